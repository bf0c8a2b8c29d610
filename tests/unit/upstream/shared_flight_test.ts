import assert from "node:assert/strict";
import { createEntrySeal } from "../../../src/cache/entry_seal.ts";
import { createSharedCounters } from "../../../src/cache/shared_statistics.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { SharedTier } from "../../../src/upstream/shared_tier.ts";
import { MemoryStore } from "../../support/memory_store.ts";
import { seededRandom } from "../../support/seeded_random.ts";
import { createCall, createTestPipeline } from "../../support/test_pipeline.ts";

Deno.test("findShared() leaves a quarter of the time to ask, whatever the wait and the clock took", async (t) => {
  for (const jumpMs of [0, 1_000, 3_600_000, -3_600_000]) {
    await t.step(`the clock jumps by ${jumpMs} ms`, async () => {
      let nowMs = Date.UTC(2026, 0, 1);
      const clock = () => nowMs;
      const store = new MemoryStore({ timers: systemTimers });
      const lock = store.lock.bind(store);
      store.lock = async (key) => {
        if (store.locked.size === 0) nowMs += jumpMs;
        const taken = await lock(key);
        return jumpMs === 0 ? taken : "gone"; // nobody can say, after the jump
      };
      const shared = new SharedTier({
        ...{ store, seal: createEntrySeal(undefined), counters: createSharedCounters() },
        ...{ programVersion: "1", maxTextBytes: 1_000, clock, timers: systemTimers },
        random: seededRandom(1),
      });
      const { api } = createTestPipeline("http://upstream.example", {
        ...{ shared, clock, policies: { budgetMs: 400 } },
      });
      let leftMs: number | undefined;
      const load = (_: AbortSignal, deadlineMs: number) => {
        leftMs = deadlineMs - clock();
        return Promise.resolve("made");
      };
      assert.equal(await api.compose({ key: "k", load }, createCall()), "made");
      assert.equal(leftMs, jumpMs > 0 ? 100 : 400);
    });
  }
});

Deno.test("findShared() ends a composed value whose reads do not know that a part of their time is gone", async () => {
  const store = new MemoryStore({ timers: systemTimers });
  const lock = store.lock.bind(store);
  store.lock = async (key) => {
    store.locked.add(key); // another's, for ever
    return await lock(key);
  };
  const shared = new SharedTier({
    ...{ store, seal: createEntrySeal(undefined), counters: createSharedCounters() },
    ...{ programVersion: "1", maxTextBytes: 1_000, clock: Date.now, timers: systemTimers },
    random: seededRandom(1),
  });
  const { api } = createTestPipeline("http://upstream.example", {
    ...{ shared, policies: { budgetMs: 100 } },
  });
  let wasEnded = false;
  const load = (signal: AbortSignal) =>
    new Promise<string>(() => signal.addEventListener("abort", () => wasEnded = true));
  const call = createCall();
  await assert.rejects(api.compose({ key: "k", load }, call), { kind: "timeout" });
  assert.ok(wasEnded);
  assert.equal(call.sources.outcomes()[0]?.reason, "timeout");
});
