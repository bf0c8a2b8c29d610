import assert from "node:assert/strict";
import { callerLimit, LocalBuckets } from "../../../src/access/caller_limit.ts";
import type { RateDecision } from "../../../src/resilience/shared_rate.ts";

const RATE = { ratePerSecond: 2, burstCount: 3 };

Deno.test("LocalBuckets takes a burst, then at the rate, each key for itself", () => {
  let nowMs = 1_000;
  const buckets = new LocalBuckets(RATE, () => nowMs);
  const take = (key: string) => buckets.take(key).isAllowed;
  assert.deepEqual([take("a"), take("a"), take("a"), take("a"), take("b")], [
    ...[true, true, true, false],
    true,
  ]);
  assert.deepEqual(buckets.take("a"), { isAllowed: false, retryAfterMs: 500 });
  assert.equal(buckets.waitMs("a"), 500);
  nowMs += 500;
  assert.deepEqual([take("a"), take("a")], [true, false]);
  nowMs += 60_000;
  assert.deepEqual([take("a"), take("a"), take("a"), take("a")], [true, true, true, false]);
});

Deno.test("LocalBuckets makes nobody wait longer than a whole bucket after the clock was set back", () => {
  let nowMs = 10_000_000;
  const buckets = new LocalBuckets(RATE, () => nowMs);
  for (let count = 0; count < 3; count++) buckets.take("a");
  nowMs = 0;
  assert.deepEqual(buckets.take("a"), { isAllowed: false, retryAfterMs: 500 });
  nowMs += 500;
  assert.ok(buckets.take("a").isAllowed);
});

Deno.test("callerLimit() lets replicas decide together, and decides itself at once where they cannot", async () => {
  const answers: (RateDecision | undefined)[] = [
    { isAllowed: true },
    { isAllowed: false, retryAfterMs: 700 },
    undefined,
  ];
  const asked: string[] = [];
  const limit = callerLimit(RATE, {
    clock: () => 0,
    shared: {
      tryTake(key) {
        asked.push(key);
        return Promise.resolve(answers.shift());
      },
    },
  });
  assert.deepEqual(await limit.take("a"), { isAllowed: true });
  assert.deepEqual(await limit.take("a"), { isAllowed: false, retryAfterMs: 700 });
  assert.deepEqual(await limit.take("a"), { isAllowed: true }, "nobody else can say");
  assert.deepEqual(limit.take("a"), { isAllowed: false, retryAfterMs: 500 }, "its own is empty");
  assert.equal(asked.length, 3);
});
