import assert from "node:assert/strict";
import * as z from "zod";
import { SourceLog } from "../../../src/domain/source.ts";
import { defineTool, READS_UPSTREAM } from "../../../src/mcp/define_tool.ts";

/** A tool that answers whatever it is given as its dependency. */
const answering = defineTool({
  name: "answer",
  title: "Answer",
  description: "Answers what the test wants.",
  toolset: "server",
  annotations: READS_UPSTREAM,
  input: z.strictObject({ limit: z.int().default(1) }),
  output: z.object({
    rows: z.array(z.object({ kind: z.enum(["a", "b"]), note: z.string().optional() })),
    count: z.int(),
    named: z.record(z.string(), z.number()),
  }),
  // As a bug would: past what the compiler sees.
  run: (_input, answer: never) => Promise.resolve(answer),
  text: ({ count }) => `count ${count}`,
});

function call(answer: unknown, args: unknown = {}) {
  const { signal } = new AbortController();
  return answering.call(args, answer as never, { signal, sources: new SourceLog() });
}

const GOOD = { rows: [{ kind: "a" }, { kind: "b", note: "n" }], count: 2, named: { x: 1 } };

Deno.test("defineTool() answers what its output schema names, and drops the rest", async () => {
  assert.deepEqual(await call(GOOD), { structured: GOOD, text: "count 2" });
  const [first, second] = GOOD.rows;
  const more = { ...GOOD, secret: 1, rows: [{ ...first, secret: 2 }, second] };
  assert.deepEqual((await call(more)).structured, GOOD);
});

Deno.test("defineTool() refuses an answer that breaks its output schema", async (t) => {
  const rows: readonly (readonly [string, unknown, RegExp])[] = [
    ["no answer", undefined, /expected object/],
    ["a field is missing", { ...GOOD, count: undefined }, /at count/],
    ["a fraction for an integer", { ...GOOD, count: 1.5 }, /at count/],
    ["an unknown word in a row", { ...GOOD, rows: [{ kind: "c" }] }, /at rows\[0\]\.kind/],
    ["null for an absent text", { ...GOOD, rows: [{ kind: "a", note: null }] }, /\.note/],
    ["a text among the numbers", { ...GOOD, named: { x: "1" } }, /at named\.x/],
  ];
  for (const [name, answer, told] of rows) {
    await t.step(name, async () => {
      await assert.rejects(call(answer), (error: unknown) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, /^Answer of answer breaks its schema: /);
        assert.match(error.message, told);
        return true;
      });
    });
  }
});

Deno.test("defineTool() refuses arguments that its input schema does not name", async () => {
  await assert.rejects(call(GOOD, { limit: 1, nonsense: true }), { name: "InvalidArgumentsError" });
});
