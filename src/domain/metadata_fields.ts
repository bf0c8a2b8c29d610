/** Core metadata in the email form, as written: as `packaging.metadata.parse_email` 26. @module */
import { METADATA_FIELDS } from "./metadata_field_names.ts";
import { splitMetadata } from "./metadata_headers.ts";
import { stripBlanks } from "./python_blanks.ts";

/** Fields of a file by their lower-case name (`requires-dist`), not judged, not cleaned. */
export interface MetadataFields {
  /** Fields that may stand once. The description comes from its header or from the body. */
  readonly texts: ReadonlyMap<string, string>;
  /** Fields that may be repeated, in order; `keywords`, split at its commas. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** URLs by label; `undefined`: no such field, or two of one label. */
  readonly projectUrls: ReadonlyMap<string, string> | undefined;
  /**
   * Values of fields that nobody knows or that cannot be read as they should: repeated, or two of
   * one label.
   */
  readonly unparsed: ReadonlyMap<string, readonly string[]>;
  /** See `SplitMetadata`. */
  readonly faultyLine?: number;
}

/**
 * Reads anything: what is no metadata has its text as description.
 *
 * @example A field that may stand once and stands twice is unparsed
 * ```ts
 * import assert from "node:assert/strict";
 * const { texts, lists, unparsed } = readMetadataFields("Name: a\nName: b\nClassifier: X\n\nText");
 * assert.deepEqual([texts.get("description"), lists.get("classifier")], ["Text", ["X"]]);
 * assert.deepEqual(unparsed.get("name"), ["a", "b"]);
 * ```
 */
export function readMetadataFields(text: string): MetadataFields {
  const { headers, body, ...fault } = splitMetadata(text);
  const values = new Map<string, string[]>();
  for (const { name, value } of headers) {
    const earlier = values.get(name);
    if (earlier === undefined) values.set(name, [value]);
    else earlier.push(value);
  }
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
  const unparsed = new Map<string, readonly string[]>();
  let projectUrls: ReadonlyMap<string, string> | undefined;
  for (const [name, all] of values) {
    const form = METADATA_FIELDS.get(name)?.form;
    const [first = "", ...others] = all;
    const once = others.length === 0;
    if (form === "text" && once) texts.set(name, first);
    else if (form === "list") lists.set(name, saysNone(name, all) ? [] : all);
    else if (form === "keywords" && once) {
      lists.set(
        name,
        first.split(",").map((word) => stripBlanks(word)),
      );
    } else if (form === "pairs") {
      projectUrls = toPairs(all);
      if (projectUrls === undefined) unparsed.set(name, all);
    } else unparsed.set(name, all);
  }
  placeBody(body, isMultipart(values.get("content-type")?.[0], body), texts, unparsed);
  return { texts, lists, projectUrls, unparsed, ...fault };
}

/** PEP 794: one empty Import-Name says that there is nothing to import. */
function saysNone(name: string, values: readonly string[]): boolean {
  return name === "import-name" && values.length === 1 && values[0] === "";
}

/** Label before the first comma, URL (or nothing) behind it; `undefined`: one label twice. */
function toPairs(values: readonly string[]): ReadonlyMap<string, string> | undefined {
  const pairs = new Map<string, string>();
  for (const [label, url] of values.map(splitPair)) {
    if (pairs.has(label)) return undefined;
    pairs.set(label, url);
  }
  return pairs;
}

/** The two halves of a `Project-URL`. */
export function splitPair(value: string): readonly [label: string, url: string] {
  const comma = value.indexOf(",");
  return comma === -1
    ? [stripBlanks(value), ""]
    : [stripBlanks(value.slice(0, comma)), stripBlanks(value.slice(comma + 1))];
}

/** Told twice, in a header and in the body, the description is unparsed. */
function placeBody(
  body: string,
  multipart: boolean,
  texts: Map<string, string>,
  unparsed: Map<string, readonly string[]>,
): void {
  const name = "description";
  const earlier = unparsed.get(name);
  const header = texts.get(name);
  if (multipart) unparsed.set(name, [...(earlier ?? []), body]);
  else if (body === "") return;
  else if (header !== undefined) {
    texts.delete(name);
    unparsed.set(name, [...(earlier ?? []), header, body]);
  } else if (earlier !== undefined) unparsed.set(name, [...earlier, body]);
  else texts.set(name, body);
}

const BOUNDARY = /;\s*boundary\s*=\s*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i;

/**
 * Whether an email reader takes the body for messages of their own; metadata never says so,
 * strangers may.
 */
function isMultipart(contentType: string | undefined, body: string): boolean {
  if (contentType === undefined) return false;
  const type = stripBlanks(contentType.slice(0, 1_000).split(";", 1)[0] ?? "").toLowerCase();
  if (type.split("/").length !== 2) return false;
  if (type.startsWith("message/")) return true;
  const found = BOUNDARY.exec(contentType.slice(0, 1_000));
  const boundary = found?.[1] ?? found?.[2];
  if (!type.startsWith("multipart/") || boundary === undefined) return false;
  const separator = `--${boundary}`;
  return body.split(/\r\n|\r|\n/).some((line) => (
    line.startsWith(separator) && /^(?:--)?[ \t]*$/.test(line.slice(separator.length))
  ));
}
