/**
 * The subset of JSON Schema that `plugin_schema.ts` admits, as zod. zod's own reader knows all of JSON Schema, and
 * brings every kind of schema that there is into the program. @module
 */
import * as z from "zod";
import type { Json } from "./plain_json.ts";

/** A schema whose keywords were all checked. */
export type SchemaNode = { readonly [keyword: string]: Json };

/** @throws {TypeError} For what is not in the subset. */
export function zodOfSchema(node: SchemaNode): z.ZodType {
  const plain = withoutDefault(node);
  return node.default === undefined ? plain : plain.default(node.default);
}

function withoutDefault(node: SchemaNode): z.ZodType {
  if (isList(node.anyOf)) return z.union(node.anyOf.map((option) => zodOfSchema(nodeOf(option))));
  if (isList(node.enum)) return z.literal(node.enum.filter(isLiteral));
  if (isLiteral(node.const)) return z.literal(node.const);
  switch (node.type) {
    case "object":
      return zodOfObject(node);
    case "array":
      return zodOfArray(node);
    case "string":
      return zodOfText(node);
    case "integer":
    case "number":
      return zodOfNumber(node);
    case "boolean":
      return z.boolean();
    case "null":
      return z.null();
    default:
      throw new TypeError("the type is not supported");
  }
}

function zodOfObject({ properties = {}, required = [], additionalProperties }: SchemaNode) {
  const needed = new Set(isList(required) ? required : []);
  const shape = Object.fromEntries(
    Object.entries(nodeOf(properties)).map(([name, inner]) => {
      const schema = zodOfSchema(nodeOf(inner));
      return [name, needed.has(name) ? schema : schema.optional()];
    }),
  );
  if (additionalProperties === false) return z.strictObject(shape);
  return isNode(additionalProperties)
    ? z.object(shape).catchall(zodOfSchema(additionalProperties))
    : z.looseObject(shape);
}

function zodOfArray({ items, minItems, maxItems, uniqueItems }: SchemaNode): z.ZodType {
  let schema = z.array(zodOfSchema(nodeOf(items)));
  if (typeof minItems === "number") schema = schema.min(minItems);
  if (typeof maxItems === "number") schema = schema.max(maxItems);
  // Before the items are read, because defaults inside them could make them equal.
  return uniqueItems === true ? z.unknown().superRefine(tellDoubles).pipe(schema) : schema;
}

function tellDoubles(value: unknown, context: z.RefinementCtx): void {
  if (!Array.isArray(value)) return;
  const places = new Map<string, number>();
  for (const [index, item] of value.entries()) {
    const text = canonicalText(item);
    const first = places.get(text);
    if (first === undefined) places.set(text, index);
    else {
      const message = `expected different items, found the one at ${first} again at ${index}`;
      context.addIssue({ code: "custom", message, path: [index] });
    }
  }
}

/** The same for values that JSON Schema calls equal: the order of members does not matter. */
function canonicalText(value: unknown): string {
  return JSON.stringify(
    value,
    (_, inner: unknown) =>
      typeof inner === "object" && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  ) ?? "";
}

function zodOfText({ minLength, maxLength, pattern, format }: SchemaNode): z.ZodString {
  let schema = z.string();
  if (typeof format === "string") schema = schema.check(formatOf(format));
  if (typeof minLength === "number") schema = schema.min(minLength);
  if (typeof maxLength === "number") schema = schema.max(maxLength);
  return typeof pattern === "string" ? schema.regex(new RegExp(pattern)) : schema;
}

function formatOf(format: string) {
  switch (format) {
    case "date-time":
      return z.iso.datetime({ offset: true });
    case "date":
      return z.iso.date();
    case "uri":
      return z.url();
    case "email":
      return z.email();
    case "uuid":
      return z.uuid();
    default:
      throw new TypeError("the format is not supported");
  }
}

function zodOfNumber(node: SchemaNode): z.ZodNumber {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = node;
  let schema = node.type === "integer" ? z.number().int() : z.number();
  if (typeof minimum === "number") schema = schema.min(minimum);
  if (typeof maximum === "number") schema = schema.max(maximum);
  if (typeof exclusiveMinimum === "number") schema = schema.gt(exclusiveMinimum);
  if (typeof exclusiveMaximum === "number") schema = schema.lt(exclusiveMaximum);
  return typeof multipleOf === "number" ? schema.multipleOf(multipleOf) : schema;
}

/** @throws {TypeError} If it is no object. */
function nodeOf(value: Json | undefined): SchemaNode {
  if (!isNode(value)) throw new TypeError("expected a schema object");
  return value;
}

function isNode(value: Json | undefined): value is SchemaNode {
  return typeof value === "object" && value !== null && !isList(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isLiteral(value: Json | undefined): value is string | number | boolean {
  return value !== undefined && value !== null && typeof value !== "object";
}
