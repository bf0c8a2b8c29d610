import assert from "node:assert/strict";
import { uriTemplate } from "../../../src/mcp/uri_template.ts";

const RELEASE = uriTemplate("pypi://package/{package_name}/{version}");

Deno.test("uriTemplate() names its variables in order", () => {
  assert.deepEqual(RELEASE.variables, ["package_name", "version"]);
  assert.deepEqual(uriTemplate("pypi://stats/overview").variables, []);
});

Deno.test("match() takes one decoded segment per variable and nothing else", async (t) => {
  const rows: readonly (readonly [uri: string, values: Record<string, string> | undefined])[] = [
    ["pypi://package/flask/3.0.0", { package_name: "flask", version: "3.0.0" }],
    ["pypi://package/torch/2.0%2Bcpu", { package_name: "torch", version: "2.0+cpu" }],
    ["pypi://package/torch/2.0+cpu", { package_name: "torch", version: "2.0+cpu" }],
    ["pypi://package/pytz/1%212.0", { package_name: "pytz", version: "1!2.0" }],
    ["pypi://package/flask", undefined],
    ["pypi://package/flask/", undefined],
    ["pypi://package/flask/3.0.0/files", undefined],
    ["pypi://stats/flask/3.0.0", undefined],
    ["pypi://package/flask/%", undefined],
    [`pypi://package/${"x".repeat(1100)}/1`, undefined],
  ];
  for (const [uri, values] of rows) {
    await t.step(uri.slice(0, 60), () => {
      const found = RELEASE.match(uri);
      assert.deepEqual(found === undefined ? undefined : Object.fromEntries(found), values);
    });
  }
});

Deno.test("expand() and match() are inverse, whatever the values hold", () => {
  const values = new Map([["package_name", "a/../b"], ["version", "1+x %{version}"]]);
  assert.deepEqual(RELEASE.match(RELEASE.expand(values)), values);
});

Deno.test("expand() refuses a missing value", () => {
  assert.throws(() => RELEASE.expand(new Map([["version", "1"]])), TypeError);
});
