import assert from "node:assert/strict";
import { loadConfig } from "../../src/config/load.ts";
import { authorizeBy, knownIndexes } from "../../src/connect_indexes.ts";

/** What the settings make of these variables. */
function indexesOf(variables: Readonly<Record<string, string>>) {
  const { config } = loadConfig({
    flags: new Map(),
    variable: (name) => variables[name.replace("PYPI_MCP_", "")],
    variableNames: [],
    files: [],
  });
  return knownIndexes(config);
}

const basic = (text: string) => `Basic ${btoa(text)}`;

Deno.test("knownIndexes() has the further ones first, and calls the main one pypi where it is", async (t) => {
  const rows: readonly (readonly [Readonly<Record<string, string>>, readonly string[]])[] = [
    [{}, ["pypi"]],
    [{ INDEX_URL: "https://i.example/simple" }, ["main"]],
    [{ INDEX_URL: "https://pypi.org.i.example/simple" }, ["main"]],
    [{ EXTRA_INDEXES: "b=https://b.example,a=https://a.example" }, ["b", "a", "pypi"]],
  ];
  for (const [variables, names] of rows) {
    await t.step(JSON.stringify(variables), () => {
      const known = indexesOf(variables);
      assert.deepEqual(known.map(({ name }) => name), names);
      assert.deepEqual(
        known.map(({ isMain }) => isMain),
        names.map((_, at) => at === names.length - 1),
      );
    });
  }
});

Deno.test("authorizeBy() sends each credential to its index's origin only, the nearest one of several", async (t) => {
  const authorize = authorizeBy(indexesOf({
    INDEX_URL: "https://main:m@i.example/main/simple/",
    EXTRA_INDEXES:
      "one=https://i.example/api/1/simple/,two=https://two:2@i.example/api/2/simple/," +
      "open=https://i.example/open/simple/,other=https://o:o@o.example:8443/simple/",
    INDEX_CREDENTIALS: "one=bearer:t-1",
  }));
  const rows: Readonly<Record<string, string | undefined>> = {
    "https://i.example/main/simple/a/": basic("main:m"),
    "https://i.example/main/files/a.whl": basic("main:m"),
    "https://i.example/api/1/files/a.whl": "Bearer t-1",
    "https://i.example/api/2/files/a.whl": basic("two:2"),
    "https://i.example/open/files/a.whl": undefined,
    "https://o.example:8443/a.whl": basic("o:o"),
    "https://o.example/a.whl": undefined,
    "http://i.example/main/simple/a/": undefined,
    "https://i.example.evil.example/main/simple/a/": undefined,
    "https://sub.i.example/main/simple/a/": undefined,
    "https://i.example:444/main/simple/a/": undefined,
    "https://evil.example/https://i.example/main/": undefined,
  };
  for (const [url, expected] of Object.entries(rows)) {
    await t.step(url, () => assert.equal(authorize(new URL(url)), expected));
  }
});
