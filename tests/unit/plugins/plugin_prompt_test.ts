import assert from "node:assert/strict";
import { loadForTest } from "../../support/plugin_calls.ts";

function promptThat(messages: unknown) {
  const { catalogue } = loadForTest({
    apiVersion: 1,
    name: "acme",
    prompts: [{
      name: "ask",
      description: "Asks.",
      arguments: [
        { name: "what", description: "What.", required: true },
        { name: "how", description: "How." },
      ],
      messages,
    }],
  });
  const [prompt] = catalogue.prompts;
  assert.ok(prompt);
  return prompt;
}

Deno.test("pluginPrompt() lists its arguments and hands on those that came", () => {
  const prompt = promptThat((args: unknown) => [{ role: "user", text: JSON.stringify(args) }]);
  assert.deepEqual(prompt.arguments, [
    { name: "what", description: "What.", required: true },
    { name: "how", description: "How.", required: false },
  ]);
  assert.deepEqual(prompt.messages({ what: "a" }), [{ role: "user", text: '{"what":"a"}' }]);
  assert.throws(() => prompt.messages({}), { name: "InvalidArgumentsError" });
  assert.throws(() => prompt.messages({ what: "a", other: "b" }), {
    name: "InvalidArgumentsError",
  });
});

Deno.test("pluginPrompt() makes of misbehaviour the plug-in's failure", async (t) => {
  const rows: readonly (readonly [name: string, messages: unknown, told: RegExp])[] = [
    ["a throw", () => {
      throw new Error("secret");
    }, /it threw/],
    ["a promise", () => Promise.reject(new Error("secret")), /its messages cannot be used/],
    [
      "a promise that defends itself",
      () =>
        Object.defineProperty(Promise.resolve("secret"), "constructor", {
          get() {
            throw new Error("secret");
          },
        }),
      /its messages cannot be used/,
    ],
    ["no list", () => "secret", /it gave no list of messages/],
    ["an empty list", () => [], /it gave no list of messages/],
    ["an unknown role", () => [{ role: "system", text: "secret" }], /it gave no list of messages/],
    ["no text", () => [{ role: "user", text: 1 }], /it gave no list of messages/],
    ["too many", () => Array(51).fill({ role: "user", text: "x" }), /it gave no list of messages/],
    [
      "too much",
      () => [{ role: "user", text: "x".repeat(70_000) }],
      /its messages cannot be used/,
    ],
  ];
  for (const [name, messages, told] of rows) {
    await t.step(name, () => {
      assert.throws(() => promptThat(messages).messages({ what: "a" }), (error: unknown) => {
        assert.ok(error instanceof Error);
        assert.equal(error.name, "PluginError");
        assert.match(error.message, /^Cannot get prompt ask: the plug-in acme failed, /);
        assert.match(error.message, told);
        assert.doesNotMatch(error.message, /secret/);
        return true;
      });
    });
  }
});
