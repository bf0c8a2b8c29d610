/** Sets of versions as ranges of PEP 440 order: what specifiers admit, and its algebra. @module */
import type { ReleaseVersion } from "./release_version.ts";
import type { Specifier, SpecifierSet } from "./specifier.ts";
import {
  formatVersion,
  isPrerelease,
  tryParseVersion,
  type Version,
  versionKey,
} from "./version.ts";
import {
  cutAfter,
  cutAfterLocals,
  cutAfterPosts,
  cutAfterPrefix,
  cutBefore,
  cutBeforePrefix,
  type VersionCut,
} from "./version_cut.ts";

/** All versions from one place to another; without `from` the first ones, without `to` the last. */
export interface VersionInterval {
  readonly from?: VersionCut;
  readonly to?: VersionCut;
}

/**
 * A set of versions, pre-releases included, in one form only: equal sets have equal keys. `===`
 * compares text, which is not a range of versions (`===1.0` refuses `1.0.0`), so such texts stand
 * apart.
 */
export interface VersionRanges {
  /** Ascending; between one and the next there is always a version. */
  readonly intervals: readonly VersionInterval[];
  /** Texts, lower case, that are in (`true`) or out although the rest of the set says otherwise. */
  readonly literals: ReadonlyMap<string, boolean>;
  /**
   * Whether texts that are no versions are in. No clause but `===` admits them; no clause at all
   * does.
   */
  readonly legacy: boolean;
}

const NO_LITERALS: VersionRanges["literals"] = new Map();
const FIRST_KEY = versionKey({ epoch: 0n, release: [0n], dev: 0n });
const AFTER_ALL = "\uffff";
const EVERYTHING: VersionRanges = { intervals: [{}], literals: NO_LITERALS, legacy: true };

/**
 * What the set admits when pre-releases are allowed: `rangesContain` is `contains` with
 * `prereleases: true`.
 *
 * @example What no version can satisfy
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseSpecifierSet } from "./specifier.ts";
 * const [flask, celery] = [">=2,<3", ">=3.0a1"].map(parseSpecifierSet).map(rangesOf);
 * assert.ok(flask !== undefined && celery !== undefined);
 * assert.ok(isEmptyRanges(intersectRanges(flask, celery)));
 * ```
 */
export function rangesOf(set: SpecifierSet): VersionRanges {
  let parts = set.specifiers.map(rangesOfClause);
  while (parts.length > 1) { // in pairs: a set of a thousand clauses stays cheap
    parts = parts.flatMap((part, index) => {
      if (index % 2 === 1) return [];
      const next = parts[index + 1];
      return [next === undefined ? part : intersectRanges(part, next)];
    });
  }
  return parts[0] ?? EVERYTHING;
}

function rangesOfClause({ operator, text, version, wildcard }: Specifier): VersionRanges {
  if (operator === "===" || version === undefined) {
    return { intervals: [], literals: new Map([[text.toLowerCase(), true]]), legacy: false };
  }
  switch (operator) {
    case "==":
      return between(...equalTo(version, wildcard));
    case "!=": {
      const [from, to] = equalTo(version, wildcard);
      return unionRanges(between(undefined, from), between(to, undefined));
    }
    case ">=":
      return between(cutBefore(version), undefined);
    case "<=":
      return between(undefined, cutAfterLocals(version));
    case ">": { // PEP 440: no post-release of V unless V is one, and no local version of V
      const single = version.post !== undefined || version.dev !== undefined;
      return between(single ? cutAfterLocals(version) : cutAfterPosts(version), undefined);
    }
    case "<": // PEP 440: no pre-release of V unless V is one
      return between(undefined, cutBefore(isPrerelease(version) ? version : firstOf(version)));
    case "~=":
      return between(
        cutBefore(version),
        cutAfterPrefix(version.epoch, version.release.slice(0, -1)),
      );
  }
}

/** PEP 440: local versions of V are equal to V unless V has a label itself. */
function equalTo(version: Version, wildcard: boolean): [VersionCut, VersionCut] {
  const { epoch, release, local } = version;
  if (wildcard) return [cutBeforePrefix(epoch, release), cutAfterPrefix(epoch, release)];
  return [cutBefore(version), local === undefined ? cutAfterLocals(version) : cutAfter(version)];
}

function firstOf({ epoch, release, post }: Version): Version {
  return { epoch, release, post, dev: 0n };
}

function between(from: VersionCut | undefined, to: VersionCut | undefined): VersionRanges {
  const start = from !== undefined && from.key <= FIRST_KEY ? undefined : from;
  const empty = endKey(to) <= FIRST_KEY || startKey(start) >= endKey(to);
  return { intervals: empty ? [] : [{ from: start, to }], literals: NO_LITERALS, legacy: false };
}

/** The versions in both. */
export function intersectRanges(a: VersionRanges, b: VersionRanges): VersionRanges {
  const intervals: VersionInterval[] = [];
  let [left, right] = [0, 0];
  while (true) {
    const one = a.intervals[left];
    const other = b.intervals[right];
    if (one === undefined || other === undefined) break;
    const from = startKey(one.from) >= startKey(other.from) ? one.from : other.from;
    const to = endKey(one.to) <= endKey(other.to) ? one.to : other.to;
    if (startKey(from) < endKey(to)) intervals.push({ from, to });
    if (to === one.to) left++;
    else right++;
  }
  const legacy = a.legacy && b.legacy;
  if (a.literals.size + b.literals.size === 0) return { intervals, literals: NO_LITERALS, legacy };
  const texts = [...a.literals.keys(), ...b.literals.keys()];
  return withLiterals({ intervals, literals: NO_LITERALS, legacy }, texts, (text) => (
    containsText(a, text) && containsText(b, text)
  ));
}

/** The versions in either. */
export function unionRanges(a: VersionRanges, b: VersionRanges): VersionRanges {
  return complementRanges(intersectRanges(complementRanges(a), complementRanges(b)));
}

/** The versions, and the texts that are none, that are not in the set. */
export function complementRanges({ intervals, literals, legacy }: VersionRanges): VersionRanges {
  const gaps: VersionInterval[] = [];
  let from: VersionCut | undefined;
  let open = true; // whether versions are left after the last interval
  for (const interval of intervals) {
    if (interval.from !== undefined) gaps.push({ from, to: interval.from });
    from = interval.to;
    open = from !== undefined;
  }
  if (open) gaps.push({ from });
  const flipped = new Map([...literals].map(([text, member]) => [text, !member]));
  return { intervals: gaps, literals: flipped, legacy: !legacy };
}

/** Whether nothing is in the set: exact, since different places have a version between them. */
export function isEmptyRanges({ intervals, literals, legacy }: VersionRanges): boolean {
  return intervals.length === 0 && !legacy && [...literals.values()].every((member) => !member);
}

/** Whether a version is in the set; a release by its text where a `===` clause asks for that. */
export function rangesContain(
  ranges: VersionRanges,
  candidate: Version | ReleaseVersion,
): boolean {
  const version = "text" in candidate ? candidate.version : candidate;
  if (ranges.literals.size > 0) {
    const text = "text" in candidate ? candidate.text : formatVersion(candidate);
    const member = ranges.literals.get(text.toLowerCase());
    if (member !== undefined) return member;
  }
  return version === undefined ? ranges.legacy : containsKey(ranges.intervals, versionKey(version));
}

function containsText(ranges: VersionRanges, text: string): boolean {
  return rangesContain(ranges, { text, version: tryParseVersion(text) });
}

/** Binary search: the last interval that begins at or before the version decides. */
function containsKey(intervals: readonly VersionInterval[], key: string): boolean {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startKey(intervals[middle]?.from) <= key) low = middle + 1;
    else high = middle;
  }
  const found = intervals[low - 1];
  return found !== undefined && key < endKey(found.to);
}

/** Adds the texts about which the rest of the set is wrong. */
function withLiterals(
  ranges: VersionRanges,
  texts: readonly string[],
  member: (text: string) => boolean,
): VersionRanges {
  const literals = new Map(
    texts.map((text) => [text, member(text)] as const)
      .filter(([text, wanted]) => containsText(ranges, text) !== wanted),
  );
  return { ...ranges, literals };
}

function startKey(from: VersionCut | undefined): string {
  return from === undefined ? "" : from.key;
}

function endKey(to: VersionCut | undefined): string {
  return to === undefined ? AFTER_ALL : to.key;
}
