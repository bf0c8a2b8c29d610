/** A tool's JSON Schema as rows: what help, documents and the command line show of it. @module */
import type { JsonSchema } from "./json_schema.ts";

/** One field at the top level of a schema. */
export interface SchemaProperty {
  readonly name: string;
  /** JSON Schema's type, `value` where several are allowed. */
  readonly type: string;
  readonly description: string;
  readonly required: boolean;
  /** As JSON; absent where there is none. */
  readonly fallback: string | undefined;
  /** Names of the fields inside: of the object, or of the objects in the list. */
  readonly inner: readonly string[];
}

/** The fields in the order of the schema. */
export function schemaProperties(schema: JsonSchema): readonly SchemaProperty[] {
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(asRecord(schema.properties)).map(([name, value]) => {
    const { type, description, default: fallback, items, properties } = asRecord(value);
    return {
      name,
      type: typeof type === "string" ? type : "value",
      description: typeof description === "string" ? description : "",
      required: required.includes(name),
      fallback: fallback === undefined ? undefined : JSON.stringify(fallback),
      inner: Object.keys(asRecord(properties ?? asRecord(items).properties)),
    };
  });
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}
