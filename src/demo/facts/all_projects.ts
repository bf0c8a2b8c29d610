/** Every project of the embedded upstream. @module */
import { JINJA2 } from "./jinja2.ts";
import { REQUESTS } from "./requests.ts";
import { URLLIB3 } from "./urllib3.ts";
import type { ProjectFacts } from "./shape.ts";

/** By file name. */
export const ALL_PROJECTS: readonly ProjectFacts[] = [
  JINJA2,
  REQUESTS,
  URLLIB3,
];
