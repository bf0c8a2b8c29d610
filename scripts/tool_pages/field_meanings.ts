/** What every field of every answer means, for readers of the documents: models get by with the names. @module */
import {
  COMPARISON,
  COMPATIBILITY,
  DEPENDENCIES,
  INSPECTION,
  RELEASE_FILES,
} from "./meanings/installing.ts";
import { CACHE, HEALTH, SERVER_HEALTH, STORAGE, VULNERABILITIES } from "./meanings/judging.ts";
import { PACKAGE_INFO, PACKAGE_VERSIONS, RELEASE_ACTIVITY, SEARCH } from "./meanings/releases.ts";
import type { FieldMeanings } from "./meanings/shared.ts";

/** By tool; a test compares the names with the registry. */
export const FIELD_MEANINGS: Readonly<Record<string, FieldMeanings>> = {
  get_package_info: PACKAGE_INFO,
  get_package_versions: PACKAGE_VERSIONS,
  get_release_activity: RELEASE_ACTIVITY,
  search_packages: SEARCH,
  compare_versions: COMPARISON,
  check_compatibility: COMPATIBILITY,
  get_release_files: RELEASE_FILES,
  get_dependencies: DEPENDENCIES,
  inspect_requirements: INSPECTION,
  check_vulnerabilities: VULNERABILITIES,
  get_package_health: HEALTH,
  get_pypi_stats: STORAGE,
  health_check: SERVER_HEALTH,
  get_cache_info: CACHE,
};

/** Their insides are the same in every answer, so `docs/TOOLS.md` tells them once. */
const SHARED: FieldMeanings = {
  data_sources: "the services that were asked, how each answered, and how old the data is",
  truncated: "what was left out, and how to get it",
  target: "the Python and platform that is judged",
  index_notes: "what to know of the package index, in words",
};

/** Of one tool's answer; `shared` are its fields that several tools share. */
export function fieldMeanings(tool: string, shared: readonly string[]): FieldMeanings {
  const told = Object.entries(SHARED).filter(([name]) => shared.includes(name));
  return { ...FIELD_MEANINGS[tool], ...Object.fromEntries(told) };
}
