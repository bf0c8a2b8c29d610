import assert from "node:assert/strict";
import { SUPPORTED_PROTOCOL_VERSIONS } from "@modelcontextprotocol/server";
import { demoApp, type Pieces, withFront, withoutFront } from "./front_run.ts";

const app = demoApp();
const META = "io.modelcontextprotocol/";
const CLIENT = { name: "front", version: "1" };

function frame(id: unknown, method: string, params?: unknown): string {
  return `${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`;
}

function initialize(params: Readonly<Record<string, unknown>> = {}): string {
  return frame(1, "initialize", {
    ...{ protocolVersion: "2025-11-25", capabilities: {}, clientInfo: CLIENT },
    ...params,
  });
}

function modern(id: unknown, method: string, meta: Readonly<Record<string, unknown>> = {}): string {
  return frame(id, method, {
    _meta: { [`${META}protocolVersion`]: "2026-07-28", [`${META}clientCapabilities`]: {}, ...meta },
  });
}

const INITIALIZED = frame(undefined, "notifications/initialized");
const CAPABILITIES = {
  roots: { listChanged: true },
  sampling: { tools: {}, context: {} },
  elicitation: { form: { applyDefaults: true }, url: {} },
  experimental: { x: { y: [1] } },
  extensions: { "io.modelcontextprotocol/ui": { mimeTypes: ["text/html"] } },
  tasks: {
    list: {},
    cancel: {},
    requests: { sampling: { createMessage: {} }, elicitation: { create: {} } },
  },
  unheardOf: 1,
};
const LISTS = ["tools/list", "resources/list", "resources/templates/list", "prompts/list"];

/** What arrives, and how many answers the front gives to it. */
const ROWS: Readonly<Record<string, readonly [pieces: Pieces, ahead: number]>> = {
  "nothing": [[], 0],
  "empty lines": [["\n\r\n\n", initialize()], 1],
  ...Object.fromEntries(SUPPORTED_PROTOCOL_VERSIONS.map((protocolVersion) => [
    `a whole opening of ${protocolVersion}`,
    [[
      initialize({ protocolVersion, capabilities: CAPABILITIES }),
      INITIALIZED + frame(2, "tools/list"),
      ...LISTS.map((method, index) => frame(`list ${index}`, method, {})),
      frame(9, "ping", { _meta: { progressToken: 1, other: true } }),
    ], 7] as const,
  ])),
  "every list of 2026-07-28": [
    [modern(0, "server/discover"), ...LISTS.map((method, id) => modern(id, method))],
    5,
  ],
  "2026-07-28 with everything in its envelope": [
    [modern("a", "tools/list", {
      [`${META}clientInfo`]: { ...CLIENT, title: "t", websiteUrl: "u", description: "d" },
      [`${META}clientCapabilities`]: { ...CAPABILITIES, tasks: undefined },
      progressToken: "p",
      "example.com/own": [1],
    })],
    1,
  ],
  "all at once": [[initialize() + INITIALIZED + frame(2, "tools/list") + frame(2, "ping")], 3],
  "a call behind it": [
    [initialize(), INITIALIZED, frame(2, "tools/list"), frame(2, "tools/call", { name: "none" })],
    2,
  ],
  "a call together with it": [[initialize() + frame(2, "tools/call", { name: "none" })], 0],
  "cancelled at once": [
    [
      initialize(),
      frame(2, "tools/list") + frame(undefined, "notifications/cancelled", { requestId: 2 }),
    ],
    1,
  ],
  "a line in pieces": [
    [
      initialize().slice(0, 30),
      initialize().slice(30) + '{"jsonrpc":"2.0","id":2,',
      '"method":"ping"}\n',
    ],
    2,
  ],
  "a line that never ends": [[initialize(), '{"jsonrpc":"2.0","id":2'], 1],
  "a line longer than is read": [[initialize(), `"${"x".repeat(200_000)}"\n`, frame(2, "ping")], 1],
  "a long line that is read": [[
    initialize({ clientInfo: { ...CLIENT, title: "x".repeat(80_000) } }),
  ], 0],
  "what is no UTF-8": [
    [initialize(), new Uint8Array([0x22, 0xff, 0xfe, 0x22, 10]), frame(2, "ping")],
    1,
  ],
  "a name that is no UTF-8": [
    [
      new TextEncoder().encode(initialize({ clientInfo: { name: "\u00e9", version: "1" } })).map((
        byte,
      ) => byte === 0xc3 ? 0xff : byte),
    ],
    1,
  ],
  "no JSON": [[initialize(), "{\n", frame(2, "ping")], 1],
  "a batch": [[`[${initialize().trim()}]\n`], 0],
  "initialize again": [[initialize(), initialize(), frame(2, "ping")], 1],
  "discover, then initialize": [[
    modern(1, "server/discover"),
    initialize(),
    frame(3, "tools/list"),
  ], 1],
  "initialize, then discover": [[initialize(), modern(2, "server/discover")], 1],
  "2026-07-28 in initialize": [
    [initialize({ protocolVersion: "2026-07-28" }), frame(2, "ping")],
    0,
  ],
  "a revision of the future": [
    [initialize({ protocolVersion: "2999-01-01" }), frame(2, "ping")],
    0,
  ],
  "an envelope of the future": [
    [modern(1, "tools/list", { [`${META}protocolVersion`]: "2999-01-01" })],
    0,
  ],
  "an envelope in initialize": [
    [initialize({ _meta: JSON.parse(modern(1, "x")).params._meta })],
    0,
  ],
  "a list without initialize": [[frame(1, "tools/list")], 0],
  "a list with a cursor": [[initialize(), frame(2, "tools/list", { cursor: "x" })], 1],
  "a list before its notification": [[initialize(), frame(2, "tools/list")], 2],
  "ping of 2026-07-28": [[modern(1, "ping")], 0],
  "a log level": [[modern(1, "tools/list", { [`${META}logLevel`]: "debug" })], 0],
  "a related task": [[
    initialize(),
    frame(2, "tools/list", { _meta: { [`${META}related-task`]: {} } }),
  ], 1],
  "no capabilities": [[initialize({ capabilities: undefined })], 0],
  "capabilities of another type": [[initialize({ capabilities: [] })], 0],
  ...Object.fromEntries(
    [
      ...[{ roots: true }, { roots: { listChanged: 1 } }, { sampling: { tools: true } }],
      ...[{ sampling: { context: [] } }, { elicitation: { form: 1 } }, {
        elicitation: { url: [] },
      }],
      ...[{ elicitation: { form: { applyDefaults: 0 } } }, { experimental: { x: 1 } }],
      ...[{ extensions: { x: [] } }, { tasks: { list: 1 } }, { tasks: { requests: 1 } }],
      ...[{ tasks: { requests: { sampling: { createMessage: 1 } } } }, { tasks: null }],
      { tasks: { requests: { elicitation: { create: 1 } } } },
    ].map((capabilities) => [
      `capabilities ${JSON.stringify(capabilities)}`,
      [[initialize({ capabilities })], 0] as const,
    ]),
  ),
  ...Object.fromEntries(
    [{ title: 1 }, { websiteUrl: null }, { description: [] }, { name: 1 }, { version: null }]
      .map((part) => [
        `a client with ${JSON.stringify(part)}`,
        [[initialize({ clientInfo: { ...CLIENT, ...part } })], 0] as const,
      ]),
  ),
  "a progress token of another type": [
    [initialize(), frame(2, "tools/list", { _meta: { progressToken: 1.5 } })],
    1,
  ],
  "another member beside the request's": [
    [initialize(), '{"jsonrpc":"2.0","id":2,"method":"ping","further":1}\n'],
    1,
  ],
  "another version of JSON-RPC": [[initialize(), '{"jsonrpc":"1.0","id":2,"method":"ping"}\n'], 1],
  "a client without a version": [[initialize({ clientInfo: { name: "x" } })], 0],
  "a client with a picture": [
    [initialize({ clientInfo: { ...CLIENT, icons: [{ src: "x" }] } })],
    0,
  ],
  "a further member": [[initialize({ further: 1 })], 0],
  "null for its parameters": [[initialize(), frame(2, "tools/list", null)], 1],
  "a list for its parameters": [[initialize(), frame(2, "tools/list", [])], 1],
  "null as id": [[initialize(), frame(null, "ping")], 1],
  "a fraction as id": [[initialize(), frame(1.5, "ping")], 1],
  "a number beyond integers as id": [[
    initialize(),
    '{"jsonrpc":"2.0","id":1e400,"method":"ping"}\n',
  ], 1],
  "strange ids": [
    [initialize(), ...["", "é\u2028\u0000", "x".repeat(500), -1, 0].map((id) => frame(id, "ping"))],
    6,
  ],
  "an id written otherwise": [
    [
      initialize(),
      '{"jsonrpc":"2.0","id":1.0e1,"method":"ping"}\n{"jsonrpc":"2.0","id":-0,"method":"p\\u0069ng"}\n',
    ],
    3,
  ],
  "a number and a text as ids, and both again": [
    [
      initialize(),
      frame(2, "ping") + frame("2", "ping"),
      frame("2", "prompts/list") + frame(2, "tools/list"),
      frame("2", "tools/call", { name: "none" }),
    ],
    5,
  ],
  "one request after another without an answer in between": [
    [initialize(), ...Array.from({ length: 150 }, (_, id) => frame(id, "ping"))],
    100,
  ],
  "cancelled when it was answered": [
    [
      initialize(),
      frame(2, "tools/list"),
      frame(undefined, "notifications/cancelled", { requestId: 2 }),
      frame(2, "ping"),
    ],
    2,
  ],
  "the end within a line, without a line feed": [
    [initialize(), `${frame(2, "ping")}${frame(3, "ping").trimEnd()}`],
    2,
  ],
  "a member twice": [[
    initialize(),
    '{"jsonrpc":"2.0","id":1,"id":2,"method":"x","method":"ping"}\n',
  ], 2],
  "blanks": [[initialize(), ' \t{ "jsonrpc" : "2.0" , "id":3,"method":"ping" } \r\n'], 2],
  "a byte order mark": [[initialize(), `\ufeff${frame(2, "ping")}`], 2],
  "a member called __proto__": [
    [
      initialize(),
      '{"jsonrpc":"2.0","id":2,"method":"ping","params":{"_meta":{"__proto__":{"a":1}}}}\n',
    ],
    1,
  ],
  "a number beyond those of JSON": [
    [initialize(), '{"jsonrpc":"2.0","id":2,"method":"ping","params":{"_meta":{"a":1e400}}}\n'],
    1,
  ],
  "endless depth": [
    [
      initialize(),
      `{"jsonrpc":"2.0","id":2,"method":"ping","params":{"_meta":{"a":${"[".repeat(3_000)}${
        "]".repeat(3_000)
      }}}}\n`,
    ],
    1,
  ],
  "an answer": [[initialize(), '{"jsonrpc":"2.0","id":1,"result":{}}\n', frame(2, "ping")], 1],
  "an unknown method": [[initialize(), frame(2, "toString"), frame(3, "constructor")], 1],
};

Deno.test("Front leaves byte for byte what the server alone writes", async (t) => {
  for (const [what, [pieces, ahead]] of Object.entries(ROWS)) {
    await t.step(what, async () => {
      const alone = await withoutFront(app, pieces);
      for (const loadAfter of [Infinity, 0, 1]) {
        const both = await withFront(app, pieces, loadAfter);
        assert.equal(both.output, alone.output, `loaded after ${loadAfter} waits`);
        assert.equal(both.differences, 0);
        if (loadAfter === Infinity) assert.equal(both.ahead, ahead, "answered ahead");
      }
    });
  }
});
