/** Pipfile.lock. @module */
import { CallerError } from "../caller_error.ts";
import type { FileReading } from "./file_reading.ts";
import { jsonKeyLines } from "./json_lines.ts";
import { groupOfCategory } from "./pipfile.ts";
import { addPipenvEntry, readPipenvPython, readPipenvSources } from "./pipenv_entry.ts";
import { asTable, own, tableAt, type TomlTable } from "./toml_document.ts";

/** Text is not a JSON object. */
export class InvalidJsonError extends CallerError {
  override readonly name = "InvalidJsonError";
  constructor(input: string, expected: string) {
    super(`Cannot parse JSON: expected ${expected}`, input.slice(0, 200));
  }
}

/** Reads the whole file. @throws {InvalidJsonError} If it is not a JSON object. */
export function readPipfileLock(reading: FileReading, content: string): void {
  const root = parseObject(content);
  const lines = jsonKeyLines(content);
  readPipenvSources(reading, own(tableAt(root, "_meta"), "sources"));
  readPipenvPython(reading, tableAt(root, "_meta", "requires"));
  for (const [category, packages] of Object.entries(root)) {
    if (category === "_meta") continue;
    const table = asTable(packages);
    const line = lines.get(JSON.stringify([category]));
    if (table === undefined) {
      reading.problem({
        kind: "invalid",
        message: `Cannot read ${JSON.stringify(category.slice(0, 100))}: ` +
          "expected an object of packages",
        line,
      });
      continue;
    }
    const group = groupOfCategory(category, "default", "develop");
    for (const [key, value] of Object.entries(table)) {
      const at = lines.get(JSON.stringify([category, key]));
      addPipenvEntry(reading, { key, value, kind: "locked" }, { group, line: at });
    }
  }
  if (own(root, "default") === undefined && own(root, "develop") === undefined) {
    reading.problem({
      kind: "invalid",
      message: 'Cannot read the lock file: expected "default" or "develop", found neither',
    });
  }
}

function parseObject(content: string): TomlTable {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\ufeff/, ""));
  } catch {
    throw new InvalidJsonError(content, "a JSON text");
  }
  const table = asTable(value);
  if (table === undefined) throw new InvalidJsonError(content, "an object");
  return table;
}
