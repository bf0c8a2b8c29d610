import assert from "node:assert/strict";
import { SourceLog } from "../../../src/domain/source.ts";
import { healthCheck } from "../../../src/tools/health_check.ts";
import type { ServerState, UpstreamState } from "../../../src/tools/server_state.ts";
import { cacheState } from "./server_state_fixture.ts";

const call = () => ({ signal: new AbortController().signal, sources: new SourceLog() });
const PYPI: UpstreamState = {
  service: "pypi-json",
  host: "pypi.org",
  public: true,
  circuit: "closed",
};
const state = (upstreams: readonly UpstreamState[]): ServerState => ({
  version: "1.2.3",
  startedAtMs: 1_000,
  upstreams: () => upstreams,
  cache: () => cacheState(),
});

Deno.test("health_check is ok while every circuit is closed, an old error notwithstanding", async () => {
  const upstream: UpstreamState = {
    ...PYPI,
    lastErrorKind: "timeout",
    lastErrorAt: "2026-11-22T10:00:00Z",
  };
  const { structured, text } = await healthCheck.call({}, {
    state: state([upstream]),
    clock: () => 61_500,
  }, call());
  assert.equal(structured.status, "ok");
  assert.equal(structured.version, "1.2.3");
  assert.equal(structured.timestamp, "1970-01-01T00:01:01.500Z");
  assert.equal(structured.uptime_seconds, 60.5);
  assert.match(text, /pypi-json at pypi\.org: circuit closed, last error timeout at 2026-11-22/);
});

Deno.test("health_check is degraded while a circuit is not closed, and says which", async (t) => {
  for (const circuit of ["open", "half-open"] as const) {
    await t.step(circuit, async () => {
      const osv: UpstreamState = { service: "osv", host: "h:1", public: false, circuit };
      const deps = { state: state([PYPI, osv]), clock: () => 2_000 };
      const { structured, text } = await healthCheck.call({}, deps, call());
      assert.equal(structured.status, "degraded");
      assert.match(text, /osv failed repeatedly/);
      assert.match(text, /osv at h:1 \(not the public one\)/);
    });
  }
});

Deno.test("health_check asks no upstream and says so", async () => {
  const log = call();
  const deps = { state: state([]), clock: () => 2_000 };
  const { text } = await healthCheck.call({}, deps, log);
  assert.deepEqual(log.sources.outcomes(), []);
  assert.match(text, /no upstream was asked/);
});

Deno.test("health_check gives the cache's state", async () => {
  const deps = { state: state([]), clock: () => 2_000 };
  const { structured } = await healthCheck.call({}, deps, call());
  assert.deepEqual(structured.cache_status, {
    enabled: true,
    entries: 3,
    max_entries: 1000,
    bytes: 2048,
    hit_rate: 0.75,
  });
});
