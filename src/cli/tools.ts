/** `pypi-mcp tools`: the catalogue, and one tool explained. @module */
import { nearestWord } from "../domain/nearest_word.ts";
import type { JsonSchema } from "../mcp/json_schema.ts";
import { schemaProperties } from "../mcp/schema_properties.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/** What the command shows of a tool. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly toolset: string;
  readonly inputSchema: JsonSchema;
  readonly outputSchema: JsonSchema;
}

/** @throws {UsageError} For a name that no tool has. */
export function runTools(
  tools: readonly ListedTool[],
  name: string | undefined,
  terminal: Terminal,
): number {
  if (name === undefined) {
    terminal.out(listTools(tools, terminal));
    return 0;
  }
  const tool = tools.find((candidate) => candidate.name === name);
  if (tool === undefined) {
    const names = tools.map((candidate) => candidate.name);
    const nearest = nearestWord(name, names);
    throw new UsageError(
      `Unknown tool ${JSON.stringify(name.slice(0, 64))}: ` +
        (nearest === undefined
          ? `expected one of ${names.join(", ")}`
          : `did you mean ${nearest}?`),
    );
  }
  terminal.out(explainTool(tool, terminal));
  return 0;
}

function listTools(tools: readonly ListedTool[], { paint }: Terminal): string {
  const width = Math.max(0, ...tools.map((tool) => tool.name.length));
  const toolsets = [...new Set(tools.map((tool) => tool.toolset))];
  return toolsets.map((toolset) =>
    [
      paint.heading(toolset),
      ...tools.filter((tool) => tool.toolset === toolset)
        .map((tool) => `  ${tool.name.padEnd(width)}  ${tool.title}`),
    ].join("\n")
  ).join("\n\n");
}

function explainTool(tool: ListedTool, { paint }: Terminal): string {
  const rows = schemaProperties(tool.inputSchema).map((property) => {
    const state = property.required
      ? "required"
      : property.fallback === undefined
      ? "optional"
      : `default ${property.fallback}`;
    return `  ${property.name} (${property.type}, ${state})  ${property.description}`;
  });
  return [
    paint.heading(`${tool.name}: ${tool.title}`),
    tool.description,
    "",
    paint.heading("Arguments"),
    ...(rows.length === 0 ? ["  none"] : rows),
    "",
    paint.heading("Answer"),
    `  ${schemaProperties(tool.outputSchema).map(({ name }) => name).join(", ")}`,
  ].join("\n");
}
