/** `pypi-mcp licenses` from the sources and of each executable that the environment names. @module */
import assert from "node:assert/strict";
import { runTested, testedPrograms } from "../support/tested_programs.ts";

for (const tested of testedPrograms()) {
  const isExecutable = tested.name !== "the sources";
  Deno.test({
    name: `pypi-mcp licenses of ${tested.name}`,
    ignore: !tested.isThere,
    async fn() {
      const { code, out, error } = await runTested(tested, ["licenses"]);
      if (isExecutable) {
        assert.equal(code, 0, error);
        assert.match(out, /^pypi-mcp \d+\.\d+\.\d+: notices[^]*\nzod@[\d.]+ \(MIT\)\n/);
        assert.match(out, /This executable also holds the runtime Deno \d/);
      } else {
        assert.equal(code, 1, out);
        assert.match(
          error,
          /^pypi-mcp: Cannot print the notices: this program runs from its sources/,
        );
      }
    },
  });
}
