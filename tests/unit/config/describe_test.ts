import assert from "node:assert/strict";
import { configurationDocument } from "../../../scripts/configuration_document.ts";
import { describeFlags } from "../../../src/config/describe.ts";
import { flagOf, variableOf } from "../../../src/config/option.ts";
import { OPTION_LIST } from "../../../src/config/options.ts";

Deno.test("describeFlags() and configurationDocument() name every option", async (t) => {
  const flags = describeFlags();
  const document = configurationDocument();
  for (const [key, option] of OPTION_LIST) {
    await t.step(key, () => {
      assert.match(flags, new RegExp(`^  ${flagOf(option)}(?: VALUE \\(.+\\))?$`, "m"));
      assert.ok(document.includes(`\`${variableOf(option)}\` | \`${flagOf(option)}\``));
    });
  }
});

Deno.test("describeFlags() tells the unit of every option that has one", () => {
  for (const [key, option] of OPTION_LIST) {
    if (key.endsWith("Ms")) assert.match(option.help, /in seconds\.$/, key);
    if (key.endsWith("Bytes")) assert.match(option.help, /in bytes/, key);
  }
});
