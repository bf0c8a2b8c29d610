import assert from "node:assert/strict";
import {
  InvalidGroupNameError,
  parseGroupName,
  tryParseGroupName,
} from "../../../src/domain/group_name.ts";

Deno.test("parseGroupName() gives every spelling of PEP 735 one text", async (t) => {
  for (const text of ["Test_All", "test-all", "TEST.all", "test-_.all", " test-all\n"]) {
    await t.step(JSON.stringify(text), () => assert.equal(parseGroupName(text), "test-all"));
  }
});

Deno.test("parseGroupName() refuses what is no name", async (t) => {
  for (const text of ["", "-a", "a_", "a b", "\u00e9", "a".repeat(201)]) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.equal(tryParseGroupName(text), undefined);
      assert.throws(() => parseGroupName(text), (error) => (
        error instanceof InvalidGroupNameError && error.input === text &&
        error.message.startsWith("Cannot parse group name ")
      ));
    });
  }
});
