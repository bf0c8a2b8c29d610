/**
 * `/mcp`: plain requests are answered directly, everything else by the SDK's handler, given the body already parsed, so
 * that it need not copy the request. Requests of 2025 are answered as JSON instead of a stream of one event.
 * @module
 */
import { AsyncLocalStorage } from "node:async_hooks";
import {
  createMcpHandler,
  isJsonContentType,
  isLegacyRequest,
  type McpRequestContext,
  PROTOCOL_VERSION_META_KEY,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { Gate } from "../access/gate.ts";
import type { Log } from "../log.ts";
import type { RequestFacts } from "../mcp/call_observer.ts";
import { AcceptedEnvelopes } from "./accepted_envelopes.ts";
import { refuseBatch } from "./batch_rate.ts";
import type { ServerFactory } from "./create_server.ts";
import { DirectAnswers } from "./direct_answers.ts";
import { Laggards } from "./laggards.ts";
import { type PlainRequest, plainRequest } from "./plain_request.ts";
import { readBody } from "./request_body.ts";

/** Older runtimes do not tell that a client is gone to who asks after it went (2.9.6 does, 2.5.7 does not). */
const NOTICES_LATE = /^(?:[3-9]|[12]\d|2\.(?:9|[1-9]\d)\.)/.test(Deno.version.deno);

/** What the endpoint needs. */
export interface McpEndpointOptions {
  readonly factory: ServerFactory;
  readonly log: Log;
  readonly maxRequestBytes: number;
  /** How long the body of a request may take to come. */
  readonly requestTimeoutMs: number;
  /** The gate's, which saw only one request. */
  readonly nextCall?: Gate["nextCall"];
}

/** Serves one request. */
export interface McpEndpoint {
  serve(request: Request, facts: RequestFacts): Promise<Response>;
  /** Ends what is still in flight, as if its clients were gone. */
  close(): Promise<void>;
}

/** One endpoint for both protocol eras, without sessions. */
export function createMcpEndpoint(options: McpEndpointOptions): McpEndpoint {
  const { factory, log, maxRequestBytes, requestTimeoutMs } = options;
  const exchanges = new Set<() => void>(); // how to leave what the SDK's handler does not know of
  const envelopes = new AcceptedEnvelopes();
  const direct = new DirectAnswers(factory.direct);
  const laggards = NOTICES_LATE ? new Laggards() : undefined;
  let closed = false;
  const knownFacts = new WeakMap<Request, RequestFacts>();
  const underWay = new AsyncLocalStorage<string>(); // the SDK reports failures without their request
  const onerror = (error: Error) =>
    log.debug("Could not serve MCP message", {
      request_id: underWay.getStore(),
      reason: error.message.slice(0, 500),
    });
  const build = (context: McpRequestContext) => {
    const facts = context.requestInfo && knownFacts.get(context.requestInfo);
    return factory(facts === undefined ? context : { ...context, facts });
  };
  const handler = createMcpHandler(build, { onerror, maxRequestBodySize: maxRequestBytes });

  /** Like the SDK's stateless serving of 2025, but with the transport's JSON answers. */
  const serveLegacy = async (request: Request, parsedBody: unknown): Promise<Response> => {
    const gone = Promise.withResolvers<Response>();
    let server: Server | undefined;
    const leave = () => {
      gone.resolve(new Response(null, { status: 499 }));
      server?.close().catch(onerror); // aborts what still runs for a client that is gone
    };
    exchanges.add(leave);
    try {
      server = build({ era: "legacy", requestInfo: request });
      const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
      await server.connect(transport);
      request.signal.addEventListener("abort", leave, { once: true });
      return await Promise.race([transport.handleRequest(request, { parsedBody }), gone.promise]);
    } catch (error) {
      log.error("Could not serve MCP message", { request_id: underWay.getStore(), error });
      return jsonRpcError(500, -32603, "Internal server error");
    } finally {
      // Once it is answered nothing runs any more, so the server is left to the garbage collector: closing one costs a
      // twentieth of a request.
      exchanges.delete(leave);
      request.signal.removeEventListener("abort", leave);
    }
  };

  /** A tool call without the SDK; `undefined` where it is none. */
  const callDirectly = (
    plain: PlainRequest,
    request: Request,
    facts: RequestFacts,
  ): Promise<Response> | undefined => {
    const controller = new AbortController();
    const answer = direct.call(plain, facts, controller.signal);
    if (answer === undefined) return undefined;
    return new Promise((resolve) => {
      const leave = () => {
        resolve(new Response(null, { status: 499 }));
        controller.abort();
      };
      // Deno makes the signal when it is first looked at, and aborts it after each answer, good or not: that is more
      // work than a cached answer is, so only what takes a while looks at it.
      let signal: AbortSignal | undefined;
      const watch = () => {
        ({ signal } = request);
        if (signal.aborted) leave();
        else signal.addEventListener("abort", leave);
      };
      exchanges.add(leave);
      if (laggards === undefined) watch();
      else laggards.add(watch);
      const left = (response: Response) => {
        exchanges.delete(leave);
        laggards?.remove(watch);
        signal?.removeEventListener("abort", leave);
        resolve(response);
      };
      answer.then(left, () => left(new Response(null, { status: 499 })));
    });
  };

  const serveBySdk = async (request: Request, parsedBody: unknown): Promise<Response> => {
    const isLegacy = !claimsEnvelope(parsedBody) && await isLegacyRequest(request, parsedBody);
    // Whoever asks for notifications needs the stream that can carry them.
    if (isLegacy && !asksForProgress(parsedBody)) return await serveLegacy(request, parsedBody);
    return await handler.fetch(request, { parsedBody });
  };

  const serve = async (request: Request, facts: RequestFacts): Promise<Response> => {
    const bySdk = (task: () => Promise<Response>) => underWay.run(facts.requestId, task);
    knownFacts.set(request, facts);
    if (request.method !== "POST" || !isJsonContentType(request.headers.get("content-type"))) {
      return await bySdk(() => handler.fetch(request));
    }
    const body = await readBody(request, {
      maxBytes: maxRequestBytes,
      timeoutMs: requestTimeoutMs,
      ...(laggards === undefined ? {} : { laggards }),
    });
    switch (body.kind) {
      case "too_large":
        return jsonRpcError(
          413,
          -32000,
          `Payload Too Large: Request body must not exceed ${maxRequestBytes} bytes`,
        );
      case "too_slow": {
        const answer = jsonRpcError(
          408,
          -32000,
          `Request Timeout: the request body must come within ${requestTimeoutMs / 1000} seconds`,
        );
        answer.headers.set("connection", "close");
        return answer;
      }
      case "unreadable":
        return jsonRpcError(400, -32700, "Parse error: the request body could not be read");
      case "text":
    }
    const parsed = tryParseJson(body.text);
    // Not JSON: the SDK is to say so in its own words and order, so it gets the text once more.
    if (parsed === undefined) {
      return await bySdk(() => handler.fetch(withText(request, body.text)));
    }
    if (Array.isArray(parsed)) {
      const refused = await refuseBatch(parsed, facts, options.nextCall);
      if (refused !== undefined) return refused;
    }
    const plain = closed ? undefined : plainRequest(request.headers, parsed, envelopes);
    if (plain === undefined) return await bySdk(() => serveBySdk(request, parsed));
    const answered = direct.fixed(plain) ?? callDirectly(plain, request, facts);
    if (answered !== undefined) return await answered;
    const response = await bySdk(() => serveBySdk(request, parsed));
    return direct.wants(plain) ? await direct.learn(plain, response) : response;
  };
  return {
    serve,
    async close() {
      closed = true;
      for (const leave of exchanges) leave();
      await handler.close();
    },
  };
}

function asksForProgress(body: unknown): boolean {
  const meta = member(member(body, "params"), "_meta");
  return typeof meta === "object" && meta !== null && "progressToken" in meta;
}

/** A quick look that only ever sends a request to the SDK's own, slower decision. */
function claimsEnvelope(body: unknown): boolean {
  const meta = member(member(body, "params"), "_meta");
  return typeof meta === "object" && meta !== null && PROTOCOL_VERSION_META_KEY in meta;
}

function member(value: unknown, key: "params" | "_meta"): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as { readonly [name in typeof key]?: unknown })[key];
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reading took one byte order mark off; where another is left, the SDK is to see both, as it would have. */
function withText(request: Request, text: string): Request {
  const body = text.startsWith("\ufeff") ? `\ufeff${text}` : text;
  return new Request(request.url, { method: "POST", headers: request.headers, body });
}

/** An error before any request id is known, in the SDK's shape. */
function jsonRpcError(status: number, code: number, message: string): Response {
  return Response.json({ jsonrpc: "2.0", error: { code, message }, id: null }, { status });
}
