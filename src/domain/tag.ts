/** Compatibility tags (PEP 425): what Python, ABI and platform a wheel is built for. @module */
import { CallerError } from "./caller_error.ts";

/** One tag, in lower case. */
export interface Tag {
  readonly interpreter: string;
  readonly abi: string;
  readonly platform: string;
}

/** A compressed set: every combination is a tag of the wheel (PEP 425: compressed tag sets). Lower case, none twice. */
export interface TagSet {
  readonly interpreters: readonly string[];
  readonly abis: readonly string[];
  readonly platforms: readonly string[];
}

const MAX_LENGTH = 512; // UTF-16 units, as for file names
/** Combinations of one set; real ones have below 60, 512 characters could make half a million. */
const MOST_TAGS = 1024;
const ASCII_IDENTIFIER = /^[a-z_][a-z0-9_]*$/i;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u; // Python's

/** Text is not a tag. */
export class InvalidTagError extends CallerError {
  override readonly name = "InvalidTagError";
  constructor(input: string) {
    super(
      `Cannot parse tag ${JSON.stringify(input.slice(0, 64))}: ` +
        `expected interpreter-abi-platform such as cp312-cp312-win_amd64, or a set of at most ` +
        `${MOST_TAGS} such tags`,
      input,
    );
  }
}

/**
 * @example A compressed set stands for every combination
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(parseTags("py2.py3-none-any").map(formatTag), ["py2-none-any", "py3-none-any"]);
 * ```
 * @throws {InvalidTagError} If `text` has not three parts, one is empty, an interpreter is no
 * identifier, or the set stands for more than 1024 tags.
 */
export function parseTags(text: string): readonly Tag[] {
  const set = tryParseTagSet(text);
  if (set === undefined) throw new InvalidTagError(text);
  return expandTags(set);
}

/** The parts of a set, from which ranks are found without making the tags. */
export function tryParseTagSet(text: string): TagSet | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const lower = text.toLowerCase();
  const first = lower.indexOf("-");
  const last = lower.lastIndexOf("-");
  if (first < 0 || first === last || lower.indexOf("-", first + 1) !== last) return undefined;
  const interpreters = partsOf(lower.slice(0, first));
  const abis = partsOf(lower.slice(first + 1, last));
  const platforms = partsOf(lower.slice(last + 1));
  if (interpreters === undefined || abis === undefined || platforms === undefined) return undefined;
  if (interpreters.length * abis.length * platforms.length > MOST_TAGS) return undefined;
  return interpreters.every(isIdentifier) ? { interpreters, abis, platforms } : undefined;
}

function partsOf(component: string): readonly string[] | undefined {
  if (component === "") return undefined;
  if (!component.includes(".")) return [component];
  const parts = component.split(".");
  return parts.includes("") ? undefined : [...new Set(parts)];
}

function isIdentifier(text: string): boolean {
  return ASCII_IDENTIFIER.test(text) || IDENTIFIER.test(text);
}

/** Every tag of the set, in the order of its parts. */
export function expandTags({ interpreters, abis, platforms }: TagSet): readonly Tag[] {
  return interpreters.flatMap((interpreter) =>
    abis.flatMap((abi) => platforms.map((platform) => ({ interpreter, abi, platform })))
  );
}

/** `cp312-cp312-win_amd64`. */
export function formatTag({ interpreter, abi, platform }: Tag): string {
  return `${interpreter}-${abi}-${platform}`;
}
