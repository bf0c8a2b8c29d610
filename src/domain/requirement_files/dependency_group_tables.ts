/** `[dependency-groups]` (PEP 735): each group's own requirements, and what is wrong with its includes. @module */
import { resolveDependencyGroup } from "../dependency_groups.ts";
import { normalizeName } from "../name.ts";
import { addRequirement } from "./add_requirement.ts";
import type { FileReading, Place } from "./file_reading.ts";
import { asArray, asTable, asText, own, tableAt, type TomlTable } from "./toml_document.ts";
import type { TomlLines } from "./toml_lines.ts";

const TABLE = "dependency-groups";
const MOST_STEPS = 300_000; // each group is resolved on its own, and each time all names are read

/** Reads every group. An include is not copied: its requirements stand in the group that is included. */
export function readDependencyGroups(
  reading: FileReading,
  root: TomlTable,
  lines: TomlLines,
): void {
  const table = tableAt(root, TABLE);
  if (table === undefined) return;
  const includes = new Map<string, readonly unknown[]>();
  for (const [name, items] of Object.entries(table)) {
    const group = `group:${normalizeName(name)}`;
    const list = asArray(items);
    if (list === undefined) {
      reading.problem({
        kind: "invalid",
        message: `Cannot read dependency group ${JSON.stringify(name.slice(0, 100))}: ` +
          "expected an array",
        group,
        line: lines.lineOf([TABLE, name]),
      });
      continue;
    }
    for (const [index, item] of list.entries()) {
      readItem(reading, item, { group, line: lines.lineOf([TABLE, name, index]) });
    }
    includes.set(name, eachOnce(list.flatMap((item) => includeOf(item) ?? [])));
  }
  checkIncludes(reading, includes, (name) => lines.lineOf([TABLE, name]));
}

/** Names given twice, groups that are not there, groups that include themselves. */
function checkIncludes(
  reading: FileReading,
  groups: ReadonlyMap<string, readonly unknown[]>,
  lineOf: (name: string) => number | undefined,
): void {
  const includes = [...groups.values()].reduce((sum, items) => sum + items.length, 0);
  if (groups.size * (groups.size + includes) > MOST_STEPS) {
    reading.note(`There are ${groups.size} dependency groups: their includes were not checked`);
    return;
  }
  const names = new Set([...groups.keys()].map(normalizeName));
  for (const [name, items] of groups) {
    if (items.length === 0 && names.size === groups.size) continue;
    try {
      resolveDependencyGroup(groups, name);
    } catch (error) {
      const place = { group: `group:${normalizeName(name)}`, line: lineOf(name) };
      reading.fault(error, name, place);
      if (names.size < groups.size) return; // the same for every group
    }
  }
}

/** Includes of these groups; the same one twice is no fault, and would be looked at twice. */
function eachOnce(names: readonly string[]): readonly unknown[] {
  return [...new Set(names)].map((name) => ({ "include-group": name }));
}

/** The group that an item includes. */
function includeOf(item: unknown): string | undefined {
  const table = asTable(item);
  const only = table !== undefined && Object.keys(table).length === 1;
  return only ? asText(own(table, "include-group")) : undefined;
}

function readItem(reading: FileReading, item: unknown, place: Place): void {
  if (typeof item === "string") {
    addRequirement(reading, item, place);
    return;
  }
  const included = includeOf(item);
  if (included === undefined) {
    reading.problem({
      kind: "invalid",
      message: "Cannot read an item of a dependency group: expected text or { include-group = … }",
      ...place,
    });
    return;
  }
  reading.note(`${place.group} includes group:${normalizeName(included)}`);
}
