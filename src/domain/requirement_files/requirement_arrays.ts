/** Arrays of PEP 508 texts in TOML files. @module */
import { addRequirement } from "./add_requirement.ts";
import type { FileReading } from "./file_reading.ts";
import { asArray, kindOfValue } from "./toml_document.ts";
import type { TomlLines, TomlPath } from "./toml_lines.ts";

/** Where an array of requirements stands. */
export interface ArrayPlace {
  readonly path: TomlPath;
  readonly group: string;
  readonly lines: TomlLines;
  readonly kind?: "requirement" | "constraint";
  /** Items may be written as pip takes them (`-e …`). */
  readonly places?: boolean;
}

/** One entry or problem for every item of an array; nothing for an absent one. */
export function readStrings(
  reading: FileReading,
  value: unknown,
  { path, group, lines, kind, places }: ArrayPlace,
): void {
  if (value === undefined) return;
  const items = asArray(value);
  if (items === undefined) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read ${path.join(".")}: expected an array of requirements`,
      group,
      line: lines.lineOf(path),
    });
    return;
  }
  for (const [index, item] of items.entries()) {
    const line = lines.lineOf([...path, index]);
    if (typeof item !== "string") {
      reading.problem({
        kind: "invalid",
        message: `Cannot read ${path.join(".")}[${index}]: expected text, found ${
          kindOfValue(item)
        }`,
        group,
        line,
      });
      continue;
    }
    const editable = places === true && item.startsWith("-e ");
    addRequirement(reading, editable ? item.slice(3).trim() : item, {
      group,
      line,
      ...(kind === undefined ? {} : { kind }),
      ...(editable ? { editable: true, places: true, shown: item } : {}),
    });
  }
}
