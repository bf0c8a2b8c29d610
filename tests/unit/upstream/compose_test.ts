import assert from "node:assert/strict";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import type { ComposedRequest } from "../../../src/upstream/upstream_api.ts";
import type { UpstreamPolicies } from "../../../src/upstream/upstream_policies.ts";
import { FakeClock, settle } from "../../support/fake_clock.ts";
import { createCall, createTestPipeline } from "../../support/test_pipeline.ts";

function setUp(policies: Partial<UpstreamPolicies> = {}) {
  const time = new FakeClock();
  const { api, cache } = createTestPipeline("https://osv.example", {
    clock: time.clock,
    timers: time.timers,
    fetch: () => Promise.reject(new TypeError("compose() itself asks nothing")),
    policies,
  });
  return { api, cache, time };
}

/** Counts its loads; each makes the next number, or fails. */
function counted(fails: () => boolean = () => false) {
  let loads = 0;
  const request: ComposedRequest<number> = {
    key: "numbers",
    load: () => {
      loads++;
      return fails()
        ? Promise.reject(new UpstreamError({ kind: "unavailable", service: "test" }))
        : Promise.resolve(loads);
    },
  };
  return { request, count: () => loads };
}

Deno.test("compose() keeps the value while it is fresh and tells each caller how it came", async () => {
  const { api, time } = setUp({ cacheTtlMs: 1_000, staleIfErrorMs: 0 });
  const { request, count } = counted();
  const calls = [createCall(), createCall(), createCall()];
  assert.equal(await api.compose(request, calls[0] ?? createCall()), 1);
  await time.advance(400);
  assert.equal(await api.compose(request, calls[1] ?? createCall()), 1);
  await time.advance(601);
  assert.equal(await api.compose(request, calls[2] ?? createCall()), 2);
  assert.equal(count(), 2);
  assert.deepEqual(
    calls.map(({ sources }) => sources.outcomes().map(({ status, ageMs }) => [status, ageMs])),
    [[["fetched", 0]], [["cached", 400]], [["fetched", 0]]],
  );
});

Deno.test("compose() loads once for callers of the same moment; one that leaves ends nothing", async () => {
  const { api } = setUp();
  const landing = Promise.withResolvers<string>();
  const flights: AbortSignal[] = [];
  const request: ComposedRequest<string> = {
    key: "shared",
    load: (signal) => {
      flights.push(signal);
      return landing.promise;
    },
  };
  const leaver = new AbortController();
  const left = api.compose(request, createCall(leaver.signal));
  const stayed = api.compose(request, createCall());
  await settle();
  leaver.abort(new Error("gone"));
  await assert.rejects(left, /gone/);
  landing.resolve("here");
  assert.equal(await stayed, "here");
  assert.deepEqual(flights.map(({ aborted }) => aborted), [false]);
});

Deno.test("compose() tells its load when the time of one look-up is up", async () => {
  const { api, time } = setUp({ budgetMs: 700 });
  const load = (_signal: AbortSignal, deadlineMs: number) => Promise.resolve(deadlineMs);
  assert.equal(await api.compose({ key: "time", load }, createCall()), time.clock() + 700);
});

Deno.test("compose() stops loading when the last caller left", async () => {
  const { api } = setUp();
  const leaver = new AbortController();
  let flight: AbortSignal | undefined;
  const pending = api.compose({
    key: "lonely",
    load: (signal) => {
      flight = signal;
      return new Promise<never>(() => {});
    },
  }, createCall(leaver.signal));
  await settle();
  leaver.abort(new Error("gone"));
  await assert.rejects(pending, /gone/);
  assert.equal(flight?.aborted, true);
});

Deno.test("compose() serves the old value, with its age and the reason, where loading fails", async () => {
  const { api, time } = setUp({ cacheTtlMs: 1_000, staleIfErrorMs: 5_000 });
  let broken = false;
  const { request } = counted(() => broken);
  await api.compose(request, createCall());
  broken = true;
  await time.advance(2_000);
  const call = createCall();
  assert.equal(await api.compose(request, call), 1);
  assert.deepEqual(
    call.sources.outcomes().map(({ status, ageMs, reason }) => ({ status, ageMs, reason })),
    [{ status: "stale", ageMs: 2_000, reason: "unavailable" }],
  );
  await time.advance(10_000);
  const late = createCall();
  await assert.rejects(api.compose(request, late), UpstreamError);
  assert.deepEqual(late.sources.outcomes().map(({ status, reason }) => [status, reason]), [
    ["failed", "unavailable"],
  ]);
});

Deno.test("compose() and read() never share a key", async () => {
  const { api, cache } = setUp({ maxRetries: 0 });
  await api.compose({ key: "application/json\n/x", load: () => Promise.resolve(1) }, createCall());
  await assert.rejects(api.read({
    path: "/x",
    accept: "application/json",
    contentType: "application/json",
    notFound: "answer",
    decode: () => 2,
  }, createCall()));
  assert.equal(cache.statistics().entryCount, 1);
});

Deno.test("compose() believes that there is nothing as shortly as a 404", async (t) => {
  const nothing = { key: "nothing", freshMs: Infinity };
  for (const [negativeTtlMs, loads] of [[100, 2], [0, 3]] as const) {
    await t.step(`${negativeTtlMs} ms`, async () => {
      const { api, time } = setUp({ negativeTtlMs });
      let count = 0;
      const load = () => {
        count++;
        return Promise.resolve(undefined);
      };
      for (const waitMs of [0, 50, 100]) {
        await time.advance(waitMs);
        assert.equal(await api.compose({ ...nothing, load }, createCall()), undefined);
      }
      assert.equal(count, loads);
    });
  }
});

Deno.test("compose() tells the host that its value is about, where that is one of its own", async (t) => {
  const rows = [
    [undefined, "osv.example"],
    ["https://files.example:8443/a", "files.example:8443"],
    ["https://elsewhere.example/a", "osv.example"],
  ] as const;
  for (const [about, host] of rows) {
    await t.step(`${about}`, async () => {
      const { api } = createTestPipeline("https://osv.example", {
        otherOrigins: ["https://files.example:8443"],
      });
      const call = createCall();
      const load = () => Promise.resolve(1);
      await api.compose({ key: "one", load, ...(about === undefined ? {} : { about }) }, call);
      assert.deepEqual(call.sources.outcomes().map((outcome) => outcome.host), [host]);
    });
  }
});
