import assert from "node:assert/strict";
import { callCommand } from "../../scripts/tool_pages/call_command.ts";
import { TOOL_EXAMPLES } from "../../scripts/tool_pages/examples.ts";
import { FIELD_MEANINGS, fieldMeanings } from "../../scripts/tool_pages/field_meanings.ts";
import { toolPage } from "../../scripts/tool_pages/page.ts";
import { argumentTable, fieldTable } from "../../scripts/tool_pages/schema_tables.ts";
import { shortened } from "../../scripts/tool_pages/short_json.ts";
import { TOOLS } from "../../src/tools/registry.ts";
import { splitCommandLine } from "./shell_words.ts";

Deno.test("TOOL_EXAMPLES has one for every tool, and for nothing else", () => {
  assert.deepEqual(Object.keys(TOOL_EXAMPLES).sort(), TOOLS.map(({ name }) => name).sort());
});

Deno.test("FIELD_MEANINGS has the fields of every tool, and of nothing else", () => {
  assert.deepEqual(Object.keys(FIELD_MEANINGS).sort(), TOOLS.map(({ name }) => name).sort());
});

Deno.test("fieldTable() explains every field, those inside others below them", () => {
  const schema = {
    type: "object" as const,
    properties: {
      files: { type: "array", items: { type: "object", properties: { size: { type: "number" } } } },
      first: { type: "object", properties: { at: { type: "string" } } },
    },
    required: ["files"],
  };
  const meanings = { files: "files", "files[].size": "bytes", first: "moment", "first.at": "when" };
  assert.deepEqual(fieldTable(schema, meanings).split("\n").slice(2), [
    "| `files` | list of object | files |",
    "| ↳ `size` | number | bytes |",
    "| `first` | object, if any | moment |",
    "| ↳ `at` | string | when |",
  ]);
  const { "first.at": _, ...fewer } = meanings;
  assert.throws(() => fieldTable(schema, fewer), /"first\.at" means: no meaning/);
  assert.throws(() => fieldTable(schema, { ...meanings, old: "x" }), /meaning of old: no such/);
});

Deno.test("argumentTable() tells the bounds of numbers and lists", () => {
  const schema = {
    type: "object" as const,
    properties: {
      limit: { type: "integer", minimum: 1, maximum: 200, default: 50, description: "Most" },
      extras: { type: "array", items: { type: "string" }, maxItems: 8, description: "Extras" },
    },
  };
  assert.deepEqual(argumentTable(schema).split("\n").slice(2), [
    "| `limit` | integer from 1 to 200 | `50` | Most |",
    "| `extras` | list of string, 0 to 8 | optional | Extras |",
  ]);
});

Deno.test("fieldMeanings() adds those of shared fields to tools that have them", () => {
  assert.ok("truncated" in fieldMeanings("get_package_info", ["truncated"]));
  assert.ok(!("truncated" in fieldMeanings("get_package_info", [])));
});

Deno.test("shortened() says what it left out", () => {
  assert.deepEqual(shortened({ a: [1, 2, 3], b: [1, 2], c: "x".repeat(161), d: null }), {
    a: [1, 2, "… 1 more"],
    b: [1, 2],
    c: `${"x".repeat(160)}…`,
    d: null,
  });
});

Deno.test("callCommand() is read back by a shell as it was meant", async (t) => {
  const rows: readonly (readonly [Readonly<Record<string, unknown>>, readonly string[]])[] = [
    [{ name: "a b", limit: 3 }, ["name=a b", "limit=3"]],
    [{ name: "it's", list: ["x", "y z"] }, ["name=it's", 'list=["x","y z"]']],
    [{ name: "$(id) `id` *" }, ["name=$(id) `id` *"]],
    [{ text: "one\ntwo" }, ["--json", '{"text":"one\\ntwo"}']],
  ];
  for (const [args, words] of rows) {
    await t.step(JSON.stringify(args), () => {
      const [commands] = splitCommandLine(callCommand("find", args));
      assert.deepEqual(commands?.words, ["pypi-mcp", "call", "find", ...words, "--demo"]);
    });
  }
});

Deno.test("toolPage() refuses an example that is not answered as its place says", async (t) => {
  const [tool] = TOOLS;
  assert.ok(tool !== undefined);
  const answer = (isError: boolean) => () =>
    Promise.resolve({ text: "told", structured: {}, isError });
  await t.step("an error where an answer belongs", async () => {
    await assert.rejects(toolPage(tool, { when: "", call: {} }, answer(true)), /got "told"/);
  });
  await t.step("an answer where an error belongs", async () => {
    await assert.rejects(toolPage(tool, { when: "", call: {}, refused: {} }, answer(false)));
  });
});
