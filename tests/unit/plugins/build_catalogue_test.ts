import assert from "node:assert/strict";
import {
  callFirstTool,
  loadForTest,
  NO_DEPENDENCIES,
  oneTool,
  plainCall,
} from "../../support/plugin_calls.ts";

Deno.test("buildCatalogue() has every function of a plug-in called without `this`", async () => {
  const seen: unknown[] = [];
  const { catalogue, ...loaded } = loadForTest({
    ...oneTool(function (this: unknown) {
      seen.push(this);
      return { text: "x" };
    }, {
      text(this: unknown) {
        seen.push(this);
        return "x";
      },
    }),
    resources: [{
      name: "note",
      description: "A note.",
      uri: "acme://note",
      read(this: unknown) {
        seen.push(this);
        return "x";
      },
    }],
    prompts: [{
      name: "ask",
      description: "Asks.",
      messages(this: unknown) {
        seen.push(this);
        return [{ role: "user", text: "x" }];
      },
    }],
  });
  await callFirstTool({ catalogue, ...loaded });
  await catalogue.resources[0]?.read("acme://note", NO_DEPENDENCIES, plainCall());
  catalogue.prompts[0]?.messages({});
  assert.deepEqual(seen, [undefined, undefined, undefined, undefined]);
});
