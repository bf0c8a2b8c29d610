/** JSON Schemas of tools, made from zod once and kept small: the whole tool list is sent to every model. @module */
import * as z from "zod";

/** A JSON Schema object whose top level is `type: "object"`, as MCP wants it. */
export type JsonSchema = { readonly type: "object"; readonly [keyword: string]: unknown };

/** The schema of what a caller may send; `additionalProperties: false` stays, so that wrong names are caught early. */
export function toInputSchema(schema: z.ZodObject): JsonSchema {
  return compact(z.toJSONSchema(schema, { io: "input" })) as JsonSchema;
}

/**
 * The schema of what an answer holds; open, so that a later version may add fields. Which fields the objects inside it
 * always have is checked here and not listed: it would take a twelfth of the list that every model is sent.
 */
export function toOutputSchema(schema: z.ZodObject): JsonSchema {
  const { properties, ...top } = z.toJSONSchema(schema, { io: "output" });
  return {
    ...compact(top, { open: true }) as JsonSchema,
    properties: compact(properties, { open: true, inside: true }),
  };
}

/**
 * Metadata of a schema whose insides are the same in every tool: they are said once, in the server's
 * documents, and checked, but not listed.
 */
export const SAID_ELSEWHERE = { isSaidElsewhere: true } as const;

/** What may be left out beside what says nothing. */
interface Compaction {
  /** Closed objects: the schema is of an answer. */
  readonly open?: boolean;
  /** The lists of required fields. */
  readonly inside?: boolean;
}

/** Checked when a tool is called; no model writes a name of 200 characters. */
const LENGTHS: ReadonlySet<string> = new Set(["minLength", "maxLength"]);

/** Drops what says nothing: `$schema`, that keys are texts, the bounds of every safe integer, and what the options name. */
function compact(schema: unknown, options: Compaction = {}): unknown {
  if (Array.isArray(schema)) return schema.map((item) => compact(item, options));
  if (typeof schema !== "object" || schema === null) return schema;
  if ("isSaidElsewhere" in schema) return { type: "type" in schema ? schema.type : undefined };
  const kept: [string, unknown][] = [];
  for (const [key, value] of Object.entries(schema)) {
    if (key === "$schema" || key === "propertyNames") continue;
    if (LENGTHS.has(key)) continue;
    if (key === "additionalProperties" && value === false && options.open === true) continue;
    if (key === "required" && Array.isArray(value) && options.inside === true) continue;
    if (
      (key === "minimum" || key === "maximum") &&
      Math.abs(value as number) === Number.MAX_SAFE_INTEGER
    ) continue;
    kept.push([key, compact(value, options)]);
  }
  return Object.fromEntries(kept);
}
