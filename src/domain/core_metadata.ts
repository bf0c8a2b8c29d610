/** Core metadata files (`METADATA`, PEP 566/643): email headers in UTF-8, of which the fields that we read. @module */
import type { CoreMetadata } from "./release.ts";
import { cleanText } from "./untrusted_text.ts";

/** Text is no core metadata. */
export class InvalidCoreMetadataError extends SyntaxError {
  override readonly name = "InvalidCoreMetadataError";
}

const MAX_LINE_COUNT = 20_000; // the largest real ones have some thousand requirements
const MAX_FIELD_LENGTH = 4_000; // UTF-16 units
const FIELD_NAME = /^[!-9;-~]+$/; // RFC 5322: printable ASCII but the colon

/**
 * Headers up to the first empty line; the body (the description) is not read. Field names match in
 * any case, repeats are kept in order, folded lines are joined by one space. Fields that are
 * present but empty or `UNKNOWN` count as absent.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const text = "Metadata-Version: 2.1\nName: Demo\nRequires-Dist: idna\n  (>=2)\n\nRequires-Dist: no";
 * assert.deepEqual(parseCoreMetadata(text).requiresDist, ["idna (>=2)"]);
 * ```
 * @throws {InvalidCoreMetadataError} If a line before the body is no header, or neither
 * `Metadata-Version` nor `Name` is among the headers.
 */
export function parseCoreMetadata(text: string): CoreMetadata {
  const fields = parseHeaders(text);
  const all = (name: string) => fields.get(name) ?? [];
  const first = (name: string) => all(name)[0];
  if (first("metadata-version") === undefined && first("name") === undefined) {
    throw new InvalidCoreMetadataError(
      "Cannot parse core metadata: neither Metadata-Version nor Name is present",
    );
  }
  return {
    metadataVersion: first("metadata-version"),
    displayName: first("name"),
    version: first("version"),
    requiresPython: first("requires-python"),
    requiresDist: all("requires-dist"),
    providesExtra: all("provides-extra"),
    dynamic: all("dynamic"),
    licenseExpression: first("license-expression"),
  };
}

/** Values by lower-case field name. */
function parseHeaders(text: string): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>();
  let name: string | undefined;
  let value = "";
  const finish = () => {
    const clean = cleanText(value, MAX_FIELD_LENGTH);
    if (name === undefined || clean === "" || clean === "UNKNOWN") return;
    const values = fields.get(name);
    if (values === undefined) fields.set(name, [clean]);
    else values.push(clean);
  };
  let count = 0;
  for (const line of linesOf(text)) {
    if (line === "") break; // RFC 5322: the body begins
    count += 1;
    if (count > MAX_LINE_COUNT) {
      throw new InvalidCoreMetadataError(
        `Cannot parse core metadata: more than ${MAX_LINE_COUNT} header lines`,
      );
    }
    if (name !== undefined && (line.startsWith(" ") || line.startsWith("\t"))) {
      if (value.length <= MAX_FIELD_LENGTH) value += ` ${line.trim()}`;
      continue;
    }
    const colon = line.indexOf(":");
    if (colon < 1 || !FIELD_NAME.test(line.slice(0, colon))) {
      throw new InvalidCoreMetadataError(
        `Cannot parse core metadata: line ${count} is no header`,
      );
    }
    finish();
    name = line.slice(0, colon).toLowerCase();
    value = line.slice(colon + 1).trim();
  }
  finish();
  return fields;
}

/** Lines ended by LF or CRLF, without their end; lazily, because the body may be long. */
function* linesOf(text: string): Generator<string> {
  let start = text.startsWith("\ufeff") ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed === -1 ? text.length : feed;
    yield text.slice(start, text[end - 1] === "\r" ? end - 1 : end);
    start = end + 1;
  }
}
