/** A tool's call as a request, without a client. @module */
import type { ProtocolVersion } from "./mcp_client.ts";

/** For `fetch`, as a client of the revision sends it. */
export function callRequest(
  name: string,
  args: Readonly<Record<string, unknown>> = {},
  version: ProtocolVersion = "2025-11-25",
): RequestInit {
  const modern = version === "2026-07-28";
  const _meta = {
    "io.modelcontextprotocol/protocolVersion": version,
    "io.modelcontextprotocol/clientCapabilities": {},
  };
  const params = { name, arguments: args, ...(modern ? { _meta } : {}) };
  const headers: Record<string, string> = {
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
    "mcp-protocol-version": version,
  };
  if (modern) Object.assign(headers, { "mcp-method": "tools/call", "mcp-name": name });
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params });
  return { method: "POST", headers, body };
}
