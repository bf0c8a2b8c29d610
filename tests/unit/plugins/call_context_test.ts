import assert from "node:assert/strict";
import type { PluginContext } from "../../../src/plugins/plugin_api.ts";
import { FakeUpstreamApi } from "../../support/fake_upstream_api.ts";
import { callFirstTool, loadForTest, oneTool } from "../../support/plugin_calls.ts";

const THREW = /it threw/;

Deno.test("pluginLog() names the plug-in in each line, whatever its fields say", async () => {
  const loaded = loadForTest(oneTool((_: unknown, { log }: PluginContext) => {
    log.info("told", { plugin: "other", shown: 1 });
    return { text: "x" };
  }));
  await callFirstTool(loaded);
  const { message, plugin, shown } = JSON.parse(loaded.logged[0] ?? "");
  assert.deepEqual([message, plugin, shown], ["told", "acme", 1]);
});

Deno.test("callContext().refuse() is the only text of a failure that is passed on, cleaned and cut", async () => {
  const loaded = loadForTest(
    oneTool((_: unknown, context: PluginContext) =>
      context.refuse(`no such\u001b[31m thing\n${"x".repeat(2_000)}`)
    ),
  );
  const result = await callFirstTool(loaded);
  assert.match(result.text, /^Cannot call acme_find: no such thing x+…$/);
  assert.equal(JSON.parse(loaded.logged.at(-1) ?? "").outcome, "caller");
});

Deno.test("callContext().source() is read behind the pipeline, and its failure is told as every upstream's", async (t) => {
  const api = new FakeUpstreamApi(({ path }) => {
    if (path === "/found.json") return { body: { text: "found" } };
    if (path === "/gone.json") return { status: 404 };
    if (path === "/note.txt") return { body: "note", contentType: "text/plain" };
    return { failure: "unavailable", failureStatus: 503 };
  });
  const opened: unknown[] = [];
  const plugin = {
    ...oneTool(async ({ text }: { text: string }, context: PluginContext) => {
      const source = context.source("wiki");
      if (text.endsWith(".txt")) return { text: await source.readText(text) };
      const read = await source.readJson(text, { freshMs: 5 });
      return read ?? { text: "nothing there" };
    }),
    sources: [{ name: "wiki", baseUrl: "http://127.0.0.1:1/", authorization: "Bearer x" }],
  };
  const loaded = loadForTest(plugin, (source) => {
    opened.push(source);
    return api;
  });
  assert.deepEqual(opened, [{
    service: "acme/wiki",
    baseUrl: "http://127.0.0.1:1/",
    authorization: "Bearer x",
  }]);
  const rows: readonly (readonly [string, RegExp, boolean])[] = [
    ["/found.json", /"found"/, false],
    ["/gone.json", /nothing there/, false],
    ["/note.txt", /note/, false],
    ["/failing.json", /^Cannot read from fake: it is failing \(HTTP 503\)/, true],
  ];
  for (const [text, told, isError] of rows) {
    await t.step(text, async () => {
      const result = await callFirstTool(loaded, { text });
      assert.match(result.text, told);
      assert.equal(result.isError, isError);
    });
  }
  for (const path of ["found.json", "http://127.0.0.1:1/found.json", undefined]) {
    await t.step(`the path ${path} is the plug-in's fault`, async () => {
      const other = loadForTest({
        ...oneTool((_: unknown, context: PluginContext) =>
          context.source("wiki").readText(path as string)
        ),
        sources: plugin.sources,
      }, () => api);
      assert.match((await callFirstTool(other)).text, THREW);
    });
  }
  await t.step("a source that the plug-in does not have is its own fault", async () => {
    const other = loadForTest(oneTool((_: unknown, context: PluginContext) => context.source("x")));
    assert.match((await callFirstTool(other)).text, THREW);
  });
});

Deno.test("callContext() has a failure that the plug-in keeps to itself named in the text all the same", async () => {
  const api = new FakeUpstreamApi(() => ({ failure: "timeout" }));
  const loaded = loadForTest({
    ...oneTool(async (_: unknown, context: PluginContext) => {
      await context.source("wiki").readText("/a").catch((error) => {
        assert.match(error.message, /fake/);
        assert.equal(error.name, "UpstreamError");
      });
      return { text: JSON.stringify(context.dataSources()) };
    }, { text: () => "all is well" }),
    sources: [{ name: "wiki", baseUrl: "http://127.0.0.1:1/" }],
  }, () => api);
  const result = await callFirstTool(loaded);
  assert.match(
    result.text,
    /^all is well\nSources: fake at fake.example \(not public\) failed \(timeout\)/,
  );
  assert.match(String(result.structured?.text), /"status":"failed"/);
});

Deno.test("callContext().callTool() knows built-in tools only", async () => {
  const loaded = loadForTest(
    oneTool((_: unknown, { callTool }: PluginContext) => callTool("acme_find", {})),
  );
  const result = await callFirstTool(loaded);
  assert.match(result.text, THREW);
  assert.match(loaded.logged.at(-1) ?? "", /no such built-in tool/);
});
