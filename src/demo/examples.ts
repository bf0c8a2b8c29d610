/** Projects of the embedded upstream that stand for a story, for the tour and the tests. @module */
import { ALL_PROJECTS } from "./facts/all_projects.ts";

/** The name of a project that PyPI's administrators have quarantined. */
export const QUARANTINED_EXAMPLE: string =
  ALL_PROJECTS.find((project) => project.status === "quarantined")?.name ?? "";
