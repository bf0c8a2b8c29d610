/** Which vulnerabilities of a project a version has: groups of records, each judged as a whole. @module */
import type { Advisory } from "../domain/advisory.ts";
import {
  type AdvisoryGroup,
  groupAdvisories,
  type GroupMatch,
  matchGroup,
} from "../domain/advisory_group.ts";
import { advisoryMatcher, isWithdrawn } from "../domain/advisory_match.ts";
import type { ProjectName } from "../domain/name.ts";
import type { ReleaseVersion } from "../domain/release_version.ts";

/** One vulnerability, and what its records say about the version. */
export interface JudgedGroup {
  readonly group: AdvisoryGroup;
  readonly match: GroupMatch;
}

/** What the records say about a project that no version can be compared with. */
const NO_VERSION: GroupMatch = { affects: "unknown", ranges: [], fixedIn: [] };

/**
 * Every group of the project, worst first, withdrawn ones last. Records are grouped before they are compared, so that
 * an alias links two records through a third that does not name the version. Without a version nothing is decided,
 * but malware: a project that is gone and was malware is not waiting for a good release.
 */
export function judge(
  records: readonly Advisory[],
  project: ProjectName,
  version: ReleaseVersion | undefined,
): readonly JudgedGroup[] {
  return groupAdvisories(records, { project }).map((group) => ({
    group,
    match: version === undefined
      ? { ...NO_VERSION, affects: group.malicious ? true : "unknown" }
      : matchGroup(group, project, version),
  }));
}

/** Whether any record that was not withdrawn surely affects the version. */
export function anyAffects(
  records: readonly Advisory[],
  project: ProjectName,
  version: ReleaseVersion,
): boolean {
  return records.some((record) =>
    !isWithdrawn(record) && advisoryMatcher(record, project).affects(version) === true
  );
}
