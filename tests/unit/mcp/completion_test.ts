import assert from "node:assert/strict";
import { completionAnswer, MOST_COMPLETIONS } from "../../../src/mcp/completion.ts";

Deno.test("completionAnswer() gives each proposal once, in order", () => {
  assert.deepEqual(completionAnswer(["b", "a", "b"]), {
    values: ["b", "a"],
    total: 2,
    hasMore: false,
  });
});

Deno.test("completionAnswer() says when it left proposals out", () => {
  const answer = completionAnswer(Array.from({ length: MOST_COMPLETIONS + 1 }, (_, n) => `p${n}`));
  assert.equal(answer.values.length, MOST_COMPLETIONS);
  assert.equal(answer.total, MOST_COMPLETIONS + 1);
  assert.equal(answer.hasMore, true);
});
