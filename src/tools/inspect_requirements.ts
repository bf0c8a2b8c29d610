/** `inspect_requirements`: what a requirement or lock file says, and what is wrong in it. @module */
import * as z from "zod";
import type { Finding } from "../domain/requirement_files/finding.ts";
import {
  type FileEntry,
  MAX_FILE_LENGTH,
  type RequirementFile,
} from "../domain/requirement_files/requirement_file.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, count, field, lines } from "../mcp/text.ts";
import {
  fitting,
  jsonBytes,
  type Room,
  truncatedSchema,
  truncationLines,
  Truncations,
} from "./truncation.ts";

const MOST = {
  entries: 300,
  problems: 100,
  notRead: 50,
  indexes: 20,
  notes: 40,
  problemBytes: 4_500,
  entryBytes: 14_000, // together with the problems
  otherBytes: 500, // of each other list
  inText: 25,
} as const;
const MAX_TEXT_LENGTH = 300; // UTF-16 units of one marker, URL, specifier or shown entry
const MAX_MESSAGE_LENGTH = 400; // UTF-16 units
const MAX_LINE_LENGTH = 120; // UTF-16 units of an entry in the text

const input = z.strictObject({
  content: z.string().max(MAX_FILE_LENGTH).describe("The file's text"),
  filename: z.string().min(1).max(500).optional().describe(
    "Name or path, which tells the format; left out: the content tells it",
  ),
});

const output = z.object({
  format: z.string(),
  format_guessed: z.boolean().optional(),
  entry_count: z.number(),
  pinned_count: z.number(),
  error_count: z.number(),
  warning_count: z.number(),
  requires_python: z.string().optional(),
  entries: z.array(z.object({
    kind: z.string(),
    name: z.string().optional(),
    version_spec: z.string(), // `==1.0` alone where one release is pinned
    pinned: z.boolean(),
    group: z.string(),
    extras: z.array(z.string()).optional(),
    environment_marker: z.string().optional(),
    url: z.string().optional(),
    hashes: z.number().optional(),
    line: z.number().optional(),
  })),
  problems: z.array(z.object({
    severity: z.string(),
    kind: z.string(),
    message: z.string(),
    line: z.number().optional(),
    entry: z.string().optional(),
  })),
  not_read: z.array(z.string()).optional(),
  indexes: z.array(z.string()).optional(),
  notes: z.array(z.string()).optional(),
  truncated: truncatedSchema,
});

type Inspection = z.output<typeof output>;

/** The tool; see `describeRequirementFile` for what the answer is made of. */
export const inspectRequirements = defineTool({
  name: "inspect_requirements",
  title: "Inspect a requirement or lock file",
  description:
    "What a Python requirement or lock file says (requirements.txt, pyproject.toml, pylock.toml, " +
    "poetry.lock, uv.lock, pdm.lock, Pipfile(.lock), setup.cfg, environment.yml): requirements " +
    "normalised; which are invalid, conflicting, duplicate or unpinned. Resolves nothing.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run({ content, filename }) {
    // Loaded by the first call: nothing else reads YAML or TOML.
    const { inspectRequirementFile } = await import(
      "../domain/requirement_files/inspect_requirement_file.ts"
    );
    const { file, findings } = inspectRequirementFile(
      filename === undefined ? { content } : { content, filename },
    );
    return describeRequirementFile(file, findings);
  },
  text: renderInspection,
});

/** The answer: entries in the file's order, problems worst first, lists cut at their caps. */
export function describeRequirementFile(
  file: RequirementFile,
  findings: readonly Finding[],
): Inspection {
  const cut = new Truncations();
  const how = "send a part of the file by itself, or read the file";
  const fit = <Row>(rows: readonly Row[], { field, ...room }: Room & { readonly field: string }) =>
    cut.items(rows, { field, most: fitting(rows, room), how });
  const some = (
    name: "not_read" | "indexes" | "notes",
    all: readonly string[],
    most: number,
  ) =>
    all.length === 0 ? {} : {
      [name]: fit(all.map((text) => cleanText(text, MAX_MESSAGE_LENGTH)), {
        field: name,
        most,
        mostBytes: MOST.otherBytes,
      }),
    };
  const severe = (wanted: Finding["severity"]) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const problems = fit(findings.map(problemFields), {
    field: "problems",
    most: MOST.problems,
    mostBytes: MOST.problemBytes,
  });
  const entries = fit(file.entries.map(entryFields), {
    field: "entries",
    most: MOST.entries,
    mostBytes: MOST.entryBytes - jsonBytes(problems),
  });
  cut.add({ field: "entries", how }, file.leftOut);
  cut.add({ field: "problems", how }, file.remarksLeftOut);
  return {
    format: file.format,
    ...(file.guessed ? { format_guessed: true } : {}),
    entry_count: file.entries.length + file.leftOut,
    pinned_count: file.entries.filter(({ pinned }) => pinned).length,
    error_count: severe("error"),
    warning_count: severe("warning"),
    ...(file.requiresPython === undefined ? {} : { requires_python: file.requiresPython }),
    entries,
    problems,
    ...some("not_read", file.includes.map(({ path, line }) => path + atLine(line)), MOST.notRead),
    ...some(
      "indexes",
      file.indexes.map(({ kind, url, name }) => `${kind} ${name ?? ""} ${url}`),
      MOST.indexes,
    ),
    ...some(
      "notes",
      [...file.options.map(({ text, line }) => `Option ${text}${atLine(line)}`), ...file.notes],
      MOST.notes,
    ),
    ...cut.asField(),
  };
}

function entryFields(entry: FileEntry): Inspection["entries"][number] {
  const { kind, name, pinned, group, extras, marker, url, hashes, line } = entry;
  const short = (text: string) => cleanText(text, MAX_TEXT_LENGTH);
  return {
    kind,
    ...(name === undefined ? {} : { name }),
    version_spec: short(entry.alternatives?.join(" or ") ?? entry.specifier),
    pinned,
    group,
    ...(extras.length === 0 ? {} : { extras: extras.slice(0, 50).map(short) }),
    ...(marker === undefined ? {} : { environment_marker: short(marker) }),
    ...(url === undefined ? {} : { url: short(url) }),
    ...(hashes.length === 0 ? {} : { hashes: hashes.length }),
    ...(line === undefined ? {} : { line }),
  };
}

function problemFields(finding: Finding): Inspection["problems"][number] {
  const { severity, kind, message, line, text } = finding;
  return {
    severity,
    kind,
    message: cleanText(message, MAX_MESSAGE_LENGTH),
    ...(line === undefined ? {} : { line }),
    ...(text === undefined ? {} : { entry: cleanText(text, MAX_TEXT_LENGTH) }),
  };
}

function atLine(line: number | undefined): string {
  return line === undefined ? "" : ` (line ${line})`;
}

function renderInspection(answer: Inspection): string {
  const { format, entries, problems } = answer;
  const known = format === "unknown" ? "Not read: the format is not known" : format;
  const told = `${count(answer.error_count, "error")}, ${count(answer.warning_count, "warning")}`;
  return lines(
    `# ${known}${answer.format_guessed === true ? " (by its content)" : ""}`,
    `${count(answer.entry_count, "requirement")}, ${answer.pinned_count} of them pinned; ${told}`,
    field("Requires Python", answer.requires_python),
    bullets(problems.map(problemLine), MOST.inText, "in the structured answer"),
    entries.length > 0 && "Requirements:",
    bullets(entries.map(entryLine), MOST.inText, "in the structured answer"),
    field("Named, not read", (answer.not_read ?? []).join(", ")),
    field("Indexes", (answer.indexes ?? []).join(", ")),
    (answer.notes ?? []).map((note) => `Note: ${note}`),
    truncationLines(answer.truncated),
  );
}

function problemLine({ severity, message, line }: Inspection["problems"][number]): string {
  return `${severity}${line === undefined ? "" : ` at line ${line}`}: ${message}`;
}

/** Groups that say nothing beyond the format or the kind of an entry. */
const UNTOLD_GROUPS: ReadonlySet<string> = new Set(["runtime", "locked", "constraints"]);

/** `name[extras] ==1.0 ; marker (kind, group, line 3)`, leaving out what is plain. */
function entryLine(entry: Inspection["entries"][number]): string {
  const extras = entry.extras === undefined ? "" : `[${entry.extras.join(", ")}]`;
  const { name = "", url } = entry;
  const place = url === undefined || name === "" ? "" : ` @ ${url}`;
  const spec = entry.version_spec === "" ? "" : ` ${entry.version_spec}`;
  const marker = entry.environment_marker === undefined ? "" : ` ; ${entry.environment_marker}`;
  const about = [
    entry.kind === "requirement" || entry.kind === "locked" ? "" : entry.kind,
    UNTOLD_GROUPS.has(entry.group) ? "" : entry.group,
    entry.hashes === undefined ? "" : count(entry.hashes, "hash", "hashes"),
    entry.line === undefined ? "" : `line ${entry.line}`,
  ].filter((part) => part !== "").join(", ");
  const shown = `${name === "" ? url ?? "" : name}${extras}${place}${spec}${marker}`;
  return cleanText(about === "" ? shown : `${shown} (${about})`, MAX_LINE_LENGTH);
}
