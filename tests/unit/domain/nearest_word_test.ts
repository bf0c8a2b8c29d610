import assert from "node:assert/strict";
import { nearestWord } from "../../../src/domain/nearest_word.ts";

Deno.test("nearestWord() proposes the word with the fewest slips, or none", async (t) => {
  const words = ["serve", "call", "tools", "demo"];
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["serv", "serve"],
    ["TOOL", "tools"],
    ["dmeo", "demo"],
    ["cal", "call"],
    ["install", undefined],
    ["", undefined],
    ["x".repeat(200), undefined],
  ];
  for (const [word, expected] of rows) {
    await t.step(
      JSON.stringify(word.slice(0, 10)),
      () => assert.equal(nearestWord(word, words), expected),
    );
  }
});
