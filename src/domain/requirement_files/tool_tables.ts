/** Requirements below `[tool.*]` in a pyproject.toml: uv, PDM, Hatch, Flit and setuptools. @module */
import { normalizeName } from "../name.ts";
import type { FileReading } from "./file_reading.ts";
import { readStrings } from "./requirement_arrays.ts";
import { asArray, asTable, asText, own, tableAt, type TomlTable } from "./toml_document.ts";
import type { TomlLines } from "./toml_lines.ts";

/** Reads the tables that are there. */
export function readToolTables(reading: FileReading, root: TomlTable, lines: TomlLines): void {
  readUv(reading, root, lines);
  readPdm(reading, root, lines);
  for (const [name, environment] of Object.entries(tableAt(root, "tool", "hatch", "envs") ?? {})) {
    for (const key of ["dependencies", "extra-dependencies"]) {
      readStrings(reading, own(asTable(environment), key), {
        path: ["tool", "hatch", "envs", name, key],
        group: `hatch:${name}`,
        lines,
      });
    }
  }
  readStrings(reading, own(tableAt(root, "tool", "flit", "metadata"), "requires"), {
    path: ["tool", "flit", "metadata", "requires"],
    group: "runtime",
    lines,
  });
  readSetuptools(reading, root, lines);
}

/** Lists of `[tool.uv]`, and what their items are. */
const UV_LISTS = [
  ["dev-dependencies", "group:dev", "requirement"],
  ["constraint-dependencies", "constraints", "constraint"],
  ["build-constraint-dependencies", "build-constraints", "constraint"],
  ["override-dependencies", "overrides", "requirement"],
] as const;

function readUv(reading: FileReading, root: TomlTable, lines: TomlLines): void {
  const uv = tableAt(root, "tool", "uv");
  if (uv === undefined) return;
  for (const [key, group, kind] of UV_LISTS) {
    readStrings(reading, own(uv, key), { path: ["tool", "uv", key], group, lines, kind });
  }
  readIndexes(reading, own(uv, "index"));
  const sources = Object.keys(tableAt(uv, "sources") ?? {});
  if (sources.length > 0) {
    reading.note(
      `[tool.uv.sources] takes these from places other than the index: ${sources.join(", ")}`,
    );
  }
  if (tableAt(uv, "workspace") !== undefined) {
    reading.note("[tool.uv.workspace] has members whose files were not read");
  }
}

function readPdm(reading: FileReading, root: TomlTable, lines: TomlLines): void {
  const pdm = tableAt(root, "tool", "pdm");
  for (const [name, list] of Object.entries(tableAt(pdm ?? {}, "dev-dependencies") ?? {})) {
    readStrings(reading, list, {
      path: ["tool", "pdm", "dev-dependencies", name],
      group: `group:${normalizeName(name)}`,
      lines,
      places: true,
    });
  }
  readIndexes(reading, own(pdm, "source"));
}

function readIndexes(reading: FileReading, list: unknown): void {
  for (const item of asArray(list) ?? []) {
    const url = asText(own(asTable(item), "url"));
    const name = asText(own(asTable(item), "name"));
    if (url !== undefined) {
      reading.index("extra-index", url, name === undefined ? {} : { name });
    }
  }
}

/** `[tool.setuptools.dynamic]` names files that hold the requirements. */
function readSetuptools(reading: FileReading, root: TomlTable, lines: TomlLines): void {
  const path = ["tool", "setuptools", "dynamic"];
  const dynamic = tableAt(root, ...path);
  const include = (table: TomlTable | undefined, at: readonly string[]) => {
    const file = own(table, "file");
    for (const name of asArray(file) ?? [file]) {
      if (typeof name === "string") {
        reading.include("requirements", name, lines.lineOf([...path, ...at]));
      }
    }
  };
  include(tableAt(dynamic ?? {}, "dependencies"), ["dependencies"]);
  const optional = tableAt(dynamic ?? {}, "optional-dependencies");
  for (const extra of Object.keys(optional ?? {})) {
    include(tableAt(optional ?? {}, extra), ["optional-dependencies", extra]);
  }
}
