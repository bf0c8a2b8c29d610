/**
 * A test-only program for the MCP conformance suite: its fixtures behind the product's own factory, handlers and HTTP
 * wiring. What the product's definitions cannot express is answered in front of the product's handlers, what needs a session
 * in front of its door.
 * @module
 */
import { createMcpHandler } from "@modelcontextprotocol/server";
import type { McpRequestContext, Server, ServerContext } from "@modelcontextprotocol/server";
import type { Gate } from "../../../src/access/gate.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { type AccessParts, connectAccess } from "../../../src/connect_access.ts";
import type { RequestFacts } from "../../../src/mcp/call_observer.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { completionHandler } from "../../../src/server/completion_handler.ts";
import { createServerFactory, type ServerFactory } from "../../../src/server/create_server.ts";
import type { Door } from "../../../src/server/door.ts";
import { serveHttp } from "../../../src/server/http.ts";
import { createHttpApp } from "../../../src/server/http_app.ts";
import { usualDoors } from "../../../src/server/http_doors.ts";
import { promptHandlers } from "../../../src/server/prompt_handlers.ts";
import { scopeReader } from "../../../src/server/request_scope.ts";
import { resourceHandlers } from "../../../src/server/resource_handlers.ts";
import { toolHandlers } from "../../../src/server/tool_handlers.ts";
import { stderrLog } from "../../protocol/fixture_server.ts";
import { ASKING_TOOLS, askingPrompt, type Fixture } from "./asking_tools.ts";
import { BINARY, CONTENT_PROMPTS, CONTENT_TOOLS } from "./content_fixtures.ts";
import { sessionDoor } from "./session_door.ts";
import { SESSION_TOOLS } from "./session_tools.ts";
import { PRODUCT_PROMPTS, PRODUCT_RESOURCES, PRODUCT_TOOLS } from "./product_fixtures.ts";

const OWN_TOOLS = {
  legacy: new Map([...CONTENT_TOOLS, ...ASKING_TOOLS, ...SESSION_TOOLS]),
  modern: new Map([...CONTENT_TOOLS, ...ASKING_TOOLS]),
};

const log = stderrLog();
const options = {
  identity: { name: "conformance-fixture", version: "1.0.0" },
  instructions: "Test-only.",
  tools: PRODUCT_TOOLS,
  resources: PRODUCT_RESOURCES,
  prompts: PRODUCT_PROMPTS,
  deps: {},
  log,
  clock: Date.now,
};
const product = createServerFactory(options);

/** The SDK types handlers by method; these are passed on as they are, so that one type that fits everywhere is enough. */
type Handler = (request: { readonly method: string }, context: ServerContext) => never;

/** The product's handlers by method, so that others can be put in front of them. */
function productHandlers(facts: RequestFacts | undefined): ReadonlyMap<string, Handler> {
  const handlers = new Map<string, Handler>();
  const recorder = {
    setRequestHandler: (method: string, handler: Handler) => void handlers.set(method, handler),
  } as unknown as Server; // nothing else of it is used
  const scopeOf = scopeReader(facts);
  toolHandlers(options.tools, options)(recorder, scopeOf);
  resourceHandlers(options.resources, options)(recorder, scopeOf);
  promptHandlers(options.prompts, options)(recorder, scopeOf);
  completionHandler(options, options)(recorder, scopeOf);
  return handlers;
}

function build(context: McpRequestContext & { readonly facts?: RequestFacts }): Server {
  const server = product(context);
  const ownTools = OWN_TOOLS[context.era];
  if (context.era === "legacy") withLevelsAndSubscriptions(server);
  const handlers = productHandlers(context.facts);
  const theirs: Handler = (request, context) => {
    const handler = handlers.get(request.method);
    if (handler === undefined) throw new TypeError(`The product does not handle ${request.method}`);
    return handler(request, context);
  };
  server.setRequestHandler("tools/list", async (request, context) => {
    const { tools } = await theirs(request, context);
    const own = [...ownTools.keys()].map((name) => ({
      name,
      description: "A fixture.",
      inputSchema: { type: "object" as const },
    }));
    return { tools: [...tools, ...own] };
  });
  server.setRequestHandler("tools/call", (request, context) => {
    const own = ownTools.get(request.params.name);
    return (own === undefined ? theirs : handlerOf(own, request.params.arguments))(
      request,
      context,
    );
  });
  server.setRequestHandler("resources/list", async (request, context) => {
    const { resources } = await theirs(request, context);
    const { blob: _, ...told } = BINARY;
    return { resources: [...resources, told] };
  });
  server.setRequestHandler("resources/read", (request, context) => {
    const { uri, mimeType, blob } = BINARY;
    if (request.params.uri === uri) return { contents: [{ uri, mimeType, blob }] };
    return theirs(request, context);
  });
  server.setRequestHandler("prompts/list", async (request, context) => {
    const { prompts } = await theirs(request, context);
    const own = [...CONTENT_PROMPTS, { name: "test_input_required_result_prompt", arguments: [] }];
    return {
      prompts: [
        ...prompts,
        ...own.map(({ name, arguments: args }) => ({
          name,
          description: "A fixture.",
          arguments: [...args],
        })),
      ],
    };
  });
  server.setRequestHandler("prompts/get", (request, context) => {
    const { name, arguments: args = {} } = request.params;
    if (name === "test_input_required_result_prompt") {
      return handlerOf(askingPrompt)(request, context);
    }
    const own = CONTENT_PROMPTS.find((prompt) => prompt.name === name);
    if (own === undefined) return theirs(request, context);
    return handlerOf(() => ({ messages: own.messages(args) }))(request, context);
  });
  return server;
}

/** Answers what the product refuses: the SDK the level of log messages, this subscriptions, of which none is ever used. */
function withLevelsAndSubscriptions(server: Server): void {
  server.registerCapabilities({ logging: {}, resources: { subscribe: true } });
  server.setRequestHandler("resources/subscribe", () => ({}));
  server.setRequestHandler("resources/unsubscribe", () => ({}));
}

/** @param args What a tool is called with. */
function handlerOf(fixture: Fixture, args: Readonly<Record<string, unknown>> = {}): Handler {
  return (_request, context) => fixture(context, args) as never; // the SDK checks what it is
}

/** With the product's own tools answered directly, as the product does. */
const factory: ServerFactory = Object.assign(
  build,
  product.direct === undefined ? {} : { direct: product.direct },
);

/** `stock`: the SDK's own handler over the same fixtures, to tell what is its doing and what is ours. */
function stockDoor(): Door {
  const handler = createMcpHandler(build);
  return { path: "/mcp", access: "guarded", serve: (request) => handler.fetch(request) };
}

function doors({ nextCall }: Gate): readonly Door[] {
  const behind = Deno.args.includes("stock")
    ? [stockDoor()]
    : usualDoors({ factory, log, ...(nextCall === undefined ? {} : { nextCall }) });
  return behind.map((door) =>
    door.path !== "/mcp" ? door : sessionDoor({
      inner: door,
      build: () => build({ era: "legacy" }),
      asks: (tool) => typeof tool === "string" && SESSION_TOOLS.has(tool),
    })
  );
}

/** What the product checks every request with, by its default settings. */
async function productAccess(): Promise<AccessParts & { readonly gate: Gate }> {
  const { config } = loadConfig({
    flags: new Map([["transport", "http"], ["audit", "off"]]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  const surroundings = { log, writeLog: () => {}, clock: Date.now, timers: systemTimers };
  const access = await connectAccess(
    config,
    { ...surroundings, random: Math.random, fetch },
    { shared: undefined },
  );
  if (access?.gate === undefined) throw new TypeError("Access has no gate over HTTP");
  return { ...access, gate: access.gate };
}

if (import.meta.main) {
  const access = await productAccess();
  const { gate } = access;
  const server = serveHttp({
    app: createHttpApp({
      doors: [...doors(gate), ...access.doors],
      gate,
      log,
      clock: Date.now,
    }),
    log,
    version: "1.0.0",
    host: "127.0.0.1",
    port: 0,
    stop: new AbortController().signal,
  });
  await server.finished;
  Deno.exit(0);
}
