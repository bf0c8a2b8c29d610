/** Every advisory of the embedded upstream. @module */
import { JINJA2_ADVISORIES } from "./advisories/jinja2.ts";
import { REQUESTS_ADVISORIES } from "./advisories/requests.ts";
import { URLLIB3_ADVISORIES } from "./advisories/urllib3.ts";
import type { AdvisoryFacts } from "./shape.ts";

/** By project. */
export const ALL_ADVISORIES: readonly AdvisoryFacts[] = [
  ...JINJA2_ADVISORIES,
  ...REQUESTS_ADVISORIES,
  ...URLLIB3_ADVISORIES,
];
