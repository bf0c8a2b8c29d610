import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { DeadlineError, startDeadline } from "../../../src/resilience/deadline.ts";
import { FakeClock } from "../../support/fake_clock.ts";

Deno.test("startDeadline() aborts when the time is up", async () => {
  const fake = new FakeClock();
  const parent = new AbortController();
  const deadline = startDeadline(parent.signal, 100, fake.timers);
  await fake.advance(99);
  assert.deepEqual([deadline.signal.aborted, deadline.expired()], [false, false]);
  await fake.advance(1);
  assert.deepEqual([deadline.signal.aborted, deadline.expired()], [true, true]);
  assert.ok(deadline.signal.reason instanceof DeadlineError);
  assert.equal(getEventListeners(parent.signal, "abort").length, 0);
  parent.abort("late");
  assert.ok(deadline.signal.reason instanceof DeadlineError);
});

Deno.test("startDeadline() hands its parent's reason on", () => {
  const fake = new FakeClock();
  const parent = new AbortController();
  const deadline = startDeadline(parent.signal, 100, fake.timers);
  parent.abort("gone");
  assert.deepEqual([deadline.signal.reason, deadline.expired()], ["gone", false]);
  assert.equal(fake.timerCount, 0);
  assert.equal(startDeadline(parent.signal, 100, fake.timers).signal.reason, "gone");
  assert.equal(fake.timerCount, 0);
});

Deno.test("Deadline.release() makes later aborts harmless", () => {
  const fake = new FakeClock();
  const parent = new AbortController();
  const deadline = startDeadline(parent.signal, 100, fake.timers);
  deadline.release();
  parent.abort("late");
  assert.equal(deadline.signal.aborted, false);
  assert.equal(fake.timerCount + getEventListeners(parent.signal, "abort").length, 0);
});
