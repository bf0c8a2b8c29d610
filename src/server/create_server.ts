/** `createServerFactory`: the SDK's server over our registries, every list and schema made once. @module */
import { Server, type ServerCapabilities } from "@modelcontextprotocol/server";
import type { McpRequestContext, ServerOptions } from "@modelcontextprotocol/server";
import type { RequestFacts } from "../mcp/call_observer.ts";
import type { Prompt } from "../mcp/define_prompt.ts";
import type { Resource } from "../mcp/define_resource.ts";
import type { Tool } from "../mcp/define_tool.ts";
import { completionHandler } from "./completion_handler.ts";
import type { DirectTools } from "./direct_answers.ts";
import { promptHandlers } from "./prompt_handlers.ts";
import { scopeReader } from "./request_scope.ts";
import { resourceHandlers } from "./resource_handlers.ts";
import type { ServerSurroundings } from "./server_call.ts";
import { toolCaller, toolHandlers } from "./tool_handlers.ts";

const LIST_FRESH_MS = 3_600_000; // what is listed changes only with the program
const RESOURCE_FRESH_MS = 60_000; // what is read changes with the index

/** What the server is made of. */
export interface ServerFactoryOptions<Deps> extends ServerSurroundings<Deps> {
  readonly identity: { readonly name: string; readonly version: string; readonly title?: string };
  /** Told to the model once; at most 1,500 characters. */
  readonly instructions: string;
  readonly tools: readonly Tool<Deps>[];
  readonly resources: readonly Resource<Deps>[];
  readonly prompts: readonly Prompt<Deps>[];
}

/** Makes a server for one connection (stdio) or one request (HTTP); a transport may name the request. */
export interface ServerFactory {
  (context: McpRequestContext & { readonly facts?: RequestFacts }): Server;
  /** Its tools, for a transport that has made the SDK's checks itself. */
  readonly direct?: DirectTools;
}

/**
 * The SDK's high-level server derives every JSON Schema again in each instance, and over HTTP each
 * request has its own; so this uses the low-level one and answers as the high-level one would.
 */
export function createServerFactory<Deps>(options: ServerFactoryOptions<Deps>): ServerFactory {
  const { identity, instructions, tools, resources, prompts } = options;
  const registrations = [toolHandlers(tools, options)];
  // Nothing that is listed ever changes while the program runs, so no list announces changes.
  const capabilities: ServerCapabilities = { tools: { listChanged: false } };
  if (resources.length > 0) {
    capabilities.resources = { listChanged: false, subscribe: false };
    registrations.push(resourceHandlers(resources, options));
  }
  if (prompts.length > 0) {
    capabilities.prompts = { listChanged: false };
    registrations.push(promptHandlers(prompts, options));
  }
  if (resources.length + prompts.length > 0) {
    capabilities.completions = {};
    registrations.push(completionHandler(options, options));
  }
  const serverOptions: ServerOptions = { capabilities, instructions, cacheHints: CACHE_HINTS };
  const build: ServerFactory = ({ facts }) => {
    const server = new Server(identity, serverOptions);
    const scopeOf = scopeReader(facts);
    for (const register of registrations) register(server, scopeOf);
    return server;
  };
  return Object.assign(build, { direct: { identity, call: toolCaller(tools, options) } });
}

const LIST_HINT = { ttlMs: LIST_FRESH_MS, cacheScope: "public" } as const;

/** SEP-2549. Everything here is the same for every caller. */
export const CACHE_HINTS: NonNullable<ServerOptions["cacheHints"]> = Object.freeze({
  "server/discover": LIST_HINT,
  "tools/list": LIST_HINT,
  "prompts/list": LIST_HINT,
  "resources/list": LIST_HINT,
  "resources/templates/list": LIST_HINT,
  "resources/read": { ttlMs: RESOURCE_FRESH_MS, cacheScope: "public" },
});
