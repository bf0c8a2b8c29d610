/** poetry.lock, formats 1.x and 2.x. @module */
import { normalizeName } from "../name.ts";
import type { FileReading } from "./file_reading.ts";
import {
  groupOf,
  hashesIn,
  type LockedName,
  lockedName,
  packagesOf,
  specifierOfVersion,
  tableIn,
  textsIn,
} from "./locked_entry.ts";
import { parsePoetryConstraint } from "./poetry_constraint.ts";
import { asTable, asText, own, parseToml, tableAt, type TomlTable } from "./toml_document.ts";
import { tomlLines } from "./toml_lines.ts";

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readPoetryLock(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  const python = asText(own(tableAt(root, "metadata"), "python-versions"));
  if (python !== undefined) readPython(reading, python, lines.lineOf(["metadata"]));
  const version = asText(own(tableAt(root, "metadata"), "lock-version"));
  if (version !== undefined && !/^[12]\./.test(version)) {
    reading.note(`Lock format ${version} is newer than the ones known here (1.x and 2.x)`);
  }
  const oldHashes = tableAt(root, "metadata", "files") ?? tableAt(root, "metadata", "hashes");
  for (const [index, item] of packagesOf(reading, root, "package").entries()) {
    const table = asTable(item) ?? {};
    const place = { group: groupOfPackage(table), line: lines.lineOf(["package", index]) };
    const locked = lockedName(reading, table, place);
    if (locked === undefined) continue;
    const marker = markerOf(reading, table, place);
    const source = placeOfSource(reading, tableIn(table, "source"));
    reading.add({
      kind: source?.kind ?? "locked",
      ...nameFields(locked),
      pinned: source?.pinned ?? locked.version !== undefined,
      ...(marker === undefined ? {} : { marker }),
      ...(source === undefined ? {} : { url: source.url }),
      hashes: hashesOf(table, oldHashes, locked),
      group: place.group,
      ...(place.line === undefined ? {} : { line: place.line }),
      text: locked.text,
    });
  }
}

function readPython(reading: FileReading, text: string, line: number | undefined): void {
  try {
    const { specifier, alternatives } = parsePoetryConstraint(text);
    const limit = alternatives?.join(" || ") ?? specifier;
    if (limit !== "") reading.requiresPython(limit);
  } catch (error) {
    reading.fault(error, text, { group: "runtime", line });
  }
}

/** Name, version and specifier of a draft. */
export function nameFields(
  { name, displayName, version }: LockedName,
): Pick<LockedName, "name" | "displayName" | "version"> & { readonly specifier: string } {
  const specifier = specifierOfVersion(version);
  return { name, displayName, specifier, ...(version === undefined ? {} : { version }) };
}

/** Format 1 has a category, format 2.1 the groups; between them neither. */
function groupOfPackage(table: TomlTable): string {
  const category = asText(own(table, "category"));
  const groups = category === undefined ? textsIn(own(table, "groups")) : [category];
  return groupOf(groups.map(normalizeName));
}

/** One marker, or one for each group; those of several groups need not agree. */
function markerOf(
  reading: FileReading,
  table: TomlTable,
  place: { readonly group: string; readonly line: number | undefined },
): string | undefined {
  const value = own(table, "markers");
  const byGroup = asTable(value);
  if (byGroup === undefined) return reading.marker(value, place);
  const parts = Object.values(byGroup).filter((part) => typeof part === "string");
  const everyGroup = parts.length === textsIn(own(table, "groups")).length;
  return everyGroup
    ? reading.marker([...new Set(parts)].map((part) => `(${part})`).join(" or "), place)
    : undefined; // a group without a marker takes it everywhere
}

function hashesOf(
  table: TomlTable,
  old: TomlTable | undefined,
  { displayName }: LockedName,
): readonly string[] {
  const files = own(table, "files");
  if (files !== undefined) return hashesIn(files, "hash");
  const before = own(old, displayName);
  const plain = textsIn(before); // the first format listed digests only
  return plain.length > 0 ? plain : hashesIn(before, "hash");
}

interface LockedPlace {
  readonly kind: "vcs" | "url" | "path";
  readonly url: string;
  readonly pinned: boolean;
}

/** `legacy` is another index. */
function placeOfSource(
  reading: FileReading,
  source: TomlTable | undefined,
): LockedPlace | undefined {
  const url = asText(own(source, "url"));
  if (source === undefined || url === undefined) return undefined;
  switch (asText(own(source, "type"))) {
    case "git": {
      const commit = asText(own(source, "resolved_reference"));
      return {
        kind: "vcs",
        url: `git+${url}${commit === undefined ? "" : `@${commit}`}`,
        pinned: commit !== undefined,
      };
    }
    case "url":
      return { kind: "url", url, pinned: true };
    case "file":
    case "directory":
      return { kind: "path", url, pinned: false };
    default: {
      const name = asText(own(source, "reference"));
      reading.index("extra-index", url, name === undefined ? {} : { name });
      return undefined;
    }
  }
}
