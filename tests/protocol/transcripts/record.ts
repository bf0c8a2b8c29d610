/** Holds the conversations and writes them down. @module */
import { type Command, spawnHttp } from "../../support/spawn_server.ts";
import { conversation, type Message, type Revision, REVISIONS, type Step } from "./conversation.ts";
import { type HttpRequest, httpRequests } from "./http_requests.ts";
import { steady } from "./steady.ts";
import { shorten, SHORTENING } from "./shorten.ts";
import { askOverHttp, httpWire, type Received, stdioWire, type Wire } from "./wires.ts";

/** Folder of the transcripts below the project's root. */
export const TRANSCRIPTS = "tests/protocol/transcripts/golden/";

/** What the program is started with for a transcript. */
export const STDIO_FLAGS = ["--demo"] as const;
/** The same over HTTP. */
export const HTTP_FLAGS = ["serve", "--transport", "http", "--port", "0", "--demo"] as const;

/** How the program is started. */
export interface Program {
  readonly stdio: Command;
  readonly http: Command;
}

/** File name to content, one for each revision. */
export async function recordTranscripts(program: Program): Promise<ReadonlyMap<string, string>> {
  return new Map(await Promise.all(REVISIONS.map((revision) => record(revision, program))));
}

async function record(
  revision: Revision,
  program: Program,
): Promise<readonly [string, string]> {
  const server = await spawnHttp(program.http);
  try {
    const steps = conversation(revision);
    const [stdio, http] = await Promise.all([
      hold(steps, stdioWire(program.stdio)),
      hold(steps, httpWire(server.url, revision)),
    ]);
    const lines = [
      `MCP ${revision}, over stdio and over HTTP on the embedded upstream; "deno task docs" writes it.`,
      SHORTENING,
    ];
    for (const [index, { title, messages }] of steps.entries()) {
      lines.push("", `== ${index + 1}. ${title}`, ...messages.map(said));
      const answers = stdio[index] ?? [];
      if (answers.length === 0) lines.push("stdio < no answer");
      lines.push(...both(answers, http[index] ?? []));
    }
    const list = steps.flatMap(({ messages }) => messages).find(isList);
    if (list === undefined) throw new TypeError("The conversation asks for no list of resources");
    for (const request of httpRequests(revision, list)) {
      lines.push("", `== HTTP only: ${request.title}`, asked(request));
      lines.push(...both([], await askOverHttp(server.url, revision, request)));
    }
    lines.push("", "== the end", ...both(stdio.at(-1) ?? [], http.at(-1) ?? []));
    return [`${revision}.txt`, `${lines.join("\n")}\n`];
  } finally {
    await server.stop();
  }
}

/** What came at each step, and at the end. */
async function hold(steps: readonly Step[], wire: Wire): Promise<readonly Received[]> {
  const received: Received[] = [];
  for (const step of steps) received.push(await wire.say(step));
  return [...received, await wire.end()];
}

function isList(message: Message | string): message is Message {
  return typeof message !== "string" && message.method === "resources/list";
}

function asked({ method, headers, message }: HttpRequest): string {
  const different = Object.entries(headers).map(([name, value]) => `${name}: ${value || "none"}`);
  const first = `> ${[method, ...different].join(", ")}`;
  return message === undefined ? first : `${first}\n${said(message)}`;
}

function said(message: Message | string): string {
  return `> ${typeof message === "string" ? message : JSON.stringify(message)}`;
}

/** Both answers; a message of HTTP that stdio gave, too, is not written twice. */
function both(stdio: Received, http: Received): readonly string[] {
  const first = stdio.map(written);
  const second = http.map((one) => {
    const text = written(one);
    return "message" in one && first.includes(text) ? "the same message" : text;
  });
  return [...first.map((text) => `stdio < ${text}`), ...second.map((text) => `http < ${text}`)];
}

function written(one: Received[number]): string {
  if ("line" in one) return one.line;
  const message = shorten(steady(one.message));
  const compact = JSON.stringify(message);
  return compact.length <= 100 ? compact : JSON.stringify(message, null, 1);
}
