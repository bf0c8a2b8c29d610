/** `prompts/list` and `prompts/get`. @module */
import {
  type ListPromptsResult,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from "@modelcontextprotocol/server";
import type { Prompt } from "../mcp/define_prompt.ts";
import type { ScopeOf } from "./request_scope.ts";
import { answerRequest, type ServerSurroundings } from "./server_call.ts";

/** Prepares the list once; the returned function only registers. */
export function promptHandlers<Deps>(
  prompts: readonly Prompt<Deps>[],
  surroundings: ServerSurroundings<Deps>,
): (server: Server, scopeOf: ScopeOf) => void {
  const byName = new Map(prompts.map((prompt) => [prompt.name, prompt]));
  const list: ListPromptsResult = {
    prompts: prompts.map((prompt) => ({
      name: prompt.name,
      title: prompt.title,
      description: prompt.description,
      arguments: [...prompt.arguments],
    })),
  };
  return (server, scopeOf) => {
    server.setRequestHandler("prompts/list", () => list);
    server.setRequestHandler("prompts/get", async ({ params }, context) => {
      const prompt = byName.get(params.name);
      if (prompt === undefined) {
        throw new ProtocolError(ProtocolErrorCode.InvalidParams, `Prompt ${params.name} not found`);
      }
      const request = {
        ...scopeOf(context),
        method: "prompts/get",
        name: prompt.name,
        action: `get prompt ${prompt.name}`,
      };
      const messages = await answerRequest(
        surroundings,
        request,
        () => Promise.resolve().then(() => prompt.messages(params.arguments)),
      );
      return {
        description: prompt.description,
        messages: messages.map(({ role, text }) => ({ role, content: { type: "text", text } })),
      };
    });
  };
}
