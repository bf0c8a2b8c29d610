import assert from "node:assert/strict";
import { clientArguments } from "../../../src/cli/client_arguments.ts";

Deno.test("clientArguments() knows its clients and takes a name that all of them take", async (t) => {
  const words = (client?: string, name?: string) =>
    clientArguments({ command: "install", client, name });
  assert.deepEqual(words("zed"), { client: "zed", name: "pypi" });
  assert.deepEqual(words("cursor", "my_pypi-2"), { client: "cursor", name: "my_pypi-2" });
  const rows: readonly (readonly [string | undefined, string, RegExp])[] = [
    [undefined, "pypi", /^Cannot install: expected --client claude-desktop or/],
    ["emacs", "pypi", /^Cannot install for "emacs": expected --client/],
    ["zed", "my pypi", /Cannot use --name "my pypi"/],
    ["zed", "", /Cannot use --name ""/],
    ["zed", "x".repeat(65), /expected up to 64/],
    ["claude-code", "--all", /the first a letter or digit/],
    ["zed", "__proto__", /the first a letter or digit/],
    ["zed", 'a"b', /Cannot use --name/],
    ["zed", "a.b", /Cannot use --name/],
    ["zed", "é", /Cannot use --name/],
    ["zed", "a\n", /Cannot use --name/],
  ];
  for (const [client, name, message] of rows) {
    await t.step(`${client} ${name}`, () => {
      assert.throws(() => words(client, name), { name: "UsageError", message });
    });
  }
});
