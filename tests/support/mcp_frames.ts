/** Requests of both protocol eras as text: for clients that must cost little or send what no client would. @module */
import type { ProtocolVersion } from "./mcp_client.ts";

/** What every request of 2026 carries. */
export const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "long-run", version: "1.0.0" },
  "io.modelcontextprotocol/clientCapabilities": {},
} as const;

/** One request; `params` get the envelope where the era has one. */
export function frameOf(
  era: ProtocolVersion,
  id: number | string,
  { method, params = {} }: {
    readonly method: string;
    readonly params?: Readonly<Record<string, unknown>>;
  },
): string {
  const told = era === "2026-07-28" ? { ...params, _meta: ENVELOPE } : params;
  return JSON.stringify({ jsonrpc: "2.0", id, method, params: told });
}

/** A tool's call. */
export function callFrame(
  era: ProtocolVersion,
  id: number | string,
  { tool, args }: { readonly tool: string; readonly args: Readonly<Record<string, unknown>> },
): string {
  return frameOf(era, id, { method: "tools/call", params: { name: tool, arguments: args } });
}

/** Header lines of an HTTP request with their ends; `name` is a tool's, resource's or prompt's. */
export function headerLines(
  era: ProtocolVersion,
  { method, name }: { readonly method: string; readonly name?: string | undefined },
): string {
  const common = "content-type: application/json\r\n" +
    `accept: application/json, text/event-stream\r\nmcp-protocol-version: ${era}\r\n`;
  if (era === "2025-11-25") return common;
  return `${common}mcp-method: ${method}\r\n${name === undefined ? "" : `mcp-name: ${name}\r\n`}`;
}
