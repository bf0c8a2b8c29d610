/** What stands out beside a health score. @module */
import type { HealthScore } from "../domain/health_score.ts";
import type { ProjectStatus } from "../domain/release.ts";
import { isPrereleaseVersion, releaseType, toReleaseVersion } from "../domain/release_version.ts";
import { hasKnownAdvisories, isMaliciousVerdict, type Verdict } from "./vulnerability_verdict.ts";

const THIN_COVERAGE = 0.7; // below it a score says little

/** What the notes are made from. */
export interface HealthNoteFacts {
  readonly score: HealthScore;
  readonly verdict: Verdict;
  readonly yanked: boolean;
  /** Absent: unknown. */
  readonly projectStatus?: ProjectStatus | undefined;
  readonly version: string;
  readonly latest: string;
  readonly isLatest: boolean;
}

/** Worst first; nothing where nothing stands out. */
export function healthNotes(facts: HealthNoteFacts): string[] {
  const { score, verdict, yanked, projectStatus, version, latest, isLatest } = facts;
  const malicious = isMaliciousVerdict(verdict);
  return [
    ...(malicious ? [`${version} is reported as malware: do not install it.`] : []),
    ...(projectStatus === "quarantined"
      ? ["The index's administrators have quarantined this project: do not install it."]
      : []),
    ...(hasKnownAdvisories(verdict) && !malicious
      ? [`${version} has known advisories: call check_vulnerabilities for what to do.`]
      : []),
    ...(verdict.status === "unknown" && hasKnownAdvisories(verdict)
      ? ["Whether there are more than those is unknown."]
      : verdict.status === "unknown"
      ? ["Whether this release has known vulnerabilities is unknown, which is not none."]
      : []),
    ...(yanked ? [`${version} was yanked by its publisher.`] : []),
    ...(projectStatus === "archived" || projectStatus === "deprecated"
      ? [`The project is ${projectStatus}: expect no fixes.`]
      : []),
    ...(isPrereleaseVersion(toReleaseVersion(version))
      ? [`${version} is a pre-release: installers take it only when asked.`]
      : []),
    ...(isLatest ? [] : [latestNote(latest)]),
    ...(score.heldBy === undefined || score.heldBy.atMost === 0
      ? []
      : [`The score is held to ${score.heldBy.atMost}, because ${score.heldBy.evidence}.`]),
    ...(score.coverage < THIN_COVERAGE
      ? [
        `The score stands on ${Math.round(score.coverage * 100)} % of what would be looked at; ` +
        "do not compare it with others.",
      ]
      : []),
  ];
}

/** The version looked at may be a pre-release above it. */
function latestNote(latest: string): string {
  const type = releaseType(toReleaseVersion(latest));
  return `${latest} is the latest ${type === "stable" || type === "post" ? "stable " : ""}release.`;
}
