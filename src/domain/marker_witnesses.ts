/**
 * Versions that stand for all: comparisons with a few versions change their answers at a few places
 * of PEP 440 order, so one version behind each place tells everything. @module
 */
import { stripBlanks } from "./python_blanks.ts";
import { formatVersion, tryParseVersion, type Version } from "./version.ts";

/** A value of `python_version`. */
export interface MinorVersion {
  readonly major: bigint;
  readonly minor: bigint;
}

/** Ascending. */
export function compareMinors(a: MinorVersion, b: MinorVersion): number {
  const [left, right] = a.major === b.major ? [a.minor, b.minor] : [a.major, b.major];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** As `python_version` is written. */
export function formatMinor({ major, minor }: MinorVersion): string {
  return `${major}.${minor}`;
}

/** The major and minor number of a version. */
export function minorOf({ release }: Version): MinorVersion {
  return { major: release[0] ?? 0n, minor: release[1] ?? 0n };
}

/**
 * The version of a literal; the stars of a wildcard are not part of it. Operator and literal are put
 * together and read again, so that `> "=3"` compares with 3, too.
 */
function versionOfLiteral(text: string): Version | undefined {
  return tryParseVersion(stripBlanks(stripBlanks(text).replace(/^=/, "").replace(/\.\*$/, "")));
}

/**
 * Values of `python_version`, ascending: no comparison with one of `literals` changes its answer
 * between one of them and the next. `undefined`: they are too many.
 */
export function minorWitnesses(
  literals: readonly string[],
  maxCount: number,
): readonly MinorVersion[] | undefined {
  const witnesses = new Map<string, MinorVersion>();
  const add = (major: bigint, minor: bigint) => {
    witnesses.set(`${major}.${minor}`, { major, minor });
  };
  add(0n, 0n);
  for (const literal of literals) {
    const version = versionOfLiteral(literal);
    const places = version === undefined ? [] : [minorOf(version)];
    // For `in`, the values that the text holds; each run of digits may be cut short.
    for (const [pair = "", left = "", right = ""] of literal.matchAll(/(\d+)\.(?=(\d+))/g)) {
      if (pair.length + right.length > 16) return undefined;
      for (let from = 0; from < left.length; from++) {
        for (let to = 1; to <= right.length; to++) {
          places.push({ major: BigInt(left.slice(from)), minor: BigInt(right.slice(0, to)) });
        }
      }
    }
    for (const { major, minor } of places) {
      add(major, 0n);
      add(major, minor);
      add(major, minor + 1n);
      add(major + 1n, 0n);
      if (witnesses.size > maxCount) return undefined;
    }
  }
  return [...witnesses.values()].sort(compareMinors);
}

/**
 * Versions, canonical text: every answer that comparisons with `literals` give together is given for
 * one of them. The first version after each place where a comparison changes its answer; where there
 * is no first (after the post-releases of 1.0 nothing is), one before all that is longer than `literals`.
 */
export function versionWitnesses(literals: readonly string[]): readonly string[] {
  const versions = literals.flatMap((literal) => versionOfLiteral(literal) ?? []);
  const length = Math.max(2, ...versions.map(({ release }) => release.length)) + 1;
  const witnesses = new Set<string>(["0.dev0"]);
  for (const version of versions) {
    for (const witness of around(version, length)) witnesses.add(formatVersion(witness));
  }
  return [...witnesses];
}

function around(version: Version, length: number): readonly Version[] {
  const { pre, post, dev } = version;
  const exact = { ...version, local: undefined };
  const found: Version[] = [version, exact];
  // The version, what it is a development release of, what that is a post-release of, and the final.
  const base: Version = { ...exact, pre: undefined, post: undefined, dev: undefined };
  for (const own of [exact, { ...exact, dev: undefined }, { ...base, pre }, base]) {
    found.push(own);
    if (own.dev !== undefined) found.push({ ...own, dev: own.dev + 1n });
    else {
      found.push({ ...own, dev: 0n });
      found.push({ ...own, post: own.post === undefined ? 0n : own.post + 1n, dev: 0n });
    }
  }
  if (pre !== undefined) {
    found.push({ ...base, pre: { ...pre, number: pre.number + 1n }, dev: 0n });
  }
  if (post !== undefined || dev !== undefined) found.push({ ...base, pre, post });
  const zeros = Array.from({ length: length - base.release.length }, () => 0n);
  found.push({ ...base, release: [...base.release, ...zeros, 1n], dev: 0n });
  for (let count = 1; count <= base.release.length; count++) { // prefixes: ==V.* and ~=V
    const release = base.release.slice(0, count);
    const next = release.with(count - 1, (release[count - 1] ?? 0n) + 1n);
    found.push({ ...base, release, dev: 0n }, { ...base, release: next, dev: 0n });
  }
  return found;
}
