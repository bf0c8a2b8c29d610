/** `key=value` words as a tool's arguments: the tool's own schema says what `true` and `50` mean. @module */
import { nearestWord } from "../domain/nearest_word.ts";
import { schemaProperties } from "../mcp/schema_properties.ts";
import type { CallableTool } from "./call.ts";
import { UsageError } from "./usage_error.ts";

/**
 * Words win over `json`. Text stays text where the schema asks for text, so `version=3.10` is not a number.
 * @throws {UsageError} For a word without `=`, an unknown key, or JSON that is not an object.
 */
export function readArguments(
  tool: CallableTool,
  words: readonly string[],
  json: string | undefined,
): Readonly<Record<string, unknown>> {
  const found = new Map<string, unknown>(Object.entries(readJson(json)));
  const types = new Map(schemaProperties(tool.inputSchema).map(({ name, type }) => [name, type]));
  for (const word of words) {
    const at = word.indexOf("=");
    if (at < 1) {
      throw new UsageError(
        `Cannot read argument ${JSON.stringify(word.slice(0, 64))}: expected key=value, ` +
          `where key is one of ${[...types.keys()].join(", ")}`,
      );
    }
    const key = word.slice(0, at);
    const type = types.get(key);
    if (type === undefined) throw new UsageError(unknownKey(tool.name, key, types.keys()));
    found.set(key, readValue(word.slice(at + 1), type));
  }
  return Object.fromEntries(found);
}

function unknownKey(tool: string, key: string, keys: Iterable<string>): string {
  const known = [...keys];
  const nearest = nearestWord(key, known);
  const accepted = known.length === 0 ? "it takes none" : `expected one of ${known.join(", ")}`;
  return `Unknown argument ${JSON.stringify(key.slice(0, 64))} of ${tool}: ` +
    (nearest === undefined ? accepted : `did you mean ${nearest}?`);
}

/** Text that does not fit its type is passed on as text: the tool's own error says what it expects. */
function readValue(text: string, type: string): unknown {
  if (type === "string") return text;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

function readJson(json: string | undefined): Record<string, unknown> {
  if (json === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new UsageError(`Cannot read --json ${JSON.stringify(json.slice(0, 64))}: it is not JSON`);
  }
  if (isRecord(value)) return value;
  throw new UsageError(
    `Cannot read --json ${JSON.stringify(json.slice(0, 64))}: expected an object`,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
