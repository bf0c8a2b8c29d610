/** pyproject.toml: `[project]`, `[build-system]`, `[dependency-groups]`, and what tools add. @module */
import { normalizeName, type ProjectName } from "../name.ts";
import { tryParseSpecifierSet } from "../specifier.ts";
import { readDependencyGroups } from "./dependency_group_tables.ts";
import type { FileReading } from "./file_reading.ts";
import { readPoetryTable } from "./poetry_table.ts";
import { readPyprojectShape } from "./pyproject_shape.ts";
import { readStrings } from "./requirement_arrays.ts";
import { readToolTables } from "./tool_tables.ts";
import { asArray, asText, own, parseToml, tableAt, type TomlTable } from "./toml_document.ts";
import { type TomlLines, tomlLines } from "./toml_lines.ts";

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readPyproject(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  readPyprojectShape(reading, root, lines);
  const project = tableAt(root, "project");
  if (project !== undefined) readProject(reading, project, lines);
  readStrings(reading, own(tableAt(root, "build-system"), "requires"), {
    path: ["build-system", "requires"],
    group: "build-system",
    lines,
  });
  readDependencyGroups(reading, root, lines);
  const poetry = tableAt(root, "tool", "poetry");
  if (poetry !== undefined) {
    readPoetryTable(reading, poetry, {
      lines,
      declared: declaredNames(reading, project),
      pythonKnown: asText(own(project, "requires-python")) !== undefined,
    });
  }
  readToolTables(reading, root, lines);
  if (project === undefined && tableAt(root, "tool", "poetry") === undefined) {
    reading.note("There is no [project] table: what the project itself requires is not told here");
  }
}

function readProject(reading: FileReading, project: TomlTable, lines: TomlLines): void {
  const python = asText(own(project, "requires-python"));
  if (python !== undefined) reading.requiresPython(python);
  if (python !== undefined && tryParseSpecifierSet(python) === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read requires-python ${JSON.stringify(python.slice(0, 100))}: ` +
        "expected a version specifier",
      line: lines.lineOf(["project", "requires-python"]),
    });
  }
  readStrings(reading, own(project, "dependencies"), {
    path: ["project", "dependencies"],
    group: "runtime",
    lines,
  });
  for (const [extra, list] of Object.entries(tableAt(project, "optional-dependencies") ?? {})) {
    readStrings(reading, list, {
      path: ["project", "optional-dependencies", extra],
      group: `extra:${normalizeName(extra)}`,
      lines,
    });
  }
  const dynamic = asArray(own(project, "dynamic")) ?? [];
  for (const field of ["dependencies", "optional-dependencies", "requires-python"]) {
    if (dynamic.includes(field)) {
      reading.note(`${field} is dynamic: only a build tells it, so here it is unknown, not none`);
    }
  }
}

/** What was read of `[project] dependencies`; empty where they are absent, so that Poetry's table rules. */
function declaredNames(
  reading: FileReading,
  project: TomlTable | undefined,
): ReadonlySet<ProjectName> {
  return own(project, "dependencies") === undefined ? new Set() : reading.namesIn("runtime");
}
