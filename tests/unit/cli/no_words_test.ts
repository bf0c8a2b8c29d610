import assert from "node:assert/strict";
import { parseCommandLine } from "../../../src/cli/command_line.ts";
import { NO_WORDS } from "../../../src/cli/no_words.ts";

Deno.test("NO_WORDS is what the parser makes of no arguments", () => {
  assert.deepEqual(NO_WORDS, parseCommandLine([]));
});
