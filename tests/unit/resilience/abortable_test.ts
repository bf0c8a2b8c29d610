import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { abortable, sleep } from "../../../src/resilience/abortable.ts";
import { FakeClock } from "../../support/fake_clock.ts";

const listeners = (signal: AbortSignal) => getEventListeners(signal, "abort").length;

Deno.test("abortable() settles like its promise and lets go of the signal", async () => {
  const { signal } = new AbortController();
  assert.equal(await abortable(Promise.resolve(1), signal), 1);
  const error = new Error("x");
  await assert.rejects(abortable(Promise.reject(error), signal), (reason) => reason === error);
  await Promise.resolve();
  assert.equal(listeners(signal), 0);
});

Deno.test("abortable() rejects with the reason at once, before or during the wait", async () => {
  const reason = { not: "an error" };
  const never = new Promise(() => {});
  const controller = new AbortController();
  const waiting = abortable(never, controller.signal);
  controller.abort(reason);
  await assert.rejects(waiting, (thrown) => thrown === reason);
  await assert.rejects(abortable(never, controller.signal), (thrown) => thrown === reason);
});

Deno.test("abortable() swallows a failure that comes after the abort", async () => {
  const { promise, reject } = Promise.withResolvers();
  const waiting = abortable(promise, AbortSignal.abort("gone"));
  await assert.rejects(waiting, (thrown) => thrown === "gone");
  reject(new Error("late")); // an unhandled rejection would fail the run
});

Deno.test("sleep() ends when its time has come and leaves nothing", async () => {
  const fake = new FakeClock();
  const { signal } = new AbortController();
  let ended = false;
  const sleeping = sleep(50, signal, fake.timers).then(() => ended = true);
  await fake.advance(49);
  assert.equal(ended, false);
  await fake.advance(1);
  await sleeping;
  assert.equal(listeners(signal) + fake.timerCount, 0);
});

Deno.test("sleep() ends with the reason when the caller leaves, and takes its timer along", async () => {
  const fake = new FakeClock();
  const controller = new AbortController();
  const sleeping = sleep(50, controller.signal, fake.timers);
  controller.abort("gone");
  await assert.rejects(sleeping, (thrown) => thrown === "gone");
  assert.equal(fake.timerCount, 0);
  await assert.rejects(sleep(1, controller.signal, fake.timers), (thrown) => thrown === "gone");
  assert.equal(fake.timerCount, 0);
});
