import assert from "node:assert/strict";
import { AttemptFailure, type AttemptFault } from "../../../src/resilience/attempt_failure.ts";
import { backoffMs } from "../../../src/resilience/backoff.ts";
import { retry, type RetryOptions } from "../../../src/resilience/retry.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { seededRandom } from "../../support/seeded_random.ts";

function setUp(rest: Partial<RetryOptions> = {}) {
  const fake = new FakeClock(0);
  const options: RetryOptions = {
    maxRetries: 3,
    deadlineMs: 10_000,
    backoff: { baseMs: 100, maxMs: 300, random: () => 1 },
    clock: fake.clock,
    timers: fake.timers,
    signal: new AbortController().signal,
    ...rest,
  };
  const startedAtMs: number[] = [];
  /** Fails with each fault in turn, then succeeds. */
  const attempt = (...faults: unknown[]) => () => {
    const fault = faults[startedAtMs.length];
    startedAtMs.push(fake.clock());
    return fault === undefined ? Promise.resolve("done") : Promise.reject(fault);
  };
  return { fake, options, startedAtMs, attempt };
}
const failed = (fault: AttemptFault) => new AttemptFailure(fault);

Deno.test("retry() waits longer after each failure, up to the cap", async () => {
  const { fake, options, startedAtMs, attempt } = setUp();
  const fault = failed({ kind: "unavailable", status: 503 });
  const result = retry(attempt(fault, fault, fault), options);
  await fake.advance(1_000);
  assert.equal(await result, "done");
  assert.deepEqual(startedAtMs, [0, 100, 300, 600]);
});

Deno.test("retry() tries again what a second attempt may cure, and nothing else", async (t) => {
  const rows: [name: string, fault: unknown, attempts: number][] = [
    ["unreachable", failed({ kind: "unreachable" }), 2],
    ["timeout", failed({ kind: "timeout" }), 2],
    ["429", failed({ kind: "rate_limited", status: 429 }), 2],
    ["5xx", failed({ kind: "unavailable", status: 500 }), 2],
    ["cut off", failed({ kind: "malformed", networkFault: true }), 2],
    ["malformed", failed({ kind: "malformed" }), 1],
    ["4xx", failed({ kind: "rejected", status: 403 }), 1],
    ["queue full", failed({ kind: "rejected" }), 1],
    ["open circuit", failed({ kind: "circuit_open" }), 1],
    ["a bug of ours", new TypeError("x"), 1],
  ];
  for (const [name, fault, attempts] of rows) {
    await t.step(name, async () => {
      const { fake, options, startedAtMs, attempt } = setUp({ maxRetries: 1 });
      const result = retry(attempt(fault, fault), options);
      const ended = assert.rejects(result, (error) => error === fault);
      await fake.advance(1_000);
      await ended;
      assert.equal(startedAtMs.length, attempts);
    });
  }
});

Deno.test("retry() waits as long as the upstream asks, if that is longer", async () => {
  const { fake, options, startedAtMs, attempt } = setUp();
  const result = retry(
    attempt(
      failed({ kind: "rate_limited", retryAfterMs: 2_000 }),
      failed({ kind: "rate_limited", retryAfterMs: 0 }),
    ),
    options,
  );
  await fake.advance(5_000);
  await result;
  assert.deepEqual(startedAtMs, [0, 2_000, 2_200]);
});

Deno.test("retry() does not start a wait that the budget cannot pay", async () => {
  const { fake, options, startedAtMs, attempt } = setUp({ deadlineMs: 2_000 });
  const fault = failed({ kind: "rate_limited", status: 429, retryAfterMs: 2_000 });
  await assert.rejects(retry(attempt(fault), options), (error) => error === fault);
  assert.equal(startedAtMs.length, 1);
  assert.equal(fake.timerCount, 0);
});

Deno.test("retry() stops waiting when the caller leaves", async () => {
  const controller = new AbortController();
  const { fake, options, startedAtMs, attempt } = setUp({ signal: controller.signal });
  const result = retry(attempt(failed({ kind: "timeout" })), options);
  const ended = assert.rejects(result, (error) => error === "gone");
  await fake.advance(50);
  controller.abort("gone");
  await ended;
  assert.deepEqual([startedAtMs.length, fake.timerCount], [1, 0]);
});

Deno.test("backoffMs() stays between half and all of a doubling ceiling", () => {
  const random = seededRandom(7);
  for (let failures = 1; failures <= 60; failures++) {
    const ceilingMs = Math.min(8_000, 250 * 2 ** (failures - 1));
    const waitMs = backoffMs(failures, { baseMs: 250, maxMs: 8_000, random });
    assert.ok(waitMs >= ceilingMs / 2 && waitMs <= ceilingMs, `${failures}: ${waitMs}`);
  }
  const waits = Array.from({ length: 20 }, () => backoffMs(3, { baseMs: 250, maxMs: 8e3, random }));
  assert.ok(new Set(waits).size > 15, "callers that failed together come back apart");
});
