/** Which one release a specifier set admits, if it is one. @module */
import { parseSpecifierSet } from "../specifier.ts";
import { formatVersion, tryParseVersion } from "../version.ts";

/**
 * The release of a set that is a single `==` or `===` clause without wildcard, in its canonical
 * spelling (`===` may hold other text: as written); else `undefined`.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(pinnedVersion("==1.0-RC1"), "1.0rc1");
 * assert.equal(pinnedVersion("==1.*"), undefined);
 * ```
 * @throws {InvalidSpecifierError} If `specifier` is not a specifier set.
 */
export function pinnedVersion(specifier: string): string | undefined {
  if (!specifier.startsWith("==")) return undefined; // sorted, "==" comes before ">=" but after "<"
  const { specifiers } = parseSpecifierSet(specifier);
  const [only] = specifiers;
  if (only === undefined || specifiers.length !== 1 || only.wildcard) return undefined;
  return only.version === undefined ? only.text : formatVersion(only.version);
}

/** The canonical spelling of a version, or the text itself where it is none. */
export function canonicalOrSame(text: string): string {
  const version = tryParseVersion(text);
  return version === undefined ? text : formatVersion(version);
}
