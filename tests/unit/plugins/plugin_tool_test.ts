import assert from "node:assert/strict";
import type { PluginContext } from "../../../src/plugins/plugin_api.ts";
import { callFirstTool, loadForTest, oneTool } from "../../support/plugin_calls.ts";

type Misbehaviour = readonly [name: string, run: () => unknown, told: RegExp, logged: RegExp];

const cyclic: Record<string, unknown> = { text: "x" };
cyclic.self = cyclic;
const deep = JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`);
const hostile = () =>
  new Proxy(new Error("x"), {
    getPrototypeOf() {
      throw new TypeError("no prototype for you");
    },
    get() {
      throw new TypeError("nothing for you");
    },
  });

const throwing = (value: unknown) => () => {
  throw value;
};

const THREW = /it threw/;
const UNUSABLE = /its answer cannot be used/;
const BREAKS = /its answer breaks its schema/;

const MISBEHAVIOURS: readonly Misbehaviour[] = [
  [
    "a throw",
    () => {
      throw new Error("secret words");
    },
    THREW,
    /secret words/,
  ],
  ["a rejection", () => Promise.reject(new Error("secret words")), THREW, /secret words/],
  [
    "a thrown text",
    throwing("secret words"),
    THREW,
    /thrown: secret words/,
  ],
  [
    "a thrown nothing",
    throwing(undefined),
    THREW,
    /thrown: undefined/,
  ],
  [
    "a thrown object without text",
    () => {
      throw Object.create(null);
    },
    THREW,
    /cannot be shown/,
  ],
  [
    "a thrown value that defends itself",
    () => {
      throw hostile();
    },
    THREW,
    /cannot be shown/,
  ],
  [
    "an error whose stack throws",
    () => {
      throw Object.defineProperty(new Error("x"), "stack", {
        get() {
          throw new Error("no");
        },
      });
    },
    THREW,
    /cannot be shown/,
  ],
  [
    "an abort of its own",
    () => {
      throw new DOMException("gone", "AbortError");
    },
    THREW,
    /gone/,
  ],
  [
    "a throwing then",
    () => ({
      get then() {
        throw new Error("no then");
      },
    }),
    THREW,
    /no then/,
  ],
  ["no answer", () => undefined, UNUSABLE, /type undefined/],
  ["a text for an object", () => "secret words", /its answer is no object/, /string/],
  ["a list for an object", () => [], /its answer is no object/, /object/],
  ["a missing field", () => ({}), BREAKS, /text/],
  ["a field of another type", () => ({ text: 1 }), BREAKS, /expected string/],
  [
    "a throwing getter",
    () => ({
      get text() {
        throw new Error("no get");
      },
    }),
    UNUSABLE,
    /no get/,
  ],
  [
    "a getter that gives a text once",
    () => {
      let reads = 0;
      return {
        get text() {
          return ++reads > 1 ? 1n : () => {};
        },
      };
    },
    UNUSABLE,
    /function/,
  ],
  ["a cycle", () => cyclic, UNUSABLE, /too deep/],
  ["a deep answer", () => deep, UNUSABLE, /too deep/],
  ["a big integer", () => ({ text: 1n }), UNUSABLE, /bigint/],
  ["not a number", () => ({ text: "x", n: NaN }), UNUSABLE, /NaN/],
  ["a function", () => ({ text: "x", toJSON: () => 1 }), UNUSABLE, /function/],
  ["a symbol", () => ({ text: Symbol("x") }), UNUSABLE, /symbol/],
  ["a date", () => ({ text: "x", at: new Date(0) }), UNUSABLE, /not plain/],
  ["a map", () => new Map([["text", "x"]]), UNUSABLE, /not plain/],
  [
    "an instance",
    () =>
      new (class {
        text = "x";
      })(),
    UNUSABLE,
    /not plain/,
  ],
  ["an inherited field", () => Object.create({ text: "x" }), UNUSABLE, /not plain/],
  ["a property __proto__", () => JSON.parse('{"text":"x","__proto__":{"a":1}}'), UNUSABLE, /name/],
  ["a name with a control character", () => ({ text: "x", "a\u001b[0m": 1 }), UNUSABLE, /name/],
  ["a list with holes", () => ({ text: "x", list: new Array(1e9) }), UNUSABLE, /undefined/],
  [
    "an endless list",
    () => ({
      text: "x",
      list: new Proxy([], { get: (_, key) => key === "length" ? Infinity : 1 }),
    }),
    UNUSABLE,
    /more than 262144/,
  ],
  ["many numbers", () => ({ text: "x", list: Array(20_000).fill(1 / 3) }), UNUSABLE, /more than/],
  ["many quotes", () => ({ text: '"'.repeat(140_000) }), UNUSABLE, /more than 262144/],
  ["many tabs", () => ({ text: `${"\t".repeat(70_000)}x` }), UNUSABLE, /more than 262144/],
  ["a huge text", () => ({ text: "x".repeat(300_000) }), UNUSABLE, /more than 262144/],
  [
    "many small fields",
    () => ({
      text: "x",
      ...Object.fromEntries(Array.from({ length: 60_000 }, (_, index) => [`f${index}`, 1])),
    }),
    UNUSABLE,
    /more than 262144/,
  ],
  [
    "a revoked proxy",
    () => {
      const { proxy, revoke } = Proxy.revocable({ nested: {} }, {});
      revoke();
      return { text: proxy };
    },
    UNUSABLE,
    /revoked/,
  ],
];

Deno.test("pluginTool() makes of misbehaviour an error answer in our own words, with the details in the log", async (t) => {
  for (const [name, run, told, logged] of MISBEHAVIOURS) {
    await t.step(name, async () => {
      const loaded = loadForTest(oneTool(run));
      const result = await callFirstTool(loaded);
      assert.equal(result.isError, true);
      assert.equal(result.structured, undefined);
      assert.match(result.text, /^Cannot call acme_find: the plug-in acme failed, /);
      assert.match(result.text, told);
      assert.doesNotMatch(result.text, /secret/);
      const [line = ""] = loaded.logged.slice(-1);
      assert.equal(JSON.parse(line).outcome, "plugin");
      assert.match(line, logged);
      assert.equal(loaded.time.timerCount, 0);
    });
  }
});

Deno.test("pluginTool() gives up what never answers when its time is up, and tells it by its signal", async () => {
  let given: AbortSignal | undefined;
  const loaded = loadForTest(oneTool((_: unknown, { signal }: PluginContext) => {
    given = signal;
    return new Promise(() => {});
  }, { timeoutMs: 1_000 }));
  const result = callFirstTool(loaded);
  await loaded.time.advance(999);
  assert.equal(given?.aborted, false);
  await loaded.time.advance(1);
  assert.match((await result).text, /it gave no answer within 1000 ms/);
  assert.equal(given?.aborted, true);
});

Deno.test("pluginTool() gives 30 s where the plug-in states no time", async () => {
  const loaded = loadForTest(oneTool(() => new Promise(() => {})));
  const result = callFirstTool(loaded);
  await loaded.time.advance(30_000);
  assert.match((await result).text, /it gave no answer within 30000 ms/);
});

Deno.test("pluginTool() lets a rejection after the time is up go nowhere", async () => {
  const late = Promise.withResolvers<never>();
  const loaded = loadForTest(oneTool(() => late.promise, { timeoutMs: 10 }));
  const result = callFirstTool(loaded);
  await loaded.time.advance(10);
  assert.equal((await result).isError, true);
  late.reject(new Error("late")); // unhandled, it would fail this test
  await loaded.time.advance(0);
});

Deno.test("pluginTool() ends the call of a caller that leaves, whatever the plug-in throws then", async () => {
  const loaded = loadForTest(
    oneTool((_: unknown, { signal }: PluginContext) =>
      new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => reject(new Error("odd")))
      )
    ),
  );
  const caller = new AbortController();
  const result = callFirstTool(loaded, {}, caller.signal);
  await loaded.time.advance(1);
  const reason = new Error("left");
  caller.abort(reason);
  await assert.rejects(result, (error) => error === reason);
  assert.equal(loaded.time.timerCount, 0);
});

Deno.test("pluginTool() aborts the signal when the call has ended, so that what was left running can stop", async () => {
  let given: AbortSignal | undefined;
  const loaded = loadForTest(oneTool((_: unknown, { signal }: PluginContext) => {
    given = signal;
    return { text: "x" };
  }));
  assert.equal((await callFirstTool(loaded)).isError, false);
  assert.equal(given?.aborted, true);
});

Deno.test("pluginTool() checks arguments by the input schema before the plug-in sees them", async (t) => {
  const asked: unknown[] = [];
  const loaded = loadForTest(oneTool((input: unknown) => {
    asked.push(input);
    return { text: "x" };
  }, {
    inputSchema: {
      type: "object",
      properties: {
        text: { type: "string", maxLength: 3 },
        limit: { type: "integer", minimum: 1, default: 5 },
      },
      required: ["text"],
    },
  }));
  const rows: readonly (readonly [string, unknown, RegExp])[] = [
    ["nothing", undefined, /text: read nothing/],
    ["too long", { text: "long" }, /text: read "long"/],
    ["a fraction", { text: "x", limit: 1.5 }, /limit: read 1.5/],
    [
      "an unknown one",
      { text: "x", other: 1 },
      /unknown argument "other", expected one of text, limit/,
    ],
    ["a prototype", JSON.parse('{"text":"x","__proto__":{}}'), /unknown argument "__proto__"/],
  ];
  for (const [name, args, told] of rows) {
    await t.step(name, async () => {
      const result = await callFirstTool(loaded, args);
      assert.match(result.text, told);
      assert.deepEqual([result.isError, asked], [true, []]);
    });
  }
  await t.step("good ones come with their defaults", async () => {
    await callFirstTool(loaded, { text: "x" });
    assert.deepEqual(asked, [{ text: "x", limit: 5 }]);
  });
});

Deno.test("pluginTool() copies, cleans and renders an answer", async (t) => {
  await t.step("control characters go, in the answer and in its text", async () => {
    const loaded = loadForTest(
      oneTool(() => ({ text: "a\u001b[31mb\u202ec\nd", none: undefined })),
    );
    const result = await callFirstTool(loaded);
    assert.deepEqual(result.structured, { text: "abc\nd" });
    assert.equal(result.text, '{"text":"abc\\nd"}');
  });
  await t.step("the plug-in's own text, cut", async () => {
    const text = () => `x\u0000${"y".repeat(40_000)}`;
    const result = await callFirstTool(loadForTest(oneTool(() => ({ text: "x" }), { text })));
    assert.equal(result.text.length, 32_768);
    assert.match(result.text, /^xy+…$/);
  });
  await t.step("what the rendering changes is not the answer", async () => {
    const text = (answer: Record<string, unknown>) => {
      answer.text = 1;
      return "told";
    };
    const result = await callFirstTool(loadForTest(oneTool(() => ({ text: "x" }), { text })));
    assert.deepEqual([result.text, result.structured], ["told", { text: "x" }]);
  });
  const bad: readonly (readonly [string, () => unknown, RegExp])[] = [
    ["a rendering that throws", () => {
      throw new Error("x");
    }, /it threw/],
    ["a rendering that is no text", () => 1, /its text is no string/],
    ["a rendering that is late", () => Promise.reject(new Error("x")), /its text is no string/],
    [
      "a late rendering that defends itself",
      () =>
        Object.defineProperty(Promise.resolve("x"), "constructor", {
          get() {
            throw new Error("x");
          },
        }),
      /its text is no string/,
    ],
  ];
  for (const [name, text, told] of bad) {
    await t.step(name, async () => {
      const result = await callFirstTool(loadForTest(oneTool(() => ({ text: "x" }), { text })));
      assert.equal(result.isError, true);
      assert.match(result.text, told);
    });
  }
});
