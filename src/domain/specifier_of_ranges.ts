/** From sets of versions back to specifiers. @module */
import {
  type Specifier,
  type SpecifierOperator,
  type SpecifierSet,
  specifierSetOf,
  tryParseSpecifier,
} from "./specifier.ts";
import { formatVersion, isPrerelease, type Version } from "./version.ts";
import { cutAfterLocals, cutAfterPrefix, type VersionCut } from "./version_cut.ts";
import type { VersionInterval, VersionRanges } from "./version_range.ts";

/**
 * Specifier sets that together admit the versions of the set when pre-releases are allowed; none
 * for the empty set. `undefined` where PEP 440 has no words for it: nothing ends after all
 * post-releases of a version (what `>1.0` leaves over), and no clause refuses one text as `===`
 * admits one. Texts that are no versions count only where the whole set admits them.
 *
 * @example What two sets have in common, in few words
 * ```ts
 * import assert from "node:assert/strict";
 * import { formatSpecifierSet, parseSpecifierSet } from "./specifier.ts";
 * import { rangesOf } from "./version_range.ts";
 * const ranges = rangesOf(parseSpecifierSet(">=1,~=1.4,!=1.5,>=1.2"));
 * assert.deepEqual(specifierOfRanges(ranges)?.map(formatSpecifierSet), ["!=1.5,<2,>=1.4"]);
 * ```
 */
export function specifierOfRanges(ranges: VersionRanges): readonly SpecifierSet[] | undefined {
  const sets: SpecifierSet[] = [];
  for (const group of groups(ranges.intervals)) {
    const clauses = clausesOf(group, ranges.legacy);
    if (clauses === undefined) return undefined;
    sets.push(specifierSetOf(clauses));
  }
  for (const [text, member] of ranges.literals) {
    const clause = member ? tryParseSpecifier(`===${text}`) : undefined;
    if (clause === undefined) return undefined;
    sets.push(specifierSetOf([clause]));
  }
  return sets;
}

/** Intervals whose gaps are single exclusions, so that one specifier set says them all. */
interface Group {
  readonly from?: VersionCut;
  readonly exclusions: Specifier[];
  to?: VersionCut;
}

function groups(intervals: readonly VersionInterval[]): readonly Group[] {
  const found: Group[] = [];
  for (const { from, to } of intervals) {
    const last = found.at(-1);
    const exclusion = last && single("!=", last.to, from);
    if (last === undefined || exclusion === undefined) found.push({ from, exclusions: [], to });
    else {
      last.exclusions.push(exclusion);
      last.to = to;
    }
  }
  return found;
}

function clausesOf(group: Group, legacy: boolean): readonly Specifier[] | undefined {
  const { from, to, exclusions } = group;
  const equal = exclusions.length === 0 ? single("==", from, to) : undefined;
  if (equal !== undefined) return [equal];
  const clauses = [...lowerClauses(from), ...upperClauses(to), ...exclusions];
  if (clauses.length === 0 && !legacy) clauses.push(clause(">=", FIRST));
  return clauses.every((it) => it !== undefined) ? clauses : undefined;
}

const FIRST: Version = { epoch: 0n, release: [0n], dev: 0n };

/** One clause for what lies between two places, if there is one: a version, or a wildcard. */
function single(
  operator: "==" | "!=",
  from: VersionCut | undefined,
  to: VersionCut | undefined,
): Specifier | undefined {
  if (from?.place !== "before" || to === undefined) return undefined;
  const { version } = from;
  if (version.local !== undefined) {
    return to.key === from.key + "\x00" ? clause(operator, version) : undefined;
  }
  if (cutAfterLocals(version).key === to.key) return clause(operator, version);
  const prefix = isFirstOfRelease(version) ? prefixBetween(version, to) : undefined;
  return prefix && clause(operator, { epoch: version.epoch, release: prefix }, true);
}

function isFirstOfRelease({ pre, post, dev }: Version): boolean {
  return pre === undefined && post === undefined && dev === 0n;
}

/** The release segment `P` of `P.*`: both ends agree but for its last number. */
function prefixBetween({ epoch, release }: Version, to: VersionCut): readonly bigint[] | undefined {
  const end = to.version.release;
  let length = 0;
  while (length < end.length && (release[length] ?? 0n) === end[length]) length++;
  const prefix = Array.from({ length: length + 1 }, (_, index) => release[index] ?? 0n);
  if (release.slice(length + 1).some((number) => number !== 0n)) return undefined;
  return cutAfterPrefix(epoch, prefix).key === to.key ? prefix : undefined;
}

/**
 * One `undefined` is all where there are no words. Names no pre-release where that can be, since
 * naming one invites all others.
 */
function lowerClauses(from: VersionCut | undefined): readonly (Specifier | undefined)[] {
  if (from === undefined) return [];
  const { version, place } = from;
  if (place === "after posts") return [clause(">", version)];
  if (place === "after" || version.local !== undefined) return [undefined];
  const { post, dev } = version;
  if (dev !== 0n || post === undefined) return [clause(">=", version)];
  const base = { ...version, dev: undefined };
  if (post > 0n) return [clause(">", { ...base, post: post - 1n })];
  const before = { ...base, post: undefined };
  return [clause(">=", before), clause("!=", before)];
}

/** As `lowerClauses`, for the other end. */
function upperClauses(to: VersionCut | undefined): readonly (Specifier | undefined)[] {
  if (to === undefined) return [];
  const { version, place } = to;
  if (place !== "before" || version.local !== undefined) return [undefined];
  if (!isPrerelease(version)) return [clause("<=", version), clause("!=", version)];
  const { pre, post, dev } = version;
  const base = { ...version, dev: undefined };
  if (dev === 0n && post === 0n) return [clause("<=", { ...base, post: undefined })];
  return [clause("<", dev === 0n && pre === undefined ? base : version)];
}

/** `undefined` where the next number has a digit more than a version may have. */
function clause(
  operator: SpecifierOperator,
  version: Version,
  wildcard = false,
): Specifier | undefined {
  return tryParseSpecifier(operator + formatVersion(version) + (wildcard ? ".*" : ""));
}
