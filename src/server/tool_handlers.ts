/** `tools/list` and `tools/call`. @module */
import { ProtocolError, ProtocolErrorCode, type Server } from "@modelcontextprotocol/server";
import type { CallToolResult, ListToolsResult } from "@modelcontextprotocol/server";
import type { Tool } from "../mcp/define_tool.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import type { DirectTools } from "./direct_answers.ts";
import { invokeTool } from "./invoke_tool.ts";
import type { ScopeOf } from "./request_scope.ts";
import type { ServerSurroundings } from "./server_call.ts";

/** Prepares the list and the look-up once; the returned function only registers. */
export function toolHandlers<Deps>(
  tools: readonly Tool<Deps>[],
  surroundings: ServerSurroundings<Deps>,
): (server: Server, scopeOf: ScopeOf) => void {
  const call = toolCaller(tools, surroundings);
  const list: ListToolsResult = {
    tools: tools.map(({ name, title, description, inputSchema, annotations, outputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
      annotations,
      outputSchema,
    })),
  };
  return (server, scopeOf) => {
    server.setRequestHandler("tools/list", () => list);
    server.setRequestHandler("tools/call", async ({ params }, context) => {
      const called = call(params.name, params.arguments, scopeOf(context));
      if (called === undefined) {
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Tool ${params.name} not found`);
      }
      return callToolResult(await called);
    });
  };
}

/** Calls one of the tools by its name; `undefined` where there is no such tool. */
export function toolCaller<Deps>(
  tools: readonly Tool<Deps>[],
  { deps, log, clock, observers = [] }: ServerSurroundings<Deps>,
): DirectTools["call"] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  return (name, args, scope) => {
    const tool = byName.get(name);
    return tool && invokeTool(tool, args, deps, { ...scope, log, clock, observers });
  };
}

/** The result as MCP spells it: the text for reading, the structured answer beside it. */
export function callToolResult({ isError, text, structured }: ToolResult): CallToolResult {
  const content: CallToolResult["content"] = [{ type: "text", text }];
  if (isError) return { content, isError };
  return structured === undefined ? { content } : { content, structuredContent: structured };
}
