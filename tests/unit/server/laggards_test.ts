import assert from "node:assert/strict";
import { Laggards } from "../../../src/server/laggards.ts";

/** Timers that somebody fires by hand. */
function handTimers() {
  const waiting: (() => void)[] = [];
  return {
    after(_delayMs: number, callback: () => void) {
      waiting.push(callback);
      return () => {};
    },
    waiting,
    fire() {
      for (const callback of waiting.splice(0)) callback();
    },
  };
}

Deno.test("Laggards calls what is still there at the second tick, once, and what was removed never", () => {
  const timers = handTimers();
  const laggards = new Laggards(timers);
  const called: string[] = [];
  const quick = () => called.push("quick");
  const slow = () => called.push("slow");
  laggards.add(quick);
  laggards.add(slow);
  assert.equal(timers.waiting.length, 1, "one timer for all");
  timers.fire();
  assert.deepEqual(called, []);
  laggards.remove(quick);
  timers.fire();
  assert.deepEqual(called, ["slow"]);
  timers.fire();
  assert.deepEqual(called, ["slow"]);
});

Deno.test("Laggards sets no timer while there is nothing to wait for", () => {
  const timers = handTimers();
  const laggards = new Laggards(timers);
  assert.equal(timers.waiting.length, 0);
  const task = () => {};
  laggards.add(task);
  laggards.remove(task);
  timers.fire();
  assert.equal(timers.waiting.length, 0);
});
