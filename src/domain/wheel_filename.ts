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
  const read = new WheelNameReader().read(text);
  if (typeof read === "string") throw new InvalidWheelFilenameError(text, read);
  const { tagSet, ...rest } = read;
  return { ...rest, tags: expandTags(tagSet) };
}

/** Reads many names: the same versions and tag sets come back in most files of a project, and are parsed once. */
export class WheelNameReader {
  readonly #names = new Map<string, string | undefined>();
  readonly #versions = new Map<string, Version | undefined>();
  readonly #tagSets = new Map<string, TagSet | undefined>();

  /** For index data, where odd names are expected: `undefined` for what is none. */
  tryRead(text: string): WheelName | undefined {
    const read = this.read(text);
    return typeof read === "string" ? undefined : read;
  }

  /** The name, or what was expected of the text that is none. */
  read(text: string): WheelName | string {
    if (text.length > MAX_LENGTH) return `at most ${MAX_LENGTH} characters`;
    if (!text.endsWith(SUFFIX)) return `a name that ends in "${SUFFIX}"`;
    const parts = splitWheelFilename(text);
    if (parts === undefined) {
      return "name-version-interpreter-abi-platform.whl, or the same with a build after the version";
    }
    const name = remember(this.#names, parts.name, normalizeWheelName);
    if (name === undefined) return 'a project name of letters, digits, "_" and "."';
    const version = remember(this.#versions, parts.version, tryParseVersion);
    if (version === undefined) return "a PEP 440 version after the name";
    const build = parts.build === undefined ? undefined : BUILD.exec(parts.build);
    if (build === null) return "a build tag that begins with a digit";
    const tagSet = remember(this.#tagSets, parts.tags, tryParseTagSet);
    if (tagSet === undefined) return "tags of three parts, none of them empty";
    return {
      name,
      version,
      build: build === undefined ? undefined : [BigInt(build[1] ?? 0), build[2] ?? ""],
      tagSet,
    };
  }
}

function remember<Value>(
  known: Map<string, Value>,
  text: string,
  parse: (text: string) => Value,
): Value {
  const value = known.get(text);
  if (value !== undefined) return value;
  const parsed = parse(text);
  known.set(text, parsed);
  return parsed;
}

function normalizeWheelName(name: string): string | undefined {
  if (name.includes("__") || !(ASCII_NAME.test(name) || NAME.test(name))) return undefined;
  return normalizeName(name);
}

/** The parts of the name as written. */
export interface WheelParts {
  readonly name: string;
  readonly version: string;
  readonly build: string | undefined;
  /** The last three parts. */
  readonly tags: string;
}

/** Cuts a name at the dashes, without the four characters of its suffix; `undefined`: there are not five or six parts, or one is empty. */
export function splitWheelFilename(filename: string): WheelParts | undefined {
  const first = filename.indexOf("-");
  const second = filename.indexOf("-", first + 1);
  const third = filename.indexOf("-", second + 1);
  const fourth = filename.indexOf("-", third + 1);
  const end = filename.length - SUFFIX.length;
  // Where a dash is missing, the next position is not beyond the last.
  if (first < 1 || second < first + 2 || third < second + 2 || fourth < third + 2) return undefined;
  const name = filename.slice(0, first);
  const version = filename.slice(first + 1, second);
  const fifth = filename.indexOf("-", fourth + 1);
  if (fifth < 0) {
    if (end < fourth + 2) return undefined;
    return { name, version, build: undefined, tags: filename.slice(second + 1, end) };
  }
  if (fifth < fourth + 2 || end < fifth + 2 || filename.includes("-", fifth + 1)) return undefined;
  const build = filename.slice(second + 1, third);
  return { name, version, build, tags: filename.slice(third + 1, end) };
}
