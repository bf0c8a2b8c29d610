/** Answers plain requests without the SDK's server: byte for byte what it would have sent. @module */
import { SERVER_INFO_META_KEY } from "@modelcontextprotocol/server";
import { type RequestFacts } from "../mcp/call_observer.ts";
import type { ToolResult } from "../mcp/tool_result.ts";
import { traceContextFrom } from "../mcp/trace_context.ts";
import { InternalFaultError } from "./error_result.ts";
import type { PlainRequest } from "./plain_request.ts";
import type { RequestScope } from "./server_call.ts";
import { callToolResult } from "./tool_handlers.ts";

/** A server's tools, called as its own handler calls them. */
export interface DirectTools {
  /** Told with each answer of 2026-07-28. */
  readonly identity: Readonly<Record<string, unknown>>;
  /** `undefined`: no such tool, which the SDK's server says. */
  call(name: string, args: unknown, scope: RequestScope): Promise<ToolResult> | undefined;
}

/** Methods whose answers never change while the program runs, as long as nothing is asked with them. */
const FIXED: ReadonlySet<string> = new Set([
  "ping",
  "server/discover",
  "tools/list",
  "prompts/list",
  "resources/list",
  "resources/templates/list",
]);

/** What is answered here, and what was learned from the SDK's answers. */
export class DirectAnswers {
  readonly #tools: DirectTools | undefined;
  readonly #results = new Map<string, string>();

  /** Without tools only what was learned is answered. */
  constructor(tools: DirectTools | undefined) {
    this.#tools = tools;
  }

  /** A fixed answer that is known already. */
  fixed(request: PlainRequest): Response | undefined {
    const result = this.#results.get(keyOf(request));
    if (result === undefined || request.call !== undefined) return undefined;
    return jsonResponse(`{"result":${result},"jsonrpc":"2.0","id":${JSON.stringify(request.id)}}`);
  }

  /** Begins a tool call; `undefined` where it is none or the tool is unknown. */
  call(
    { era, id, method, call, meta }: PlainRequest,
    facts: RequestFacts,
    signal: AbortSignal,
  ): Promise<Response> | undefined {
    if (method !== "tools/call" || call === undefined) return undefined;
    const { requestId, caller } = facts;
    const traceContext = traceContextFrom(meta) ?? facts.traceContext;
    const scope = { requestId, caller, traceContext, signal };
    return this.#tools?.call(call.name, call.arguments, scope)?.then(
      (called) => {
        const result = callToolResult(called);
        const told = era === "legacy" ? result : {
          ...result,
          resultType: "complete",
          _meta: { [SERVER_INFO_META_KEY]: this.#tools?.identity },
        };
        return jsonResponse(JSON.stringify({ result: told, jsonrpc: "2.0", id }));
      },
      (error) => {
        if (!(error instanceof InternalFaultError)) throw error; // the caller is gone
        const { code, message } = error;
        return jsonResponse(JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } }));
      },
    );
  }

  /** Whether the SDK's answer to this is worth a look. */
  wants(request: PlainRequest): boolean {
    return FIXED.has(request.method) && request.call === undefined;
  }

  /** Keeps the result of the SDK's answer, and hands the answer on. */
  async learn(request: PlainRequest, response: Response): Promise<Response> {
    if (response.status !== 200 || response.headers.get("content-type") !== "application/json") {
      return response;
    }
    const text = await response.text();
    const start = '{"result":';
    const end = `,"jsonrpc":"2.0","id":${JSON.stringify(request.id)}}`;
    if (text.startsWith(start) && text.endsWith(end)) {
      this.#results.set(keyOf(request), text.slice(start.length, -end.length));
    }
    return jsonResponse(text);
  }
}

function keyOf({ era, method }: PlainRequest): string {
  return `${era} ${method}`;
}

function jsonResponse(body: string): Response {
  return new Response(body, { headers: { "content-type": "application/json" } });
}
