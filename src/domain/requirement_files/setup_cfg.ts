/** setup.cfg: what setuptools reads of it. @module */
import { normalizeName } from "../name.ts";
import { addRequirement } from "./add_requirement.ts";
import type { FileReading } from "./file_reading.ts";
import { type IniLine, parseIni } from "./ini_sections.ts";

const LISTS = [
  ["install_requires", "runtime"],
  ["setup_requires", "build-system"],
  ["tests_require", "extra:test"],
] as const;

/** Reads the whole file. */
export function readSetupCfg(reading: FileReading, content: string): void {
  const { sections, unread } = parseIni(content);
  for (const { text, line } of unread) {
    reading.problem({
      kind: "invalid",
      message: `Cannot read line ${JSON.stringify(text.slice(0, 100))}: expected key = value`,
      text,
      line,
    });
  }
  const options = sections.get("options");
  const python = options?.get("python_requires")?.map(({ text }) => text).join("");
  if (python !== undefined) reading.requiresPython(python);
  for (const [key, group] of LISTS) readList(reading, options?.get(key), group);
  for (const [extra, lines] of sections.get("options.extras_require") ?? []) {
    readList(reading, lines, `extra:${normalizeName(extra)}`);
  }
  const found = LISTS.some(([key]) => options?.has(key)) || sections.has("options.extras_require");
  if (!found) {
    reading.note("The file lists no requirements: setup.py, which was not run, may name some");
  }
}

/** Lines, or one line with semicolons; `file:` names files that hold the list. */
function readList(
  reading: FileReading,
  lines: readonly IniLine[] | undefined,
  group: string,
): void {
  const [first] = lines ?? [];
  if (lines === undefined || first === undefined) return;
  if (first.text.startsWith("file:")) {
    const names = [first.text.slice("file:".length), ...lines.slice(1).map(({ text }) => text)];
    for (const name of names.join(",").split(",")) {
      if (name.trim() !== "") reading.include("requirements", name.trim(), first.line);
    }
    return;
  }
  const items = lines.length > 1 ? lines : first.text.split(";").map((text) => ({
    text: text.trim(),
    line: first.line,
  }));
  for (const { text, line } of items) {
    if (text !== "") addRequirement(reading, text, { group, line });
  }
}
