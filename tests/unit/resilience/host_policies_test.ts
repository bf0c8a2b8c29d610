import assert from "node:assert/strict";
import { createHostPolicies } from "../../../src/resilience/host_policies.ts";
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
