/** pdm.lock. @module */
import { normalizeName } from "../name.ts";
import type { FileReading } from "./file_reading.ts";
import { groupOf, hashesIn, lockedName, packagesOf, textsIn } from "./locked_entry.ts";
import { nameFields } from "./poetry_lock.ts";
import { placeOf } from "./source_table.ts";
import { asArray, asTable, asText, own, parseToml, tableAt } from "./toml_document.ts";
import { tomlLines } from "./toml_lines.ts";

/** Reads the whole file. @throws {InvalidTomlError} If it is not TOML. */
export function readPdmLock(reading: FileReading, content: string): void {
  const root = parseToml(content);
  const lines = tomlLines(content);
  const metadata = tableAt(root, "metadata");
  const targets = (asArray(own(metadata, "targets")) ?? []).map((target) =>
    asText(own(asTable(target), "requires_python"))
  ).filter((text) => text !== undefined);
  if (targets.length > 0) reading.requiresPython(targets.join(" || "));
  // Format 3 kept the hashes apart, by name and version.
  const oldFiles = tableAt(root, "metadata", "files");
  for (const [index, item] of packagesOf(reading, root, "package").entries()) {
    const table = asTable(item) ?? {};
    const group = groupOf(textsIn(own(table, "groups")).map(normalizeName));
    const place = { group, line: lines.lineOf(["package", index]) };
    const locked = lockedName(reading, table, place);
    if (locked === undefined) continue;
    const marker = reading.marker(own(table, "marker"), place);
    const source = placeOf(table);
    const files = own(table, "files") ?? own(oldFiles, locked.text);
    reading.add({
      kind: "locked",
      pinned: locked.version !== undefined,
      ...source,
      ...nameFields(locked),
      extras: [...new Set(textsIn(own(table, "extras")).map(normalizeName))].sort(),
      ...(marker === undefined ? {} : { marker }),
      hashes: [...source?.hashes ?? [], ...hashesIn(files, "hash")],
      group,
      ...(place.line === undefined ? {} : { line: place.line }),
      text: locked.text,
    });
  }
}
