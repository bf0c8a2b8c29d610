/** How a conversation is held: over the standard streams of a process, or over HTTP with one. @module */
import { RawServer } from "../../support/raw_frames.ts";
import type { Command } from "../../support/spawn_server.ts";
import { isModern, type Message, type Revision, type Step } from "./conversation.ts";
import type { HttpRequest } from "./http_requests.ts";

/** What came back, as it is to be shown: lines that are the transport's, and messages. */
export type Received = readonly (
  | { readonly line: string }
  | { readonly message: unknown }
)[];

/** One connection. */
export interface Wire {
  say(step: Step): Promise<Received>;
  /** What came that nobody was waiting for. */
  end(): Promise<Received>;
}

/** Starts a process and speaks in lines. */
export function stdioWire(command: Command): Wire {
  const server = new RawServer(command);
  return {
    async say({ messages, answerCount }) {
      await server.send(messages.map(textOf).join("\n"));
      const received: { message: unknown }[] = [];
      while (received.length < answerCount) received.push({ message: await server.next() });
      return received;
    },
    async end() {
      await server.closeStdin();
      const { lines, code } = await server.ended();
      const rest = lines.map((line) => ({ message: JSON.parse(line) }));
      return [...rest, { line: `the process ends with ${code}` }];
    },
  };
}

/** Headers that say something of the protocol. */
const SHOWN_HEADERS = ["content-type", "allow", "mcp-session-id", "www-authenticate"];

/** Speaks to a server that listens, as a client of the revision does. */
export function httpWire(url: URL, revision: Revision): Wire {
  const post = async (message: Message | string): Promise<Received> => {
    const response = await fetch(url, {
      method: "POST",
      headers: headersOf(message, revision),
      body: textOf(message),
    });
    return await receivedFrom(response);
  };
  return {
    async say({ messages }) {
      const received = [];
      for (const message of messages) received.push(...await post(message));
      return received;
    },
    end: () => Promise.resolve([]),
  };
}

/** Sends one request as no client would. */
export async function askOverHttp(
  url: URL,
  revision: Revision,
  { method, message, headers }: HttpRequest,
): Promise<Received> {
  const sent = headersOf(message ?? "", revision);
  for (const [name, value] of Object.entries(headers)) {
    if (value === "") sent.delete(name);
    else sent.set(name, value);
  }
  const body = message === undefined ? {} : { body: textOf(message) };
  return await receivedFrom(await fetch(url, { method, headers: sent, ...body }));
}

/** A whole HTTP answer. */
async function receivedFrom(response: Response): Promise<Received> {
  const shown = SHOWN_HEADERS.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [`${name}: ${value}`];
  });
  const line = { line: [`status ${response.status}`, ...shown].join(", ") };
  const body = await response.text();
  if (body === "") return [line];
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/json")) return [line, { message: JSON.parse(body) }];
  if (!type.startsWith("text/event-stream")) return [line, { line: body }];
  const events = [...body.matchAll(/^data: (.+)$/gm)].map(([, data = ""]) => data);
  return [line, ...events.map((data) => ({ message: JSON.parse(data) }))];
}

function headersOf(message: Message | string, revision: Revision): Headers {
  const headers = new Headers({
    "content-type": "application/json",
    accept: "application/json, text/event-stream",
  });
  const { method, params } = typeof message === "string"
    ? { method: undefined, params: undefined }
    : message;
  if (method !== "initialize" || isModern(revision)) headers.set("mcp-protocol-version", revision);
  if (!isModern(revision) || typeof method !== "string") return headers;
  const told = member(member(params, "_meta"), "io.modelcontextprotocol/protocolVersion");
  if (typeof told === "string") headers.set("mcp-protocol-version", told);
  headers.set("mcp-method", method);
  const name = member(params, method === "resources/read" ? "uri" : "name");
  if (typeof name === "string") headers.set("mcp-name", name);
  return headers;
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function textOf(message: Message | string): string {
  return typeof message === "string" ? message : JSON.stringify(message);
}
