import assert from "node:assert/strict";
import { SERVER_INSTRUCTIONS } from "../../../src/prompts/instructions.ts";

Deno.test("SERVER_INSTRUCTIONS stay within 1,500 characters", () => {
  assert.ok(SERVER_INSTRUCTIONS.length <= 1_500, `${SERVER_INSTRUCTIONS.length}`);
});

Deno.test("SERVER_INSTRUCTIONS say what is easily got wrong", () => {
  for (
    const word of [
      /"unknown" is not "none" and not "secure"/,
      /strangers/,
      /yanked/,
      /dependencies/,
    ]
  ) {
    assert.match(SERVER_INSTRUCTIONS, word);
  }
});
