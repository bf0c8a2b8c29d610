/** TOML read by a library, and guards over what comes back. The library is named here only. @module */
import { parse, TomlError } from "smol-toml";
import { CallerError } from "../caller_error.ts";

const MAX_DEPTH = 100; // nested arrays and inline tables; people write three

/** A table: a value for every key, made without a prototype. */
export type TomlTable = Readonly<Record<string, unknown>>;

/** Text is not TOML. */
export class InvalidTomlError extends CallerError {
  override readonly name = "InvalidTomlError";
  /** From 1. */
  readonly line: number;
  constructor(input: string, reason: string, line: number) {
    super(`Cannot parse TOML: ${reason}, at line ${line}`, input.slice(0, 200));
    this.line = line;
  }
}

/**
 * The document's root table.
 *
 * @throws {InvalidTomlError} If `text` is not TOML, or nests more than 100 arrays and inline tables.
 */
export function parseToml(text: string): TomlTable {
  try {
    return parse(text, { integersAsBigInt: "asNeeded", maxDepth: MAX_DEPTH });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // The rest of its message quotes the text.
    const reason = (error.message.split("\n", 1)[0] ?? "").replace("Invalid TOML document: ", "");
    throw new InvalidTomlError(text, reason, error.line);
  }
}

/** The value as a table; `undefined` when it is anything else. */
export function asTable(value: unknown): TomlTable | undefined {
  return isTable(value) ? value : undefined;
}

function isTable(value: unknown): value is TomlTable {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !(value instanceof Date);
}

/** The value as an array; `undefined` when it is anything else. */
export function asArray(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** The value as text; `undefined` when it is anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** The value of an own key. */
export function own(table: TomlTable | undefined, key: string): unknown {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** The table below these keys, where every step is one. */
export function tableAt(table: TomlTable, ...path: readonly string[]): TomlTable | undefined {
  let found: TomlTable | undefined = table;
  for (const key of path) found = asTable(own(found, key));
  return found;
}

/** What a value is, in the words of a message. */
export function kindOfValue(value: unknown): string {
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return "a date";
  return asTable(value) !== undefined
    ? "a table"
    : typeof value === "bigint"
    ? "number"
    : typeof value;
}
