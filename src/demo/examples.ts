/** Projects of the embedded upstream that stand for a story, for the tour and the tests. @module */
import { ALL_PROJECTS } from "./facts/all_projects.ts";

/** The name of a project that PyPI's administrators have quarantined. */
export const QUARANTINED_EXAMPLE: string =
  ALL_PROJECTS.find((project) => project.status === "quarantined")?.name ?? "";

/** The name of a project that its owner has archived (PEP 792). */
export const ARCHIVED_EXAMPLE: string =
  ALL_PROJECTS.find((project) => project.status === "archived")?.name ?? "";

/** Malware that PyPI has removed: only OSV knows the name. */
export const MALICIOUS_EXAMPLE = "3web";
