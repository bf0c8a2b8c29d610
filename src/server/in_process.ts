/** Speaks MCP to the server inside this process: for the tour of `pypi-mcp demo`, without the client package. @module */
import {
  CLIENT_CAPABILITIES_META_KEY,
  CLIENT_INFO_META_KEY,
  InMemoryTransport,
  type JSONRPCMessage,
  PROTOCOL_VERSION_META_KEY,
} from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import type { ServerFactory } from "./create_server.ts";

/** The revisions that the caller can speak. */
export type ProtocolVersion = "2025-11-25" | "2026-07-28";

/** What to speak, and as whom. */
export interface InProcessOptions {
  readonly protocolVersion: ProtocolVersion;
  readonly clientInfo: { readonly name: string; readonly version: string };
}

/** A connection whose handshake is done. */
export interface InProcessConnection {
  /** What the server said of itself: the result of `initialize` or `server/discover`. */
  readonly server: Readonly<Record<string, unknown>>;
  /** @throws {ProtocolFailureError} If the server answers with a JSON-RPC error. */
  request(
    method: string,
    params?: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, unknown>>>;
  close(): Promise<void>;
}

/** A JSON-RPC error as answer. */
export class ProtocolFailureError extends Error {
  override readonly name = "ProtocolFailureError";
  constructor(readonly code: number, message: string) {
    super(message);
  }
}

/** Connects and shakes hands. */
export async function openInProcess(
  factory: ServerFactory,
  { protocolVersion, clientInfo }: InProcessOptions,
): Promise<InProcessConnection> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  const waiting = new Map<number, PromiseWithResolvers<Readonly<Record<string, unknown>>>>();
  near.onmessage = (message: JSONRPCMessage) => settle(waiting, message);
  const handle = serveStdio(factory, { transport: far });
  await near.start();
  const modern = protocolVersion === "2026-07-28";
  const envelope = {
    [PROTOCOL_VERSION_META_KEY]: protocolVersion,
    [CLIENT_INFO_META_KEY]: clientInfo,
    [CLIENT_CAPABILITIES_META_KEY]: {},
  };
  let lastId = 0;
  const request: InProcessConnection["request"] = async (method, params = {}) => {
    const id = ++lastId;
    const answer = Promise.withResolvers<Readonly<Record<string, unknown>>>();
    waiting.set(id, answer);
    const sent = modern ? { ...params, _meta: envelope } : { ...params };
    await near.send({ jsonrpc: "2.0", id, method, params: sent });
    return await answer.promise;
  };
  const server = modern
    ? await request("server/discover")
    : await request("initialize", { protocolVersion, clientInfo, capabilities: {} });
  if (!modern) await near.send({ jsonrpc: "2.0", method: "notifications/initialized" });
  return {
    server,
    request,
    async close() {
      await handle.close();
      for (const answer of waiting.values()) {
        answer.reject(new ProtocolFailureError(-32000, "Cannot answer request: connection closed"));
      }
    },
  };
}

function settle(
  waiting: Map<number, PromiseWithResolvers<Readonly<Record<string, unknown>>>>,
  message: JSONRPCMessage,
): void {
  if ("method" in message || typeof message.id !== "number") return; // notifications are not waited for
  const answer = waiting.get(message.id);
  waiting.delete(message.id);
  if ("error" in message) {
    answer?.reject(new ProtocolFailureError(message.error.code, message.error.message));
  } else answer?.resolve(message.result);
}
