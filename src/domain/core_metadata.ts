/**
 * Core metadata files (`METADATA`, `PKG-INFO`; PEP 566, 639, 643): the fields that we read, fit to
 * be shown. @module
 */
import { type MetadataFields, readMetadataFields, splitPair } from "./metadata_fields.ts";
import type { CoreMetadata } from "./release.ts";
import { isUnstated } from "./unstated_text.ts";
import { cleanText, cleanUrl } from "./untrusted_text.ts";

/** Text is no core metadata. */
export class InvalidCoreMetadataError extends SyntaxError {
  override readonly name = "InvalidCoreMetadataError";
}

const MAX_VALUE_COUNT = 20_000; // the largest real ones have some thousand requirements
/** UTF-16 units; longer text is cut, which cleanText marks. */
const LIMIT = { line: 4_000, requirement: 16_384, license: 20_000, description: 512 * 1024 };
const MAX_MAJOR_VERSION = 2;

/**
 * Field names match in any case, repeats are kept in order, folded lines are joined by one space
 * (of a licence's text and of a description the lines stay). Fields that are present but empty or
 * `UNKNOWN` count as absent; of a field that may stand once, the first counts.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const text = "Name: Demo\nRequires-Dist: idna\n  (>=2)\n\nRequires-Dist: no";
 * assert.deepEqual(parseCoreMetadata(text).requiresDist, ["idna (>=2)"]);
 * ```
 * @throws {InvalidCoreMetadataError} If a line before the body is no header, neither
 * `Metadata-Version` nor `Name` is among the headers, or the version is a later major one.
 */
export function parseCoreMetadata(text: string): CoreMetadata {
  const fields = readMetadataFields(text.startsWith("\ufeff") ? text.slice(1) : text);
  requireMetadata(fields);
  const all = (name: string) => valuesOf(fields, name);
  const line = (name: string) => first(all(name), (value) => shownLine(value));
  const lines = (name: string, limit?: number) => (
    all(name).map((value) => shownLine(value, limit)).filter((value) => value !== undefined)
  );
  return {
    metadataVersion: line("metadata-version"),
    displayName: line("name"),
    version: line("version"),
    summary: line("summary"),
    description: descriptionOf(fields),
    descriptionContentType: line("description-content-type"),
    author: line("author"),
    authorEmail: line("author-email"),
    maintainer: line("maintainer"),
    maintainerEmail: line("maintainer-email"),
    license: first(all("license"), (value) => shownLines(unfold(value), LIMIT.license)),
    licenseExpression: line("license-expression"),
    licenseFiles: lines("license-file"),
    homePage: first(all("home-page"), cleanUrl),
    projectUrls: projectUrlsOf(fields),
    classifiers: lines("classifier"),
    keywords: keywordsOf(fields),
    requiresPython: line("requires-python"),
    requiresDist: lines("requires-dist", LIMIT.requirement),
    providesExtra: lines("provides-extra"),
    dynamic: lines("dynamic").map((name) => name.toLowerCase()),
  };
}

/** PEP 643 and before: a reader must refuse a major version that it does not know. */
function requireMetadata(fields: MetadataFields): void {
  const fail = (fault: string) => {
    throw new InvalidCoreMetadataError(`Cannot parse core metadata: ${fault}`);
  };
  const { texts, lists, projectUrls, unparsed, faultyLine } = fields;
  // What stands behind such a line would count as absent, which it is not.
  if (faultyLine !== undefined) fail(`line ${faultyLine} is no header`);
  let count = texts.size + (projectUrls?.size ?? 0);
  for (const values of [...lists.values(), ...unparsed.values()]) count += values.length;
  if (count > MAX_VALUE_COUNT) fail(`more than ${MAX_VALUE_COUNT} values`);
  const version = valuesOf(fields, "metadata-version")[0];
  if (version === undefined && valuesOf(fields, "name")[0] === undefined) {
    fail("neither Metadata-Version nor Name is present");
  }
  const major = /^\s*(\d+)/.exec(version ?? "")?.[1];
  if (major !== undefined && Number(major) > MAX_MAJOR_VERSION) {
    fail(`Metadata-Version is ${cleanText(major, 16)}.…, later than any known`);
  }
}

/** In order, whether or not the field may be repeated. */
function valuesOf({ texts, lists, unparsed }: MetadataFields, name: string): readonly string[] {
  const text = texts.get(name);
  return text === undefined ? lists.get(name) ?? unparsed.get(name) ?? [] : [text];
}

/** The first value, as `show` makes it; a later one is no substitute. */
function first(
  [value]: readonly string[],
  show: (value: string) => string | undefined,
): string | undefined {
  return value === undefined ? undefined : show(value);
}

function shownLine(value: string, limit: number = LIMIT.line): string | undefined {
  return present(cleanText(value, limit));
}

function shownLines(value: string, limit: number): string | undefined {
  return present(cleanText(value, limit, { multiline: true }));
}

function present(text: string): string | undefined {
  return isUnstated(text) ? undefined : text;
}

/** The body before the header: tools that write a body write the description into it. */
function descriptionOf(fields: MetadataFields): string | undefined {
  const told = valuesOf(fields, "description");
  for (const value of told.toReversed()) {
    const shown = shownLines(unfold(value), LIMIT.description);
    if (shown !== undefined) return shown;
  }
  return undefined;
}

// What tools put before later lines of a folded value: seven blanks and a bar, or one to eight.
const FOLD = /(\r\n|\r|\n)(?: {7}\||\t| {1,8})/g;

// A body has lines that begin at the margin or are empty, a folded value has none.
const NOT_FOLDED = /(?:\r\n|\r(?!\n)|\n)(?![ \t])/;

/** A folded value as it was before. */
function unfold(value: string): string {
  return NOT_FOLDED.test(value) ? value : value.replace(FOLD, "$1");
}

/** Entries without an `http` or `https` URL are left out, two of one label are both kept. */
function projectUrlsOf(fields: MetadataFields): readonly (readonly [string, string])[] {
  const pairs = fields.projectUrls ?? (fields.unparsed.get("project-url") ?? []).map(splitPair);
  return [...pairs].flatMap(([label, url]) => {
    const shown = shownLine(label);
    const clean = cleanUrl(url);
    return shown === undefined || clean === undefined ? [] : [[shown, clean] as const];
  });
}

/** Publishers separate keywords by commas or, where there is no comma, by blanks. */
function keywordsOf(fields: MetadataFields): readonly string[] {
  const told = fields.lists.get("keywords") ??
    (fields.unparsed.get("keywords") ?? []).slice(0, 1).flatMap((value) => value.split(","));
  const [only = ""] = told;
  const words = told.length === 1 ? cleanText(only, LIMIT.license).split(" ") : told;
  return words.map((word) => shownLine(word)).filter((word) => word !== undefined);
}
