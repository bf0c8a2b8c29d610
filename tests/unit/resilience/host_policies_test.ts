import assert from "node:assert/strict";
import { createHostPolicies } from "../../../src/resilience/host_policies.ts";
import type { SharedTurns } from "../../../src/resilience/shared_rate.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const { signal } = new AbortController();

async function admittedIn(host: string, ms: number): Promise<number> {
  const fake = new FakeClock(0);
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 10, concurrency: 100, queueLimit: 100 },
    ...{ clock: fake.clock, timers: fake.timers },
    slowHosts: new Map([
      ["slow.example", { ratePerSecond: 0.5, burstCount: 2 }],
      ["quick.example", { ratePerSecond: 100, burstCount: 100 }],
    ]),
  });
  let admitted = 0;
  const runs = Array.from(
    { length: 40 },
    () => hosts.of(host).run(() => Promise.resolve(admitted++), signal),
  );
  await fake.advance(ms);
  const soFar = admitted;
  await fake.advance(100_000);
  await Promise.all(runs);
  return soFar;
}

Deno.test("createHostPolicies() holds every host to the lower of its own and the general rate", async () => {
  assert.equal(await admittedIn("other.example", 1_000), 20, "a burst of ten and ten a second");
  assert.equal(
    await admittedIn("slow.example", 10_000),
    7,
    "a burst of two and one in two seconds",
  );
  assert.equal(await admittedIn("quick.example", 1_000), 20, "the settings hold");
});

Deno.test("createHostPolicies() gives a host its policies once", () => {
  const { clock, timers } = new FakeClock();
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 1, concurrency: 1, queueLimit: 1, clock, timers },
  });
  assert.equal(hosts.of("a.example"), hosts.of("a.example"));
  assert.notEqual(hosts.of("a.example"), hosts.of("b.example"));
});

/** Two processes: one bucket of turns where it can be asked, and each its own limit. */
async function admittedOfTwo(
  fake: FakeClock,
  turns: SharedTurns | undefined,
  ms: number,
): Promise<number> {
  let admitted = 0;
  const runs = [1, 2].flatMap(() => {
    const hosts = createHostPolicies({
      ...{ rateLimitPerSecond: 10, concurrency: 100, queueLimit: 100 },
      ...{ clock: fake.clock, timers: fake.timers, turns },
    });
    return Array.from(
      { length: 60 },
      () => hosts.of("host").run(() => Promise.resolve(admitted++), signal),
    );
  });
  await fake.advance(ms);
  const soFar = admitted;
  await fake.advance(100_000);
  await Promise.all(runs);
  return soFar;
}

Deno.test("createHostPolicies() holds all processes to one rate, and each to its own where nobody can say", async () => {
  const fake = new FakeClock(0);
  let fullAtMs = 0;
  const oneBucket = (clock: () => number): SharedTurns => ({
    nextTurn(host, { ratePerSecond, burstCount }) {
      assert.equal(host, "host");
      const intervalMs = 1_000 / ratePerSecond;
      const nowMs = clock();
      fullAtMs = Math.max(nowMs, fullAtMs);
      const waitMs = Math.max(0, fullAtMs - intervalMs * (burstCount - 1) - nowMs);
      fullAtMs += intervalMs;
      return Promise.resolve({ isTaken: true, waitMs });
    },
  });
  const together = await admittedOfTwo(fake, oneBucket(fake.clock), 2_000);
  assert.ok(together >= 29 && together <= 30, `${together}: a burst of ten and ten a second`);
  const silent: SharedTurns = { nextTurn: () => Promise.resolve(undefined) };
  assert.equal(await admittedOfTwo(new FakeClock(0), silent, 2_000), 60);
  assert.equal(await admittedOfTwo(new FakeClock(0), undefined, 2_000), 60);
});

Deno.test("createHostPolicies() lets a caller leave while it waits for its turn", async () => {
  const fake = new FakeClock(0);
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 10, concurrency: 100, queueLimit: 100 },
    ...{ clock: fake.clock, timers: fake.timers },
    turns: { nextTurn: () => Promise.resolve({ isTaken: true, waitMs: 60_000 }) },
  });
  const leaving = new AbortController();
  const left = assert.rejects(
    hosts.of("host").run(() => Promise.reject(new Error("sent")), leaving.signal),
    { name: "AbortError" },
  );
  await fake.advance(1_000);
  leaving.abort();
  await left;
  assert.equal(fake.timerCount, 0);
});

Deno.test("createHostPolicies() asks again for a turn that was too far away to be taken", async () => {
  const fake = new FakeClock(0);
  const turns = [{ isTaken: false, waitMs: 1_000 }, { isTaken: true, waitMs: 500 }];
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 10, concurrency: 100, queueLimit: 100 },
    ...{ clock: fake.clock, timers: fake.timers },
    turns: { nextTurn: () => Promise.resolve(turns.shift()) },
  });
  let sentAtMs: number | undefined;
  const sent = hosts.of("host").run(() => Promise.resolve(sentAtMs = fake.clock()), signal);
  await fake.advance(1_499);
  assert.equal(sentAtMs, undefined);
  await fake.advance(1);
  assert.equal(await sent, 1_500);
});

Deno.test("createHostPolicies() tells the wait of those, too, who gave up", async () => {
  const fake = new FakeClock(0);
  const { clock, timers } = fake;
  const waits: number[] = [];
  const hosts = createHostPolicies({
    ...{ rateLimitPerSecond: 1, concurrency: 10, queueLimit: 10, clock, timers },
    onLimiterWait: (host, waitedMs) => waits.push(host === "host" ? waitedMs : NaN),
  });
  const leaver = new AbortController();
  const run = (by: AbortSignal) => hosts.of("host").run(() => Promise.resolve(), by);
  await run(signal);
  const leaving = assert.rejects(run(leaver.signal));
  const staying = run(signal);
  await fake.advance(700);
  leaver.abort();
  await leaving;
  await fake.advance(300);
  await staying;
  assert.deepEqual(waits, [0, 700, 1_000]);
});
