/** The SDK has no WebSocket transport for clients: a small one for tests. @module */
import {
  type JSONRPCMessage,
  parseJSONRPCMessage,
  type Transport,
} from "@modelcontextprotocol/client";

/** `/ws` of a server whose MCP endpoint is known. */
export function webSocketUrl(mcpUrl: URL): URL {
  const url = new URL("/ws", mcpUrl);
  url.protocol = "ws:";
  return url;
}

/** One JSON-RPC message a text frame. */
export class WebSocketClientTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #url: URL;
  #socket: WebSocket | undefined;

  constructor(url: URL) {
    this.#url = url;
  }

  start(): Promise<void> {
    const socket = new WebSocket(this.#url, "mcp");
    this.#socket = socket;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    socket.addEventListener("open", () => resolve());
    socket.addEventListener("error", () => reject(new Error(`Cannot connect to ${this.#url}`)));
    socket.addEventListener("close", () => this.onclose?.());
    socket.addEventListener("message", ({ data }) => {
      this.onmessage?.(parseJSONRPCMessage(JSON.parse(data)));
    });
    return promise;
  }

  send(message: JSONRPCMessage): Promise<void> {
    this.#socket?.send(JSON.stringify(message));
    return Promise.resolve();
  }

  async close(): Promise<void> {
    const socket = this.#socket;
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    socket.addEventListener("close", () => resolve());
    socket.close();
    await promise;
  }
}
