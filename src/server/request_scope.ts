/** From what the SDK tells about a request to what a log line needs. @module */
import type { ServerContext } from "@modelcontextprotocol/server";
import { LOCAL_CALLER, type RequestFacts } from "../mcp/call_observer.ts";
import { traceContextFrom } from "../mcp/trace_context.ts";
import type { RequestScope } from "./server_call.ts";

const MAX_ID_LENGTH = 64; // UTF-16 units; a JSON-RPC id is the caller's text

/** Reads one request's scope from the SDK's context. */
export type ScopeOf = (context: ServerContext) => RequestScope;

/** `facts` are the HTTP request's; without them it is somebody local, and the JSON-RPC id names the request. */
export function scopeReader(facts: RequestFacts | undefined): ScopeOf {
  return ({ mcpReq }) => ({
    requestId: facts?.requestId ?? String(mcpReq.id).slice(0, MAX_ID_LENGTH),
    caller: facts?.caller ?? LOCAL_CALLER,
    // SEP-414: it says more about this very request than the headers of whatever carried it.
    traceContext: traceContextFrom(mcpReq._meta) ?? facts?.traceContext,
    signal: mcpReq.signal,
  });
}
