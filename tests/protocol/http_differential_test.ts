/** Our endpoint against the SDK's stock handler: the same status and, byte for byte, the same JSON-RPC message. @module */
import { LOCAL_CALLER } from "../../src/mcp/call_observer.ts";
import { createMcpHandler } from "@modelcontextprotocol/server";
import assert from "node:assert/strict";
import { createLog } from "../../src/log.ts";
import { createMcpEndpoint } from "../../src/server/mcp_endpoint.ts";
import { seen } from "./differential.ts";
import { fixtureFactory } from "./fixture_server.ts";
import { stockServer } from "./stock_server.ts";

const FACTS = { requestId: "test", caller: LOCAL_CALLER };

const MAX_BYTES = 10_000;
const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
const ours = createMcpEndpoint({
  factory: fixtureFactory(log),
  log,
  maxRequestBytes: MAX_BYTES,
  requestTimeoutMs: 60_000,
});
const stock = createMcpHandler(stockServer, { maxRequestBodySize: MAX_BYTES });

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}
type Row = readonly [name: string, sent: Sent];

const ENVELOPE = {
  "io.modelcontextprotocol/protocolVersion": "2026-07-28",
  "io.modelcontextprotocol/clientInfo": { name: "differential", version: "1" },
  "io.modelcontextprotocol/clientCapabilities": {},
};

function message(members: Record<string, unknown>): string {
  return JSON.stringify({ jsonrpc: "2.0", id: 7, ...members });
}

/** A request of 2025. */
function legacy(method: string, params?: unknown, headers: Sent["headers"] = {}): Sent {
  return { body: message({ method, params }), headers };
}

/** A request of 2026 with the headers that it needs, unless a row takes them away. */
function modern(
  method: string,
  params: Record<string, unknown> = {},
  change: { headers?: Sent["headers"]; meta?: Record<string, unknown> } = {},
): Sent {
  const name = params.name ?? params.uri;
  return {
    body: message({ method, params: { ...params, _meta: change.meta ?? ENVELOPE } }),
    headers: {
      "mcp-protocol-version": "2026-07-28",
      "mcp-method": method,
      "mcp-name": typeof name === "string" ? name : undefined,
      ...change.headers,
    },
  };
}

const ECHO = { name: "echo", arguments: { text: "hi" } };
const without = (key: keyof typeof ENVELOPE) =>
  Object.fromEntries(Object.entries(ENVELOPE).filter(([name]) => name !== key));

const METHODS: readonly Row[] = ["GET", "DELETE", "PUT", "PATCH", "OPTIONS", "HEAD"].flatMap((
  method,
): readonly Row[] => [
  [`method ${method}`, { method }],
  [`method ${method} of 2026`, { method, headers: { "mcp-protocol-version": "2026-07-28" } }],
]);

const HEADERS: readonly Row[] = [
  ...[
    undefined,
    "text/plain",
    "application/json; charset=utf-8",
    "APPLICATION/JSON",
    "application/jsonp",
    "application/json-patch+json",
    "text/plain, application/json",
    ";",
  ].flatMap((type): readonly Row[] => [
    [`content type ${type}, 2025`, legacy("tools/call", ECHO, { "content-type": type })],
    [
      `content type ${type}, 2026`,
      modern("tools/call", ECHO, { headers: { "content-type": type } }),
    ],
  ]),
  ...[
    undefined,
    "application/json",
    "text/event-stream",
    "*/*",
    "text/event-stream;q=0.5, application/json",
    "text/html",
  ].flatMap((accept): readonly Row[] => [
    [`accept ${accept}, 2025`, legacy("tools/call", ECHO, { accept })],
    [`accept ${accept}, 2025, no JSON`, { body: "{", headers: { accept } }],
    [`accept ${accept}, 2026`, modern("tools/call", ECHO, { headers: { accept } })],
  ]),
  ...["2024-11-05", "2025-11-25", "1999-01-01", "", "2026-07-28", " 2026-07-28 ", "2027-01-01"]
    .flatMap((version): readonly Row[] => [
      [
        `version header "${version}" without envelope`,
        legacy("tools/call", ECHO, { "mcp-protocol-version": version }),
      ],
      [
        `version header "${version}" on initialize`,
        legacy("initialize", {
          protocolVersion: "2025-11-25",
          capabilities: {},
          clientInfo: { name: "a", version: "1" },
        }, { "mcp-protocol-version": version }),
      ],
      [
        `version header "${version}" with envelope`,
        modern("tools/call", ECHO, { headers: { "mcp-protocol-version": version } }),
      ],
      [
        `version header "${version}" on a notification`,
        {
          body: JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }),
          headers: { "mcp-protocol-version": version },
        },
      ],
    ]),
  [
    "no version header",
    modern("tools/call", ECHO, { headers: { "mcp-protocol-version": undefined } }),
  ],
  ["no method header", modern("tools/call", ECHO, { headers: { "mcp-method": undefined } })],
  [
    "another method header",
    modern("tools/call", ECHO, { headers: { "mcp-method": "tools/list" } }),
  ],
  ["no name header", modern("tools/call", ECHO, { headers: { "mcp-name": undefined } })],
  ["another name header", modern("tools/call", ECHO, { headers: { "mcp-name": "other" } })],
  [
    "blanks around the name header",
    modern("tools/call", ECHO, { headers: { "mcp-name": " echo " } }),
  ],
  [
    "name header in Base64",
    modern("tools/call", ECHO, { headers: { "mcp-name": "=?base64?ZWNobw==?=" } }),
  ],
  [
    "name header in bad Base64",
    modern("tools/call", ECHO, { headers: { "mcp-name": "=?base64?*?=" } }),
  ],
  [
    "no name header for a resource",
    modern("resources/read", { uri: "fixture://fixed" }, { headers: { "mcp-name": undefined } }),
  ],
];

const BODIES: readonly Row[] = [
  ["no body", {}],
  ["empty body", { body: "" }],
  ["not JSON", { body: "{bad" }],
  ["blanks", { body: "  \n" }],
  ["byte order mark", { body: `\ufeff${message({ method: "ping" })}` }],
  ["two byte order marks", { body: `\ufeff\ufeff${message({ method: "ping" })}` }],
  ["bytes that are not UTF-8", { body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) }],
  ["deep nesting", { body: "[".repeat(4_000) + "]".repeat(4_000) }],
  ["JSON with duplicate members", { body: '{"jsonrpc":"2.0","id":1,"id":2,"method":"ping"}' }],
  ["a __proto__ member", { body: '{"jsonrpc":"2.0","id":1,"method":"ping","__proto__":{"a":1}}' }],
  ["too large", { body: " ".repeat(MAX_BYTES + 1) }],
  ["too large and so declared", {
    body: " ".repeat(MAX_BYTES + 1),
    headers: { "content-length": `${MAX_BYTES + 1}` },
  }],
  ["too large with another content type", {
    body: " ".repeat(MAX_BYTES + 1),
    headers: { "content-type": "text/plain" },
  }],
  ["exactly the bound", { body: message({ method: "ping" }).padEnd(MAX_BYTES) }],
  ...["null", "1", "true", '"x"', "{}", "[]", "[1]", "[[]]", "[null]"].map((body): Row => [
    `body ${body}`,
    { body },
  ]),
];

const SHAPES: readonly Row[] = [
  ["no jsonrpc", { jsonrpc: undefined, method: "ping" }],
  ["jsonrpc 1.0", { jsonrpc: "1.0", method: "ping" }],
  ["jsonrpc as number", { jsonrpc: 2, method: "ping" }],
  ["id null", { id: null, method: "ping" }],
  ["id object", { id: {}, method: "ping" }],
  ["id fraction", { id: 1.5, method: "ping" }],
  ["id text", { id: "a", method: "ping" }],
  ["id empty text", { id: "", method: "ping" }],
  ["id negative", { id: -1, method: "nope" }],
  ["id too large for a number", { id: 1e300, method: "ping" }],
  ["method number", { method: 1 }],
  ["method empty", { method: "" }],
  ["method null", { method: null }],
  ["params array", { method: "ping", params: [] }],
  ["params text", { method: "ping", params: "x" }],
  ["params null", { method: "ping", params: null }],
  ["_meta text", { method: "ping", params: { _meta: "x" } }],
  ["_meta null", { method: "ping", params: { _meta: null } }],
  ["progress token object", { method: "ping", params: { _meta: { progressToken: {} } } }],
  ["more members", { method: "ping", more: 1 }],
  ["a response", { result: {} }],
  ["an error response", { error: { code: 1, message: "x" } }],
  ["a response that is both", { result: {}, error: { code: 1, message: "x" } }],
  ["neither request nor response", {}],
  ["notification", { id: undefined, method: "notifications/initialized" }],
  ["unknown notification", { id: undefined, method: "notifications/nope" }],
  ["cancellation", { id: undefined, method: "notifications/cancelled", params: { requestId: 1 } }],
  ["malformed cancellation", { id: undefined, method: "notifications/cancelled", params: {} }],
].map(([name, members]): Row => [
  `shape: ${name}`,
  { body: message(members as Record<string, unknown>) },
]);

const PING = { jsonrpc: "2.0", id: 1, method: "ping" };
const INITIALIZE = {
  jsonrpc: "2.0",
  id: 1,
  method: "initialize",
  params: {
    protocolVersion: "2025-11-25",
    capabilities: {},
    clientInfo: { name: "a", version: "1" },
  },
};
const BATCHES: readonly Row[] = [
  ["batch of one", [PING]],
  ["batch of two", [PING, { ...PING, id: 2, method: "nope" }]],
  ["batch of a hundred and one", Array.from({ length: 101 }, (_, id) => ({ ...PING, id }))],
  ["batch with an invalid element", [PING, { x: 1 }]],
  ["batch with an element of 2026", [PING, { ...PING, id: 2, params: { _meta: ENVELOPE } }]],
  ["batch of notifications", [{ jsonrpc: "2.0", method: "notifications/initialized" }]],
  ["batch with initialize", [INITIALIZE, PING]],
  ["batch of responses", [{ jsonrpc: "2.0", id: 1, result: {} }]],
].map(([name, body]): Row => [String(name), { body: JSON.stringify(body) }]);

const ENVELOPES: readonly Row[] = [
  ["version number", { ...ENVELOPE, "io.modelcontextprotocol/protocolVersion": 1 }],
  ["version null", { ...ENVELOPE, "io.modelcontextprotocol/protocolVersion": null }],
  ["version unknown", { ...ENVELOPE, "io.modelcontextprotocol/protocolVersion": "2099-01-01" }],
  ["version of 2025", { ...ENVELOPE, "io.modelcontextprotocol/protocolVersion": "2025-11-25" }],
  ["no version", without("io.modelcontextprotocol/protocolVersion")],
  ["no capabilities", without("io.modelcontextprotocol/clientCapabilities")],
  ["no client info", without("io.modelcontextprotocol/clientInfo")],
  ["capabilities text", { ...ENVELOPE, "io.modelcontextprotocol/clientCapabilities": "x" }],
  ["client info empty", { ...ENVELOPE, "io.modelcontextprotocol/clientInfo": {} }],
  ["log level unknown", { ...ENVELOPE, "io.modelcontextprotocol/logLevel": "loud" }],
].flatMap(([name, meta]): readonly Row[] =>
  ["tools/call", "initialize", "nope"].flatMap((method): readonly Row[] => [
    [
      `envelope: ${name}, ${method}`,
      modern(method, ECHO, { meta: meta as Record<string, unknown> }),
    ],
    [
      `envelope: ${name}, ${method}, no version header`,
      modern(method, ECHO, {
        meta: meta as Record<string, unknown>,
        headers: { "mcp-protocol-version": undefined },
      }),
    ],
  ])
);

const CALLS:
  readonly (readonly [name: string, method: string, params?: Record<string, unknown>])[] = [
    ["a good call", "tools/call", ECHO],
    ["unknown tool", "tools/call", { name: "nope" }],
    ["unknown tool with arguments", "tools/call", { name: "no pe", arguments: { a: 1 } }],
    ["tool name missing", "tools/call", {}],
    ["tool name number", "tools/call", { name: 1 }],
    ["arguments array", "tools/call", { name: "echo", arguments: [] }],
    ["arguments text", "tools/call", { name: "echo", arguments: "x" }],
    ["arguments null", "tools/call", { name: "echo", arguments: null }],
    ["input responses", "tools/call", { ...ECHO, inputResponses: 1 }],
    ["request state number", "tools/call", { ...ECHO, requestState: 1 }],
    ["task", "tools/call", { ...ECHO, task: { ttl: 1 } }],
    ["cursor number", "tools/list", { cursor: 1 }],
    ["cursor number for prompts", "prompts/list", { cursor: 1 }],
    ["unknown method", "nope"],
    ["method of the prototype", "constructor"],
    ["ping", "ping"],
    ["discover", "server/discover"],
    ["set level", "logging/setLevel", { level: "info" }],
    ["subscribe", "resources/subscribe", { uri: "fixture://fixed" }],
    ["tasks", "tasks/list"],
    ["tasks get", "tasks/get", { taskId: "1" }],
    ["sampling", "sampling/createMessage", { messages: [], maxTokens: 1 }],
    ["roots", "roots/list"],
    ["elicitation", "elicitation/create", { mode: "form", message: "x", requestedSchema: {} }],
    ["listen", "subscriptions/listen", { notifications: {} }],
    ["listen without filter", "subscriptions/listen"],
    ["initialize without params", "initialize"],
    ["initialize with an unknown version", "initialize", {
      protocolVersion: "1",
      capabilities: {},
      clientInfo: { name: "a", version: "1" },
    }],
    ["a good read", "resources/read", { uri: "fixture://fixed" }],
    ["a good read of a template", "resources/read", { uri: "fixture://item/ada" }],
    ["uri missing", "resources/read", {}],
    ["uri number", "resources/read", { uri: 1 }],
    ["uri invalid", "resources/read", { uri: "not a uri" }],
    ["uri unknown", "resources/read", { uri: "fixture://nope" }],
    ["uri of another scheme", "resources/read", { uri: "file:///etc/passwd" }],
    ["uri with dot segments", "resources/read", { uri: "fixture://item/../fixed" }],
    ["a good prompt", "prompts/get", { name: "greet", arguments: { name: "ada" } }],
    ["unknown prompt", "prompts/get", { name: "nope" }],
    ["prompt name missing", "prompts/get", {}],
    ["prompt argument number", "prompts/get", { name: "greet", arguments: { name: 1 } }],
    ["a good completion", "completion/complete", {
      ref: { type: "ref/prompt", name: "greet" },
      argument: { name: "name", value: "ad" },
    }],
    ["completion of a template", "completion/complete", {
      ref: { type: "ref/resource", uri: "fixture://item/{name}" },
      argument: { name: "name", value: "b" },
    }],
    ["completion of an unknown prompt", "completion/complete", {
      ref: { type: "ref/prompt", name: "nope" },
      argument: { name: "name", value: "" },
    }],
    ["completion of an unknown template", "completion/complete", {
      ref: { type: "ref/resource", uri: "fixture://nope/{name}" },
      argument: { name: "name", value: "" },
    }],
    ["completion of another kind", "completion/complete", {
      ref: { type: "ref/nope" },
      argument: { name: "name", value: "" },
    }],
    ["completion without argument", "completion/complete", {
      ref: { type: "ref/prompt", name: "greet" },
    }],
  ];

const ROWS: readonly Row[] = [
  ...METHODS,
  ...HEADERS,
  ...BODIES,
  ...SHAPES,
  ...BATCHES,
  ...ENVELOPES,
  ...CALLS.map(([name, method, params]): Row => [`${name}, 2025`, legacy(method, params)]),
  ...CALLS.map(([name, method, params]): Row => [`${name}, 2026`, modern(method, params)]),
];

function request({ method = "POST", headers = {}, body }: Sent): Request {
  const all: Record<string, string | undefined> = {
    accept: "application/json, text/event-stream",
    "content-type": "application/json",
    ...headers,
  };
  const sent = new Headers();
  for (const [name, value] of Object.entries(all)) if (value !== undefined) sent.set(name, value);
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const made = new Request("http://127.0.0.1:8000/mcp", {
    method,
    headers: sent,
    body: method === "POST" ? bytes : undefined,
  });
  if (made.headers.get("content-type") !== (all["content-type"] ?? null)) {
    made.headers.delete("content-type"); // the constructor adds one for a text
  }
  return made;
}

Deno.test("the endpoint answers every request, good or malformed, as the SDK's stock handler does", async (t) => {
  const names = new Set(ROWS.map(([name]) => name));
  assert.equal(names.size, ROWS.length, "every row has a name of its own");
  for (const [name, sent] of ROWS) {
    await t.step(name, async () => {
      const expected = await seen(await stock.fetch(request(sent)));
      const declared = typeof sent.body === "string"
        ? { "content-length": `${new TextEncoder().encode(sent.body).length}` }
        : {};
      const variants = [sent, { ...sent, headers: { ...declared, ...sent.headers } }];
      for (const variant of variants) {
        assert.deepEqual(await seen(await ours.serve(request(variant), FACTS)), expected);
      }
    });
  }
});

Deno.test("the endpoint answers bad arguments of a tool as a result that says so, not as an error", async () => {
  for (const build of [legacy, modern]) {
    const sent = build("tools/call", { name: "echo", arguments: { text: 1 } });
    for (
      const response of [
        await ours.serve(request(sent), FACTS),
        await stock.fetch(request(sent)),
      ]
    ) {
      const { messages } = await seen(response);
      const answer = JSON.parse(String(messages[0]));
      assert.equal(answer.result.isError, true);
      assert.equal(answer.error, undefined);
    }
  }
});
