/** File names of wheels (PEP 427, 491): `name-version(-build)-interpreter-abi-platform.whl`. @module */
import { CallerError } from "./caller_error.ts";
import { normalizeName } from "./name.ts";
import { expandTags, type Tag, type TagSet, tryParseTagSet } from "./tag.ts";
import { tryParseVersion, type Version } from "./version.ts";

/** The leading digits, and the rest as text; higher ones are preferred among equal tags. */
export type BuildTag = readonly [number: bigint, suffix: string];

/** What a name tells, the tags as the compressed set that they are written as. */
export interface WheelName {
  /** Normalised. Names that the format allows and an index would not (`_a`, letters beyond ASCII) are kept. */
  readonly name: string;
  readonly version: Version;
  readonly build?: BuildTag;
  readonly tagSet: TagSet;
}

/** What a name tells. */
export interface WheelFilename extends Omit<WheelName, "tagSet"> {
  /** Every combination of the compressed set; at least one. */
  readonly tags: readonly Tag[];
}

const MAX_LENGTH = 512; // UTF-16 units; the longest on PyPI have about 250
const SUFFIX = ".whl";
const ASCII_NAME = /^[a-z0-9._]+$/i;
const NAME = /^[\p{L}\p{N}_.]+$/u;
const BUILD = /^([0-9]+)([^\n]*)/;

/** Text is not the file name of a wheel. */
export class InvalidWheelFilenameError extends CallerError {
  override readonly name = "InvalidWheelFilenameError";
  constructor(input: string, expected: string) {
    super(
      `Cannot parse wheel file name ${JSON.stringify(input.slice(0, 128))}: expected ${expected}`,
      input,
    );
  }
}

/**
 * As `packaging` 26.3 reads it, the suffix in lower case only.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const wheel = parseWheelFilename("Foo_Bar-1.0-2b-py2.py3-none-any.whl");
 * assert.equal(wheel.name, "foo-bar");
 * assert.deepEqual(wheel.build, [2n, "b"]);
 * assert.equal(wheel.tags.length, 2);
 * ```
 * @throws {InvalidWheelFilenameError} If it is none, or longer than 512 characters.
 * @throws {InvalidTagError} If its tag sets stand for more than 1024 tags.
 */
export function parseWheelFilename(text: string): WheelFilename {
  const read = readWheelName(text);
  if (typeof read === "string") throw new InvalidWheelFilenameError(text, read);
  const { tagSet, ...rest } = read;
  return { ...rest, tags: expandTags(tagSet) };
}

/** For index data, where odd names are expected. */
export function tryParseWheelName(text: string): WheelName | undefined {
  const read = readWheelName(text);
  return typeof read === "string" ? undefined : read;
}

/** The name, or what was expected of the text that is none. */
function readWheelName(text: string): WheelName | string {
  if (text.length > MAX_LENGTH) return `at most ${MAX_LENGTH} characters`;
  if (!text.endsWith(SUFFIX)) return `a name that ends in "${SUFFIX}"`;
  const parts = splitWheelStem(text.slice(0, -SUFFIX.length));
  if (parts === undefined) {
    return "name-version-interpreter-abi-platform.whl, or the same with a build after the version";
  }
  const { name, version: versionText, build: buildText, tags } = parts;
  if (name.includes("__") || !(ASCII_NAME.test(name) || NAME.test(name))) {
    return 'a project name of letters, digits, "_" and "."';
  }
  const version = tryParseVersion(versionText);
  if (version === undefined) return "a PEP 440 version after the name";
  const build = buildText === undefined ? undefined : BUILD.exec(buildText);
  if (build === null) return "a build tag that begins with a digit";
  const tagSet = tryParseTagSet(tags);
  if (tagSet === undefined) return "tags of three parts, none of them empty";
  return {
    name: normalizeName(name),
    version,
    ...(build === undefined ? {} : { build: [BigInt(build[1] ?? 0), build[2] ?? ""] }),
    tagSet,
  };
}

/** The parts of the name as written. */
export interface WheelParts {
  readonly name: string;
  readonly version: string;
  readonly build?: string;
  /** The last three parts. */
  readonly tags: string;
}

/** Cuts a name without its suffix at the dashes; `undefined`: there are not four or five. */
export function splitWheelStem(stem: string): WheelParts | undefined {
  const first = stem.indexOf("-");
  const second = stem.indexOf("-", first + 1);
  const third = stem.indexOf("-", second + 1);
  const fourth = stem.indexOf("-", third + 1);
  if (first < 0 || second <= first || third <= second || fourth <= third) return undefined;
  const name = stem.slice(0, first);
  const version = stem.slice(first + 1, second);
  const fifth = stem.indexOf("-", fourth + 1);
  if (fifth < 0) return { name, version, tags: stem.slice(second + 1) };
  if (stem.indexOf("-", fifth + 1) >= 0) return undefined;
  return { name, version, build: stem.slice(second + 1, third), tags: stem.slice(third + 1) };
}
