/** What the lock files of poetry, uv, PDM and PEP 751 have in common. @module */
import { type ProjectName, tryParseProjectName } from "../name.ts";
import { formatSpecifierSet, parseSpecifierSet } from "../specifier.ts";
import { tryParseVersion } from "../version.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { canonicalOrSame } from "./pinned_version.ts";
import { asArray, asTable, asText, kindOfValue, own, type TomlTable } from "./toml_document.ts";

/** Name and version of one `[[package]]`. */
export interface LockedName {
  readonly name: ProjectName;
  readonly displayName: string;
  /** Canonical; absent where the file gives none. */
  readonly version?: string;
  /** For showing. */
  readonly text: string;
}

/** Reads them; `undefined` after keeping a problem, or where there is no room. */
export function lockedName(
  reading: FileReading,
  item: unknown,
  place: Place,
): LockedName | undefined {
  if (reading.skips()) return undefined;
  const table = asTable(item);
  const displayName = asText(own(table, "name"));
  const written = own(table, "version");
  const name = displayName === undefined ? undefined : tryParseProjectName(displayName);
  if (name === undefined || displayName === undefined) {
    reading.problem({
      kind: "invalid",
      message: "Cannot read a locked package: expected a name, found " +
        (displayName === undefined ? "none" : JSON.stringify(displayName.slice(0, 100))),
      ...(displayName === undefined ? {} : { text: displayName }),
      ...place,
    });
    return undefined;
  }
  const text = `${displayName} ${asText(written) ?? ""}`.trim();
  if (typeof written !== "string") {
    if (written !== undefined) {
      reading.problem({
        kind: "invalid",
        message: `Cannot read the version of ${name}: expected text, found ${kindOfValue(written)}`,
        text,
        ...place,
      });
    }
    return { name, displayName, text };
  }
  if (tryParseVersion(written) === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot parse version ${JSON.stringify(written.slice(0, 64))} of ${name}: ` +
        "expected a PEP 440 version",
      text,
      ...place,
    });
  }
  return { name, displayName, version: canonicalOrSame(written), text };
}

/** The specifier that admits the locked version alone. */
export function specifierOfVersion(version: string | undefined): string {
  if (version === undefined) return "";
  return tryParseVersion(version) === undefined
    ? `===${version}`
    : formatSpecifierSet(parseSpecifierSet(`==${version}`));
}

/** The texts under `key` (`hash`) of the tables in a list. */
export function hashesIn(list: unknown, key: string): readonly string[] {
  const hashes: string[] = [];
  for (const item of asArray(list) ?? [list]) {
    const hash = asText(own(asTable(item), key));
    if (hash !== undefined) hashes.push(hash);
  }
  return hashes;
}

/** `main` is what a project runs with; other groups keep their names. */
export function groupOf(names: readonly string[]): string {
  const groups = names.map((name) =>
    name === "main" || name === "default" ? "runtime" : `group:${name}`
  );
  return groups.length === 0 ? "locked" : groups.join(", ");
}

/** The texts in an array; other items are left out. */
export function textsIn(value: unknown): readonly string[] {
  return (asArray(value) ?? []).filter((item) => typeof item === "string");
}

/** A table's own table. */
export function tableIn(table: TomlTable, key: string): TomlTable | undefined {
  return asTable(own(table, key));
}

/** The array of `[[name]]`, or a problem where it is absent or no array. */
export function packagesOf(
  reading: FileReading,
  root: TomlTable,
  name: string,
): readonly unknown[] {
  const list = asArray(own(root, name));
  if (list === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read the locked packages: expected [[${name}]] tables, found none`,
    });
  }
  return list ?? [];
}
