/** `docs/TOOLS.md`: the index of the tools' pages, and what is the same for all of them. @module */
import * as z from "zod";
import type { ListedTool } from "../src/cli/tools.ts";
import { schemaProperties, type SchemaProperty } from "../src/mcp/schema_properties.ts";
import { dataSourcesSchema } from "../src/tools/data_sources.ts";
import { indexNotesSchema } from "../src/tools/index_notes.ts";
import { targetSchema } from "../src/tools/target_fields.ts";
import { truncatedSchema } from "../src/tools/truncation.ts";

const INTRODUCTION = `# Tools

Generated from the tools' own schemas by \`deno task docs\`. Each tool has a page with its arguments, the fields of its
answer and a real example; \`pypi-mcp tools NAME\` prints the arguments.

Every tool only reads, and the same question gives the same answer for as long as the services behind it say the same.
\`data_sources\` in an answer names each service that was asked, how it answered and how old the data is. What could not
be looked at is called unknown; a list that was cut says under \`truncated\` what was left out and how to get it.`;

/** Their insides are left out of the list that models are sent; see `SAID_ELSEWHERE`. */
const SHARED = z.object({
  data_sources: dataSourcesSchema.describe(
    "every look-up behind the answer; `public` is false where another host than the public " +
      "service answered, `reason` says why one failed or is old; sorted by service, host, status and " +
      "reason, then the oldest first; look-ups that are alike are told once",
  ),
  truncated: truncatedSchema.describe(
    "absent when nothing was left out; `omitted` counts entries, or characters of a text",
  ),
  target: targetSchema.describe(
    "the Python and platform that is judged, `platform` as the most specific platform tag; " +
      "`assumed` says what the caller left open and how it was taken",
  ),
  index_notes: indexNotesSchema.describe(
    "sentences on the package index, such as a name that several indexes have; absent when there " +
      "is nothing to say",
  ),
});

/** Their names. */
export const SHARED_FIELDS: readonly string[] = Object.keys(SHARED.shape);

const FAILURES = `## How a call can fail

A call that cannot be answered gives a result with \`isError\` and one sentence of our own: what failed, what was read, what
is accepted. Text of a service never enters it.

| what happened | what the result says |
| --- | --- |
| an argument is unknown, missing or of another type | which one, what was read, what is expected |
| a name, version, Python or platform cannot be read | the text as it was given, and what is accepted |
| the index has no such project or release | that there is none, and of a release the nearest ones |
| the project is quarantined | that it is, and to remove installed copies |
| a service cannot be reached, is slow, limits us or fails | which one, how, after how many attempts, and what to do next |

Where only a part of the answer is missing, the call succeeds and \`data_sources\` says what could not be read. A fault of
the program itself is a JSON-RPC internal error, whose details stand in the log on stderr only.`;

/** The whole document. */
export function toolsDocument(tools: readonly ListedTool[]): string {
  return `${[INTRODUCTION, tableSection(tools), sharedSection(), FAILURES].join("\n\n")}\n`;
}

/** Where a tool's page stands, from the folder `docs/`. */
export function toolPagePath(name: string): string {
  return `tools/${name}.md`;
}

function tableSection(tools: readonly ListedTool[]): string {
  const toolsets = [...new Set(tools.map(({ toolset }) => toolset))];
  const parts = toolsets.map((toolset) =>
    [
      `## Toolset \`${toolset}\``,
      "",
      "| tool | what it does | arguments |",
      "| --- | --- | --- |",
      ...tools.filter((tool) => tool.toolset === toolset).map(row),
    ].join("\n")
  );
  return parts.join("\n\n");
}

function row({ name, title, inputSchema }: ListedTool): string {
  const properties = schemaProperties(inputSchema);
  const needed = properties.filter(({ required }) => required).map((property) =>
    `\`${property.name}\``
  );
  const rest = properties.length - needed.length;
  const more = rest === 0 ? [] : [`${rest} optional`];
  const args = [...needed, ...more].join(", ") || "none";
  return `| [\`${name}\`](${toolPagePath(name)}) | ${title} | ${args} |`;
}

function sharedSection(): string {
  const rows = schemaProperties({ ...z.toJSONSchema(SHARED), type: "object" })
    .map((property) => `* ${fieldText(property)}: ${property.description}.`);
  return ["## Fields that several tools share", "", ...rows].join("\n");
}

function fieldText({ name, inner }: SchemaProperty): string {
  return inner.length === 0 ? `\`${name}\`` : `\`${name}\` {${inner.join(", ")}}`;
}
