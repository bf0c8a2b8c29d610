import assert from "node:assert/strict";
import { Pause } from "../../../src/resilience/pause.ts";

function pause() {
  let nowMs = 0;
  const made = new Pause({ failureCount: 3, breakMs: 1_000, clock: () => nowMs });
  return { made, advance: (byMs: number) => nowMs += byMs };
}

Deno.test("Pause tries on until so many failures came in a row", () => {
  const { made } = pause();
  made.failed();
  made.failed();
  made.succeeded();
  made.failed();
  made.failed();
  assert.ok(made.mayTry());
  made.failed();
  assert.ok(!made.isOver);
  assert.ok(!made.mayTry());
});

Deno.test("Pause lets one try after its time, which decides", () => {
  const { made, advance } = pause();
  for (let count = 0; count < 3; count++) made.failed();
  advance(999);
  assert.ok(!made.mayTry());
  advance(1);
  assert.ok(made.mayTry());
  assert.ok(!made.mayTry(), "only one");
  made.failed();
  advance(999);
  assert.ok(!made.mayTry());
  advance(1);
  assert.ok(made.mayTry());
  made.succeeded();
  assert.ok(made.isOver && made.mayTry());
});

Deno.test("Pause lets the next one try where one never told how it went, or the clock was set back", () => {
  const { made, advance } = pause();
  for (let count = 0; count < 3; count++) made.failed();
  advance(1_000);
  assert.ok(made.mayTry());
  advance(1_000);
  assert.ok(made.mayTry(), "the one before may never come back");
  advance(-1_000_000);
  assert.ok(made.mayTry());
});
