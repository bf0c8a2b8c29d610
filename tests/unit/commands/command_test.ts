import assert from "node:assert/strict";
import { runInProcess } from "../../support/run_in_process.ts";

Deno.test("refuseOperands() stops every command at a word that it does not take", async (t) => {
  const rows: readonly (readonly [words: string, takes: string])[] = [
    ["serve extra", "no word"],
    ["tools get_package_info extra --demo", "one word"],
    ["demo extra", "no word"],
    ["check-config extra", "no word"],
    ["health extra", "no word"],
    ["hash-token ann extra", "one word"],
    ["doctor extra --demo", "no word"],
    ["completions bash extra", "one word"],
    ["licenses extra", "no word"],
  ];
  for (const [words, takes] of rows) {
    await t.step(words, async () => {
      const { code, out, error } = await runInProcess(words.split(" "));
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, new RegExp(`Cannot use "extra": [a-z-]+ takes ${takes}$`, "m"));
    });
  }
});
