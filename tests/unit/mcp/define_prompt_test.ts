import assert from "node:assert/strict";
import * as z from "zod";
import { SourceLog } from "../../../src/domain/source.ts";
import { definePrompt } from "../../../src/mcp/define_prompt.ts";
import { InvalidArgumentsError } from "../../../src/mcp/invalid_arguments_error.ts";

const prompt = definePrompt({
  name: "look",
  title: "Look",
  description: "Looks.",
  arguments: z.strictObject({
    place: z.string().min(1).describe("Where"),
    time: z.string().optional().describe("When"),
  }),
  complete: {
    place: ({ value }, deps: readonly string[]) => deps.filter((p) => p.startsWith(value)),
  },
  messages: ({ place, time }) => [{ role: "user", text: `${place} ${time ?? "now"}` }],
});

Deno.test("a prompt lists its arguments from its schema", () => {
  assert.deepEqual(prompt.arguments, [
    { name: "place", description: "Where", required: true },
    { name: "time", description: "When", required: false },
  ]);
});

Deno.test("a prompt makes messages from checked arguments", () => {
  assert.deepEqual(prompt.messages({ place: "here" }), [{ role: "user", text: "here now" }]);
});

Deno.test("a prompt refuses arguments that do not fit", async (t) => {
  for (const args of [{}, undefined, { place: "" }, { place: 1 }, { place: "x", other: "y" }]) {
    await t.step(String(JSON.stringify(args)), () => {
      assert.throws(() => prompt.messages(args), InvalidArgumentsError);
    });
  }
});

Deno.test("a prompt completes its arguments and nothing else", async () => {
  const call = { signal: new AbortController().signal, sources: new SourceLog() };
  const typed = { value: "ho", others: new Map<string, string>() };
  const places = ["home", "house", "hut"];
  assert.deepEqual((await prompt.complete("place", typed, places, call)).values, ["home", "house"]);
  assert.deepEqual((await prompt.complete("time", typed, places, call)).values, []);
});
