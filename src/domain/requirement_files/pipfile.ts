/** Pipfile. @module */
import { normalizeName } from "../name.ts";
import type { FileReading } from "./file_reading.ts";
import { addPipenvEntry, readPipenvPython, readPipenvSources } from "./pipenv_entry.ts";
import { asTable, own, parseToml, tableAt } from "./toml_document.ts";
import { tomlLines } from "./toml_lines.ts";

/** Tables that hold no packages; any other is a category of its own. */
const OTHER: ReadonlySet<string> = new Set(["source", "requires", "scripts", "pipenv"]);

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readPipfile(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  readPipenvSources(reading, own(root, "source"));
  readPipenvPython(reading, tableAt(root, "requires"));
  for (const [category, packages] of Object.entries(root)) {
    if (OTHER.has(category)) continue;
    const table = asTable(packages);
    if (table === undefined) {
      reading.problem({
        kind: "invalid",
        message: `Cannot read ${JSON.stringify(category.slice(0, 100))}: ` +
          "expected a table of packages",
        line: lines.lineOf([category]),
      });
      continue;
    }
    const group = groupOfCategory(category, "packages", "dev-packages");
    for (const [key, value] of Object.entries(table)) {
      const line = lines.lineOf([category, key]);
      addPipenvEntry(reading, { key, value, kind: "requirement" }, { group, line });
    }
  }
}

/** The group of a category, by what the file calls the first two. */
export function groupOfCategory(category: string, runtime: string, development: string): string {
  if (category === runtime) return "runtime";
  return category === development ? "group:dev" : `group:${normalizeName(category)}`;
}
