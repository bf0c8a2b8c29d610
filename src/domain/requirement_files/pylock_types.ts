/** Which type of value PEP 751 gives each key. @module */
import { asArray, asTable, own, type TomlTable } from "./toml_document.ts";

/** A type, by the word that a message says. */
type ValueType = "text" | "whole number" | "truth value" | "date and time" | "table" | "array";

const TYPES: Readonly<Record<string, ValueType>> = {
  "archive": "table",
  "attestation-identities": "array",
  "created-by": "text",
  "default-groups": "array",
  "dependencies": "array",
  "dependency-groups": "array",
  "directory": "table",
  "editable": "truth value",
  "environments": "array",
  "extras": "array",
  "index": "text",
  "marker": "text",
  "name": "text",
  "path": "text",
  "requested-revision": "text",
  "requires-python": "text",
  "sdist": "table",
  "size": "whole number",
  "subdirectory": "text",
  "tool": "table",
  "upload-time": "date and time",
  "url": "text",
  "vcs": "table",
  "wheels": "array",
};

/** What is not of its type, as `expected a … in …` or `expected an array in …`, but for the keys that are looked at elsewhere. */
export function wrongTypes(table: TomlTable, at: string, except: readonly string[]): string[] {
  return Object.entries(table).flatMap(([key, value]) => {
    const type = Object.hasOwn(TYPES, key) ? TYPES[key] : undefined;
    if (type === undefined || except.includes(key) || is(value, type)) return [];
    const expected = type === "array" ? `an ${type}` : `a ${type}`;
    return [`expected ${expected} in ${at === "" ? key : `${at}.${key}`}`];
  });
}

function is(value: unknown, type: ValueType): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "whole number":
      return typeof value === "bigint" || Number.isInteger(value);
    case "truth value":
      return typeof value === "boolean";
    case "date and time":
      return value instanceof Date;
    case "table":
      return asTable(value) !== undefined;
    case "array":
      return asArray(value) !== undefined;
  }
}

/** The first item of an array that is no text, as `expected texts in …`. */
export function wrongTexts(table: TomlTable, key: string): string[] {
  const list = asArray(own(table, key)) ?? [];
  return list.every((item) => typeof item === "string") ? [] : [`expected texts in ${key}`];
}
