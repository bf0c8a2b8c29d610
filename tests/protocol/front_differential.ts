/**
 * Generated conversations, good and spoiled, with the front and without it. A program:
 * `front_differential.ts [COUNT [SEED]]`.
 * @module
 */
import { SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/server";
import * as fc from "fast-check";
import assert from "node:assert/strict";
import { demoApp, type Taking, withFront, withoutFront } from "./front_run.ts";

const META = "io.modelcontextprotocol/";
const LISTS = ["tools/list", "resources/list", "resources/templates/list", "prompts/list"];
/** Stands for a byte that is no UTF-8. */
const NO_TEXT = "\uf8ff";
const CLIENT = { name: "generated", version: "1" };
const CAPABILITIES: readonly unknown[] = [
  ...[{}, { roots: {} }, { roots: { listChanged: true }, sampling: {}, elicitation: {} }],
  ...[{ elicitation: { form: {}, url: {} } }, { experimental: { a: {} }, extensions: { b: {} } }],
  { tasks: { list: {}, requests: { sampling: { createMessage: {} } } }, own: [1, null] },
];

/** JSON values of every type, with what is special of each. */
const VALUES: readonly unknown[] = [
  ...[null, true, 0, 1, -1, 1.5, 1e300, 9007199254740991, 9007199254740993],
  ...["", "x", "2.0", "2026-07-28", "2025-06-18", "initialize", "ping", "\ud800", "é\u2028"],
  ...[{}, [], [1], { a: 1 }, { "": null }, { listChanged: 1 }],
];
const value = fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue({ maxDepth: 2 }));
const KEYS: readonly string[] = [
  ...[
    "jsonrpc",
    "id",
    "method",
    "params",
    "_meta",
    "protocolVersion",
    "capabilities",
    "clientInfo",
  ],
  ...[
    "name",
    "version",
    "title",
    "icons",
    "roots",
    "listChanged",
    "sampling",
    "elicitation",
    "form",
  ],
  ...["experimental", "extensions", "tasks", "requests", "cursor", "progressToken", "own"],
  ...["protocolVersion", "clientInfo", "clientCapabilities", "logLevel", "related-task"]
    .map((name) => META + name),
];

const id = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.string({ maxLength: 3 }));
const capabilities = fc.constantFrom(...CAPABILITIES);
const envelope = capabilities.map((each) => ({
  [`${META}protocolVersion`]: "2026-07-28",
  [`${META}clientInfo`]: CLIENT,
  [`${META}clientCapabilities`]: each,
}));
const initialize = fc.record({
  id,
  method: fc.constant("initialize"),
  params: fc.record({
    protocolVersion: fc.constantFrom(...SUPPORTED_PROTOCOL_VERSIONS),
    capabilities,
    clientInfo: fc.constant(CLIENT),
  }),
});
const legacy = fc.record({ id, method: fc.constantFrom(...LISTS, "ping") });
const modern = fc.record({
  id,
  method: fc.constantFrom(...LISTS, "server/discover"),
  params: fc.record({ _meta: envelope }),
});
const other = fc.constantFrom<object>(
  { method: "notifications/initialized" },
  { method: "notifications/initialized" },
  { method: "notifications/cancelled", params: { requestId: 1 } },
  { method: "notifications/cancelled", params: { requestId: 2, reason: 1 } },
  { method: "notifications/progress", params: { progressToken: 1, progress: 1 } },
  { method: "notifications/roots/list_changed" },
  { id: 3, method: "tools/call", params: { name: "nothing" } },
  { id: 4, method: "no/such" },
  { id: 5, method: "logging/setLevel", params: { level: "debug" } },
  { id: 5, method: "resources/subscribe", params: { uri: "pypi://stats/overview" } },
  { id: 5, method: "resources/read", params: { uri: "pypi://nothing" } },
  { id: 5, method: "prompts/get", params: { name: "nothing" } },
  { id: 2, result: {} },
  { id: 2, error: { code: -32603, message: "x" } },
);
const subscription = fc.tuple(id, envelope).map(([id, _meta]) => ({
  ...{ id, method: "subscriptions/listen" },
  params: { notifications: { toolsListChanged: true }, _meta },
}));

/** One member, wherever it is, set or removed. */
const change = fc.tuple(
  fc.constantFrom(...KEYS),
  fc.option(value, { nil: undefined, freq: 4 }),
  fc.nat(),
);
type Change = readonly [key: string, to: unknown, where: number];

function changed(frame: object, [key, to, where]: Change): object {
  const copy: object = structuredClone(frame);
  const places = objectsIn(copy);
  const holders = places.filter((place) => Object.hasOwn(place, key));
  const candidates = holders.length > 0 && where % 3 > 0 ? holders : places;
  const target = candidates[where % candidates.length] ?? copy;
  if (to === undefined) Reflect.deleteProperty(target, key);
  else Reflect.set(target, key, structuredClone(to));
  return copy;
}

function objectsIn(value: object): object[] {
  const members: unknown[] = Object.values(value);
  return [
    value,
    ...members.flatMap((each) =>
      typeof each === "object" && each !== null && !Array.isArray(each) ? objectsIn(each) : []
    ),
  ];
}

/** Ids as they are written, which no object of this language can say. */
const IDS: readonly string[] = [
  ...["1.0", "-0", "1e2", "1.5", "1e400", "9007199254740993", "12345678901234567890", "null"],
  ...['"\\ud800"', '"\\ud83d\\ude00"', '"😀"', '"a\\"b\\\\c\\/d\\n"', '"\\u0000"', `"${NO_TEXT}"`],
  ...["true", "[1]", "{}", `"${"y".repeat(3_000)}"`],
];

/** What a text can suffer on its way. */
const TEXTS: readonly ((text: string, where: number) => string)[] = [
  ...Array(8).fill((text: string) => text),
  (text) => `[${text}]`,
  (text, where) => text.slice(0, where % text.length),
  (text, where) => {
    const at = where % text.length;
    return `${text.slice(0, at)}"${text.slice(at)}`;
  },
  (text) => text.replaceAll(",", " ,\t").replaceAll(":", ": "),
  (text) => text.replace(/[a-z]/, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
  (text) => text.replace("{", '{"id":7,"method":"ping",'),
  (text) => text.replace(/\{(?=")/g, '{"__proto__":{},'),
  (text) => `${text}\r`,
  (text) => `\ufeff${text}`,
  (text) => `${text} ${text}`,
  () => "",
  (text, where) => text.replace(/"id":("[^"]*"|\d+)/, () => `"id":${IDS[where % IDS.length]}`),
  (text, where) => text.replace(/"id":("[^"]*"|\d+)/, () => `"id":${IDS[where % IDS.length]}`),
  (text, where) => text.slice(0, where % text.length) + NO_TEXT + text.slice(where % text.length),
  (text) => `${text}${" ".repeat(65_536 - text.length)}`, // the longest line that the front reads
  (text) => `${text}${" ".repeat(70_000)}`,
  (text) => `${text}${" ".repeat(100_000)}`,
  (text) => `[${text},${text}]`,
];

const line = fc.tuple(
  fc.oneof({ weight: 4, arbitrary: legacy }, { weight: 3, arbitrary: modern }, initialize, {
    weight: 3,
    arbitrary: other,
  }, subscription),
  fc.array(change, { maxLength: 2 }).map((changes) => changes.slice(0, changes.length)),
  fc.boolean(),
  fc.constantFrom(...TEXTS),
  fc.nat(),
).map(([frame, changes, isSpoiled, text, where]) => {
  const base: object = { jsonrpc: "2.0", ...frame };
  const spoiled = isSpoiled ? changes.reduce(changed, base) : base;
  return `${text(JSON.stringify(spoiled), where)}\n`;
});

/** Mostly an opening that is right, so that what follows is worth something. */
const conversation = fc.tuple(
  fc.option(initialize.map((frame) => `${JSON.stringify({ jsonrpc: "2.0", ...frame })}\n`), {
    freq: 3,
  }),
  fc.array(line, { minLength: 1, maxLength: 5 }),
  fc.array(fc.nat({ max: 9 }), { minLength: 6, maxLength: 6 }),
).map(([opening, lines, cuts]) => {
  const pieces: string[] = [];
  let carried = "";
  for (const [index, text] of [...opening === null ? [] : [opening], ...lines].entries()) {
    const cut = cuts[index] ?? 0;
    carried += text;
    if (cut < 2) continue; // together with the next
    const at = cut === 2 ? carried.length >> 1 : carried.length;
    pieces.push(carried.slice(0, at));
    carried = carried.slice(at);
  }
  return [...pieces, carried].filter((piece) => piece !== "");
});

const NO_TEXT_BYTES = new TextEncoder().encode(NO_TEXT);

/** @param late Whether the last byte of each piece comes with the next one, be it a line feed or part of a character. */
function bytesOf(pieces: readonly string[], late: boolean): Uint8Array[] {
  const encoded = pieces.map((piece) => {
    const bytes = new TextEncoder().encode(piece);
    return bytes.map((byte, at) =>
      NO_TEXT_BYTES.every((expected, offset) => bytes[at + offset] === expected) ? 0xff : byte
    );
  });
  if (!late) return encoded;
  return encoded.map((bytes, index) =>
    new Uint8Array([
      ...encoded[index - 1]?.subarray(-1) ?? [],
      ...index === encoded.length - 1 ? bytes : bytes.subarray(0, -1),
    ])
  );
}

/** How answers are taken: at once, in small bites, or not to the end. */
const taking: fc.Arbitrary<Taking> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  fc.constantFrom({ mostBytes: 1_000 }, { mostBytes: 16_384 }),
  fc.nat({ max: 60_000 }).map((breaksAfterBytes) => ({ breaksAfterBytes })),
);

/** What was compared. */
export interface ComparedConversations {
  readonly conversations: number;
  /** Answers that the front gave. */
  readonly ahead: number;
}

/** @throws {Error} With the smallest conversation found on which the two differ, and its seed. */
export async function compareConversations(
  count: number,
  seed: number,
): Promise<ComparedConversations> {
  const app = demoApp();
  let conversations = 0;
  let ahead = 0;
  const inputs = [conversation, fc.nat({ max: 4 }), fc.boolean(), taking] as const;
  const property = fc.asyncProperty(...inputs, async (texts, loadAfter, late, taking) => {
    const pieces = bytesOf(texts, late);
    const alone = await withoutFront(app, pieces, taking);
    const both = await withFront(app, pieces, loadAfter === 4 ? Infinity : loadAfter, taking);
    assert.equal(both.output, alone.output);
    assert.equal(both.differences, 0);
    conversations += 1;
    ahead += both.ahead;
  });
  await fc.assert(property, { numRuns: count, seed, verbose: 1 });
  return { conversations, ahead };
}

if (import.meta.main) {
  const [count = "20000", seed = `${Date.now() >>> 0}`] = Deno.args;
  console.log(`${count} conversations, seed ${seed}`);
  console.log(await compareConversations(Number(count), Number(seed)));
}
