/**
 * PEP 440 versions: parse, order, write. Matching is not ordering (`==1.0` admits `1.0+cpu`): see
 * `specifier.ts`. @module
 */
import { CallerError } from "./caller_error.ts";
import { stripBlanks } from "./python_blanks.ts";
import { sortKey } from "./version_key.ts";

/** One PEP 440 version. Numbers are bigint because dates and hashes in real versions pass 2^53. */
export interface Version {
  readonly epoch: bigint;
  /** Never empty; trailing zeros as written (`1.0` and `1` are equal, but not the same text). */
  readonly release: readonly bigint[];
  readonly pre?: { readonly phase: "a" | "b" | "rc"; readonly number: bigint };
  readonly post?: bigint;
  readonly dev?: bigint;
  /** Segments of the local label, lower case: numbers and words. */
  readonly local?: readonly (bigint | string)[];
}

const MAX_LENGTH = 256; // UTF-16 units; bounds regex work and bigint sizes on untrusted text
const VERSION = new RegExp(
  [
    /^v?(?:(?<epoch>\d+)!)?(?<release>\d+(?:\.\d+)*)/,
    /(?:[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<preNumber>\d+)?)?/,
    /(?:-(?<barePost>\d+)|(?<post>[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>\d+)?))?/,
    /(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d+)?)?/,
    /(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/,
  ].map((part) => part.source).join(""),
  "i",
);

/** Text is not a PEP 440 version or, for `parseReleaseVersion`, nothing that can name a release. */
export class InvalidVersionError extends CallerError {
  override readonly name = "InvalidVersionError";
  constructor(input: string, expected = "a PEP 440 version such as 2.31.0, 1.0rc1 or 4.2.post1") {
    super(
      `Cannot parse version ${JSON.stringify(input.slice(0, 64))}: expected ${expected}`,
      input,
    );
  }
}

/**
 * @example Spellings of one version are equal
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(compareVersions(parseVersion("v1.0-ALPHA.1"), parseVersion("1a1")), 0);
 * ```
 * @throws {InvalidVersionError} If `text` is not a version (PEP 440, appendix B).
 */
export function parseVersion(text: string): Version {
  const version = tryParseVersion(text);
  if (version !== undefined) return version;
  throw text.length > MAX_LENGTH
    ? new InvalidVersionError(text, `at most ${MAX_LENGTH} characters, found ${text.length}`)
    : new InvalidVersionError(text);
}

/** Like `parseVersion`, for index data, where legacy versions are expected. */
export function tryParseVersion(text: string): Version | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = tryParseRelease(text); // most versions; skips the long pattern
  if (plain !== undefined) return new ParsedVersion(0n, plain);
  const groups = VERSION.exec(stripBlanks(text))?.groups;
  if (groups?.release === undefined) return undefined;
  const { epoch, release, phase, preNumber, barePost, post, postNumber, dev, devNumber, local } =
    groups;
  const numbers = tryParseRelease(release);
  if (numbers === undefined) return undefined;
  return new ParsedVersion(
    BigInt(epoch ?? 0),
    numbers,
    phase === undefined ? undefined : { phase: phaseOf(phase), number: BigInt(preNumber ?? 0) },
    post === undefined && barePost === undefined ? undefined : BigInt(barePost ?? postNumber ?? 0),
    dev === undefined ? undefined : BigInt(devNumber ?? 0),
    local?.toLowerCase().split(/[-_.]/).map((part) => /^\d+$/.test(part) ? BigInt(part) : part),
  );
}

/** What the parser makes: a `Version` that keeps its sort key once somebody has compared it. */
class ParsedVersion implements Version {
  #key: string | undefined; // private: a copy with other fields must not take it along

  constructor(
    readonly epoch: bigint,
    readonly release: readonly bigint[],
    readonly pre?: Version["pre"],
    readonly post?: bigint,
    readonly dev?: bigint,
    readonly local?: Version["local"],
  ) {}

  static keyOf(version: Version): string {
    return #key in version ? version.#key ??= sortKey(version) : sortKey(version);
  }
}

/**
 * A text whose order is PEP 440 order: `versionKey(a) < versionKey(b)` exactly when a comes before
 * b, and equal keys mean equal versions. Not for people to read, and not to be stored: its form may
 * change.
 *
 * @example Sorting by keys
 * ```ts
 * import assert from "node:assert/strict";
 * const keys = ["1.10", "1.9", "1.9rc1"].map((text) => versionKey(parseVersion(text)));
 * assert.deepEqual(keys.toSorted(), keys.toReversed());
 * assert.equal(versionKey(parseVersion("1.0")), versionKey(parseVersion("1")));
 * ```
 */
export function versionKey(version: Version): string {
  return ParsedVersion.keyOf(version);
}

const DOT = ".".charCodeAt(0);
const ZERO = "0".charCodeAt(0);
const SMALL = Array.from({ length: 256 }, (_, number) => BigInt(number));

/** Numbers joined by dots. A pattern and a split take four times as long. */
function tryParseRelease(text: string): readonly bigint[] | undefined {
  const release: bigint[] = [];
  let start = 0;
  let number = 0; // exact as long as it is used: below 256
  for (let index = 0; index <= text.length; index++) {
    const code = index === text.length ? DOT : text.charCodeAt(index);
    if (code === DOT) {
      if (index === start) return undefined;
      release.push(SMALL[number] ?? BigInt(text.slice(start, index)));
      start = index + 1;
      number = 0;
    } else {
      if (code < ZERO || code > ZERO + 9) return undefined;
      number = number * 10 + code - ZERO;
    }
  }
  return release;
}

function phaseOf(spelling: string): "a" | "b" | "rc" {
  const first = spelling.charAt(0).toLowerCase();
  return first === "a" || first === "b" ? first : "rc"; // c, rc, pre and preview are one phase
}

/**
 * PEP 440 order: negative, zero or positive. Zero is equality (`1.0` and `1.0.0`). Compares sort
 * keys: sorting thousands of releases is the common case.
 */
export function compareVersions(a: Version, b: Version): number {
  const left = versionKey(a);
  const right = versionKey(b);
  return left === right ? 0 : left < right ? -1 : 1;
}

/** `compareVersions` without the local labels, which most specifiers ignore. */
export function comparePublicVersions(a: Version, b: Version): number {
  return compareBases(a, b) ||
    preRank(a) - preRank(b) ||
    compareNumbers(a.pre?.number, b.pre?.number) ||
    compareNumbers(a.post, b.post) ||
    // A development release comes before what it develops, so absence is the greatest here.
    Number(b.dev !== undefined) - Number(a.dev !== undefined) ||
    compareNumbers(a.dev, b.dev);
}

/** Order of epoch and release segment only, shorter ones padded with zeros. */
export function compareBases(a: Version, b: Version): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1;
  const length = Math.max(a.release.length, b.release.length);
  for (let index = 0; index < length; index++) {
    const left = a.release[index] ?? 0n;
    const right = b.release[index] ?? 0n;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** PEP 440: `1.0.dev1` (neither pre nor post) sorts before `1.0a1`, and `1.0` after `1.0rc1`. */
function preRank(version: Version): number {
  if (version.pre !== undefined) return PHASE_RANK[version.pre.phase];
  return version.dev !== undefined && version.post === undefined ? 0 : 4;
}
const PHASE_RANK = { a: 1, b: 2, rc: 3 } as const;

/** Absence sorts first. */
function compareNumbers(a: bigint | undefined, b: bigint | undefined): number {
  if (a === b) return 0;
  if (a === undefined) return -1;
  if (b === undefined) return 1;
  return a < b ? -1 : 1;
}

/**
 * The canonical spelling (PEP 440, normalization); trailing zeros stay.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatVersion(parseVersion("v1.0-ALPHA_1-2")), "1.0a1.post2");
 * ```
 */
export function formatVersion(version: Version): string {
  return write(version, version.release.length);
}

/** The canonical spelling without trailing zeros: equal versions have equal text. */
export function canonicalVersion(version: Version): string {
  let length = version.release.length;
  while (length > 1 && version.release[length - 1] === 0n) length--;
  return write(version, length);
}

function write({ epoch, release, pre, post, dev, local }: Version, length: number): string {
  return (epoch === 0n ? "" : `${epoch}!`) +
    release.slice(0, length).join(".") +
    (pre === undefined ? "" : `${pre.phase}${pre.number}`) +
    (post === undefined ? "" : `.post${post}`) +
    (dev === undefined ? "" : `.dev${dev}`) +
    (local === undefined ? "" : `+${local.join(".")}`);
}

/** PEP 440 counts development releases as pre-releases, also those of a post-release. */
export function isPrerelease(version: Version): boolean {
  return version.pre !== undefined || version.dev !== undefined;
}

/** Whether the version has a post-release segment. */
export function isPostrelease(version: Version): boolean {
  return version.post !== undefined;
}
