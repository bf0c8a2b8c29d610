import assert from "node:assert/strict";
import type { PluginContext } from "../../../src/plugins/plugin_api.ts";
import { loadForTest, NO_DEPENDENCIES, plainCall } from "../../support/plugin_calls.ts";

function resourceThat(read: unknown) {
  const loaded = loadForTest({
    apiVersion: 1,
    name: "acme",
    resources: [{
      name: "note",
      description: "A note.",
      uri: "acme://notes/{id}",
      mimeType: "text/markdown",
      timeoutMs: 100,
      read,
    }],
  });
  const [resource] = loaded.catalogue.resources;
  assert.ok(resource);
  const reading = () => resource.read("acme://notes/a%2Fb", NO_DEPENDENCIES, plainCall());
  return { resource, reading, time: loaded.time };
}

Deno.test("pluginResource() reads by the variables of its address, and cleans the text", async () => {
  const { resource, reading } = resourceThat(({ id }: { id: string }) => `# ${id}\u001b[0m\u0000`);
  assert.equal(resource.matches("acme://notes/a/b"), false);
  assert.deepEqual(await reading(), [
    { uri: "acme://notes/a%2Fb", mimeType: "text/markdown", text: "# a/b" },
  ]);
  const typed = { value: "", others: new Map() };
  const completion = await resource.complete("id", typed, NO_DEPENDENCIES, plainCall());
  assert.deepEqual(completion.values, []);
});

Deno.test("pluginResource() makes of misbehaviour the plug-in's failure", async (t) => {
  const rows: readonly (readonly [name: string, read: unknown, told: RegExp])[] = [
    ["a throw", () => {
      throw new Error("secret");
    }, /it threw/],
    ["a rejection", () => Promise.reject(new Error("secret")), /it threw/],
    ["no text", () => ({ text: "secret" }), /it gave no text/],
    ["too much", () => "x".repeat(1_048_577), /its text is too long/],
    ["no answer", () => new Promise(() => {}), /no answer within 100 ms/],
  ];
  for (const [name, read, told] of rows) {
    await t.step(name, async () => {
      const { reading, time } = resourceThat(read);
      const failed = assert.rejects(reading(), (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "PluginError");
        assert.match(error.message, /^Cannot read resource note: the plug-in acme failed, /);
        assert.match(error.message, told);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
      await time.advance(100);
      await failed;
    });
  }
  await t.step("what it refuses is the caller's", async () => {
    const { reading } = resourceThat((_: unknown, { refuse }: PluginContext) => refuse("no note"));
    await assert.rejects(reading(), { message: "Cannot read resource note: no note" });
  });
});
