/** Every advisory of the embedded upstream. @module */
import { JINJA2_ADVISORIES } from "./advisories/jinja2.ts";
import { MALICIOUS_ADVISORIES } from "./advisories/malicious.ts";
import { NETWORK_ADVISORIES } from "./advisories/network.ts";
import { REQUESTS_ADVISORIES } from "./advisories/requests.ts";
import { TOOLS_ADVISORIES } from "./advisories/tools.ts";
import { URLLIB3_ADVISORIES } from "./advisories/urllib3.ts";
import { WEB_ADVISORIES } from "./advisories/web.ts";
import type { AdvisoryFacts } from "./shape.ts";

/** In no particular order; the catalogue sorts them. */
export const ALL_ADVISORIES: readonly AdvisoryFacts[] = [
  ...JINJA2_ADVISORIES,
  ...MALICIOUS_ADVISORIES,
  ...NETWORK_ADVISORIES,
  ...REQUESTS_ADVISORIES,
  ...TOOLS_ADVISORIES,
  ...URLLIB3_ADVISORIES,
  ...WEB_ADVISORIES,
];
