import assert from "node:assert/strict";
import type { PluginContext } from "../../../src/plugins/plugin_api.ts";
import {
  callFirstTool,
  loadForTest,
  NO_DEPENDENCIES,
  oneTool,
  plainCall,
} from "../../support/plugin_calls.ts";

Deno.test("each line of a plug-in's log names the plug-in, whatever its fields say", async () => {
  const loaded = loadForTest(oneTool((_: unknown, { log }: PluginContext) => {
    log.info("told", { plugin: "other", shown: 1 });
    return { text: "x" };
  }));
  await callFirstTool(loaded);
  const { message, plugin, shown } = JSON.parse(loaded.logged[0] ?? "");
  assert.deepEqual([message, plugin, shown], ["told", "acme", 1]);
});

Deno.test("functions of a plug-in are called without `this`", async () => {
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
