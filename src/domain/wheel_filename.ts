/** File names of wheels (PEP 427, 491): `name-version(-build)-interpreter-abi-platform.whl`. @module */
import { CallerError } from "./caller_error.ts";
import { normalizeName } from "./name.ts";
import { NameEndings } from "./name_endings.ts";
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
 * @throws {InvalidWheelFilenameError} If it is none, longer than 512 characters, or its sets stand for more
 * than 1024 tags.
 */
export function parseWheelFilename(text: string): WheelFilename {
  const read = new WheelNameReader().read(text);
  if (typeof read === "string") throw new InvalidWheelFilenameError(text, read);
  const { tagSet, ...rest } = read;
  return { ...rest, tags: expandTags(tagSet) };
}

/** What follows name and version. */
type Tail = Pick<WheelName, "build" | "tagSet">;

/**
 * Reads many names. Files of one release share name and version, and its releases share their tags:
 * what is as in a name before is not read again.
 */
export class WheelNameReader {
  /** What the last wheel's name and version say. */
  #head: Pick<WheelName, "name" | "version"> | undefined;
  readonly #tails = new NameEndings<Tail>();
  /** By the text of the three parts: releases of one wheel each share them, too. */
  readonly #tagSets = new Map<string, TagSet | undefined>();
  /** The last project name as written, and normalised: a page has few spellings. */
  #name: readonly [written: string, normalized: string | undefined] = ["", undefined];

  /** For index data, where odd names are expected: `undefined` for what is none. */
  tryRead(text: string): WheelName | undefined {
    const read = this.read(text);
    return typeof read === "string" ? undefined : read;
  }

  /** The name, or what was expected of the text that is none. */
  read(text: string): WheelName | string {
    if (text.length > MAX_LENGTH) return `at most ${MAX_LENGTH} characters`;
    const tail = this.#tails.find(text);
    const head = this.#head;
    if (tail === undefined || head === undefined) return this.#readWhole(text);
    return { name: head.name, version: head.version, build: tail.build, tagSet: tail.tagSet };
  }

  #readWhole(text: string): WheelName | string {
    if (!text.endsWith(SUFFIX)) return `a name that ends in "${SUFFIX}"`;
    const parts = splitWheelFilename(text);
    if (parts === undefined) {
      return "name-version-interpreter-abi-platform.whl, or the same with a build after the " +
        "version that begins with a digit";
    }
    const name = this.#readName(parts.name);
    if (name === undefined) return 'a project name of letters, digits, "_" and "."';
    const version = tryParseVersion(parts.version);
    if (version === undefined) return "a PEP 440 version after the name";
    const tagSet = this.#readTags(parts.tags);
    if (tagSet === undefined) return "tags of three parts, none of them empty or too many";
    const build = parts.build === undefined ? undefined : readBuild(parts.build);
    this.#head = { name, version };
    const headLength = parts.name.length + parts.version.length + "--".length;
    const tail = this.#tails.keep(text, headLength, { build, tagSet });
    return { name, version, build: tail.build, tagSet: tail.tagSet };
  }

  #readName(written: string): string | undefined {
    if (written !== this.#name[0]) this.#name = [written, normalizeWheelName(written)];
    return this.#name[1];
  }

  #readTags(text: string): TagSet | undefined {
    const known = this.#tagSets.get(text);
    if (known !== undefined) return known;
    const read = tryParseTagSet(text);
    this.#tagSets.set(text, read);
    return read;
  }
}

function readBuild(text: string): BuildTag {
  const [, digits = "0", suffix = ""] = BUILD.exec(text) ?? [];
  return [BigInt(digits), suffix];
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

/** Cuts a name at the dashes; `undefined`: there are not five or six parts, one is empty, or a build begins with no digit. */
export function splitWheelFilename(filename: string): WheelParts | undefined {
  const tagsAt = tagsStart(filename);
  if (tagsAt < 0) return undefined;
  const first = filename.indexOf("-");
  const second = filename.indexOf("-", first + 1);
  return {
    name: filename.slice(0, first),
    version: filename.slice(first + 1, second),
    build: tagsAt === second + 1 ? undefined : filename.slice(second + 1, tagsAt - 1),
    tags: filename.slice(tagsAt, filename.length - SUFFIX.length),
  };
}

/** The interpreter part as written, of a name with a suffix of four characters; `undefined` as `splitWheelFilename`. */
export function interpreterText(filename: string): string | undefined {
  const tagsAt = tagsStart(filename);
  return tagsAt < 0 ? undefined : filename.slice(tagsAt, filename.indexOf("-", tagsAt));
}

/** Where the last three parts begin, or -1. */
function tagsStart(filename: string): number {
  const first = filename.indexOf("-");
  const second = filename.indexOf("-", first + 1);
  const third = filename.indexOf("-", second + 1);
  const fourth = filename.indexOf("-", third + 1);
  // Where a dash is missing, the next position is not beyond the last.
  if (first < 1 || second < first + 2 || third < second + 2 || fourth < third + 2) return -1;
  const fifth = filename.indexOf("-", fourth + 1);
  const end = filename.length - SUFFIX.length;
  if (fifth < 0) return end < fourth + 2 ? -1 : second + 1;
  if (fifth < fourth + 2 || end < fifth + 2 || filename.includes("-", fifth + 1)) return -1;
  return isDigit(filename.charCodeAt(second + 1)) ? third + 1 : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
