/**
 * Sessions of 2025 in front of a door that has none. Whatever a server without sessions can answer goes through to that
 * door unchanged, the handshake included; the SDK's transport with sessions gets the rest: calls that ask the client for
 * something, the client's answers to them, notifications, its event stream and its end. @module
 */
import {
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import type { Door } from "../../../src/server/door.ts";
import { readBody } from "../../../src/server/request_body.ts";

const MAX_SESSIONS = 100; // the oldest goes first
const BOUNDS = { maxBytes: 1_048_576, timeoutMs: 5_000 };
const HEADER = "mcp-session-id";

/** What a session is made of. */
export interface SessionOptions {
  /** The door that answers everything else. */
  readonly inner: Door;
  /** A server that asks clients. */
  readonly build: () => Server;
  /** Tools that ask. */
  readonly asks: (tool: unknown) => boolean;
}

type Message = Readonly<Record<string, unknown>>;

/** The same door, which now gives and knows sessions. */
export function sessionDoor({ inner, build, asks }: SessionOptions): Door {
  const sessions = new Map<string, WebStandardStreamableHTTPServerTransport>();

  /** The same handshake once more, with a server that stays. */
  const begin = async (request: Request, parsedBody: Message): Promise<string> => {
    const opened = Promise.withResolvers<string>();
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => crypto.randomUUID(),
      onsessioninitialized: opened.resolve,
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await build().connect(transport);
    const { headers } = request;
    const handshake = new Request(request.url, { method: "POST", headers });
    const answer = await transport.handleRequest(handshake, { parsedBody });
    await answer.text();
    if (!answer.ok) throw new Error(`Cannot begin a session: status ${answer.status}`);
    const id = await opened.promise;
    const [oldest] = sessions.keys();
    if (sessions.size >= MAX_SESSIONS && oldest !== undefined) {
      await sessions.get(oldest)?.close();
      sessions.delete(oldest);
    }
    sessions.set(id, transport);
    return id;
  };

  /** Whether the door behind cannot answer it. */
  const needsSession = ({ method, id, params }: Message): boolean => {
    if (method === undefined || id === undefined) return true; // an answer, a notification
    return method === "tools/call" && isMessage(params) && asks(params.name);
  };

  return {
    ...inner,
    async serve(request, facts) {
      const given = request.headers.get(HEADER);
      const message = await messageOf(request);
      if (given === null) {
        const response = await inner.serve(request, facts);
        if (message?.method !== "initialize" || !response.ok) return response;
        response.headers.set(HEADER, await begin(request, message));
        return response;
      }
      const transport = sessions.get(given);
      if (transport === undefined) {
        const error = { code: -32001, message: "Session not found" };
        return Response.json({ jsonrpc: "2.0", error, id: null }, { status: 404 });
      }
      if (request.method === "POST" && (message === undefined || !needsSession(message))) {
        return await inner.serve(request, facts);
      }
      return await transport.handleRequest(request, message && { parsedBody: message });
    },
    async close() {
      await Promise.all([...sessions.values()].map((transport) => transport.close()));
      await inner.close?.();
    },
  };
}

/** One message, if that is what was posted; the request can still be read. */
async function messageOf(request: Request): Promise<Message | undefined> {
  if (request.method !== "POST") return undefined;
  const body = await readBody(request.clone(), BOUNDS);
  if (body.kind !== "text") return undefined;
  try {
    const parsed: unknown = JSON.parse(body.text);
    return isMessage(parsed) ? parsed : undefined;
  } catch {
    return undefined; // the door behind says so
  }
}

function isMessage(value: unknown): value is Message {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
