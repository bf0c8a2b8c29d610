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
  /** The lowest one above the current release; absent: there is none, or a legacy version has no order. */
  readonly nearest?: ReleaseVersion;
  /**
   * The highest one, which may be the current release or an older one; absent: there is none. A
   * pre-release only where no final one is at or above the current release.
   */
  readonly newest?: ReleaseVersion;
  /** Releases passed over in the search because an advisory could not be compared with them. */
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
  const prereleases = isPrereleaseVersion(current);
  const considered = releases.filter(({ version, files }) =>
    version.version !== undefined && (prereleases || !isPrereleaseVersion(version)) &&
    files.some(({ yank }) => yank === undefined)
  ).map(({ version }) => version).sort(compareReleaseVersions);
  const judge = new ReleaseJudge(advisories, project);
  const isSafe = (version: ReleaseVersion) => judge.affects(version) === false;
  const isFinal = (version: ReleaseVersion) =>
    !isPrereleaseVersion(version) && compareReleaseVersions(version, current) >= 0;
  const nearest = current.version === undefined
    ? undefined
    : considered.find((version) => compareReleaseVersions(version, current) > 0 && isSafe(version));
  const newestFinal = prereleases
    ? considered.findLast((version) => isFinal(version) && isSafe(version))
    : undefined;
  const newest = newestFinal ?? considered.findLast(isSafe);
  return { nearest, newest, undecidedCount: judge.undecidedCount };
}

/**
 * Judges each release once. Neighbouring releases share their advisories, so the matcher that found
 * the last one affected is asked first: a run of affected releases costs one question each, not one
 * for each advisory.
 */
class ReleaseJudge {
  readonly #matchers: readonly AdvisoryMatcher[];
  readonly #answers = new Map<ReleaseVersion, Affects>();
  #last: AdvisoryMatcher | undefined;
  undecidedCount = 0;

  constructor(advisories: readonly Advisory[], project: ProjectName) {
    this.#matchers = advisories.filter((advisory) => !isWithdrawn(advisory))
      .map((advisory) => advisoryMatcher(advisory, project));
  }

  affects(version: ReleaseVersion): Affects {
    const known = this.#answers.get(version);
    if (known !== undefined) return known;
    const answer = this.#ask(version);
    if (answer === "unknown") this.undecidedCount++;
    this.#answers.set(version, answer);
    return answer;
  }

  #ask(version: ReleaseVersion): Affects {
    if (this.#last?.affects(version) === true) return true;
    let answer: Affects = false;
    for (const matcher of this.#matchers) {
      const one = matcher.affects(version);
      if (one === true) {
        this.#last = matcher;
        return true;
      }
      if (one === "unknown") answer = one;
    }
    return answer;
  }
}
