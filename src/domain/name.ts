/** Project names: PEP 503 normalisation, PEP 508 validity. @module */
import { CallerError } from "./caller_error.ts";

declare const projectName: unique symbol;
/** A project name in its normalised spelling (PEP 503), e.g. `zope-interface`. Made by the parsers only. */
export type ProjectName = string & { readonly [projectName]: true };

const MAX_LENGTH = 200; // UTF-16 units; PyPI itself stops at 80, old names are longer
const VALID = /^(?:[a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9])$/i; // PEP 508: ASCII only

/** Text is not a project name. */
export class InvalidProjectNameError extends CallerError {
  override readonly name = "InvalidProjectNameError";
  constructor(input: string) {
    super(nameFault("project", input), input);
  }
}

/** What is said of text that `tryNormalizeName` refuses as the name of `what`. */
export function nameFault(what: string, input: string): string {
  const found = input.length > MAX_LENGTH ? `, found ${input.length}` : "";
  return `Cannot parse ${what} name ${JSON.stringify(input.slice(0, 64))}: ` +
    `expected ASCII letters, digits, ".", "_" or "-", beginning and ending with a letter or ` +
    `digit, at most ${MAX_LENGTH} characters${found}`;
}

/**
 * @example Every spelling of a name is one project
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(parseProjectName("Zope.Interface"), parseProjectName("zope-_interface"));
 * ```
 * @throws {InvalidProjectNameError} If `text` is not a name (PEP 508: `name`).
 */
export function parseProjectName(text: string): ProjectName {
  const name = tryParseProjectName(text);
  if (name === undefined) throw new InvalidProjectNameError(text);
  return name;
}

/** Like `parseProjectName`, for data where other text is expected. Surrounding blanks are not part of a name. */
export function tryParseProjectName(text: string): ProjectName | undefined {
  return tryNormalizeName(text) as ProjectName | undefined;
}

/**
 * The one rule of every name of the standards: projects, extras (PEP 685) and groups (PEP 735).
 * Stricter than `packaging`, whose pattern for requirements ends at any word boundary and so lets a
 * name end with `_`: PEP 508 wants a letter or digit there, and PyPI takes no other name.
 */
export function tryNormalizeName(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const trimmed = text.trim();
  return VALID.test(trimmed) ? normalizeName(trimmed) : undefined;
}

/** PEP 503: runs of `-`, `_`, `.` become one `-`, lower case. For text that need not be a valid name. */
export function normalizeName(text: string): string {
  return text.replace(/[-_.]+/g, "-").toLowerCase();
}
