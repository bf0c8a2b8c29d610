/** `tools/list` and `tools/call`. @module */
import { ProtocolError, ProtocolErrorCode, type Server } from "@modelcontextprotocol/server";
import type { CallToolResult, ListToolsResult } from "@modelcontextprotocol/server";
import type { Tool } from "../mcp/define_tool.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import { invokeTool } from "./invoke_tool.ts";
import type { ScopeOf } from "./request_scope.ts";
import type { ServerSurroundings } from "./server_call.ts";

/** Prepares the list and the look-up once; the returned function only registers. */
export function toolHandlers<Deps>(
  tools: readonly Tool<Deps>[],
  surroundings: ServerSurroundings<Deps>,
): (server: Server, scopeOf: ScopeOf) => void {
  const { deps, log, clock, observers } = surroundings;
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
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
      const tool = byName.get(params.name);
      if (tool === undefined) {
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Tool ${params.name} not found`);
      }
      const invocation = { ...scopeOf(context), log, clock, observers: observers ?? [] };
      return callToolResult(await invokeTool(tool, params.arguments, deps, invocation));
    });
  };
}

/** The result as MCP spells it: the text for reading, the structured answer beside it. */
export function callToolResult({ isError, text, structured }: ToolResult): CallToolResult {
  const content: CallToolResult["content"] = [{ type: "text", text }];
  if (isError) return { content, isError };
  return structured === undefined ? { content } : { content, structuredContent: structured };
}
