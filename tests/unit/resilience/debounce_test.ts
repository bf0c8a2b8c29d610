import assert from "node:assert/strict";
import { Debounce, DEBOUNCE_MS } from "../../../src/resilience/debounce.ts";
import { FakeClock } from "../../support/fake_clock.ts";

function setUp(rest: { delayMs?: number; maxWaitMs?: number } = {}) {
  const fake = new FakeClock(0);
  const debounce = new Debounce({ clock: fake.clock, timers: fake.timers, ...rest });
  const ran: [name: string, atMs: number][] = [];
  const schedule = (key: string, name = key) =>
    debounce.schedule(key, () => ran.push([name, fake.clock()]));
  return { fake, debounce, ran, schedule };
}

Deno.test("Debounce runs the last task of a key after 150 quiet milliseconds", async () => {
  assert.equal(DEBOUNCE_MS, 150);
  const { fake, debounce, ran, schedule } = setUp();
  schedule("a", "first");
  await fake.advance(100);
  schedule("a", "second");
  schedule("b");
  await fake.advance(149);
  assert.deepEqual(ran, []);
  await fake.advance(1);
  assert.deepEqual(ran, [["second", 250], ["b", 250]]);
  assert.deepEqual([fake.timerCount, debounce.pendingCount], [0, 0]);
});

Deno.test("Debounce takes another delay", async () => {
  const { fake, ran, schedule } = setUp({ delayMs: 10 });
  schedule("a");
  await fake.advance(10);
  assert.equal(ran.length, 1);
});

Deno.test("Debounce does not starve a key that never gets quiet", async () => {
  const { fake, ran, schedule } = setUp({ delayMs: 100, maxWaitMs: 250 });
  for (let turn = 0; turn < 6; turn++) {
    schedule("a", `${turn}`);
    await fake.advance(50);
  }
  assert.deepEqual(ran[0], ["4", 250]);
});

Deno.test("Debounce drops what is cancelled", async () => {
  const { fake, debounce, ran, schedule } = setUp();
  for (const key of ["a", "b", "c"]) schedule(key);
  debounce.cancel("a");
  await fake.advance(0);
  assert.equal(debounce.pendingCount, 2);
  debounce.cancelAll();
  debounce.cancel("never scheduled");
  await fake.advance(1_000);
  assert.deepEqual([ran, fake.timerCount], [[], 0]);
});
