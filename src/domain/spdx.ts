/** SPDX licence expressions as PEP 639 admits them in `License-Expression`. @module */
import { CallerError } from "./caller_error.ts";
import { nearestWord } from "./nearest_word.ts";
import { BLANKS } from "./python_blanks.ts";
import {
  CURRENT_LICENSE_IDS,
  EXCEPTION_IDS,
  isDeprecatedLicenseId,
  listedExceptionId,
  listedLicenseId,
} from "./spdx_list.ts";

/** A licence expression that parsed. */
export interface LicenseExpression {
  /**
   * Identifiers as SPDX spells them, operators in capitals, one blank between words, none inside
   * parentheses.
   */
  readonly canonical: string;
  /** Licences, each once, in order, without the `+` of "or later"; `LicenseRef-…` included. */
  readonly ids: readonly string[];
  /** Exceptions, each once, in their order. */
  readonly exceptions: readonly string[];
  /** Those of `ids` that SPDX deprecates: still valid. */
  readonly deprecated: readonly string[];
}

/** Text is not a licence expression, or names a licence that is not on the SPDX list. */
export class InvalidLicenseExpressionError extends CallerError {
  override readonly name = "InvalidLicenseExpressionError";
}

const MAX_LENGTH = 16_384; // UTF-16 units; the longest on the index have some hundred
const MAX_DEPTH = 200; // as many levels as `packaging` reads
const TOKEN = new RegExp(`[()]|[^()${BLANKS}]+`, "g"); // words and parentheses
const ASCII_ONLY = /^[!-~]+$/;
const REFERENCE = /^licenseref-/i;
const REFERENCE_ID = /^[a-z0-9.-]+$/i; // SPDX 2.2, annex D: idstring
const PREFIX = "LicenseRef-";

/**
 * @example Case does not matter, and comes back as SPDX spells it
 * ```ts
 * import assert from "node:assert/strict";
 * const text = "mit and (apache-2.0 or bsd-2-clause)";
 * assert.equal(parseLicenseExpression(text).canonical, "MIT AND (Apache-2.0 OR BSD-2-Clause)");
 * ```
 * @throws {InvalidLicenseExpressionError} If `text` is no PEP 639 expression; the span says where.
 */
export function parseLicenseExpression(text: string): LicenseExpression {
  const read = readExpression(text);
  if ("canonical" in read) return read;
  throw new InvalidLicenseExpressionError(
    `Cannot parse license expression ${JSON.stringify(text.slice(0, 200))}: ` +
      `expected ${read.expected}, found ${foundAt(text, read)}${suggestion(text, read)}`,
    text,
    read.span,
  );
}

/** Like `parseLicenseExpression`, for metadata, where anything may stand. */
export function tryParseLicenseExpression(text: string): LicenseExpression | undefined {
  const read = readExpression(text);
  return "canonical" in read ? read : undefined;
}

interface Fault {
  readonly expected: string;
  readonly span: readonly [start: number, end: number];
  /** What to look for a near identifier in; made only when somebody reads the error. */
  readonly candidates?: readonly string[];
}

/** What may come next: a licence, an exception, what follows a licence (`simple`) or the rest. */
type State = "operand" | "exception" | "after simple" | "after compound";

/** A counter stands for the open parentheses, so no depth overflows the stack. */
function readExpression(text: string): LicenseExpression | Fault {
  if (text.length > MAX_LENGTH) {
    return { expected: `at most ${MAX_LENGTH} characters`, span: [MAX_LENGTH, text.length] };
  }
  const references = spellingsOfReferences(text);
  const ids = new Set<string>();
  const exceptions = new Set<string>();
  let canonical = "";
  let depth = 0;
  let state: State = "operand";
  const write = (word: string) => {
    canonical += canonical === "" || canonical.endsWith("(") || word === ")" ? word : ` ${word}`;
  };
  for (const { 0: word, index } of text.matchAll(TOKEN)) {
    const span = [index, index + word.length] as const;
    const operator = ASCII_ONLY.test(word) ? word.toUpperCase() : word; // "ı" has the capital "I"
    if (state === "operand") {
      if (word === "(") {
        depth += 1;
        if (depth > MAX_DEPTH) return { expected: `at most ${MAX_DEPTH} levels`, span };
        write(word);
        continue;
      }
      if (isOperator(operator) || word === ")") return { expected: 'a license or "("', span };
      const license = readLicense(word, span, references);
      if ("expected" in license) return license;
      ids.add(license.id);
      write(license.text);
      state = "after simple";
    } else if (state === "exception") {
      const exception = ASCII_ONLY.test(word) ? listedExceptionId(word) : undefined;
      if (exception === undefined) {
        return { expected: "an exception of the SPDX list", span, candidates: EXCEPTION_IDS };
      }
      exceptions.add(exception);
      write(exception);
      state = "after compound";
    } else if (word === ")" && depth > 0) {
      depth -= 1;
      write(word);
      state = "after compound";
    } else if (operator === "AND" || operator === "OR") {
      write(operator);
      state = "operand";
    } else if (operator === "WITH" && state === "after simple") {
      write(operator);
      state = "exception";
    } else {
      return { expected: expectedAfter(state, depth), span };
    }
  }
  const end = [text.length, text.length] as const;
  if (state === "operand") return { expected: "a license", span: end };
  if (state === "exception") return { expected: "an exception of the SPDX list", span: end };
  if (depth > 0) return { expected: '")"', span: end };
  const all = [...ids];
  const deprecated = all.filter(isDeprecatedLicenseId);
  return { canonical, ids: all, exceptions: [...exceptions], deprecated };
}

/**
 * SPDX compares references without regard to case: of several spellings the last stands for all, as
 * in `packaging`.
 */
function spellingsOfReferences(text: string): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>();
  for (const { 0: word } of text.matchAll(TOKEN)) {
    if (REFERENCE.test(word)) spellings.set(word.toLowerCase(), PREFIX + word.slice(PREFIX.length));
  }
  return spellings;
}

function readLicense(
  word: string,
  span: Fault["span"],
  references: ReadonlyMap<string, string>,
): { readonly id: string; readonly text: string } | Fault {
  if (REFERENCE.test(word)) {
    const id = references.get(word.toLowerCase());
    return id === undefined || !REFERENCE_ID.test(word.slice(PREFIX.length))
      ? { expected: `${PREFIX} and ASCII letters, digits, "." or "-"`, span }
      : { id, text: id };
  }
  const suffix = word.endsWith("+") ? "+" : "";
  // Case folding would take the Kelvin sign for a "k"; identifiers are ASCII.
  const id = ASCII_ONLY.test(word)
    ? listedLicenseId(word.slice(0, word.length - suffix.length))
    : undefined;
  return id === undefined
    ? {
      expected: `an identifier of the SPDX license list or ${PREFIX}…`,
      span,
      candidates: CURRENT_LICENSE_IDS,
    }
    : { id, text: id + suffix };
}

function isOperator(word: string): boolean {
  return word === "AND" || word === "OR" || word === "WITH";
}

function expectedAfter(state: State, depth: number): string {
  const words = ["AND", "OR"];
  if (state === "after simple") words.push("WITH");
  if (depth > 0) words.push('")"');
  return `${words.join(", ")} or the end`;
}

function foundAt(text: string, { span: [start, end] }: Fault): string {
  if (text.length > MAX_LENGTH) return `${text.length}`;
  if (start === text.length) return "the end";
  return `${JSON.stringify(text.slice(start, Math.min(end, start + 64)))} at ${start}`;
}

function suggestion(text: string, { span, candidates }: Fault): string {
  if (candidates === undefined) return "";
  const nearest = nearestWord(text.slice(...span), candidates);
  return nearest === undefined ? "" : ` (did you mean ${nearest}?)`;
}
