/** What stands in pyproject.toml where requirements belong and is of another type: read as absent, it would pass for none. @module */
import type { FileReading } from "./file_reading.ts";
import { asArray, asTable, type TomlTable } from "./toml_document.ts";
import type { TomlLines, TomlPath } from "./toml_lines.ts";

/** Any key of a table. */
const EACH = "*";

const TABLE = "a table";
const TABLE_OF_ARRAYS = "a table of arrays";
const ARRAY = "an array";
const TEXT = "a text";

/** Paths and what they must hold; arrays of requirements are not here, because whoever reads them says so. */
const SHAPES: readonly (readonly [path: string, expected: string])[] = [
  ["build-system", TABLE],
  ["project", TABLE],
  ["project.requires-python", TEXT],
  ["project.optional-dependencies", TABLE_OF_ARRAYS],
  ["project.dynamic", ARRAY],
  ["dependency-groups", TABLE_OF_ARRAYS],
  ["tool", TABLE],
  ["tool.uv", TABLE],
  ["tool.pdm", TABLE],
  ["tool.pdm.dev-dependencies", TABLE_OF_ARRAYS],
  ["tool.hatch", TABLE],
  ["tool.hatch.envs", TABLE],
  ["tool.poetry", TABLE],
  ["tool.poetry.dependencies", TABLE],
  ["tool.poetry.dependencies.*.extras", ARRAY],
  ["tool.poetry.dev-dependencies", TABLE],
  ["tool.poetry.dev-dependencies.*.extras", ARRAY],
  ["tool.poetry.extras", TABLE_OF_ARRAYS],
  ["tool.poetry.extras.*", ARRAY],
  ["tool.poetry.group", TABLE],
  ["tool.poetry.group.*", TABLE],
  ["tool.poetry.group.*.dependencies", TABLE],
  ["tool.poetry.group.*.dependencies.*.extras", ARRAY],
  ["tool.poetry.group.*.include-groups", ARRAY],
  ["tool.poetry.source", ARRAY],
];

/** Tells each of them, in the order of the list above. */
export function readPyprojectShape(
  reading: FileReading,
  root: TomlTable,
  lines: TomlLines,
): void {
  for (const [path, expected] of SHAPES) {
    for (const [at, value] of valuesAt(root, path.split("."))) {
      if (hasShape(value, expected)) continue;
      reading.problem({
        kind: "invalid",
        message: `Cannot read ${at.join(".")}: expected ${expected}`,
        line: lines.lineOf(at),
      });
    }
  }
}

/** What stands at a path; nothing below what is no table, which is told by its own path. */
function valuesAt(
  root: TomlTable,
  steps: readonly string[],
): readonly (readonly [TomlPath, unknown])[] {
  let found: readonly (readonly [TomlPath, unknown])[] = [[[], root]];
  for (const step of steps) {
    found = found.flatMap(([path, value]) =>
      Object.entries(asTable(value) ?? {})
        .filter(([key]) => step === EACH || key === step)
        .map(([key, below]) => [[...path, key], below] as const)
    );
  }
  return found;
}

function hasShape(value: unknown, expected: string): boolean {
  if (expected === TEXT) return typeof value === "string";
  return (expected === ARRAY ? asArray(value) : asTable(value)) !== undefined;
}
