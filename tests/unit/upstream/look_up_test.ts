import assert from "node:assert/strict";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { createCall, createTestPipeline, jsonRequest } from "../../support/test_pipeline.ts";

async function errorOf(asked: Promise<unknown>): Promise<UpstreamError> {
  const error = await asked.then(() => assert.fail("expected a failure"), (reason) => reason);
  assert.ok(error instanceof UpstreamError, String(error));
  return error;
}

Deno.test("lookUp() tells what the host did, not that its circuit opened between two attempts", async () => {
  const time = new FakeClock();
  const { api, monitor } = createTestPipeline("https://pypi.example", {
    clock: time.clock,
    timers: time.timers,
    fetch: () => Promise.reject(new TypeError("no route")),
    policies: { maxRetries: 3 },
    hostLimits: { circuitFailureCount: 5 },
  });
  const asked = ["/a", "/b"].map((path) => errorOf(api.read(jsonRequest(path), createCall())));
  await time.advance(100);
  const errors = await Promise.all(asked);
  assert.deepEqual(errors.map(({ kind }) => kind), ["unreachable", "unreachable"]);
  assert.equal(errors.reduce((sum, { attempts }) => sum + attempts, 0), 5, "the circuit did open");
  const later = await errorOf(api.read(jsonRequest("/c"), createCall()));
  assert.deepEqual([later.kind, later.attempts], ["circuit_open", 0], "nothing better is known");
  assert.equal(monitor.hostStates()[0]?.lastErrorKind, "unreachable");
});

Deno.test("lookUp() tells what the host did, not that a further attempt got no turn", async () => {
  const time = new FakeClock();
  const { api } = createTestPipeline("https://pypi.example", {
    clock: time.clock,
    timers: time.timers,
    fetch: () => Promise.resolve(new Response(null, { status: 503 })),
    policies: { maxRetries: 3, budgetMs: 500 },
    hostLimits: { rateLimitPerSecond: 0.5 },
  });
  const asked = errorOf(api.read(jsonRequest("/a"), createCall()));
  await time.advance(600);
  const { kind, status, attempts } = await asked;
  assert.deepEqual({ kind, status, attempts }, { kind: "unavailable", status: 503, attempts: 1 });
});

Deno.test("lookUp() ends with the time of what it is a part of, and asks nothing after it", async () => {
  const time = new FakeClock();
  let attempts = 0;
  const { api } = createTestPipeline("https://pypi.example", {
    clock: time.clock,
    timers: time.timers,
    fetch: () => {
      attempts++;
      return new Promise(() => {});
    },
    policies: { timeoutMs: 400, budgetMs: 500, maxRetries: 0 },
  });
  const deadlineMs = time.clock() + 100;
  const asked = errorOf(api.read(jsonRequest("/a", { deadlineMs }), createCall()));
  await time.advance(100);
  const { kind, elapsedMs } = await asked;
  assert.deepEqual({ kind, elapsedMs }, { kind: "timeout", elapsedMs: 100 });
  const range = { start: 0, end: 1 };
  const late = await errorOf(
    api.readBytes({ path: "/b", range, maxBytes: 1, deadlineMs }, createCall()),
  );
  assert.deepEqual([late.kind, late.attempts, attempts], ["timeout", 0, 1]);
});

Deno.test("lookUp() tells that an answer cannot be used, although an attempt before it failed", async () => {
  const time = new FakeClock();
  let attempts = 0;
  const { api } = createTestPipeline("https://pypi.example", {
    clock: time.clock,
    timers: time.timers,
    fetch: () => {
      const headers = { "content-type": "application/json" };
      return Promise.resolve(
        ++attempts === 1 ? new Response(null, { status: 503 }) : new Response("{", { headers }),
      );
    },
  });
  const asked = errorOf(api.read(jsonRequest("/a"), createCall()));
  await time.advance(100);
  assert.equal((await asked).kind, "malformed");
});
