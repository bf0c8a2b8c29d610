/** From what the SDK tells about a request to what a log line needs. @module */
import type { ServerContext } from "@modelcontextprotocol/server";
import type { RequestScope } from "./server_call.ts";

const MAX_ID_LENGTH = 64; // UTF-16 units; a JSON-RPC id is the caller's text

/** Reads one request's scope from the SDK's context. */
export type ScopeOf = (context: ServerContext) => RequestScope;

/** `requestId` is the HTTP request's; without it the JSON-RPC id stands in. */
export function scopeReader(requestId: string | undefined): ScopeOf {
  return ({ mcpReq }) => ({
    requestId: requestId ?? String(mcpReq.id).slice(0, MAX_ID_LENGTH),
    signal: mcpReq.signal,
  });
}
