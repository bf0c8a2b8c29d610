import assert from "node:assert/strict";
import { ConfigError } from "../../../src/config/load.ts";
import { ModuleRefusedError } from "../../../src/plugins/import_module.ts";
import { loadPlugins } from "../../../src/plugins/load_plugins.ts";
import type { Plugin } from "../../../src/plugins/plugin_api.ts";
import { oneTool } from "../../support/plugin_calls.ts";

const PLAIN = { apiVersion: 1, name: "acme" };
const tool = (more: Readonly<Record<string, unknown>>) => oneTool(() => ({}), more);
const resource = (uri: string, name = "note") => ({
  name,
  description: "A note.",
  uri,
  read: () => "",
});
const prompt = (name: string) => ({ name, description: "A prompt.", messages: () => [] });

async function faultsOf(modules: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  try {
    await loadPlugins(Object.keys(modules), {
      importModule: (path) => Promise.resolve(modules[path]),
      mayReach: ({ hostname }) => hostname === "allowed.example",
    });
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.faults;
  }
  return [];
}

Deno.test("loadPlugins() refuses a module that is not what it should be, naming it and the fault", async (t) => {
  const rows: readonly (readonly [name: string, plugin: unknown, told: RegExp])[] = [
    ["no object", "acme", /its default export is string, expected the plug-in/],
    ["null", null, /expected the plug-in/],
    ["no version", { name: "acme" }, /it states no apiVersion, expected apiVersion 1/],
    ["a later version", { ...PLAIN, apiVersion: 2 }, /it states apiVersion 2, expected/],
    ["a version as text", { ...PLAIN, apiVersion: "1" }, /expected apiVersion 1/],
    ["a version that is a symbol", { ...PLAIN, apiVersion: Symbol("1") }, /expected apiVersion 1/],
    ["a throwing getter", {
      ...PLAIN,
      get tools() {
        throw new Error("x");
      },
    }, /fields throws/],
    ["an unknown field", { ...PLAIN, tool: [] }, /Unrecognized key: "tool"/],
    ["a name with a dash", { ...PLAIN, name: "ac-me" }, /name: expected \[a-z\]/],
    ["the program's own scheme", { ...PLAIN, name: "pypi" }, /plug-in pypi is there already/],
    ["what a client reads by itself", { ...PLAIN, name: "file" }, /plug-in file is there already/],
    ["too many entries", { ...PLAIN, prompts: Array(51).fill(prompt("ask")) }, /prompts: .*50/],
    ["an invisible description", tool({ description: "\u200b" }), /tools\.0\.description/],
    ["a description of tabs", tool({ description: `x${"\t".repeat(500)}x` }), /tools\.0\.desc/],
    ["a name that every object has", tool({ name: "constructor" }), /tools\.0\.name: expected/],
    ["an unknown field of a tool", tool({ annotation: {} }), /tools\.0: Unrecognized key/],
    ["a tool name in capitals", tool({ name: "Acme" }), /tools\.0\.name: expected \[a-z\]/],
    ["a tool without function", tool({ run: "x" }), /tools\.0\.run: expected a function/],
    ["a long description", tool({ description: "x".repeat(1_001) }), /tools\.0\.description/],
    ["no time", tool({ timeoutMs: 0 }), /tools\.0\.timeoutMs/],
    ["too much time", tool({ timeoutMs: 300_001 }), /tools\.0\.timeoutMs/],
    ["a bad schema", tool({ inputSchema: {} }), /tool acme_find: inputSchema: expected anyOf/],
    [
      "a built-in tool's name",
      tool({ name: "get_package_info" }),
      /"a\.js": tool get_package_info is there already, from the program itself/,
    ],
    [
      "two tools of one name",
      { ...PLAIN, tools: [tool({}).tools[0], tool({}).tools[0]] },
      /tool acme_find is there already/,
    ],
    [
      "a built-in prompt's name",
      { ...PLAIN, prompts: [prompt("security_review")] },
      /prompt security_review is there/,
    ],
    [
      "another scheme",
      { ...PLAIN, resources: [resource("pypi://package/a")] },
      /expected acme:\/\/WORD/,
    ],
    ["half a segment", { ...PLAIN, resources: [resource("acme://a/x{y}")] }, /expected acme/],
    ["a variable as authority", { ...PLAIN, resources: [resource("acme://{y}")] }, /expected acme/],
    ["a variable twice", { ...PLAIN, resources: [resource("acme://a/{y}/{y}")] }, /expected acme/],
    ["a dot segment", { ...PLAIN, resources: [resource("acme://a/../b")] }, /expected acme/],
    ["two resources of one URI", {
      ...PLAIN,
      resources: [resource("acme://a/{x}"), resource("acme://a/b", "other")],
    }, /resource other: its URI may be one of resource note/],
    [
      "a source without address",
      { ...PLAIN, sources: [{ name: "s", baseUrl: "nowhere" }] },
      /source s: cannot use its baseUrl/,
    ],
    ["a source with a password", {
      ...PLAIN,
      sources: [{ name: "s", baseUrl: "https://a:b@allowed.example/" }],
    }, /cannot use its baseUrl/],
    ["a source that may not be reached", {
      ...PLAIN,
      sources: [{ name: "s", baseUrl: "https://other.example/" }],
    }, /may not reach other\.example/],
    ["an authorization of two lines", {
      ...PLAIN,
      sources: [{ name: "s", baseUrl: "https://allowed.example/", authorization: "a\r\nb" }],
    }, /expected a header value/],
    [
      "a transport without function",
      { ...PLAIN, transports: [{ name: "t" }] },
      /transports\.0\.serve/,
    ],
  ];
  for (const [name, plugin, told] of rows) {
    await t.step(name, async () => {
      const faults = await faultsOf({ "a.js": plugin });
      assert.match(faults.join("\n"), told);
      for (const fault of faults) assert.match(fault, /^Cannot load plug-in "a\.js": [^\n]+$/);
    });
  }
});

Deno.test("loadPlugins() tells the faults of all modules at once, and who was first", async () => {
  const faults = await faultsOf({
    "a.js": tool({}),
    "b.js": { ...tool({}), name: "other" },
    "c.js": { ...PLAIN, tools: "x" },
  });
  assert.equal(faults.length, 2);
  assert.match(faults.join("\n"), /"c\.js": tools: /);
  assert.match(faults.join("\n"), /"b\.js": tool acme_find is there already, from "a\.js"/);
});

Deno.test("loadPlugins() hands on why a module cannot be had, and a bug of its own as it is", async () => {
  const failing = (error: Error) =>
    loadPlugins(["a.js"], { importModule: () => Promise.reject(error), mayReach: () => true });
  await assert.rejects(failing(new ModuleRefusedError("no file")), {
    name: "ConfigError",
    message: 'Cannot load plug-in "a.js": no file',
  });
  await assert.rejects(failing(new RangeError("x")), RangeError);
});

Deno.test("loadPlugins() takes what the interface allows, and a module once however often it is named", async () => {
  const complete: Plugin = { // what the documented type allows
    apiVersion: 1,
    name: "acme",
    tools: [{
      name: "acme_find",
      title: "Find",
      description: "Finds.",
      inputSchema: { type: "object" },
      outputSchema: { type: "object" },
      annotations: { readOnlyHint: true },
      timeoutMs: 5,
      run: () => ({}),
      text: () => "",
    }],
    resources: [resource("acme://a/{x}"), resource("acme://a/b/{y}", "other")],
    prompts: [{ ...prompt("ask"), arguments: [{ name: "what", description: "What." }] }],
    sources: [{ name: "s", baseUrl: "https://allowed.example/base" }],
    transports: [{ name: "t", serve: () => {} }],
  };
  const plugins = await loadPlugins(["a.js", "a.js"], {
    importModule: () => Promise.resolve(complete),
    mayReach: () => true,
  });
  assert.deepEqual(plugins.map(({ shape }) => shape.name), ["acme"]);
  assert.deepEqual(plugins[0]?.shape.tools[0]?.annotations, {
    readOnlyHint: true,
    destructiveHint: true, // what is not said counts as the worse
    idempotentHint: false,
    openWorldHint: true,
  });
});
