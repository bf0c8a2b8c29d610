/** That a setting changes what the composed program does, not only that some code reads it. @module */
import assert from "node:assert/strict";
import { type App, compose } from "../../src/compose.ts";
import { type Config, loadConfig } from "../../src/config/load.ts";
import type { OptionKey } from "../../src/config/options.ts";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { openInProcess } from "../../src/server/in_process.ts";
import { loadTeamParts, type TeamParts } from "../../src/team_parts.ts";
import { VERSION } from "../../src/version.ts";
import { settle } from "../support/fake_clock.ts";
import { seededRandom } from "../support/seeded_random.ts";

type Settings = Readonly<Partial<Record<OptionKey, string>>>;

function configOf(settings: Settings): Config {
  const { config } = loadConfig({
    flags: new Map(Object.entries(settings) as [OptionKey, string][]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  return config;
}

/** The same over HTTP on a free port, with the parts that the settings ask for. */
async function setUpHttp(given: Settings) {
  const settings = { transport: "http", port: "0", ...given };
  const clock = () => Date.parse(FACTS_DATE);
  const parts = await loadTeamParts(configOf(settings), {
    writeLog: () => {},
    log: createLog({ level: "off", format: "text", write: () => {}, clock }),
    ...{ clock, timers: systemTimers, random: seededRandom(1) },
    fetch: () => Promise.reject(new TypeError("No part may ask the network here")),
  });
  return setUp(settings, parts);
}

/** The program over the embedded upstream, as if that were the network; `sent` is what it asked. */
function setUp(settings: Settings, parts: TeamParts = {}) {
  const config = configOf(settings);
  const { pypiBaseUrl: pypi, filesBaseUrl: files, osvBaseUrl: osv, pypistatsBaseUrl: pypistats } =
    config;
  const clock = () => Date.parse(FACTS_DATE);
  const demo = createDemoUpstream({ baseUrls: { pypi, files, osv, pypistats }, clock });
  const sent: Request[] = [];
  const lines: string[] = [];
  const address = Promise.withResolvers<string>();
  const app = compose(config, {
    writeLog(line) {
      lines.push(line);
      const url = /http:\S+\/mcp/.exec(line)?.[0];
      if (url !== undefined) address.resolve(url);
    },
    clock,
    parts,
    fetch: (input, init) => {
      const request = new Request(input, init);
      sent.push(request.clone());
      return Promise.resolve(demo.fetch(request));
    },
  });
  return { app, sent, lines, address: address.promise };
}

const paths = (sent: readonly Request[]) => sent.map(({ url }) => new URL(url).pathname);

async function answerOf(app: App, tool: string, args: Readonly<Record<string, unknown>>) {
  const result = await app.invoke(tool, args);
  assert.ok(!result.isError, result.text);
  return result.structured as Readonly<Record<string, unknown>>;
}

/** Serves over HTTP on a free port until `use` has ended. */
async function served(settings: Settings, use: (url: string) => Promise<void>): Promise<void> {
  const { app, address } = await setUpHttp(settings);
  const stop = new AbortController();
  const serving = app.serve(stop.signal);
  try {
    await Promise.race([serving, address]); // a start that fails names no address
    await use(await address);
  } finally {
    stop.abort();
    await serving;
  }
}

const post = (url: string, headers: HeadersInit, body = "{}") =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...Object.fromEntries(new Headers(headers)) },
    body,
  });

async function statusOf(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

/** `fetch` sets the Host header itself, so this one is written by hand. */
async function statusFor(url: string, host: string): Promise<string | undefined> {
  const { hostname, port } = new URL(url);
  using connection = await Deno.connect({ hostname, port: Number(port) });
  await connection.write(
    new TextEncoder().encode(`GET /mcp HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
  );
  const head = new Uint8Array(64);
  await connection.read(head);
  return /^HTTP\/1\.1 (\d{3})/.exec(new TextDecoder().decode(head))?.[1];
}

/** Each proves one setting, beside those that the tests of the pipeline, the program and the protocol prove. */
const EFFECTS: Readonly<Partial<Record<OptionKey, () => Promise<void>>>> = {
  async serverName() {
    const { app } = setUp({ serverName: "our-pypi" });
    const clientInfo = { name: "test", version: "0" };
    const { server, close } = await openInProcess(app.factory, {
      protocolVersion: "2025-11-25",
      clientInfo,
    });
    assert.equal((server.serverInfo as { name: string }).name, "our-pypi");
    await close();
  },
  toolsets() {
    const { app } = setUp({ toolsets: "security" });
    assert.deepEqual([...new Set(app.tools.map(({ toolset }) => toolset))], ["security"]);
    return Promise.resolve();
  },
  async userAgent() {
    const { app, sent } = setUp({ userAgent: "ours/{version} (mail@example.org)" });
    await app.invoke("get_package_versions", { package_name: "idna" });
    const told = new Set(sent.map(({ headers }) => headers.get("user-agent")));
    assert.deepEqual([...told], [`ours/${VERSION} (mail@example.org)`]);
  },
  async pypiBaseUrl() {
    const { app, sent } = setUp({
      pypiBaseUrl: "https://mirror.example",
      indexUrl: "https://mirror.example/simple/",
    });
    await app.invoke("get_package_info", { package_name: "idna" });
    const hosts = sent.filter(({ url }) => /\/pypi\//.test(url)).map(({ url }) =>
      new URL(url).host
    );
    assert.deepEqual([...new Set(hosts)], ["mirror.example"]);
  },
  async osvBaseUrl() {
    const { app } = setUp({ osvBaseUrl: "https://osv.example" });
    const args = { package_name: "jinja2", version: "3.1.2" };
    const answer = await app.invoke("check_vulnerabilities", args);
    assert.match(answer.text, /osv\.example/, "a host that is not the public one is named");
  },
  async enableVulnerabilityCheck() {
    const { app, sent } = setUp({ enableVulnerabilityCheck: "false" });
    const args = { package_name: "jinja2", version: "3.1.2" };
    const { security_status } = await answerOf(app, "check_vulnerabilities", args);
    assert.equal(security_status, "unknown");
    assert.deepEqual(paths(sent).filter((path) => path.startsWith("/v1/")), []);
  },
  async enableStats() {
    const { app, sent } = setUp({ enableStats: "false" });
    await app.invoke("get_package_health", { package_name: "flask" });
    await app.invoke("get_pypi_stats", {});
    assert.deepEqual(paths(sent).filter((path) => /^\/(?:stats|api)\//.test(path)), []);
  },
  async enableSearch() {
    const off = await setUp({ enableSearch: "false" }).app.invoke("search_packages", {
      query: "flask",
    });
    const on = await setUp({}).app.invoke("search_packages", { query: "flask" });
    assert.notEqual(off.text, on.text);
    assert.match(off.text, /ENABLE_SEARCH|off|disabled/i);
  },
  async cacheMaxEntryCount() {
    const { app, sent } = setUp({ cacheMaxEntryCount: "0" });
    await app.invoke("get_package_health", { package_name: "flask" });
    const first = sent.length;
    await app.invoke("get_package_health", { package_name: "flask" });
    assert.equal(sent.length, 2 * first, "download counts and files, too");
  },
  async cacheTtlMs() {
    const { app } = setUp({ cacheTtlMs: "0" });
    await app.invoke("get_package_health", { package_name: "flask" });
    const answer = await answerOf(app, "get_cache_info", {});
    assert.equal(answer.cache_enabled, false);
    assert.equal((answer.cache_stats as { size: number }).size, 0);
  },
  async warmPackages() {
    const { app, sent } = await setUpHttp({ warmPackages: "Idna,flask" });
    const stop = new AbortController();
    const serving = app.serve(stop.signal);
    const idna = () => paths(sent).filter((path) => path === "/pypi/idna/json").length;
    while (paths(sent).filter((path) => path === "/pypi/flask/json").length === 0) {
      await settle(); // warming is behind the start
    }
    await app.invoke("get_package_info", { package_name: "idna" });
    assert.equal(idna(), 1, "the call found it in the cache");
    stop.abort();
    await serving;
  },
  allowedHosts: () =>
    served({ allowedHosts: "mcp.example" }, async (url) => {
      assert.notEqual(await statusFor(url, "mcp.example"), "403");
      assert.equal(await statusFor(url, "other.example"), "403");
    }),
  allowedOrigins: () =>
    served({ allowedOrigins: "https://app.example" }, async (url) => {
      const app = (origin: string) => statusOf(post(url, { origin }));
      assert.notEqual(await app("https://app.example"), 403);
      assert.equal(await app("https://other.example"), 403);
    }),
  maxRequestBytes: () =>
    served({ maxRequestBytes: "2 KiB" }, async (url) => {
      assert.equal(await statusOf(post(url, {}, " ".repeat(2_049))), 413);
      assert.notEqual(await statusOf(post(url, {}, " ".repeat(2_048))), 413);
    }),
  async logFormat() {
    const { app, lines } = setUp({ logFormat: "json" });
    await app.invoke("health_check", {});
    const line = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    assert.deepEqual([line.level, line.tool], ["info", "health_check"]);
  },
  async logLevel() {
    const { app, lines } = setUp({ logLevel: "warning" });
    await app.invoke("health_check", {});
    assert.deepEqual(lines, []);
  },
};

Deno.test("a setting changes what the program does", async (t) => {
  for (const [name, effect] of Object.entries(EFFECTS)) await t.step(name, effect);
});
