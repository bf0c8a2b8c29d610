/** conda's environment.yml: the part for pip is read, the part for conda is noted. @module */
import type { FileReading } from "./file_reading.ts";
import { logicalLines } from "./logical_lines.ts";
import { readRequirementLine } from "./requirements_txt.ts";
import { parseYaml, type YamlNode } from "./yaml_document.ts";

/** Reads the whole file. @throws {InvalidYamlError} If it is not YAML. */
export function readEnvironmentYml(reading: FileReading, content: string): void {
  const root = parseYaml(content.replace(/^\ufeff/, ""));
  const dependencies = root?.kind === "map" ? root.entries.get("dependencies") : undefined;
  if (dependencies?.kind !== "list") {
    reading.problem({
      kind: "invalid",
      message: "Cannot read the environment: expected a list under dependencies",
      ...(dependencies === undefined ? {} : { line: dependencies.line }),
    });
    return;
  }
  const conda: string[] = [];
  for (const item of dependencies.items) {
    if (item.kind === "scalar") {
      conda.push(item.text);
      if (/^python(?:\s|=|<|>|$)/.test(item.text)) {
        reading.note(`conda installs ${item.text.slice(0, 100)}`);
      }
    } else if (item.kind === "map") {
      for (const [key, list] of item.entries) readPart(reading, key, list);
    } else unread(reading, item);
  }
  if (conda.length > 0) {
    reading.note(
      `For conda, and not read since its names are not PyPI's (${conda.length}): ` +
        conda.map((text) => text.slice(0, 60)).slice(0, 20).join(", ") +
        (conda.length > 20 ? ", …" : ""),
    );
  }
}

function readPart(reading: FileReading, key: string, list: YamlNode): void {
  if (key !== "pip" || list.kind !== "list") {
    reading.problem({
      kind: "unsupported",
      message: `Cannot read ${JSON.stringify(key.slice(0, 60))} under dependencies: ` +
        "expected pip and a list",
      line: list.line,
    });
    return;
  }
  for (const item of list.items) {
    if (item.kind !== "scalar") {
      unread(reading, item);
      continue;
    }
    // Every item is a line of the requirements.txt that conda hands to pip.
    for (const { text } of logicalLines(item.text)) {
      readRequirementLine(reading, { text, line: item.line }, {
        constraints: false,
        group: "runtime",
      });
    }
  }
}

function unread(reading: FileReading, item: YamlNode): void {
  reading.problem({
    kind: "unsupported",
    message: `Cannot read an item under dependencies: expected text, found ${
      item.kind === "alias" ? "a reference" : `a ${item.kind}`
    }`,
    line: item.line,
  });
}
