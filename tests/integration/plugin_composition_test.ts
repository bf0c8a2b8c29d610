/** What a plug-in's sources and calls do in the composed program. @module */
import assert from "node:assert/strict";
import { compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { buildCatalogue } from "../../src/plugins/build_catalogue.ts";
import type { PluginContext } from "../../src/plugins/plugin_api.ts";
import { readPlugin } from "../../src/plugins/read_plugin.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { oneTool } from "../support/plugin_calls.ts";

const SOURCE = "https://wiki.example";

/** The program over the embedded upstream, as if that were the network, and a source of a plug-in. */
function setUp(run: unknown, options: { readonly demo?: boolean } = {}) {
  const { config } = loadConfig({
    flags: new Map(options.demo === true ? [["demo", "true"]] : []),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  const { pypiBaseUrl: pypi, filesBaseUrl: files, osvBaseUrl: osv, pypistatsBaseUrl: pypistats } =
    config;
  const clock = () => Date.parse(FACTS_DATE);
  const network = createDemoUpstream({ baseUrls: { pypi, files, osv, pypistats }, clock });
  const asked: { readonly url: string; readonly authorization: string | null }[] = [];
  const sources = [{ name: "wiki", baseUrl: SOURCE, authorization: "Bearer of-the-wiki" }];
  const output = { outputSchema: { type: "object" } };
  const reading = readPlugin("a.js", { ...oneTool(run, output), sources }, () => true);
  assert.ok(reading.plugin, reading.faults?.join());
  const plugins = [reading.plugin];
  const log = createLog({ level: "off", format: "text", write: () => {}, clock });
  const app = compose(config, {
    writeLog: () => {},
    clock,
    parts: {
      plugins: {
        open: (openSource) => buildCatalogue(plugins, { openSource, log, timers: systemTimers }),
        serve: () => Promise.resolve(),
      },
    },
    fetch: (input, init) => {
      const request = new Request(input, init);
      asked.push({ url: request.url, authorization: request.headers.get("authorization") });
      if (request.url === `${SOURCE}/moved.json`) {
        const location = "https://elsewhere.example/moved.json";
        return Promise.resolve(new Response(null, { status: 302, headers: { location } }));
      }
      if (request.url.startsWith(SOURCE)) return Promise.resolve(Response.json({ text: "found" }));
      return Promise.resolve(network.fetch(request));
    },
  });
  return { app, asked };
}

const readJson = (path: string) => (_: unknown, context: PluginContext) =>
  context.source("wiki").readJson(path);

Deno.test("a plug-in's authorization goes to its source alone", async (t) => {
  await t.step("to the source, and not to PyPI", async () => {
    const { app, asked } = setUp(readJson("/found.json"));
    assert.deepEqual((await app.invoke("acme_find", {})).structured, { text: "found" });
    await app.invoke("get_package_info", { package_name: "requests" });
    const [own, ...others] = asked;
    assert.deepEqual(own, { url: `${SOURCE}/found.json`, authorization: "Bearer of-the-wiki" });
    assert.ok(others.length > 0);
    for (const { authorization } of others) assert.equal(authorization, null);
    app.close();
  });
  await t.step("not to where the source sends us", async () => {
    const { app, asked } = setUp(readJson("/moved.json"));
    assert.equal((await app.invoke("acme_find", {})).isError, true);
    for (const { url, authorization } of asked) {
      assert.equal(authorization !== null, url.startsWith(SOURCE));
    }
    app.close();
  });
});

Deno.test("with --demo a plug-in's source is not reached, and that is no answer", async () => {
  const { app, asked } = setUp(
    async (input: unknown, context: PluginContext) => ({
      read: await readJson("/found.json")(input, context) ?? "nothing there",
    }),
    { demo: true },
  );
  const result = await app.invoke("acme_find", {});
  assert.deepEqual(asked, []);
  assert.equal(result.isError, true, result.text);
  assert.match(result.text, /^Cannot read from acme\/wiki: /);
  app.close();
});

Deno.test("what a plug-in does to a built-in tool's answer changes no other call's", async () => {
  const spoil = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      spoil(inner);
      Reflect.set(value, key, "spoilt");
    }
  };
  const { app } = setUp(async ({ text }: { text: string }, { callTool }: PluginContext) => {
    spoil(await callTool(text, argumentsOf(text)));
    return {};
  });
  const argumentsOf = (name: string): Readonly<Record<string, unknown>> => {
    const properties = app.tools.find((tool) => tool.name === name)?.inputSchema.properties ?? {};
    if (Object.hasOwn(properties, "package_name")) return { package_name: "requests" };
    return Object.hasOwn(properties, "query") ? { query: "requests" } : {};
  };
  let checked = 0;
  for (const { name, toolset } of app.tools) {
    if (toolset === "plugins") continue;
    const args = argumentsOf(name);
    await app.invoke(name, args);
    const before = structuredClone(await app.invoke(name, args)); // or it would be spoilt along
    assert.equal((await app.invoke("acme_find", { text: name })).isError, before.isError, name);
    assert.deepEqual((await app.invoke(name, args)).structured, before.structured, name);
    if (!before.isError) checked++;
  }
  assert.ok(checked >= 10, `${checked} tools`);
  app.close();
});
