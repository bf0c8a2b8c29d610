/** `docs/TOOLS.md`, from the schemas that clients see. @module */
import type { ListedTool } from "../src/cli/tools.ts";
import { schemaProperties } from "../src/mcp/schema_properties.ts";

const INTRODUCTION = `# Tools

Generated from the tools' own schemas by \`deno task docs\`. \`pypi-mcp tools NAME\` prints the same for one tool.

Every tool only reads, and the same question gives the same answer for as long as the services behind it say the same.
\`data_sources\` in an answer names each service that was asked, how it answered and how old the data is. What could not
be looked at is called unknown; a list that was cut says under \`truncated\` what was left out and how to get it.`;

/** The whole document. */
export function toolsDocument(tools: readonly ListedTool[]): string {
  return `${[INTRODUCTION, ...tools.map(section)].join("\n\n")}\n`;
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
  const fields = schemaProperties(tool.outputSchema).map(({ name, inner }) =>
    inner.length === 0 ? `\`${name}\`` : `\`${name}\` {${inner.join(", ")}}`
  );
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

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("\n", " ");
}
