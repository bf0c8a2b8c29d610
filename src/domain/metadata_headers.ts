/**
 * Email headers and body, cut apart as Python's `email` does, which reads core metadata for
 * everybody. @module
 */

/** One header, as written: folded lines keep their line ends and indentation. */
export interface MetadataHeader {
  /** In lower case. */
  readonly name: string;
  readonly value: string;
}

/** A metadata file in two halves. */
export interface SplitMetadata {
  readonly headers: readonly MetadataHeader[];
  /** Everything behind the headers; `""`: nothing. */
  readonly body: string;
  /**
   * The first line (counted from 1) that is neither a header nor an empty line: reading went on,
   * guessing.
   */
  readonly faultyLine?: number;
}

const HEADER_NAME = /^[!-9;-~]+$/; // RFC 5322: printable ASCII but the colon
const ENVELOPE = "From "; // what mailboxes put between messages

/**
 * Headers end at the first empty line, which belongs to neither half, or before the first line
 * that is no header: that one begins the body. Lines end in LF, CRLF or CR.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const { headers, body } = splitMetadata("Name: demo\nKeywords: a,\n  b\n\nText\n");
 * assert.deepEqual(headers[1], { name: "keywords", value: "a,\n  b" });
 * assert.equal(body, "Text\n");
 * ```
 */
export function splitMetadata(text: string): SplitMetadata {
  const headers: MetadataHeader[] = [];
  let faultyLine: number | undefined;
  let name: string | undefined;
  let value = "";
  let envelope = "";
  const finish = () => {
    // Blanks inside stay: who shows the value decides about folding.
    if (name !== undefined) headers.push({ name, value: withoutLineEnds(value) });
    name = undefined;
  };
  let number = 0;
  let start = 0;
  for (let end = lineEnd(text, 0); start < text.length; start = end, end = lineEnd(text, end)) {
    const first = text[start] ?? "";
    number += 1;
    if (first === " " || first === "\t") {
      if (name !== undefined) value += text.slice(start, end);
      else faultyLine ??= number;
      continue;
    }
    if (text.startsWith(ENVELOPE, start)) {
      faultyLine ??= number;
      if (number > 1 && !continues(text, end)) {
        envelope = text.slice(start, end); // as the last header line it begins the body
        start = isLineEnd(text[end]) ? lineEnd(text, end) : end;
        break;
      }
      finish();
      continue;
    }
    const line = text.slice(start, end);
    const colon = line.indexOf(":");
    if (colon === 0) {
      faultyLine ??= number;
      finish();
      continue; // a header without name is dropped, with the lines folded under it
    }
    if (colon === -1 || !HEADER_NAME.test(line.slice(0, colon))) {
      if (isLineEnd(first)) start = end;
      else faultyLine ??= number;
      break;
    }
    finish();
    name = line.slice(0, colon).toLowerCase();
    value = line.slice(colon + 1).replace(/^[ \t]+/, "");
  }
  finish();
  const body = envelope + text.slice(start);
  return faultyLine === undefined ? { headers, body } : { headers, body, faultyLine };
}

/** Whether the line that begins at `start` is a header or folded under one. */
function continues(text: string, start: number): boolean {
  const first = text[start];
  if (first === undefined) return false;
  if (first === " " || first === "\t" || text.startsWith(ENVELOPE, start)) return true;
  const line = text.slice(start, lineEnd(text, start));
  const colon = line.indexOf(":");
  return colon === 0 || (colon > 0 && HEADER_NAME.test(line.slice(0, colon)));
}

function isLineEnd(character: string | undefined): boolean {
  return character === "\n" || character === "\r";
}

const LINE_END = /\r\n|\r|\n/g;

/** Where the line that holds `start` ends, its line end included. */
function lineEnd(text: string, start: number): number {
  LINE_END.lastIndex = start;
  return LINE_END.test(text) ? LINE_END.lastIndex : text.length;
}

/** By hand: a pattern for the end of a text is tried at every place of it. */
function withoutLineEnds(text: string): string {
  let end = text.length;
  while (isLineEnd(text[end - 1])) end -= 1;
  return text.slice(0, end);
}
