/** `[tool.poetry]`: Poetry's own requirements. @module */
import { normalizeName, type ProjectName, tryParseProjectName } from "../name.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { textsIn } from "./locked_entry.ts";
import { parsePoetryConstraint, type PoetryConstraint } from "./poetry_constraint.ts";
import { pinnedVersion } from "./pinned_version.ts";
import { allMarkers, pythonMarker } from "./python_marker.ts";
import { placeOf, shownValue } from "./source_table.ts";
import { asArray, asTable, asText, own, tableAt, type TomlTable } from "./toml_document.ts";
import type { TomlLines, TomlPath } from "./toml_lines.ts";

/** What of the rest of the file matters here. */
export interface PoetryContext {
  readonly lines: TomlLines;
  /** Names in `[project] dependencies`: Poetry's table only adds to those. */
  readonly declared: ReadonlySet<ProjectName>;
  /** `[project]` has a requires-python. */
  readonly pythonKnown: boolean;
}

/** Reads dependencies, groups and sources below `[tool.poetry]`. */
export function readPoetryTable(
  reading: FileReading,
  poetry: TomlTable,
  context: PoetryContext,
): void {
  const base: TomlPath = ["tool", "poetry"];
  const extras = extrasByName(tableAt(poetry, "extras"));
  const read = (table: TomlTable | undefined, path: TomlPath, group: string) => {
    for (const [key, value] of Object.entries(table ?? {})) {
      const at = [...base, ...path, key];
      if (key.toLowerCase() === "python" && group === "runtime") {
        const text = asText(value);
        if (text !== undefined && !context.pythonKnown) readPython(reading, text, context, at);
        continue;
      }
      // Several constraints for one name, each with its own marker; none is as wrong as another type.
      const items = asArray(value) ?? [];
      for (const [index, item] of (items.length === 0 ? [value] : items).entries()) {
        const line = context.lines.lineOf(Array.isArray(value) ? [...at, index] : at);
        readDependency(reading, { key, value: item, extras, declared: context.declared }, {
          group,
          line: line ?? context.lines.lineOf(at),
        });
      }
    }
  };
  read(tableAt(poetry, "dependencies"), ["dependencies"], "runtime");
  read(tableAt(poetry, "dev-dependencies"), ["dev-dependencies"], "group:dev");
  for (const [name, group] of Object.entries(tableAt(poetry, "group") ?? {})) {
    const path = ["group", name, "dependencies"];
    read(tableAt(asTable(group) ?? {}, "dependencies"), path, `group:${normalizeName(name)}`);
    for (const included of textsIn(own(asTable(group), "include-groups"))) {
      reading.note(`group:${normalizeName(name)} includes group:${normalizeName(included)}`);
    }
  }
  readSources(reading, poetry);
}

function readPython(
  reading: FileReading,
  text: string,
  { lines }: PoetryContext,
  path: TomlPath,
): void {
  try {
    const { specifier, alternatives } = parsePoetryConstraint(text);
    reading.requiresPython(alternatives?.join(" || ") ?? specifier);
  } catch (error) {
    reading.fault(error, shownValue("python", text), {
      group: "runtime",
      line: lines.lineOf(path),
    });
  }
}

interface PoetryDependency {
  readonly key: string;
  readonly value: unknown;
  readonly extras: ReadonlyMap<string, readonly string[]>;
  readonly declared: ReadonlySet<ProjectName>;
}

function readDependency(
  reading: FileReading,
  { key, value, extras, declared }: PoetryDependency,
  place: Place,
): void {
  if (reading.skips()) return;
  const text = shownValue(key, value);
  const name = tryParseProjectName(key);
  const table = typeof value === "string" ? { version: value } : asTable(value);
  if (name === undefined || table === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read Poetry dependency ${JSON.stringify(text.slice(0, 200))}: expected ` +
        (name === undefined ? "a project name" : "a constraint or a table"),
      text,
      ...place,
    });
    return;
  }
  if (place.group === "runtime" && declared.has(name)) {
    reading.note(`[tool.poetry.dependencies] says more about ${name}, a dependency of [project]`);
    return;
  }
  const optional = own(table, "optional") === true || extras.has(name);
  const group = place.group === "runtime" && optional
    ? (extras.get(name) ?? []).map((extra) => `extra:${extra}`).join(", ") || "optional"
    : place.group;
  try {
    const constraint: PoetryConstraint = parsePoetryConstraint(
      asText(own(table, "version")) ?? "*",
    );
    const { specifier, alternatives } = constraint;
    const version = pinnedVersion(specifier);
    const marker = reading.marker(markerOf(table), { ...place, group });
    const { line } = place;
    reading.add({
      kind: "requirement",
      pinned: version !== undefined,
      ...placeOf(table),
      name,
      displayName: key,
      specifier,
      ...(alternatives === undefined ? {} : { alternatives }),
      ...(version === undefined ? {} : { version }),
      extras: extrasOf(table),
      ...(marker === undefined ? {} : { marker }),
      group,
      ...(line === undefined ? {} : { line }),
      text,
    });
  } catch (error) {
    reading.fault(error, text, { ...place, group });
  }
}

function extrasOf(table: TomlTable): readonly string[] {
  const names = (asArray(own(table, "extras")) ?? []).filter((extra) => typeof extra === "string");
  return [...new Set(names.map(normalizeName))].sort();
}

function markerOf(table: TomlTable): string | undefined {
  const python = asText(own(table, "python"));
  const platform = asText(own(table, "platform"));
  return allMarkers([
    asText(own(table, "markers")),
    python === undefined ? undefined : pythonMarker(parsePoetryConstraint(python)),
    platform === undefined ? undefined : `sys_platform == ${JSON.stringify(platform)}`,
  ]);
}

/** The extras that list each name. */
function extrasByName(table: TomlTable | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [extra, names] of Object.entries(table ?? {})) {
    for (const name of asArray(names) ?? []) {
      if (typeof name !== "string") continue;
      const key = normalizeName(name);
      const extras = found.get(key) ?? [];
      extras.push(normalizeName(extra));
      found.set(key, extras);
    }
  }
  return found;
}

function readSources(reading: FileReading, poetry: TomlTable): void {
  for (const source of asArray(own(poetry, "source")) ?? []) {
    const url = asText(own(asTable(source), "url"));
    const name = asText(own(asTable(source), "name"));
    if (url !== undefined) {
      reading.index("extra-index", url, name === undefined ? {} : { name });
    }
  }
}
