import assert from "node:assert/strict";
import type { PluginContext } from "../../../src/plugins/plugin_api.ts";
import { callFirstTool, loadForTest, oneTool } from "../../support/plugin_calls.ts";

const THREW = /it threw/;

Deno.test("passFailures() lets nothing through that a plug-in does to a failure of the program", async (t) => {
  const taken = async (context: PluginContext): Promise<Error> => {
    try {
      return await context.callTool("get_package_info", { package_name: "" }) as never;
    } catch (error) {
      assert.ok(error instanceof Error);
      return error;
    }
  };
  const rows: readonly (readonly [string, (error: Error) => unknown, RegExp])[] = [
    ["as it is", (error) => error, /^Cannot call get_package_info: /],
    ["another message", (error) => {
      error.message = "secret words";
      return error;
    }, /^Cannot call get_package_info: /],
    ["a proxy of it", (error) =>
      new Proxy(error, {
        get() {
          throw new Error("secret words");
        },
      }), THREW],
    ["one of its class", (error) => Reflect.construct(error.constructor, [error]), THREW],
    ["an heir of it", (error) => Object.create(error), THREW],
  ];
  for (const [name, change, told] of rows) {
    await t.step(name, async () => {
      const loaded = loadForTest(oneTool(async (_: unknown, context: PluginContext) => {
        throw change(await taken(context));
      }));
      const result = await callFirstTool(loaded);
      assert.equal(result.isError, true);
      assert.match(result.text, told);
      assert.doesNotMatch(result.text, /secret/);
    });
  }
});
