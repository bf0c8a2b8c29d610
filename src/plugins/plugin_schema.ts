/** The JSON Schemas of a plug-in's tools: a subset in which every keyword is known and checked, made into zod. @module */
import type * as z from "zod";
import type { JsonSchema } from "../mcp/json_schema.ts";
import { type Json, plainJson } from "./plain_json.ts";
import { zodOfSchema } from "./zod_of_schema.ts";

/** A schema that can be listed and checked against. */
export interface PluginCheck {
  readonly listed: JsonSchema;
  readonly schema: z.ZodType;
  /** Top-level properties. */
  readonly names: readonly string[];
}

const BOUNDS = { maxCharacterCount: 16_384, maxDepthCount: 24 };

const ANNOTATIONS = ["title", "description", "default", "examples"];
/** What may stand beside each type. zod would pass over a keyword that it does not know, or that needs another type. */
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ["properties", "required", "additionalProperties"],
  array: ["items", "minItems", "maxItems", "uniqueItems"],
  string: ["minLength", "maxLength", "pattern", "format", "enum", "const"],
  integer: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "enum"],
  boolean: ["const"],
  null: [],
};
const FORMATS = ["date-time", "date", "uri", "email", "uuid"];
const COUNTS = ["minItems", "maxItems", "minLength", "maxLength"];
const NUMBERS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];

/** Reads a schema; every fault is told to `fault` with the place where it is. */
export function readSchema(
  value: unknown,
  options: { readonly closed: boolean; readonly fault: (text: string) => void },
): PluginCheck | undefined {
  let copy: Json;
  try {
    copy = plainJson(value, BOUNDS);
  } catch (error) {
    options.fault(error instanceof TypeError ? error.message : "it cannot be read");
    return undefined;
  }
  const faults: string[] = [];
  checkNode(copy, "", faults);
  if (!isRecord(copy) || copy.type !== "object") faults.push('expected type "object" at ""');
  if (faults.length > 0 || !isRecord(copy)) {
    for (const fault of faults) options.fault(fault);
    return undefined;
  }
  // An argument that no code reads is refused, not ignored.
  const closing = options.closed && copy.additionalProperties === undefined;
  const closed = closing ? { ...copy, additionalProperties: false } : copy;
  const listed: JsonSchema = { ...closed, type: "object" };
  try {
    const names = isRecord(copy.properties) ? Object.keys(copy.properties) : [];
    return { listed, schema: zodOfSchema(closed), names };
  } catch (error) {
    options.fault(error instanceof Error ? error.message.slice(0, 200) : "it cannot be read");
    return undefined;
  }
}

function checkNode(node: Json | undefined, path: string, faults: string[]): void {
  const fault = (text: string) => faults.push(`${text} at "${path}"`);
  if (!isRecord(node)) return void fault("expected a schema object");
  const { type, anyOf } = node;
  if (isList(anyOf)) {
    if (anyOf.length === 0) fault("expected at least one schema in anyOf");
    for (const [index, option] of anyOf.entries()) {
      checkNode(option, `${path}/anyOf/${index}`, faults);
    }
    checkKeywords(node, ["anyOf", ...ANNOTATIONS], fault);
    checkDefault(node, faults, fault);
    return;
  }
  const keywords = typeof type === "string" && Object.hasOwn(KEYWORDS, type)
    ? KEYWORDS[type]
    : undefined;
  if (keywords === undefined) {
    return void fault(`expected anyOf or type, one of ${Object.keys(KEYWORDS).join(", ")},`);
  }
  // zod looks at nothing else beside a list of values.
  const only = ["enum", "const"].find((key) => node[key] !== undefined);
  checkKeywords(node, ["type", ...(only === undefined ? keywords : [only]), ...ANNOTATIONS], fault);
  checkValues(node, fault);
  if (type === "object") checkObject(node, path, faults);
  // Without it zod would not look at the bounds either.
  if (type === "array") checkNode(node.items, `${path}/items`, faults);
  checkDefault(node, faults, fault);
}

function checkKeywords(node: JsonRecord, known: readonly string[], fault: Fault): void {
  for (const key of Object.keys(node)) {
    if (!known.includes(key)) fault(`keyword ${JSON.stringify(key)} is not supported there,`);
  }
  // A client may refuse the whole list for a schema that is none.
  for (const key of ["title", "description"]) {
    if (node[key] !== undefined && typeof node[key] !== "string") {
      fault(`expected ${key} to be a text`);
    }
  }
  if (node.examples !== undefined && !isList(node.examples)) {
    fault("expected examples to be a list");
  }
}

function checkValues(node: JsonRecord, fault: Fault): void {
  for (const key of COUNTS) {
    const count = node[key];
    if (count !== undefined && !(Number.isSafeInteger(count) && Number(count) >= 0)) {
      fault(`expected ${key} to be a whole number`);
    }
  }
  for (const key of NUMBERS) {
    if (node[key] !== undefined && typeof node[key] !== "number") {
      fault(`expected ${key} to be a number`);
    }
  }
  if (typeof node.multipleOf === "number" && node.multipleOf <= 0) {
    fault("expected multipleOf to be above 0");
  }
  if (node.format !== undefined && !FORMATS.some((format) => format === node.format)) {
    fault(`expected format to be one of ${FORMATS.join(", ")}`);
  }
  if (node.pattern !== undefined && !isPattern(node.pattern)) {
    fault("expected pattern to be a regular expression that is the same with and without flag u,");
  }
  const expected = node.type === "string" ? "string" : "number";
  if (
    node.enum !== undefined &&
    !(isList(node.enum) && node.enum.length > 0 &&
      new Set(node.enum).size === node.enum.length &&
      node.enum.every((word) =>
        typeof word === expected && (node.type !== "integer" || Number.isSafeInteger(word))
      ))
  ) fault(`expected enum to be a list of different ${expected}s`);
  if (node.const !== undefined && typeof node.const !== node.type) {
    fault("expected const to be of the type");
  }
  if (node.uniqueItems !== undefined && typeof node.uniqueItems !== "boolean") {
    fault("expected uniqueItems to be true or false");
  }
}

function checkObject(node: JsonRecord, path: string, faults: string[]): void {
  const fault = (text: string) => faults.push(`${text} at "${path}"`);
  const { properties = {}, required = [], additionalProperties = true } = node;
  if (!isRecord(properties)) return void fault("expected properties to be an object");
  for (const [name, schema] of Object.entries(properties)) {
    // zod would take what every object inherits for the value of an absent property.
    if (name in Object.prototype) fault(`cannot use property name ${JSON.stringify(name)}`);
    checkNode(schema, `${path}/properties/${name}`, faults);
  }
  if (typeof additionalProperties !== "boolean") {
    checkNode(additionalProperties, `${path}/additionalProperties`, faults);
  }
  const isKnown = (name: Json) => typeof name === "string" && Object.hasOwn(properties, name);
  // zod does not look at a required name that is no property.
  if (
    !isList(required) || !required.every(isKnown) || new Set(required).size < required.length
  ) {
    fault("expected required to be a list of different names that are in properties");
  }
}

/** A default stands in without being checked, so it is checked once, here, where its schema can be read. */
function checkDefault(
  { default: value, ...schema }: JsonRecord,
  faults: readonly string[],
  fault: Fault,
): void {
  if (value === undefined || faults.length > 0) return;
  if (!zodOfSchema(schema).safeParse(value).success) fault("default breaks its own schema");
}

/** Means something else without the flag, and does not fail. */
const ONLY_UNICODE = /(?<!\\)(?:\\\\)*\\(?:[pP]|u\{)/;

/** Clients check with the flag, as JSON Schema has it, zod without: one that they cannot read spoils their whole list. */
function isPattern(value: Json): boolean {
  try {
    return typeof value === "string" && !ONLY_UNICODE.test(value) &&
      new RegExp(value) !== undefined && new RegExp(value, "u") !== undefined;
  } catch {
    return false;
  }
}

type Fault = (text: string) => void;
type JsonRecord = { readonly [name: string]: Json };

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
