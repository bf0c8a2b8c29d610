import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { parsePrometheusText, seriesKey } from "../support/prometheus_text.ts";
import { serveSettings } from "../support/served_app.ts";

async function scrape(origin: string) {
  const response = await fetch(`${origin}/metrics`);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  const samples = parsePrometheusText(await response.text()).flatMap((family) => family.samples);
  const values = new Map(samples.map((sample) => [seriesKey(sample), sample.value]));
  const value = (name: string, labels: Readonly<Record<string, string>> = {}) =>
    values.get(seriesKey({ name, labels: new Map(Object.entries(labels)) }));
  return { keys: [...values.keys()].sort(), value };
}

async function send(origin: string, body: unknown): Promise<Response> {
  return await fetch(`${origin}/mcp`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept": "application/json, text/event-stream",
    },
    body: JSON.stringify(body),
  });
}

/** Its question at the start takes some turns, also where the upstream is embedded. */
async function untilReady(origin: string): Promise<void> {
  for (let turn = 0; turn < 1_000; turn++) {
    const response = await fetch(`${origin}/health/ready`);
    await response.body?.cancel();
    if (response.status === 200) return;
  }
  assert.fail("it never became ready");
}

const call = (name: string, args: Readonly<Record<string, unknown>>) => ({
  ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
  params: { name, arguments: args },
});

Deno.test("/metrics agrees with what was asked, upstream and down", async () => {
  await using upstream = startFakeUpstream();
  const urls = Object.fromEntries(
    ["PYPI_BASE_URL", "FILES_BASE_URL", "OSV_BASE_URL", "PYPISTATS_BASE_URL"]
      .map((name) => [name, upstream.url]),
  );
  await using app = await serveSettings({
    ...urls,
    ...{ INDEX_URL: `${upstream.url}/simple/`, METRICS: "true", MAX_RETRIES: "1", GRAPHQL: "true" },
  });
  await (await send(app.origin, call("get_package_info", { package_name: "requests" }))).text();
  await (await send(app.origin, call("get_package_info", { package_name: "requests" }))).text();
  upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/v1\// });
  const args = { package_name: "flask" };
  await (await send(app.origin, call("check_vulnerabilities", args))).text();
  await (await fetch(`${app.origin}/nowhere`)).text();
  const { value } = await scrape(app.origin);
  const { host } = new URL(upstream.url);
  for (
    const [method, name] of [
      ["resources/read", "package"],
      ["prompts/get", "compare_packages"],
      ["completion/complete", "package"],
      ["graphql", "query"],
    ] as const
  ) {
    const series = { method, name, outcome: "bug" };
    assert.equal(value("pypi_mcp_requests_total", series), 0, "the first one is to be an increase");
  }
  const labels = { method: "tools/call", name: "get_package_info", outcome: "ok" };
  assert.equal(value("pypi_mcp_requests_total", labels), 2);
  assert.equal(value("pypi_mcp_request_duration_seconds_count", labels), 2);
  const asked = ["pypi-json", "pypi-index", "pypi-files", "pypi-stats", "osv", "pypistats"]
    .map((service) => value("pypi_mcp_upstream_requests_total", { service, host }) ?? 0)
    .reduce((sum, count) => sum + count, 0);
  assert.equal(asked, upstream.count());
  const osv = { service: "osv", host };
  assert.equal(value("pypi_mcp_upstream_failures_total", { ...osv, kind: "unavailable" }), 1);
  assert.equal(value("pypi_mcp_upstream_retries_total", osv), 1);
  assert.equal(value("pypi_mcp_circuit_state", { host, state: "closed" }), 1);
  assert.equal(value("pypi_mcp_limiter_wait_seconds_count", { host }), upstream.count());
  assert.ok((value("pypi_mcp_cache_lookups_total", { tier: "local", outcome: "hit" }) ?? 0) > 0);
  assert.equal(value("pypi_mcp_http_responses_total", { door: "/mcp", status: "200" }), 3);
  assert.equal(value("pypi_mcp_http_responses_total", { door: "other", status: "404" }), 1);
  assert.equal(value("pypi_mcp_readiness", { status: "stopping" }), 0);
});

Deno.test("10,000 names, arguments, paths and hosts of callers make no new series", async () => {
  await using app = await serveSettings({ DEMO: "true", METRICS: "true", RATE_LIMIT: "1000" });
  const frames = await app.app.connect();
  const refused = (method: string, params: Readonly<Record<string, unknown>>) =>
    frames.request(method, params).then(() => {}, () => {});
  const hostile = async (index: number) => {
    const name = `made-up-${index}`;
    await refused("tools/call", { name, arguments: {} });
    await refused("tools/call", {
      name: "get_package_info",
      arguments: { package_name: `-${name}`, index_url: `https://${name}.example` },
    });
    await refused("tools/call", {
      name: "inspect_requirements",
      arguments: { text: `--index-url https://${name}.example/simple\n`, path: name },
    });
    await refused("resources/read", { uri: `pypi://package/-${name}` });
    await refused("prompts/get", { name, arguments: { package_name: name } });
    await refused(`made/up/${index}`, {});
  };
  const abroad = async (index: number) => {
    const answers = await Promise.all([
      fetch(`${app.origin}/made-up-${index}`),
      fetch(`${app.origin}/mcp`, { headers: { origin: `https://made-up-${index}.example` } }),
      send(app.origin, call(`made-up-${index}`, {})),
    ]);
    for (const answer of answers) await answer.body?.cancel();
  };
  await hostile(-1);
  await abroad(-1);
  const before = await scrape(app.origin);
  await scrape(app.origin); // the first one shows only in the second
  const { keys } = await scrape(app.origin);
  for (let index = 0; index < 1_700; index++) await hostile(index); // six different ones each
  for (let index = 0; index < 100; index++) await abroad(index);
  const after = await scrape(app.origin);
  assert.deepEqual(after.keys, keys);
  assert.ok(after.keys.length <= before.keys.length + 1);
  await frames.close();
});

Deno.test("/metrics is guarded on the main port, and not there when it is off", async (t) => {
  await t.step("off by default", async () => {
    await using app = await serveSettings({ DEMO: "true" });
    assert.equal((await fetch(`${app.origin}/metrics`)).status, 404);
    await untilReady(app.origin);
  });
  await t.step("an Origin that is not allowed gets nothing", async () => {
    await using app = await serveSettings({ DEMO: "true", METRICS: "true" });
    const headers = { origin: "https://evil.example" };
    assert.equal((await fetch(`${app.origin}/metrics`, { headers })).status, 403);
    assert.equal((await fetch(`${app.origin}/metrics`, { method: "POST" })).status, 405);
  });
});

Deno.test("the admin port has probes and figures, the main port then has no figures", async (t) => {
  const app = await serveSettings({
    ...{ DEMO: "true", METRICS: "true", ADMIN_PORT: "0", SHUTDOWN_DELAY: "1" },
  });
  const status = async (url: string, init?: RequestInit) => {
    const response = await fetch(url, init);
    await response.body?.cancel();
    return response.status;
  };
  assert.notEqual(app.adminOrigin, app.origin);
  await t.step("figures", async () => {
    assert.ok((await scrape(app.adminOrigin)).keys.length > 0);
    assert.equal(await status(`${app.origin}/metrics`), 404);
  });
  await t.step("probes on both", async () => {
    assert.equal(await status(`${app.adminOrigin}/health/live`), 200);
    await untilReady(app.adminOrigin);
    assert.equal(await status(`${app.origin}/health/ready`), 200);
  });
  await t.step("no tools", async () => {
    assert.equal(await status(`${app.adminOrigin}/mcp`, { method: "POST" }), 404);
  });
  await t.step("an address as Host is let in, another's name is not", async () => {
    const { hostname, port } = new URL(app.adminOrigin);
    const ask = async (host: string) => {
      const connection = await Deno.connect({ hostname, port: Number(port) });
      const text = `GET /metrics HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
      await connection.write(new TextEncoder().encode(text));
      return (await new Response(connection.readable).text()).slice(0, 12);
    };
    assert.equal(await ask(`10.1.2.3:${port}`), "HTTP/1.1 200");
    assert.equal(await ask(`[2001:db8::1]:${port}`), "HTTP/1.1 200");
    assert.equal(await ask(`localhost:${port}`), "HTTP/1.1 200");
    assert.equal(await ask(`rebound.example:${port}`), "HTTP/1.1 403");
    assert.equal(await ask(`1.2.3.4.example:${port}`), "HTTP/1.1 403");
  });
  const stopped = app.stop();
  await t.step("both say that the program stops while it still serves", async () => {
    const { value } = await scrape(app.adminOrigin);
    assert.equal(value("pypi_mcp_readiness", { status: "stopping" }), 1);
    assert.equal(value("pypi_mcp_readiness", { status: "ok" }), 0);
    assert.equal(await status(`${app.adminOrigin}/health/ready`), 503);
    assert.equal(await status(`${app.origin}/health/ready`), 503);
  });
  await stopped;
  await t.step("it ends with the program", async () => {
    await assert.rejects(fetch(`${app.adminOrigin}/health/live`));
  });
});

Deno.test("/health/ready says starting until an upstream answered, and degraded when it cannot", async () => {
  const held = Promise.withResolvers<Response>();
  await using app = await serveSettings({ MAX_RETRIES: "0" }, { fetch: () => held.promise });
  const ready = async () => {
    const response = await fetch(`${app.origin}/health/ready`);
    const { status, checks } = await response.json();
    return [response.status, status, checks.upstream];
  };
  assert.deepEqual(await ready(), [503, "starting", "asking"]);
  held.reject(new TypeError("no network"));
  for (let turn = 0; (await ready())[1] === "starting" && turn < 100; turn++);
  assert.deepEqual(await ready(), [200, "degraded", "down"]);
});
