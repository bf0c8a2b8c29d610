import assert from "node:assert/strict";
import { PROJECT, unsetPlaceholders } from "../../src/project.ts";

const SET = {
  owner: "somebody",
  repository: "https://git.example/somebody/pypi-mcp",
  homepage: "https://somebody.example/pypi-mcp",
  registryName: "io.github.somebody/pypi-mcp",
  securityContact: "https://git.example/somebody/pypi-mcp/security",
};

Deno.test("unsetPlaceholders() names the fields that nobody has filled in", async (t) => {
  const rows: readonly (readonly [string, Partial<typeof SET>, readonly string[]])[] = [
    ["all set", {}, []],
    ["an owner's placeholder", { owner: "OWNER-PLACEHOLDER" }, ["owner"]],
    ["an address that can be nobody's", { homepage: "https://docs.example.invalid/" }, [
      "homepage",
    ]],
    ["an empty field", { registryName: " " }, ["registryName"]],
    ["several", { owner: "Owner-Placeholder", securityContact: "mailto:a@b.invalid" }, [
      "owner",
      "securityContact",
    ]],
  ];
  for (const [name, change, expected] of rows) {
    await t.step(name, () => assert.deepEqual(unsetPlaceholders({ ...SET, ...change }), expected));
  }
});

Deno.test("PROJECT is either filled in as a whole or not at all", () => {
  const unset = unsetPlaceholders();
  assert.ok(unset.length === 0 || unset.length === Object.keys(PROJECT).length, unset.join());
});
