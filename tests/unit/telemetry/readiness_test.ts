import assert from "node:assert/strict";
import {
  ASK_MS,
  RECENT_MS,
  trackReadiness,
  type UpstreamView,
} from "../../../src/telemetry/readiness.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function setUp() {
  const fake = new FakeClock(0);
  const warmed = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<void>();
  const state = {
    asked: 0,
    signal: undefined as AbortSignal | undefined,
    shared: "connected" as "connected" | "gone",
    upstream: { answerCount: 0, circuit: "closed" } as {
      -readonly [K in keyof UpstreamView]: UpstreamView[K];
    },
  };
  const readiness = trackReadiness({
    warmed: warmed.promise,
    ask: (signal) => {
      state.asked++;
      state.signal = signal;
      return answered.promise;
    },
    upstreams: () => [state.upstream],
    shared: () => state.shared,
    clock: fake.clock,
    timers: fake.timers,
    signal: new AbortController().signal,
  });
  return { fake, warmed, answered, state, readiness };
}

Deno.test("trackReadiness() waits for the caches and for one upstream, in any order", async (t) => {
  for (const order of [["warmed", "answered"], ["answered", "warmed"]] as const) {
    await t.step(order.join(", then "), async () => {
      const parts = setUp();
      assert.equal(parts.readiness().status, "starting");
      parts[order[0]].resolve();
      await parts.fake.advance(1);
      assert.equal(parts.readiness().status, "starting");
      parts[order[1]].resolve();
      await parts.fake.advance(1);
      assert.deepEqual(parts.readiness(), {
        status: "ok",
        checks: {
          ...{ settings: "read", caches: "ready", upstream: "answered" },
          ...{ circuits: "closed", shared_store: "connected" },
        },
      });
    });
  }
});

Deno.test("trackReadiness() takes traffic, degraded, once the upstream is known to be down", async (t) => {
  await t.step("it failed", async () => {
    const { warmed, answered, readiness, fake } = setUp();
    warmed.reject(new Error("a warm list that cannot be read is no reason to stay away"));
    answered.reject(new Error("down"));
    await fake.advance(1);
    assert.equal(readiness().status, "degraded");
    assert.equal(readiness().checks.upstream, "down");
    assert.equal(readiness().checks.caches, "ready");
  });
  await t.step("it says nothing in time", async (t) => {
    const { warmed, readiness, state, fake } = setUp();
    warmed.resolve();
    await fake.advance(ASK_MS - 1);
    assert.equal(readiness().status, "starting");
    await fake.advance(1);
    assert.equal(readiness().status, "degraded");
    assert.equal(state.signal?.aborted, true, "nobody waits for it any more");
    await t.step("and is whole again with the first answer to a call", () => {
      state.upstream.answerCount = 1;
      assert.equal(readiness().status, "ok");
    });
  });
});

Deno.test("trackReadiness() tells what is gone in words without hosts", async (t) => {
  const { warmed, answered, state, readiness, fake } = setUp();
  warmed.resolve();
  answered.resolve();
  await fake.advance(1);
  for (const circuit of ["open", "half-open"] as const) {
    await t.step(`a circuit is ${circuit}`, () => {
      state.upstream.circuit = circuit;
      state.upstream.lastErrorAtMs = fake.clock();
      assert.equal(readiness().status, "degraded");
      assert.equal(readiness().checks.circuits, "open");
      state.upstream.circuit = "closed";
    });
  }
  await t.step("a break that is over counts for a minute, then nobody knows", async () => {
    state.upstream.circuit = "half-open";
    await fake.advance(RECENT_MS - 1);
    assert.equal(readiness().status, "degraded");
    await fake.advance(1);
    assert.equal(readiness().status, "ok");
    assert.equal(readiness().checks.circuits, "untried");
    state.upstream.circuit = "open";
    assert.equal(readiness().status, "degraded", "an open one counts, however long ago it failed");
    state.upstream.circuit = "closed";
  });
  await t.step("the shared store is gone", () => {
    state.shared = "gone";
    assert.equal(readiness().status, "degraded");
    assert.equal(readiness().checks.shared_store, "gone");
    state.shared = "connected";
  });
  await t.step("all is back", () => assert.equal(readiness().status, "ok"));
});

Deno.test("trackReadiness() asks once, however often it is probed", async () => {
  const { state, readiness, fake } = setUp();
  for (let probe = 0; probe < 1_000; probe++) readiness();
  await fake.advance(60_000);
  for (let probe = 0; probe < 1_000; probe++) readiness();
  assert.equal(state.asked, 1);
});
