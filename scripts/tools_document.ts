/** `docs/TOOLS.md`, from the schemas that clients see. @module */
import * as z from "zod";
import type { ListedTool } from "../src/cli/tools.ts";
import { schemaProperties, type SchemaProperty } from "../src/mcp/schema_properties.ts";
import { dataSourcesSchema } from "../src/tools/data_sources.ts";
import { indexNotesSchema } from "../src/tools/index_notes.ts";
import { targetSchema } from "../src/tools/target_fields.ts";
import { truncatedSchema } from "../src/tools/truncation.ts";

const INTRODUCTION = `# Tools

Generated from the tools' own schemas by \`deno task docs\`. \`pypi-mcp tools NAME\` prints the same for one tool.

Every tool only reads, and the same question gives the same answer for as long as the services behind it say the same.
\`data_sources\` in an answer names each service that was asked, how it answered and how old the data is. What could not
be looked at is called unknown; a list that was cut says under \`truncated\` what was left out and how to get it.`;

/** Their insides are left out of the list that models are sent; see `SAID_ELSEWHERE`. */
const SHARED = z.object({
  data_sources: dataSourcesSchema.describe(
    "every look-up behind the answer; `public` is false where another host than the public " +
      "service answered, `reason` says why one failed or is old",
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

/** The whole document. */
export function toolsDocument(tools: readonly ListedTool[]): string {
  return `${[INTRODUCTION, sharedSection(), ...tools.map(section)].join("\n\n")}\n`;
}

function sharedSection(): string {
  const rows = schemaProperties({ ...z.toJSONSchema(SHARED), type: "object" })
    .map((property) => `* ${fieldText(property)}: ${property.description}.`);
  return ["## Fields that several tools share", "", ...rows].join("\n");
}

function section(tool: ListedTool): string {
  const rows = schemaProperties(tool.inputSchema).map((property) => {
    const need = property.required
      ? "required"
      : property.fallback === undefined
      ? "optional"
      : `\`${property.fallback}\``;
    return `| \`${property.name}\` | ${property.type} | ${need} | ${cell(property.description)} |`;
  });
  const table = rows.length === 0
    ? ["It takes no arguments."]
    : ["| argument | type | default | meaning |", "| --- | --- | --- | --- |", ...rows];
  const fields = schemaProperties(tool.outputSchema).map(fieldText);
  return [
    `## \`${tool.name}\``,
    "",
    `**${tool.title}** (toolset \`${tool.toolset}\`)`,
    "",
    tool.description,
    "",
    ...table,
    "",
    `Answer: ${fields.join(", ")}.`,
  ].join("\n");
}

function fieldText({ name, inner }: SchemaProperty): string {
  return inner.length === 0 ? `\`${name}\`` : `\`${name}\` {${inner.join(", ")}}`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
