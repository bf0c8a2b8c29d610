/** The whole server while a fault passes: retries, an open circuit, and no restart. @module */
import assert from "node:assert/strict";
import type { ToolResult } from "../../src/mcp/tool_result.ts";
import { appOnLoopback, SERVICE_PATHS } from "../support/app_on_loopback.ts";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import type { Fault } from "../support/faults.ts";
import { sourcesOf } from "../support/reader_under_fault.ts";
import { toolsBehindCircuit } from "../support/tools_behind_circuit.ts";

const jinja2 = { package_name: "jinja2" };
/** Failures in a row that open the circuit. */
const TRIPPING_COUNT = 5;

Deno.test("one failed attempt is tried again and nobody notices", async (t) => {
  const faults: readonly (readonly [name: string, fault: Fault])[] = [
    ["503", { kind: "status", status: 503 }],
    ["429, zero seconds", { kind: "rate-limit", retryAfter: { seconds: 0 } }],
    ["429, a date that has passed", {
      kind: "rate-limit",
      retryAfter: { date: new Date(Date.UTC(2026, 0, 1)) },
    }],
  ];
  await using upstream = startFakeUpstream();
  for (const [name, fault] of faults) {
    await t.step(name, async () => {
      await using server = appOnLoopback(upstream, { maxRetries: "1" });
      upstream.faults.add({ fault, path: SERVICE_PATHS.osv, count: 1 });
      const met = upstream.faults.metCount;
      const args = { ...jinja2, version: "3.1.6" };
      const answer = await server.app.invoke("check_vulnerabilities", args);
      assert.equal(upstream.faults.metCount, met + 1);
      assert.equal(answer.structured?.security_status, "secure");
    });
  }
});

Deno.test("a retry that is asked to wait for longer than there is time is not waited for", async () => {
  await using upstream = startFakeUpstream();
  await using server = appOnLoopback(upstream, { maxRetries: "3" });
  server.break("pypi-stats", { kind: "rate-limit", retryAfter: { seconds: 3600 } });
  const answer = await server.app.invoke("get_pypi_stats", {});
  assert.match(answer.text, /limits our requests \(HTTP 429\) after 1 attempt\b.*again in 3600 s/);
});

Deno.test("a host that keeps failing is left alone, said so, and asked again later", async () => {
  await using upstream = startFakeUpstream();
  const invoke = toolsBehindCircuit(upstream.url, { circuitBreakMs: 400 });
  upstream.faults.add({ fault: { kind: "status", status: 500 } });
  for (let failed = 0; failed < TRIPPING_COUNT; failed++) {
    const answer = await invoke("get_pypi_stats", {}); // one request each
    assert.match(answer.text, /it is failing \(HTTP 500\)/);
  }
  const asked = upstream.seen.length;
  const refusal = await invoke("get_package_versions", jinja2);
  assert.match(
    refusal.text,
    /^Cannot read from pypi-index: not asked, because it failed repeatedly/,
  );
  const unknown = await invoke("check_vulnerabilities", { ...jinja2, version: "3.1.6" });
  assert.equal(unknown.structured?.security_status, "unknown");
  assert.match(
    String(unknown.structured?.unknown_reasons),
    /OSV could not be read \(circuit_open\)/,
  );
  const health = await invoke("health_check", {});
  assert.equal(health.structured?.status, "degraded");
  assert.equal(upstream.seen.length, asked, "nobody was asked");

  upstream.faults.clear();
  const answer = await until(() => invoke("get_package_versions", jinja2));
  assert.equal(answer.structured?.latest_version, "3.1.6");
  const secure = await invoke("check_vulnerabilities", { ...jinja2, version: "3.1.6" });
  assert.equal(secure.structured?.security_status, "secure");
  assert.equal((await invoke("health_check", {})).structured?.status, "ok");
});

Deno.test("a circuit that one host opened takes nothing from the others", async () => {
  await using pypi = startFakeUpstream();
  await using osv = startFakeUpstream();
  await using server = appOnLoopback(pypi, { osvBaseUrl: osv.url });
  osv.faults.add({ fault: { kind: "status", status: 503 } });
  const ask = () => server.app.invoke("get_package_health", jinja2);
  for (let failed = 0; failed <= TRIPPING_COUNT; failed++) await ask();
  const answer = await ask();
  assert.deepEqual(
    sourcesOf(answer).filter(({ status }) => status === "failed")
      .map(({ service, reason }) => [service, reason]),
    [["osv", "circuit_open"]],
  );
  const told = answer.structured ?? {};
  assert.equal(told.has_vulnerabilities, undefined);
  assert.equal(told.project_status, "active");
  const health = await server.app.invoke("health_check", {});
  assert.match(health.text, /osv failed repeatedly and is not asked for now/);
  assert.doesNotMatch(health.text, /pypi-json failed/);
});

Deno.test("faults of two services at once are both named", async () => {
  await using upstream = startFakeUpstream();
  await using server = appOnLoopback(upstream);
  server.break("osv", { kind: "status", status: 503 });
  server.break("pypi-index", { kind: "wrong-content-type" });
  const args = { ...jinja2, version: "3.1.6" };
  const answer = await server.app.invoke("check_vulnerabilities", args);
  assert.equal(answer.isError, false);
  assert.equal(answer.structured?.security_status, "unknown");
  assert.equal(answer.structured?.has_vulnerabilities, undefined);
  const failed = sourcesOf(answer).filter(({ status }) => status === "failed");
  assert.deepEqual(
    failed.map(({ service, reason }) => [service, reason]).sort(),
    [["osv", "unavailable"], ["pypi-index", "malformed"]],
  );
  assert.match(String(answer.structured?.unknown_reasons), /OSV could not be read \(unavailable\)/);
});

Deno.test("without both APIs of PyPI nothing is told of a project, and why", async () => {
  await using upstream = startFakeUpstream();
  await using server = appOnLoopback(upstream);
  server.break("pypi-json", { kind: "wrong-content-type" });
  server.break("pypi-index", { kind: "status", status: 503 });
  for (const tool of ["get_package_info", "get_package_versions", "get_dependencies"]) {
    const { isError, text } = await server.app.invoke(tool, jinja2);
    assert.equal(isError, true);
    assert.match(text, /^Cannot read from pypi-index: it is failing \(HTTP 503\)/);
  }
  const args = { ...jinja2, version: "3.1.6" };
  const { structured: told } = await server.app.invoke("check_vulnerabilities", args);
  assert.equal(told?.security_status, "unknown");
  assert.match(String(told?.unknown_reasons), /PyPI failed \(unavailable\)/);
});

/** Asks until the circuit lets a call through; the circuit keeps its own time. */
async function until(ask: () => Promise<ToolResult>): Promise<ToolResult> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (!answer.isError) return answer;
    assert.match(answer.text, /not asked, because it failed repeatedly/);
    assert.ok(Date.now() < deadline, "the circuit stays open");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
