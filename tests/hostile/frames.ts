/** Frames that no proper client sends, among some that one would: the same for the same seed. @module */
import { callFrame, frameOf } from "../support/mcp_frames.ts";
import { brokenBytes, randomJson } from "./mutations.ts";

/** Sizes of what is rare because it costs much. */
export interface FrameLimits {
  /** Longest line or body that the server reads. */
  readonly maxBytes: number;
  /** One frame of so many is huge or very deep. */
  readonly hugeEvery: number;
}

const DEEP_LEVELS = 100_000;
const encoder = new TextEncoder();
const METHODS = [
  ...["tools/call", "tools/list", "resources/list", "resources/read", "prompts/get", "ping"],
  ...["completion/complete", "logging/setLevel", "initialize", "server/discover"],
  ...["resources/templates/list", "prompts/list", "resources/subscribe", "tasks/get"],
  ...["__proto__", "constructor", "toString", "", "tools/call\u0000", "rpc.discover", "\ud800"],
];
const TOOLS = ["get_package_info", "inspect_requirements", "check_vulnerabilities", "no_such_tool"];
const POISON = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';

/** One kind of frame; bytes without an end of line, unless the kind is about those. */
type Kind = (source: FrameSource) => string | Uint8Array<ArrayBuffer>;

/** Frames one after the other. */
export class FrameSource {
  readonly random: () => number;
  readonly limits: FrameLimits;
  readonly #prefix: number;
  #count = 0;

  /** @param prefix Keeps the ids of several sources apart. */
  constructor(random: () => number, limits: FrameLimits, prefix = 0) {
    this.random = random;
    this.limits = limits;
    this.#prefix = prefix * 1_000_000_000;
  }

  /** The next frame. */
  next(): Uint8Array<ArrayBuffer> {
    const isHuge = this.#count % this.limits.hugeEvery === this.limits.hugeEvery - 1;
    const frame = this.pick(isHuge ? HUGE_KINDS : KINDS)(this);
    return typeof frame === "string" ? encoder.encode(frame) : frame;
  }

  /** An id that no other frame has. */
  id(): number {
    return this.#prefix + ++this.#count;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new RangeError("Nothing to pick from");
    return value;
  }
}

/** As a client would send it; cheap to answer. */
function properFrame(source: FrameSource): string {
  const era = source.random() < 0.5 ? "2025-11-25" : "2026-07-28";
  const id = source.id();
  if (source.random() < 0.3) {
    return callFrame(era, id, { tool: "get_cache_info", args: {} });
  }
  if (source.random() < 0.5) {
    const args = { package_name: "jinja2", [source.pick(["version", "limit", "no_such"])]: 1 };
    return callFrame(era, id, { tool: source.pick(TOOLS), args });
  }
  return frameOf(era, id, { method: source.pick(["ping", "prompts/list", "resources/list"]) });
}

/** A request whose every member may be anything. */
function wrongTypes(source: FrameSource): string {
  const { random } = source;
  const message: Record<string, unknown> = { jsonrpc: "2.0", id: source.id() };
  message.method = source.pick(METHODS);
  message.params = {
    name: source.pick(TOOLS),
    arguments: { package_name: randomJson(random), content: randomJson(random) },
    _meta: randomJson(random),
  };
  const member = source.pick(["jsonrpc", "id", "method", "params", "more", "result", "error"]);
  message[member] = randomJson(random);
  return JSON.stringify(message);
}

function wrongArguments(source: FrameSource): string {
  const { random } = source;
  const params = { name: source.pick(TOOLS), arguments: randomJson(random) };
  return frameOf("2025-11-25", source.id(), { method: "tools/call", params });
}

/** A number as text, so that it stays as it is. */
function hugeId(source: FrameSource): string {
  const own = source.id();
  const id = source.pick([
    ...["9007199254740993", "1e308", "-1e308", "1e999", "-0", "0.5", "true", "null", "{}", "[1]"],
    ...[`"${"9".repeat(300)}"`, `"\\ud800${own}"`, `"\\u0000${own}"`, `"${own}"`, `${own}.0`],
    ...[`"__proto__"`, `"${"é".repeat(200)}${own}"`, `-${own}`, `${own}e0`],
  ]);
  return `{"jsonrpc":"2.0","id":${id},"method":"ping"}`;
}

function foreignNotification(source: FrameSource): string {
  const requestId = source.pick([-1, "nobody", 1e300, null, {}, [], "__proto__", 0.5]);
  const method = source.pick([
    ...["notifications/cancelled", "notifications/progress", "notifications/initialized"],
    ...["notifications/roots/list_changed", "notifications/no_such", "$/cancelRequest"],
  ]);
  const params = { requestId, progressToken: requestId, progress: 1, reason: "\u202e" };
  return JSON.stringify({ jsonrpc: "2.0", method, params });
}

function foreignResponse(source: FrameSource): string {
  const id = source.pick([-1, "nobody", 0, 1e9, null]);
  const outcome = source.random() < 0.5 ? { result: {} } : { error: { code: 1, message: "no" } };
  return JSON.stringify({ jsonrpc: "2.0", id, ...outcome });
}

function batch(source: FrameSource): string {
  const frames = Array.from({ length: Math.floor(source.random() * 4) }, () => properFrame(source));
  const text = `[${frames.join(",")}]`;
  return source.random() < 0.3 ? `[${text},[]]` : text;
}

function poisoned(source: FrameSource): string {
  const id = source.id();
  return source.pick([
    `{"__proto__":{"id":${id}},"jsonrpc":"2.0","id":${id},"method":"ping"}`,
    `{"jsonrpc":"2.0","id":${id},"method":"ping","params":${POISON}}`,
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"get_cache_info",` +
    `"arguments":${POISON}}}`,
    `{"jsonrpc":"2.0","id":${id},"method":"tools/call","params":{"name":"__proto__"}}`,
    `{"jsonrpc":"2.0","id":${id},"id":"again","method":"ping","method":"prompts/list"}`,
    `{"jsonrpc":"2.0","id":${id},"method":"resources/read","params":{"uri":"pypi://__proto__"}}`,
  ]);
}

function strangeText(source: FrameSource): string | Uint8Array<ArrayBuffer> {
  const frame = properFrame(source);
  switch (source.pick([0, 1, 2, 3, 4, 5])) {
    case 0:
      return `\ufeff${frame}`;
    case 1:
      return frame.replace("jinja2", "jin\\ud83dja2\\u0000\\u202e");
    case 2:
      return `${frame}\r`;
    case 3:
      return ` \t${frame} `;
    case 4:
      return frame.replace('"2.0"', '"2.0\u0000"');
    default: {
      const bytes = encoder.encode(frame);
      bytes[Math.floor(source.random() * bytes.length)] = 0xff;
      return bytes;
    }
  }
}

const KINDS: readonly Kind[] = [
  properFrame,
  wrongTypes,
  wrongTypes,
  wrongArguments,
  hugeId,
  foreignNotification,
  foreignResponse,
  batch,
  poisoned,
  strangeText,
  (source) => brokenBytes(encoder.encode(properFrame(source)), source.random),
  (source) => brokenBytes(encoder.encode(wrongTypes(source)), source.random),
  (source) => properFrame(source).slice(0, Math.floor(source.random() * 80)),
  (source) => properFrame(source) + properFrame(source),
  (source) => {
    const bytes = new Uint8Array(1 + Math.floor(source.random() * 100));
    return bytes.map(() => Math.floor(source.random() * 256));
  },
];

/** A request with a member of so many bytes in all. */
function ofSize(source: FrameSource, bytes: number): string {
  const head = `{"jsonrpc":"2.0","id":${source.id()},"method":"tools/call","params":{"name":"`;
  const tail = `"}}`;
  return head + "a".repeat(Math.max(0, bytes - head.length - tail.length)) + tail;
}

const deep = (open: string, close: string, core: string) =>
  open.repeat(DEEP_LEVELS) + core + close.repeat(DEEP_LEVELS);

const HUGE_KINDS: readonly Kind[] = [
  (source) => ofSize(source, source.limits.maxBytes),
  (source) => ofSize(source, source.limits.maxBytes + 1),
  (source) => ofSize(source, Math.floor(source.limits.maxBytes * 1.5)),
  (source) =>
    `{"jsonrpc":"2.0","id":${source.id()},"method":"ping","params":{"a":${deep("[", "]", "")}}}`,
  (source) =>
    `{"jsonrpc":"2.0","id":${source.id()},"method":"tools/call","params":{"name":"get_package_info",` +
    `"arguments":{"package_name":${deep("[", "]", "1")}}}}`,
  (source) =>
    `{"jsonrpc":"2.0","id":${source.id()},"method":"tools/call","params":{"name":"get_cache_info",` +
    `"arguments":${deep('{"a":', "}", "1")},"_meta":${deep("[", "]", "")}}}`,
  () => deep("[", "]", ""),
  () => "[".repeat(DEEP_LEVELS * 2),
  (source) => `{"jsonrpc":"2.0","id":"${"i".repeat(100_000)}${source.id()}","method":"ping"}`,
  (source) =>
    callFrame("2025-11-25", source.id(), {
      tool: "inspect_requirements",
      args: { content: "a==1 \\\n".repeat(50_000) },
    }),
];
