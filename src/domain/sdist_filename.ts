/** File names of source distributions (PEP 527, 625): `name-version.tar.gz`. @module */
import { CallerError } from "./caller_error.ts";
import { normalizeName } from "./name.ts";
import { tryParseVersion, type Version } from "./version.ts";

/** What a name tells. */
export interface SdistFilename {
  /** Normalised. */
  readonly name: string;
  readonly version: Version;
}

const MAX_LENGTH = 512; // UTF-16 units, as for wheels
const SUFFIXES = [".tar.gz", ".zip"] as const;

/** Text is not the file name of a source distribution. */
export class InvalidSdistFilenameError extends CallerError {
  override readonly name = "InvalidSdistFilenameError";
  constructor(input: string, expected: string) {
    super(
      `Cannot parse sdist file name ${JSON.stringify(input.slice(0, 128))}: expected ${expected}`,
      input,
    );
  }
}

/**
 * As `packaging` 26.3 reads it: the version follows the last dash, since the name may hold some.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parseSdistFilename("python-dateutil-2.8.2.tar.gz").name, "python-dateutil");
 * ```
 * @throws {InvalidSdistFilenameError} If it is none, or longer than 512 characters.
 */
export function parseSdistFilename(text: string): SdistFilename {
  if (text.length > MAX_LENGTH) {
    throw new InvalidSdistFilenameError(text, `at most ${MAX_LENGTH} characters`);
  }
  const suffix = SUFFIXES.find((known) => text.endsWith(known));
  if (suffix === undefined) {
    throw new InvalidSdistFilenameError(text, 'a name that ends in ".tar.gz" or ".zip"');
  }
  const stem = text.slice(0, -suffix.length);
  const dash = stem.lastIndexOf("-");
  if (dash < 1) throw new InvalidSdistFilenameError(text, 'a name, "-" and a version');
  const version = tryParseVersion(stem.slice(dash + 1));
  if (version === undefined) {
    throw new InvalidSdistFilenameError(text, "a PEP 440 version after the last dash");
  }
  return { name: normalizeName(stem.slice(0, dash)), version };
}
