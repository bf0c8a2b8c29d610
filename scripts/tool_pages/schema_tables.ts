/** JSON Schemas as Markdown tables. @module */
import type { JsonSchema } from "../../src/mcp/json_schema.ts";
import { schemaProperties } from "../../src/mcp/schema_properties.ts";
import { asRecord } from "./as_record.ts";
import type { FieldMeanings } from "./meanings/shared.ts";

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
      typeText(propertyOf(schema, property.name)) + boundsText(propertyOf(schema, property.name)),
      need,
      property.description,
    ]);
  });
  if (rows.length === 0) return "It takes no arguments.";
  return ["| argument | type | default | meaning |", "| --- | --- | --- | --- |", ...rows]
    .join("\n");
}

/**
 * Every field of an answer, those within an object or the entries of a list below it: paths would make the table too wide.
 * @throws {Error} Where a field has no meaning, or a meaning no field.
 */
export function fieldTable(schema: JsonSchema, meanings: FieldMeanings): string {
  const left = new Set(Object.keys(meanings));
  const rows = fieldsOf(schema, { prefix: "", depth: 0 }).map(
    ({ path, name, depth, type }) => {
      const meaning = meanings[path];
      if (meaning === undefined) throw new Error(`Cannot tell what "${path}" means: no meaning`);
      left.delete(path);
      return row([`${"↳ ".repeat(depth)}\`${name}\``, type, meaning]);
    },
  );
  if (left.size > 0) throw new Error(`Cannot place the meaning of ${[...left]}: no such field`);
  return ["| field | type | meaning |", "| --- | --- | --- |", ...rows].join("\n");
}

interface Field {
  /** `files[].size`. */
  readonly path: string;
  readonly name: string;
  /** 0 at the top. */
  readonly depth: number;
  /** Below the top level it does not say what may be absent: nor does the schema that clients get. */
  readonly type: string;
}

function fieldsOf(
  schema: JsonSchema,
  { prefix, depth }: { readonly prefix: string; readonly depth: number },
): readonly Field[] {
  return schemaProperties(schema).flatMap(({ name, required }) => {
    const property = propertyOf(schema, name);
    const { items } = asRecord(property);
    const path = `${prefix}${name}`;
    const type = `${typeText(property)}${depth > 0 || required ? "" : ", if any"}`;
    const [inner, separator] = items === undefined ? [property, "."] : [items, "[]."];
    return [
      { path, name, depth, type },
      ...fieldsOf({ ...asRecord(inner), type: "object" }, {
        prefix: `${path}${separator}`,
        depth: depth + 1,
      }),
    ];
  });
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

/** What a number, or the length of a list, is held to. */
function boundsText(schema: unknown): string {
  const { minimum, maximum, minItems, maxItems } = asRecord(schema);
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  return maxItems === undefined ? "" : `, ${minItems ?? 0} to ${maxItems}`;
}

function propertyOf(schema: JsonSchema, name: string): unknown {
  return asRecord(schema.properties)[name];
}

function row(cells: readonly string[]): string {
  return `| ${
    cells.map((text) => text.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")
  } |`;
}
