/** Writes answers as JSON text. @module */
import type { Answer } from "./operation.ts";

/**
 * One line of JSON. Integers are written digit by digit whatever their size (JSON sets no limit, only readers do), and
 * what is not ASCII is left as it is but for halves of surrogate pairs, which are escaped.
 */
export function jsonText(value: Answer): string {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(jsonText).join(",")}]`;
  const fields = Object.entries(value).map(([key, field]) =>
    `${JSON.stringify(key)}:${jsonText(field)}`
  );
  return `{${fields.join(",")}}`;
}

/** `Array.isArray` does not narrow lists that are readonly. */
function isList(value: object): value is readonly Answer[] {
  return Array.isArray(value);
}
