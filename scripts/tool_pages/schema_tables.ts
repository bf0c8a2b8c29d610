/** JSON Schemas as Markdown tables. @module */
import type { JsonSchema } from "../../src/mcp/json_schema.ts";
import { schemaProperties } from "../../src/mcp/schema_properties.ts";

/** What a tool takes. */
export function argumentTable(schema: JsonSchema): string {
  const rows = schemaProperties(schema).map((property) => {
    const need = property.required
      ? "required"
      : property.fallback === undefined
      ? "optional"
      : `\`${property.fallback}\``;
    return row([
      `\`${property.name}\``,
      typeText(propertyOf(schema, property.name)),
      need,
      property.description,
    ]);
  });
  if (rows.length === 0) return "It takes no arguments.";
  return ["| argument | type | default | meaning |", "| --- | --- | --- | --- |", ...rows]
    .join("\n");
}

/** What an answer holds at its top level, and the names one level below. */
export function fieldTable(schema: JsonSchema): string {
  const rows = schemaProperties(schema).map(({ name, required, inner }) =>
    row([
      `\`${name}\``,
      typeText(propertyOf(schema, name)),
      required ? "always" : "where there is one",
      inner.map((field) => `\`${field}\``).join(", "),
    ])
  );
  return ["| field | type | present | fields inside |", "| --- | --- | --- | --- |", ...rows]
    .join("\n");
}

/** A schema in words: an enumeration by its values, a list by what it holds. */
function typeText(schema: unknown): string {
  const { type, enum: values, items, anyOf } = asRecord(schema);
  if (Array.isArray(values)) {
    return values.map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
  }
  if (Array.isArray(anyOf)) return anyOf.map(typeText).join(" or ");
  if (type === "array") {
    return items === undefined ? "list" : `list of ${typeText(items)}`;
  }
  return typeof type === "string" ? type : "value";
}

function propertyOf(schema: JsonSchema, name: string): unknown {
  return asRecord(schema.properties)[name];
}

function row(cells: readonly string[]): string {
  return `| ${
    cells.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")
  } |`;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? value as Record<string, unknown> : {};
}
