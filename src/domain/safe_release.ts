/** Where to go from a release: the releases without known advisories. @module */
import type { Advisory } from "./advisory.ts";
import {
  type AdvisoryMatcher,
  advisoryMatcher,
  type Affects,
  isWithdrawn,
} from "./advisory_match.ts";
import type { ProjectName } from "./name.ts";
import type { Release } from "./release.ts";
import {
  compareReleaseVersions,
  isPrereleaseVersion,
  type ReleaseVersion,
} from "./release_version.ts";

/** Releases without known advisories; "safe" promises nothing about what nobody has reported. */
export interface SafeReleases {
  /** The lowest one above the current release; absent: there is none. */
  readonly nearest?: ReleaseVersion;
  /** The highest one, which may be the current release or an older one; absent: there is none. */
  readonly newest?: ReleaseVersion;
  /** Releases that could have been chosen. */
  readonly consideredCount: number;
  /** How many of them were passed over because an advisory could not be compared with them. */
  readonly undecidedCount: number;
}

/**
 * Considered are PEP 440 releases with a file that is not yanked; pre-releases only if the current
 * release is one. A release is safe when no advisory that still counts affects it, and none leaves
 * it `"unknown"`. Requires-Python is not looked at.
 */
export function safeReleases(
  releases: readonly Release[],
  advisories: readonly Advisory[],
  { project, current }: { readonly project: ProjectName; readonly current: ReleaseVersion },
): SafeReleases {
  const matchers = advisories.filter((advisory) => !isWithdrawn(advisory))
    .map((advisory) => advisoryMatcher(advisory, project));
  const prereleases = isPrereleaseVersion(current);
  const considered = releases.filter(({ version, files }) =>
    version.version !== undefined && (prereleases || !isPrereleaseVersion(version)) &&
    files.some(({ yank }) => yank === undefined)
  ).map(({ version }) => version).sort(compareReleaseVersions);
  const safe: ReleaseVersion[] = [];
  let undecidedCount = 0;
  for (const version of considered) {
    const answer = anyAffects(matchers, version);
    if (answer === false) safe.push(version);
    else if (answer === "unknown") undecidedCount++;
  }
  return {
    nearest: safe.find((version) => compareReleaseVersions(version, current) > 0),
    newest: safe.at(-1),
    consideredCount: considered.length,
    undecidedCount,
  };
}

/** Stops at the first yes: old releases of big projects have hundreds of advisories. */
function anyAffects(matchers: readonly AdvisoryMatcher[], version: ReleaseVersion): Affects {
  let answer: Affects = false;
  for (const matcher of matchers) {
    const one = matcher.affects(version);
    if (one === true) return true;
    if (one === "unknown") answer = one;
  }
  return answer;
}
