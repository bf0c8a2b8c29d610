import assert from "node:assert/strict";
import { readArguments } from "../../../src/cli/arguments.ts";
import { type CallDeps, runCall } from "../../../src/cli/call.ts";
import { COMMANDS, parseCommandLine } from "../../../src/cli/command_line.ts";
import { runDemo, TOUR } from "../../../src/cli/demo.ts";
import { helpText } from "../../../src/cli/help.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import type { Terminal } from "../../../src/cli/terminal.ts";
import { runTools } from "../../../src/cli/tools.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";
import type { ToolResult } from "../../../src/mcp/tool_result.ts";
import { TOOLS } from "../../../src/tools/registry.ts";

interface Recorded extends Terminal {
  readonly printed: string[];
  readonly complained: string[];
}

function recordingTerminal(colour = false): Recorded {
  const printed: string[] = [];
  const complained: string[] = [];
  return {
    printed,
    complained,
    out: (text) => void printed.push(text),
    error: (text) => void complained.push(text),
    paint: createPaint(colour),
  };
}

const TOOL = {
  name: "get_thing",
  inputSchema: {
    type: "object",
    properties: {
      name: { type: "string", description: "Which thing" },
      limit: { type: "integer", default: 10 },
      all: { type: "boolean" },
      many: { type: "array" },
    },
    required: ["name"],
  },
} as const;

Deno.test("readArguments() lets the tool's schema say what a word means", async (t) => {
  const rows:
    readonly (readonly [readonly string[], string | undefined, Record<string, unknown>])[] = [
      [["name=3.10"], undefined, { name: "3.10" }],
      [["name=a=b", "limit=5", "all=true"], undefined, { name: "a=b", limit: 5, all: true }],
      [["many=[1,2]"], undefined, { many: [1, 2] }],
      [["limit=many"], undefined, { limit: "many" }],
      [["name=word"], '{"name":"json","limit":1}', { name: "word", limit: 1 }],
      [[], undefined, {}],
    ];
  for (const [words, json, expected] of rows) {
    await t.step(`${words.join(" ")} ${json ?? ""}`, () => {
      assert.deepEqual(readArguments(TOOL, words, json), expected);
    });
  }
});

Deno.test("readArguments() refuses what is no argument", async (t) => {
  const rows: readonly (readonly [readonly string[], string | undefined, RegExp])[] = [
    [["requests"], undefined, /expected key=value, where key is one of name, limit/],
    [["=x"], undefined, /expected key=value/],
    [["nam=x"], undefined, /did you mean name\?/],
    [["__proto__=x"], undefined, /Unknown argument "__proto__"/],
    [[], "{", /it is not JSON/],
    [[], "[1]", /expected an object/],
  ];
  for (const [words, json, message] of rows) {
    await t.step(`${words.join(" ")} ${json ?? ""}`, () => {
      assert.throws(
        () => readArguments(TOOL, words, json),
        (error) => error instanceof UsageError && message.test(error.message),
      );
    });
  }
});

function callDeps(result: ToolResult): CallDeps & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  return {
    asked,
    tools: [TOOL],
    invoke: (name, args) => {
      asked.push([name, args]);
      return Promise.resolve(result);
    },
  };
}

Deno.test("runCall() prints text or JSON and exits 0, or 1 for a tool's error", async (t) => {
  const good: ToolResult = { isError: false, text: "# Thing\nA: b", structured: { a: 1 } };
  const bad: ToolResult = { isError: true, text: "Cannot find thing" };
  await t.step("text", async () => {
    const terminal = recordingTerminal();
    const deps = callDeps(good);
    assert.equal(
      await runCall(parseCommandLine(["call", "get_thing", "name=x"]), deps, terminal),
      0,
    );
    assert.deepEqual(deps.asked, [["get_thing", { name: "x" }]]);
    assert.deepEqual(terminal.printed, ["# Thing\nA: b"]);
  });
  await t.step("json", async () => {
    const terminal = recordingTerminal();
    const line = parseCommandLine(["call", "get_thing", "name=x", "--format", "json"]);
    assert.equal(await runCall(line, callDeps(good), terminal), 0);
    assert.deepEqual(JSON.parse(terminal.printed.join("")), { a: 1 });
  });
  await t.step("a tool's error goes to stderr", async () => {
    const terminal = recordingTerminal();
    assert.equal(
      await runCall(parseCommandLine(["call", "get_thing"]), callDeps(bad), terminal),
      1,
    );
    assert.deepEqual([terminal.printed, terminal.complained], [[], ["Cannot find thing"]]);
  });
  await t.step("an unknown tool and a missing one are usage errors", async () => {
    const deps = callDeps(good);
    await assert.rejects(
      runCall(parseCommandLine(["call", "get_thin"]), deps, recordingTerminal()),
      /did you mean/,
    );
    await assert.rejects(
      runCall(parseCommandLine(["call"]), deps, recordingTerminal()),
      UsageError,
    );
  });
});

Deno.test("runTools() lists every tool and explains one with its arguments", () => {
  const list = recordingTerminal();
  assert.equal(runTools(TOOLS, undefined, list), 0);
  for (const tool of TOOLS) assert.ok(list.printed.join().includes(tool.name), tool.name);
  const one = recordingTerminal();
  runTools(TOOLS, "check_compatibility", one);
  assert.match(one.printed.join(), /python_version \(string, optional\)/);
  assert.throws(
    () => runTools(TOOLS, "check_compatibilty", recordingTerminal()),
    /did you mean check_comp/,
  );
});

Deno.test("createPaint() leaves text alone in a pipe and colours decisive words on a terminal", () => {
  const text = "# requests\nStatus: vulnerable";
  assert.equal(createPaint(false).answer(text), text);
  const painted = createPaint(true).answer(text);
  assert.ok(painted.includes("\x1b[31mvulnerable\x1b[0m"));
  const plain = painted.split("\x1b").map((part) => part.replace(/^\[\d+m/, "")).join("");
  assert.equal(plain, text.replace("# ", ""));
});

Deno.test("helpText() exists for the program and for each command", () => {
  assert.match(helpText(undefined), /--max-retries VALUE/);
  for (const command of ["serve", "call", "tools", "demo"] as const) {
    assert.match(helpText(command), new RegExp(`pypi-mcp ${command}|pypi-mcp \\[${command}\\]`));
  }
});

Deno.test("helpText() fits a terminal of 80 columns", async (t) => {
  for (const command of [undefined, ...COMMANDS]) {
    await t.step(command ?? "the program", () => {
      const wide = helpText(command).split("\n").filter((line) => line.length > 80);
      assert.deepEqual(wide, []);
    });
  }
});

Deno.test("runDemo() calls every tool of the registry at least once", async () => {
  const called: string[] = [];
  const terminal = recordingTerminal();
  const code = await runDemo({
    quarantined: "some-project",
    connect: () =>
      Promise.resolve({
        request: (_method, params) => {
          called.push(String(params.name));
          return Promise.resolve({ content: [{ type: "text", text: "line\n".repeat(40) }] });
        },
        close: () => Promise.resolve(),
      }),
  }, terminal);
  assert.equal(code, 0);
  assert.deepEqual([...new Set(called)].toSorted(), TOOLS.map((tool) => tool.name).toSorted());
  assert.equal(called.length, TOUR.length);
  assert.match(terminal.printed.join("\n"), /… 17 more lines/);
  assert.match(terminal.printed.join("\n"), /"package_name":"some-project"/);
});
