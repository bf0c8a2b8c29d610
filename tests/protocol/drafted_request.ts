/** Requests made of a good one and of what can be wrong with it, for the endpoint and for the SDK's stock handler. @module */
import * as fc from "fast-check";

/** A request that is still being spoiled. */
export interface Draft {
  method: string;
  readonly headers: [name: string, value: string][];
  /** Written as JSON, then changed by `texts`. */
  body: unknown;
  readonly texts: ((text: string) => string | Uint8Array<ArrayBuffer>)[];
  isLengthDeclared: boolean;
}

type Change = (draft: Draft) => void;

const META = "io.modelcontextprotocol/";
const ENVELOPE = {
  [`${META}protocolVersion`]: "2026-07-28",
  [`${META}clientInfo`]: { name: "differential", version: "1" },
  [`${META}clientCapabilities`]: {},
};

const GOOD: readonly (readonly [method: string, params?: Readonly<Record<string, unknown>>])[] = [
  ["tools/call", { name: "echo", arguments: { text: "hi" } }],
  ["tools/call", { name: "echo", arguments: { text: "zwölf ✓", times: 3 } }],
  ["tools/call", { name: "fail", arguments: { kind: "upstream" } }],
  ["tools/call", { name: "fail", arguments: { kind: "bug" } }],
  ["tools/list"],
  ["tools/list", {}],
  ["prompts/list"],
  ["resources/list"],
  ["resources/templates/list"],
  ["ping"],
  ["server/discover"],
  ["resources/read", { uri: "fixture://fixed" }],
  ["notifications/initialized"],
  ["prompts/get", { name: "greet", arguments: { name: "ada" } }],
  ["initialize", {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "a", version: "1" },
  }],
];

/** JSON values of every type, with what is special of each. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, -1, 1.5, 1e300, 9007199254740991, 9007199254740993, -1e21],
  ...["", "x", "echo", " echo ", "tools/call", "\ud800", "__proto__", "2026-07-28"],
  ...[{}, [], [1], { a: 1 }, [[]], { "": null }, { name: "echo" }, { taskId: "1" }],
];
const value = fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue({ maxDepth: 3 }));

/** Own members only: `__proto__` is one, too. */
function set(target: unknown, key: string, to: unknown): void {
  if (typeof target !== "object" || target === null) return;
  Object.defineProperty(target, key, {
    value: structuredClone(to), // what is set is changed later
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function memberOf(target: unknown, key: string): unknown {
  return typeof target === "object" && target !== null && Object.hasOwn(target, key)
    ? Reflect.get(target, key)
    : undefined;
}

const paramsOf = ({ body }: Draft) => memberOf(body, "params");
const metaOf = (draft: Draft) => memberOf(paramsOf(draft), "_meta");

/** Sets, replaces or removes one member of what `find` finds. */
function member(find: (draft: Draft) => unknown, keys: readonly string[]): fc.Arbitrary<Change> {
  const to = fc.option(value, { nil: undefined, freq: 4 });
  return fc.tuple(fc.constantFrom(...keys), to).map(([key, to]) => (draft) => {
    const target = find(draft);
    if (to !== undefined) set(target, key, to);
    else if (typeof target === "object" && target !== null) Reflect.deleteProperty(target, key);
  });
}

/** Replaces, repeats or removes a header. */
function header(name: string, values: readonly string[]): fc.Arbitrary<Change> {
  return fc.tuple(fc.constantFrom(...values), fc.constantFrom("set", "append", "remove", "case"))
    .map(([to, how]) => ({ headers }) => {
      if (how !== "append") {
        const others = headers.filter(([other]) => other !== name);
        headers.splice(0, headers.length, ...others);
      }
      if (how !== "remove") headers.push([how === "case" ? name.toUpperCase() : name, to]);
    });
}

const text = (change: Draft["texts"][number]): Change => (draft) => {
  draft.texts.push(change);
};

const TEXTS: readonly Change[] = [
  text(() => ""),
  text((body) => ` \n\t${body}\r\n `),
  text((body) => `\ufeff${body}`),
  text((body) => `${body}x`),
  text((body) => `${body}${body}`),
  text((body) => body.slice(0, -1)),
  text((body) => body.slice(0, body.length >> 1)),
  text((body) => `[${body}]`),
  text((body) => `[${body},${body}]`),
  text((body) => `[${body},1]`),
  text((body) => body.replace("{", '{"id":9,')),
  text((body) => body.replace("{", '{"method":"ping",')),
  text((body) => body.replace(/\}$/, ',"id":"late"}')),
  text((body) => body.replace(/\}$/, ',"params":{}}')),
  text((body) => body.replace("{", '{"__proto__":{"jsonrpc":"2.0"},')),
  text((body) => body.replace('"params":{', '"params":{"__proto__":{"name":"echo"},')),
  text((body) => body.replace('"arguments":{', '"arguments":{"__proto__":{"text":"x"},')),
  text((body) => body.replace('"_meta":{', '"_meta":{"__proto__":{},')),
  text((body) => body.replace('"clientCapabilities":{', '"clientCapabilities":{"__proto__":{},')),
  text((body) =>
    body.replace('Capabilities":{', 'Capabilities":{"experimental":{"a":{"b":1e999}},')
  ),
  text((body) =>
    body.replace('Capabilities":{', 'Capabilities":{"experimental":{"a":{"b":null}},')
  ),
  text((body) => body.replace(/"id":\d+/, '"id":1e999')),
  text((body) => body.replace(/"id":\d+/, '"id":-0')),
  text((body) => body.replace(/"id":\d+/, '"id":7.0')),
  text((body) => body.replace(/"id":\d+/, '"id":12345678901234567890')),
  text((body) => body.replace(/"id":\d+/, '"id":"\\ud83d"')),
  text((body) => body.replace("echo", "\\u0065cho")),
  text((body) => body.replace('"params"', '"p\\u0061rams"')),
  text((body) => body.replace('"text":"', `"deep":${"[".repeat(500)}${"]".repeat(500)},"text":"`)),
  text((body) => {
    const bytes = new TextEncoder().encode(body);
    bytes[bytes.length >> 1] = 0xff;
    return bytes;
  }),
];

const CHANGES = fc.oneof(
  header("content-type", [
    "application/json",
    "application/json; charset=utf-8",
    "Application/JSON",
    "application/json;",
    "application/json; charset=",
    "text/plain",
    "text/plain; a=application/json",
    "application/json, text/plain",
    "application/jsonp",
    "",
  ]),
  header("accept", [
    "application/json, text/event-stream",
    "text/event-stream,application/json",
    "application/json",
    "text/event-stream",
    "application/json;q=0, text/event-stream;q=0",
    "APPLICATION/JSON, TEXT/EVENT-STREAM",
    "*/*",
    "",
  ]),
  header("mcp-protocol-version", [
    ...["2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05", "2024-10-07"],
    ...["2026-07-29", "2027-01-01", "1.0", "", " 2026-07-28\t", "2025-11-25 "],
  ]),
  header("mcp-method", ["tools/call", "tools/list", "Tools/Call", "ping", "", " tools/call "]),
  header("mcp-name", [
    ...["echo", "fail", "greet", "Echo", " echo ", "fixture://fixed", ""],
    ...["=?base64?ZWNobw==?=", "=?base64?ZWNobw?=", "=?base64?*?=", "=?BASE64?ZWNobw==?="],
  ]),
  header("x-other", ["a"]),
  header("mcp-session-id", ["abc"]),
  header("last-event-id", ["1"]),
  member(({ body }) => body, ["jsonrpc", "id", "method", "params", "result", "error", "more"]),
  member(paramsOf, ["name", "arguments", "_meta", "task", "cursor", "uri", "more", "__proto__"]),
  member(paramsOf, ["inputResponses", "requestState", "protocolVersion"]),
  member((draft) => memberOf(paramsOf(draft), "arguments"), ["text", "times", "more", "kind"]),
  member(metaOf, [...Object.keys(ENVELOPE), `${META}logLevel`, `${META}related-task`]),
  member(metaOf, ["progressToken", "traceparent", "more", "__proto__", `${META}more`]),
  member(
    (draft) => memberOf(metaOf(draft), `${META}clientCapabilities`),
    ["sampling", "elicitation", "roots", "tasks", "experimental", "extensions", "more"],
  ),
  member(
    (draft) => memberOf(metaOf(draft), `${META}clientInfo`),
    ["name", "version", "title", "icons", "websiteUrl", "more"],
  ),
  fc.constantFrom(...TEXTS),
  fc.constantFrom<Change>(
    (draft) => draft.method = "GET",
    (draft) => draft.method = "DELETE",
    (draft) => draft.method = "PUT",
    (draft) => draft.body = [draft.body],
    (draft) => draft.body = [],
    (draft) => set(draft.body, "params", { _meta: ENVELOPE }),
    (draft) => set(paramsOf(draft), "_meta", {}),
    (draft) => set(paramsOf(draft), "_meta", structuredClone(ENVELOPE)),
    (draft) => set(paramsOf(draft), "_meta", { progressToken: 1, other: true }),
  ),
  value.map((body): Change => (draft) => draft.body = body),
);

/** A good request of either era with up to four changes. */
export const drafts: fc.Arbitrary<Draft> = fc.record({
  good: fc.constantFrom(...GOOD),
  isModern: fc.boolean(),
  id: fc.oneof(fc.integer(), fc.string(), fc.constantFrom(0, -1, 2 ** 53 - 1, "", "\u2028")),
  isLengthDeclared: fc.boolean(),
  changes: fc.array(CHANGES, { maxLength: 4 }),
}).map(({ good: [method, params], isModern, id, isLengthDeclared, changes }) => {
  const asked = params === undefined && !isModern ? undefined : { ...structuredClone(params) };
  if (asked !== undefined && isModern) set(asked, "_meta", structuredClone(ENVELOPE));
  const isNotification = method.startsWith("notifications/");
  const draft: Draft = {
    method: "POST",
    headers: [
      ["accept", "application/json, text/event-stream"],
      ["content-type", "application/json"],
    ],
    body: {
      jsonrpc: "2.0",
      ...(isNotification ? {} : { id }),
      method,
      ...(asked === undefined ? {} : { params: asked }),
    },
    texts: [],
    isLengthDeclared,
  };
  if (isModern) {
    draft.headers.push(["mcp-protocol-version", "2026-07-28"], ["mcp-method", method]);
    const name = params?.name ?? params?.uri;
    if (typeof name === "string") draft.headers.push(["mcp-name", name]);
  }
  for (const change of changes) change(draft);
  return draft;
});

/** The bytes of the body. */
export function bodyOf({ body, texts }: Draft): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  let written: string | Uint8Array<ArrayBuffer> = JSON.stringify(body) ?? "";
  for (const change of texts) {
    if (typeof written !== "string") break;
    written = change(written);
  }
  return typeof written === "string" ? encoder.encode(written) : written;
}
