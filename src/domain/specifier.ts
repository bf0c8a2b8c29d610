/** PEP 440 version specifiers: parse, match, filter. Behaves as `packaging` 26. @module */
import { CallerError } from "./caller_error.ts";
import { BLANKS, stripBlanks } from "./python_blanks.ts";
import type { ReleaseVersion } from "./release_version.ts";
import {
  canonicalVersion,
  compareBases,
  comparePublicVersions,
  compareVersions,
  formatVersion,
  isPrerelease,
  tryParseVersion,
  type Version,
} from "./version.ts";

/** A comparison that a specifier can make. */
export type SpecifierOperator = "~=" | "==" | "!=" | "<=" | ">=" | "<" | ">" | "===";

/** One clause, e.g. `>=1.0`. */
export interface Specifier {
  readonly operator: SpecifierOperator;
  /** Right side as written, without blanks; `.*` included. */
  readonly text: string;
  /** Absent only for `===` with text that is no version. */
  readonly version?: Version;
  /** `==V.*` or `!=V.*`; `version` is V then. */
  readonly wildcard: boolean;
}

/** Clauses that must all hold, sorted by their text, no two equal. None admits every version. */
export interface SpecifierSet {
  readonly specifiers: readonly Specifier[];
}

/** Whether pre-releases may match; `undefined` lets the specifiers and the candidates decide. */
export interface MatchOptions {
  readonly prereleases?: boolean;
}

const MAX_LENGTH = 4096; // UTF-16 units; a set that excludes fifty releases has about 600
const RELEASE = String.raw`[${BLANKS}]*v?(?:\d+!)?\d+(?:\.\d+)`;
const SUFFIX = String.raw`(?:[-_.]?(?:alpha|beta|preview|pre|a|b|c|rc)[-_.]?\d*)?` +
  String.raw`(?:-\d+|[-_.]?(?:post|rev|r)[-_.]?\d*)?(?:[-_.]?dev[-_.]?\d*)?`;
const LOCAL = String.raw`(?:\+[a-z0-9]+(?:[-_.][a-z0-9]+)*)?`;
const CLAUSE = new RegExp(
  String.raw`===[${BLANKS}]*[^${BLANKS};)]*|[=!]=${RELEASE}*(?:\.\*|${SUFFIX}${LOCAL})|` +
    String.raw`~=${RELEASE}+${SUFFIX}|[<>]=?${RELEASE}*${SUFFIX}`,
  "iy",
);
const OPERATOR = /^(?:===|~=|==|!=|<=|>=|<|>)/;

/** Text is not a PEP 440 version specifier; the span covers the first clause that is not one. */
export class InvalidSpecifierError extends CallerError {
  override readonly name = "InvalidSpecifierError";
  constructor(input: string, span?: readonly [start: number, end: number]) {
    const found = span === undefined
      ? `found ${input.length} characters, more than ${MAX_LENGTH}`
      : `found ${JSON.stringify(input.slice(...span).slice(0, 64))} at ${span[0]}`;
    super(
      `Cannot parse specifier ${JSON.stringify(input.slice(0, 64))}: ` +
        `expected clauses such as ">=1.0", "!=1.5.*" or "~=2.2", joined by commas, ${found}`,
      input,
      span,
    );
  }
}

/**
 * Reads clauses joined by commas; empty clauses are skipped and no clause at all admits everything.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatSpecifierSet(parseSpecifierSet(">= 1.0, == 1.0,, ==1")), "==1,>=1.0");
 * ```
 * @throws {InvalidSpecifierError} If a clause is not a specifier, or `text` passes 4096 characters.
 */
export function parseSpecifierSet(text: string): SpecifierSet {
  if (text.length > MAX_LENGTH) throw new InvalidSpecifierError(text);
  const specifiers = new Map<string, Specifier>();
  let start = 0;
  for (const part of text.split(",")) {
    const clause = stripBlanks(part);
    if (clause !== "") {
      const specifier = tryParseSpecifier(clause);
      if (specifier === undefined) {
        const lead = start + part.length - stripBlanks(part, "start").length;
        throw new InvalidSpecifierError(text, [lead, lead + clause.length]);
      }
      specifiers.set(specifier.operator + specifier.text, specifier);
    }
    start += part.length + 1;
  }
  return { specifiers: sortedDistinct(specifiers) };
}

/** A set of clauses that exist already. */
export function specifierSetOf(clauses: readonly Specifier[]): SpecifierSet {
  return {
    specifiers: sortedDistinct(new Map(clauses.map((it) => [it.operator + it.text, it]))),
  };
}

/** Admits what both sets admit. */
export function intersectSpecifierSets(a: SpecifierSet, b: SpecifierSet): SpecifierSet {
  return specifierSetOf([...a.specifiers, ...b.specifiers]);
}

/** Like `parseSpecifierSet`, for data where other text is expected. */
export function tryParseSpecifierSet(text: string): SpecifierSet | undefined {
  try {
    return parseSpecifierSet(text);
  } catch (error) {
    if (error instanceof InvalidSpecifierError) return undefined;
    throw error;
  }
}

/** The first in text order stays where two clauses mean the same (`==1` and `==1.0`). */
function sortedDistinct(byText: ReadonlyMap<string, Specifier>): readonly Specifier[] {
  const distinct = new Map<string, Specifier>();
  for (const [text, specifier] of [...byText].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = specifierKey(specifier) ?? text;
    if (!distinct.has(key)) distinct.set(key, specifier);
  }
  return [...distinct.values()];
}

/** Trailing zeros count for `~=` only, where they say how much may change. */
function specifierKey({ operator, version, wildcard }: Specifier): string | undefined {
  if (version === undefined || wildcard || operator === "===") return undefined;
  return operator + (operator === "~=" ? formatVersion(version) : canonicalVersion(version));
}

/** Reads one clause, blanks around it allowed; for markers, whose comparisons are clauses. */
export function tryParseSpecifier(text: string): Specifier | undefined {
  const clause = stripBlanks(text);
  if (clause.length > MAX_LENGTH || specifierEnd(clause, 0) !== clause.length) return undefined;
  const operator = OPERATOR.exec(clause)?.[0];
  if (operator === undefined || !isOperator(operator)) return undefined;
  const right = stripBlanks(clause.slice(operator.length));
  const wildcard = operator !== "===" && right.endsWith(".*");
  const version = tryParseVersion(wildcard ? right.slice(0, -2) : right);
  if (version === undefined && operator !== "===") return undefined; // only when over-long
  return { operator, text: right, version, wildcard };
}

const OPERATORS = ["~=", "==", "!=", "<=", ">=", "<", ">", "==="] as const;

/** Whether `text` is an operator of specifiers (and of markers, beside `in` and `not in`). */
export function isOperator(text: string): text is SpecifierOperator {
  return (OPERATORS as readonly string[]).includes(text);
}

/** Where the longest clause that begins at `start` ends; `undefined` when none begins there. */
export function specifierEnd(text: string, start: number): number | undefined {
  CLAUSE.lastIndex = start;
  const match = CLAUSE.exec(text);
  return match === null ? undefined : start + match[0].length;
}

/** Canonical text: clauses without blanks, sorted, each once; `""` admits everything. */
export function formatSpecifierSet({ specifiers }: SpecifierSet): string {
  return specifiers.map(({ operator, text }) => operator + text).join(",");
}

/**
 * Whether the set admits one version. As in `packaging` 26 a pre-release is admitted unless
 * `prereleases` is `false`: a single candidate has no final release beside it. Legacy versions are
 * admitted by the empty set and by `===` only.
 */
export function contains(
  set: SpecifierSet,
  candidate: Version | ReleaseVersion,
  { prereleases }: MatchOptions = {},
): boolean {
  const version = versionOf(candidate);
  if (prereleases === false && version !== undefined && isPrerelease(version)) return false;
  return set.specifiers.every((specifier) => admits(specifier, candidate));
}

/**
 * The versions that the set admits, in the order given. Pre-releases (PEP 440, handling of
 * pre-releases): in when `prereleases` is `true`, out when it is `false`; otherwise in when a
 * clause names one, or when no final release is admitted.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { parseVersion } from "./version.ts";
 * const [final, candidate] = ["1.0", "1.1rc1"].map(parseVersion);
 * assert.ok(final !== undefined && candidate !== undefined);
 * assert.deepEqual(filterVersions(parseSpecifierSet(">=1"), [final, candidate]), [final]);
 * assert.deepEqual(filterVersions(parseSpecifierSet(">1"), [final, candidate]), [candidate]);
 * ```
 */
export function filterVersions<Candidate extends Version | ReleaseVersion>(
  set: SpecifierSet,
  candidates: readonly Candidate[],
  { prereleases }: MatchOptions = {},
): readonly Candidate[] {
  const admitted = candidates.filter((candidate) =>
    set.specifiers.every((specifier) => admits(specifier, candidate))
  );
  if (prereleases ?? (set.specifiers.some(namesPrerelease) || undefined)) return admitted;
  const kept = admitted.filter((candidate) => {
    const version = versionOf(candidate);
    return version === undefined || !isPrerelease(version);
  });
  const fallback = prereleases === undefined &&
    kept.every((candidate) => versionOf(candidate) === undefined);
  return fallback ? admitted : kept;
}

function versionOf(candidate: Version | ReleaseVersion): Version | undefined {
  return "text" in candidate ? candidate.version : candidate;
}

/** PEP 440: `!=` excludes a pre-release without asking for others. */
function namesPrerelease({ operator, version, wildcard }: Specifier): boolean {
  return operator !== "!=" && !wildcard && version !== undefined && isPrerelease(version);
}

/** Whether one clause holds, pre-releases included. */
export function admits(specifier: Specifier, candidate: Version | ReleaseVersion): boolean {
  const { operator, version: wanted } = specifier;
  if (operator === "===") {
    const text = "text" in candidate ? candidate.text : formatVersion(candidate);
    return text.toLowerCase() === specifier.text.toLowerCase();
  }
  const version = versionOf(candidate);
  if (version === undefined || wanted === undefined) return false;
  switch (operator) {
    case "==":
      return equals(version, wanted, specifier.wildcard);
    case "!=":
      return !equals(version, wanted, specifier.wildcard);
    case ">=":
      return comparePublicVersions(version, wanted) >= 0;
    case "<=":
      return comparePublicVersions(version, wanted) <= 0;
    case ">":
      return isAbove(version, wanted);
    case "<":
      return isBelow(version, wanted);
    case "~=": // PEP 440: `~=V.N` is `>=V.N, ==V.*`
      return comparePublicVersions(version, wanted) >= 0 &&
        hasPrefix(version, wanted, wanted.release.length - 1);
  }
}

/** PEP 440: the candidate's local label counts only when the specifier has one. */
function equals(version: Version, wanted: Version, wildcard: boolean): boolean {
  if (wildcard) return hasPrefix(version, wanted, wanted.release.length);
  return wanted.local === undefined
    ? comparePublicVersions(version, wanted) === 0
    : compareVersions(version, wanted) === 0;
}

/** PEP 440: prefix match on the release segment, padded with zeros, whatever follows it. */
function hasPrefix(version: Version, prefix: Version, length: number): boolean {
  if (version.epoch !== prefix.epoch) return false;
  for (let index = 0; index < length; index++) {
    if ((version.release[index] ?? 0n) !== prefix.release[index]) return false;
  }
  return true;
}

/** PEP 440: `>V` admits no post-release of V unless V is one, and no local version of V. */
function isAbove(version: Version, wanted: Version): boolean {
  if (comparePublicVersions(version, wanted) <= 0) return false;
  if (wanted.post !== undefined || wanted.dev !== undefined) return true;
  return compareBases(version, wanted) !== 0 || version.pre?.phase !== wanted.pre?.phase ||
    version.pre?.number !== wanted.pre?.number;
}

/** PEP 440: `<V` admits no pre-release of V unless V is one. */
function isBelow(version: Version, wanted: Version): boolean {
  if (comparePublicVersions(version, wanted) >= 0) return false;
  if (isPrerelease(wanted) || !isPrerelease(version)) return true;
  if (compareBases(version, wanted) !== 0) return true;
  // Of a post-release only the development releases come before it as its own.
  return wanted.post !== undefined &&
    (version.pre !== undefined || version.post !== wanted.post);
}
