import assert from "node:assert/strict";
import {
  InvalidExtraNameError,
  parseExtraName,
  tryParseExtraName,
} from "../../../src/domain/extra_name.ts";

Deno.test("parseExtraName() gives every spelling of PEP 685 one text", async (t) => {
  for (const text of ["Test_All", "test-all", "TEST.all", "test-_.all", " test-all\n"]) {
    await t.step(JSON.stringify(text), () => assert.equal(parseExtraName(text), "test-all"));
  }
});

Deno.test("parseExtraName() refuses what is no name", async (t) => {
  for (const text of ["", "-a", "a_", "a b", "\u00e9", "a".repeat(201)]) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.equal(tryParseExtraName(text), undefined);
      assert.throws(() => parseExtraName(text), (error) => (
        error instanceof InvalidExtraNameError && error.input === text &&
        error.message.startsWith("Cannot parse extra name ")
      ));
    });
  }
});
