import assert from "node:assert/strict";
import fc from "fast-check";
import { RateLimiter } from "../../../src/resilience/rate_limiter.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const { signal } = new AbortController();

function setUp(ratePerSecond: number, burstCount: number) {
  const fake = new FakeClock(0);
  const { clock, timers } = fake;
  const limiter = new RateLimiter({ ratePerSecond, burstCount, clock, timers });
  const admitted: [name: string, atMs: number][] = [];
  const take = (name: string, by: AbortSignal = signal) =>
    limiter.take(by).then(() => void admitted.push([name, clock()]));
  return { fake, limiter, admitted, take };
}

Deno.test("RateLimiter admits a burst, then one for each drop, in the order of asking", async () => {
  const { fake, admitted, take } = setUp(10, 2);
  for (const name of ["a", "b", "c", "d", "e"]) take(name);
  await fake.advance(1_000);
  assert.deepEqual(admitted, [["a", 0], ["b", 0], ["c", 100], ["d", 200], ["e", 300]]);
  assert.equal(fake.timerCount, 0);
});

Deno.test("RateLimiter fills up to the burst and no further", async () => {
  const { fake, admitted, take } = setUp(10, 3);
  await fake.advance(60_000);
  for (const name of ["a", "b", "c", "d"]) take(name);
  await fake.advance(99);
  assert.equal(admitted.length, 3);
});

Deno.test("RateLimiter gives a leaver's place to the next and keeps its token", async () => {
  const { fake, limiter, admitted, take } = setUp(10, 1);
  const leaver = new AbortController();
  take("a");
  const left = take("b", leaver.signal);
  take("c");
  assert.equal(limiter.waitingCount, 2);
  leaver.abort("gone");
  await assert.rejects(left, (reason) => reason === "gone");
  await fake.advance(1_000);
  assert.deepEqual(admitted, [["a", 0], ["c", 100]]);
});

Deno.test("RateLimiter leaves no timer behind when the last waiter leaves", async () => {
  const { fake, limiter, take } = setUp(10, 1);
  const leaver = new AbortController();
  take("a");
  const left = take("b", leaver.signal);
  leaver.abort("gone");
  await assert.rejects(left, (reason) => reason === "gone");
  assert.deepEqual([fake.timerCount, limiter.waitingCount], [0, 0]);
  await assert.rejects(limiter.take(leaver.signal), (reason) => reason === "gone");
});

Deno.test("RateLimiter never admits more than burst plus rate times time", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 10 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 30 }),
      async (rate, burst, gapsMs) => {
        const { fake, admitted, take } = setUp(rate, burst);
        for (const gapMs of gapsMs) {
          take("x");
          await fake.advance(gapMs);
        }
        await fake.advance(60_000);
        assert.equal(admitted.length, gapsMs.length, "nobody is forgotten");
        for (let first = 0; first < admitted.length; first++) {
          for (let last = first; last < admitted.length; last++) {
            const elapsedMs = (admitted[last]?.[1] ?? 0) - (admitted[first]?.[1] ?? 0);
            assert.ok(last - first + 1 <= burst + rate * elapsedMs / 1000 + 1e-6);
          }
        }
      },
    ),
    { numRuns: 30, seed: 4 },
  );
});

Deno.test("RateLimiter refuses a bucket that never fills", () => {
  const { clock, timers } = new FakeClock();
  for (const [ratePerSecond, burstCount] of [[0, 1], [NaN, 1], [-1, 1], [1, 0]] as const) {
    assert.throws(() => new RateLimiter({ ratePerSecond, burstCount, clock, timers }), RangeError);
  }
});
