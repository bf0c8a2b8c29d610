/** `completion/complete` for the variables of resource templates and the arguments of prompts. @module */
import {
  type CompleteResult,
  ProtocolError,
  ProtocolErrorCode,
  type Server,
} from "@modelcontextprotocol/server";
import type { CompletionAnswer } from "../mcp/completion.ts";
import type { Prompt } from "../mcp/define_prompt.ts";
import type { Resource } from "../mcp/define_resource.ts";
import type { ScopeOf } from "./request_scope.ts";
import { answerRequest, type ServerSurroundings } from "./server_call.ts";

/** What can be completed. */
export interface Completable<Deps> {
  readonly resources: readonly Resource<Deps>[];
  readonly prompts: readonly Prompt<Deps>[];
}

/** Prepares the look-up once; the returned function only registers. */
export function completionHandler<Deps>(
  { resources, prompts }: Completable<Deps>,
  surroundings: ServerSurroundings<Deps>,
): (server: Server, scopeOf: ScopeOf) => void {
  const resourceByUri = new Map(resources.map((resource) => [resource.uri, resource]));
  const promptByName = new Map(prompts.map((prompt) => [prompt.name, prompt]));
  const find = (
    ref: { type: "ref/prompt"; name: string } | { type: "ref/resource"; uri: string },
  ) => {
    const found = ref.type === "ref/prompt"
      ? promptByName.get(ref.name)
      : resourceByUri.get(ref.uri);
    if (found !== undefined) return found;
    throw new ProtocolError(
      ProtocolErrorCode.InvalidParams,
      ref.type === "ref/prompt"
        ? `Prompt ${ref.name} not found`
        : `Resource template ${ref.uri} not found`,
    );
  };
  return (server, scopeOf) => {
    server.setRequestHandler("completion/complete", async ({ params }, context) => {
      const { name, value } = params.argument;
      const target = find(params.ref);
      const others = new Map(Object.entries(params.context?.arguments ?? {}));
      const request = {
        ...scopeOf(context),
        method: "completion/complete",
        name: target.name,
        action: `complete ${target.name}`,
      };
      return completeResult(
        await answerRequest(
          surroundings,
          request,
          (call) => target.complete(name, { value, others }, surroundings.deps, call),
        ),
      );
    });
  };
}

function completeResult({ values, total, hasMore }: CompletionAnswer): CompleteResult {
  return { completion: { values: [...values], total, hasMore } };
}
