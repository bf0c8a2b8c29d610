/** requirements.txt and constraints.txt, read as pip reads them. @module */
import { addRequirement } from "./add_requirement.ts";
import type { FileReading } from "./file_reading.ts";
import { type InstallerOption, optionsStart, readOptions } from "./installer_options.ts";
import { type LogicalLine, logicalLines } from "./logical_lines.ts";

/** How the entries of the file are called. */
export interface RequirementsTxtOptions {
  readonly constraints?: boolean;
  readonly group?: string;
}

const HASH = /^(?:sha256|sha384|sha512):[0-9a-f]+$/i; // what pip takes

/** Reads the whole file. */
export function readRequirementsTxt(
  reading: FileReading,
  content: string,
  { constraints = false, group = constraints ? "constraints" : "runtime" }: RequirementsTxtOptions =
    {},
): void {
  for (const logical of logicalLines(content)) {
    readRequirementLine(reading, logical, { constraints, group });
  }
}

/** Reads one logical line; every line becomes an entry, an include, an index, an option or a problem. */
export function readRequirementLine(
  reading: FileReading,
  { line, text }: Pick<LogicalLine, "text"> & { readonly line?: number },
  { constraints, group }: Required<RequirementsTxtOptions>,
): void {
  const place = { group, ...(line === undefined ? {} : { line }) };
  const start = optionsStart(text);
  const requirement = text.slice(0, start).trim();
  const { options, words, faults } = readOptions(text.slice(start));
  for (const fault of faults) {
    reading.problem({
      kind: "unsupported",
      message: `Cannot read options ${JSON.stringify(text.slice(start).slice(0, 200))}: ${fault}`,
      text,
      ...place,
    });
  }
  const editable = requirement === ""
    ? options.find(({ name }) => name === "--editable")?.value
    : undefined;
  const target = editable === undefined ? requirement : [editable, ...words].join(" ");
  if (target === "") {
    for (const option of options) readOption(reading, option, line ?? 0);
    if (options.length === 0 && faults.length === 0) {
      reading.problem({
        kind: "invalid",
        message: `Cannot read line ${JSON.stringify(text.slice(0, 200))}: ` +
          "expected a requirement or an option",
        text,
        ...place,
      });
    }
    return;
  }
  if (editable === undefined && words.length > 0) {
    reading.problem({
      kind: "unsupported",
      message: `Cannot read line ${JSON.stringify(text.slice(0, 200))}: expected nothing but ` +
        `options after the first, found ${JSON.stringify(words.join(" ").slice(0, 100))}`,
      text,
      ...place,
    });
  }
  const hashes = hashesOf(reading, options, { ...place, text });
  for (const option of options) {
    // pip ignores them after a requirement; here they are shown.
    if (!OF_REQUIREMENT.has(option.name)) readOption(reading, option, line ?? 0);
  }
  addRequirement(reading, target, {
    ...place,
    kind: constraints ? "constraint" : "requirement",
    hashes,
    places: true,
    ...(editable === undefined ? {} : { editable: true }),
    shown: requirement === "" ? `-e ${target}` : requirement,
  });
}

const OF_REQUIREMENT: ReadonlySet<string> = new Set([
  "--hash",
  "--global-option",
  "--config-settings",
  "--editable",
]);

function hashesOf(
  reading: FileReading,
  options: readonly InstallerOption[],
  place: { readonly group: string; readonly line?: number; readonly text: string },
): readonly string[] {
  const hashes: string[] = [];
  for (const { name, value } of options) {
    if (name !== "--hash" || value === undefined) continue;
    if (HASH.test(value)) hashes.push(value);
    else {
      reading.problem({
        kind: "invalid",
        message: `Cannot read hash ${JSON.stringify(value.slice(0, 100))}: ` +
          `expected sha256, sha384 or sha512, a colon and hexadecimal digits`,
        ...place,
      });
    }
  }
  return hashes;
}

function readOption(reading: FileReading, { name, value }: InstallerOption, line: number): void {
  const at = line > 0 ? { line } : {};
  switch (name) {
    case "--requirement":
      return reading.include("requirements", value ?? "", at.line);
    case "--constraint":
      return reading.include("constraints", value ?? "", at.line);
    case "--index-url":
      return reading.index("index", value ?? "", at);
    case "--extra-index-url":
      return reading.index("extra-index", value ?? "", at);
    case "--find-links":
      return reading.index("find-links", value ?? "", at);
    case "--config-settings":
    case "--global-option":
      return reading.option(name, line); // what a build is told may be secret
    default:
      return reading.option(value === undefined ? name : `${name} ${value}`, line);
  }
}
