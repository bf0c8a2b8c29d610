/** `/ws`: MCP over WebSockets, behind the same gate as `/mcp`, both protocol eras. @module */
import { serveStdio as serveTransport } from "@modelcontextprotocol/server/stdio";
import type { Gate } from "../access/gate.ts";
import type { Log } from "../log.ts";
import type { RequestFacts } from "../mcp/call_observer.ts";
import type { Timers } from "../resilience/timers.ts";
import type { ServerFactory } from "./create_server.ts";
import { type Door, problem } from "./door.ts";
import { type WebSocketLimits, WebSocketTransport } from "./web_socket_transport.ts";

const PATH = "/ws";
const SUBPROTOCOL = "mcp";
const OPEN_WITHIN_MS = 10_000; // a client can be gone before its upgrade is answered, which the platform does not tell

/** What the door needs. */
export interface WebSocketDoorOptions extends WebSocketLimits {
  readonly factory: ServerFactory;
  readonly log: Log;
  readonly timers: Timers;
  /** The gate's, which saw only the handshake. */
  readonly nextCall?: Gate["nextCall"];
  /** Connections at once; one more is told to come later. */
  readonly maxConnectionCount: number;
  /** A client that is silent that long is pinged, and cut off if it does not answer. */
  readonly idleMs: number;
}

const MAX_AGE_MS = 3_600_000; // a token is asked for again at each call; who only listens is let go after that

/** One client. */
interface Connection {
  /** Answers what is in flight first; never rejects. */
  leave(): Promise<void>;
  /** Cuts what is in flight. */
  end(): Promise<void>;
}

/** Every connection holds one server; a slot is given back when the platform says that its socket is closed. */
export function webSocketDoor(options: WebSocketDoorOptions): Door {
  const connections = new Set<Connection>();
  let draining = false;

  const accept = (request: Request, facts: RequestFacts): Response => {
    const { factory, idleMs, log, timers } = options;
    const { socket, response } = Deno.upgradeWebSocket(request, {
      protocol: SUBPROTOCOL,
      idleTimeout: idleMs / 1000,
    });
    const onerror = (error: unknown) =>
      log.debug("Could not serve MCP message", {
        request_id: facts.requestId,
        reason: String(error).slice(0, 500),
      });
    const { caller, requestId } = facts;
    const transport = new WebSocketTransport({
      ...options,
      socket,
      nextCall: () => options.nextCall?.(caller, { requestId, path: PATH }) ?? { isAllowed: true },
    });
    const handle = serveTransport((context) => factory({ ...context, facts }), {
      transport,
      onerror,
    });
    const end = () => handle.close();
    const connection = { end, leave: () => transport.drain().then(end).catch(onerror) };
    connections.add(connection);
    const old = timers.after(MAX_AGE_MS, connection.leave);
    const late = timers.after(OPEN_WITHIN_MS, () => {
      gone();
      end().catch(onerror);
    });
    const gone = () => {
      late();
      old();
      connections.delete(connection);
    };
    socket.addEventListener("open", late);
    socket.addEventListener("close", gone);
    socket.addEventListener("error", gone);
    return response;
  };

  return {
    path: PATH,
    access: "guarded",
    serve(request, facts) {
      const refused = refusalOf(request);
      if (refused !== undefined) return refused;
      if (draining) return later("The server stops");
      if (connections.size >= options.maxConnectionCount) {
        return later("Too many connections, expected fewer at once");
      }
      try {
        return accept(request, facts);
      } catch (error) {
        if (error instanceof TypeError) return noHandshake(400); // what the platform does not take
        throw error;
      }
    },
    async drain() {
      draining = true;
      await Promise.all([...connections].map((connection) => connection.leave()));
    },
    async close() {
      draining = true;
      await Promise.all([...connections].map((connection) => connection.end()));
    },
  };
}

function later(message: string): Response {
  return problem(503, message, { "retry-after": "5" });
}

function noHandshake(status: number): Response {
  return problem(status, "Cannot upgrade the connection, expected a WebSocket handshake", {
    connection: "upgrade",
    upgrade: "websocket",
    "sec-websocket-version": "13",
  });
}

/** What is no WebSocket handshake for us; the platform checks its key. */
function refusalOf(request: Request): Response | undefined {
  if (request.method !== "GET") {
    return problem(405, "Method not allowed, expected GET", { allow: "GET" });
  }
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") {
    return noHandshake(426);
  }
  if (request.headers.get("sec-websocket-version") !== "13") return noHandshake(426);
  const offered = (request.headers.get("sec-websocket-protocol") ?? "").split(",");
  if (!offered.some((word) => word.trim() === SUBPROTOCOL)) {
    return problem(400, `Cannot agree on a subprotocol, expected "${SUBPROTOCOL}"`);
  }
  return undefined;
}
