/** `pypi-mcp call`: one tool, through the same code path as a client's call. @module */
import { nearestWord } from "../domain/nearest_word.ts";
import type { JsonSchema } from "../mcp/json_schema.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import { readArguments } from "./arguments.ts";
import type { CommandLine } from "./command_line.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/** What the command needs of a tool. */
export interface CallableTool {
  readonly name: string;
  readonly inputSchema: JsonSchema;
}

/** Given by `compose.ts`. */
export interface CallDeps {
  readonly tools: readonly CallableTool[];
  readonly invoke: (name: string, args: Readonly<Record<string, unknown>>) => Promise<ToolResult>;
}

/** @returns The exit code: 0 answered, 1 tool error. @throws {UsageError} Exit code 2. */
export async function runCall(
  line: CommandLine,
  deps: CallDeps,
  terminal: Terminal,
): Promise<number> {
  const [name, ...operands] = line.operands;
  const names = deps.tools.map((tool) => tool.name);
  if (name === undefined) {
    throw new UsageError(
      `Cannot call a tool: its name is missing, expected one of ${names.join(", ")}`,
    );
  }
  const tool = deps.tools.find((candidate) => candidate.name === name);
  if (tool === undefined) {
    const nearest = nearestWord(name, names);
    throw new UsageError(
      `Unknown tool ${JSON.stringify(name.slice(0, 64))}: ` +
        (nearest === undefined
          ? `expected one of ${names.join(", ")}`
          : `did you mean ${nearest}?`),
    );
  }
  const result = await deps.invoke(name, readArguments(tool, operands, line.json));
  const shown = line.format === "json"
    ? JSON.stringify(result.isError ? { error: result.text } : result.structured, null, 2)
    : undefined;
  if (result.isError) {
    if (shown !== undefined) terminal.out(shown);
    else terminal.error(terminal.paint.error(result.text));
    return 1;
  }
  terminal.out(shown ?? terminal.paint.answer(result.text));
  return 0;
}
