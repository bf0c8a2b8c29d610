/** One package of a Pipfile or Pipfile.lock. @module */
import { MARKER_VARIABLES } from "../marker_tree.ts";
import { normalizeName, tryParseProjectName } from "../name.ts";
import { formatSpecifierSet, parseSpecifierSet } from "../specifier.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { textsIn } from "./locked_entry.ts";
import { pinnedVersion } from "./pinned_version.ts";
import { allMarkers } from "./python_marker.ts";
import { placeOf, shownValue } from "./source_table.ts";
import { asArray, asTable, asText, own, type TomlTable } from "./toml_document.ts";

/** Adds one entry, or says why the value is none. */
export function addPipenvEntry(
  reading: FileReading,
  { key, value, kind }: {
    readonly key: string;
    readonly value: unknown;
    readonly kind: "requirement" | "locked";
  },
  place: Place,
): void {
  if (reading.skips()) return;
  const table = typeof value === "string" ? { version: value } : asTable(value);
  const text = kind === "locked"
    ? `${key} ${asText(own(table, "version")) ?? ""}`.trim()
    : shownValue(key, value);
  const name = tryParseProjectName(key);
  if (table === undefined || name === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read package ${JSON.stringify(key.slice(0, 100))}: expected ` +
        (name === undefined ? "a project name" : "a specifier or a table"),
      text,
      ...place,
    });
    return;
  }
  const source = placeOf(table);
  try {
    const specifier = specifierOf(asText(own(table, "version")) ?? "*");
    const version = pinnedVersion(specifier);
    const marker = reading.marker(markerOf(table), place);
    const { line } = place;
    reading.add({
      kind,
      pinned: version !== undefined,
      ...source,
      name,
      displayName: key,
      specifier,
      ...(version === undefined ? {} : { version }),
      extras: [...new Set(textsIn(own(table, "extras")).map(normalizeName))].sort(),
      ...(marker === undefined ? {} : { marker }),
      hashes: [...source?.hashes ?? [], ...textsIn(own(table, "hashes"))],
      group: place.group,
      ...(line === undefined ? {} : { line }),
      text,
    });
  } catch (error) {
    reading.fault(error, text, place);
  }
}

/** `*` is any version, and a version alone is exactly that one. */
function specifierOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed === "*") return "";
  const written = /^[\d*]/.test(trimmed) ? `==${trimmed}` : trimmed;
  return formatSpecifierSet(parseSpecifierSet(written));
}

/** `markers = "…"`, and variables as keys: `sys_platform = "== 'win32'"`. */
function markerOf(table: TomlTable): string | undefined {
  const byKey = MARKER_VARIABLES.map((variable) => {
    const condition = asText(own(table, variable));
    return condition === undefined ? undefined : `${variable} ${condition}`;
  });
  return allMarkers([asText(own(table, "markers")), ...byKey]);
}

/** The Python that the file asks for. */
export function readPipenvPython(reading: FileReading, requires: TomlTable | undefined): void {
  const full = asText(own(requires, "python_full_version"));
  const minor = asText(own(requires, "python_version"));
  if (full !== undefined) reading.requiresPython(`==${full}`);
  else if (minor !== undefined && minor !== "*") reading.requiresPython(`==${minor}.*`);
}

/** The indexes: the first is the one that is asked unless a package names another. */
export function readPipenvSources(reading: FileReading, sources: unknown): void {
  if (sources === undefined) return;
  const list = asArray(sources);
  if (list === undefined) {
    reading.problem({
      kind: "invalid",
      message: "Cannot read the sources: expected an array of tables",
    });
  }
  for (const [index, source] of (list ?? []).entries()) {
    const url = asText(own(asTable(source), "url"));
    const name = asText(own(asTable(source), "name"));
    if (url === undefined) continue;
    reading.index(index === 0 ? "index" : "extra-index", url, name === undefined ? {} : { name });
  }
}
