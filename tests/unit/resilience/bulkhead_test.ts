import assert from "node:assert/strict";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import { Bulkhead } from "../../../src/resilience/bulkhead.ts";
import { settle } from "../../support/fake_clock.ts";

function setUp(concurrency: number, queueLimit: number) {
  const bulkhead = new Bulkhead({ concurrency, queueLimit });
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const run = (name: string, signal: AbortSignal = new AbortController().signal) =>
    bulkhead.run(() => {
      started.push(name);
      return new Promise<string>((resolve) => finish.set(name, () => resolve(name)));
    }, signal);
  return { bulkhead, started, finish, run };
}

Deno.test("Bulkhead runs so many at a time and the others in their order", async () => {
  const { started, finish, run } = setUp(2, 5);
  const all = ["a", "b", "c", "d"].map((name) => run(name));
  assert.deepEqual(started, ["a", "b"]);
  finish.get("b")?.();
  await settle();
  assert.deepEqual(started, ["a", "b", "c"]);
  finish.get("a")?.();
  await settle();
  for (const name of ["c", "d"]) finish.get(name)?.();
  assert.deepEqual(await Promise.all(all), ["a", "b", "c", "d"]);
});

Deno.test("Bulkhead rejects when its queue is full", async () => {
  const { bulkhead, finish, run } = setUp(1, 1);
  const first = run("a");
  const second = run("b");
  const isRejected = (error: unknown) =>
    error instanceof AttemptFailure && error.fault.kind === "rejected" && !error.trips &&
    !error.transient;
  await assert.rejects(run("c"), isRejected);
  assert.equal(bulkhead.waitingCount, 1);
  finish.get("a")?.();
  await first;
  await settle();
  finish.get("b")?.();
  await second;
  assert.equal(bulkhead.waitingCount, 0);
});

Deno.test("Bulkhead frees a leaver's place at once and never starts its task", async () => {
  const { started, finish, run } = setUp(1, 1);
  const first = run("a");
  const leaver = new AbortController();
  const left = run("b", leaver.signal);
  leaver.abort("gone");
  await assert.rejects(left, (reason) => reason === "gone");
  const third = run("c"); // would be rejected if "b" still counted
  finish.get("a")?.();
  await first;
  await settle();
  finish.get("c")?.();
  assert.equal(await third, "c");
  assert.deepEqual(started, ["a", "c"]);
});

Deno.test("Bulkhead does not start for a caller that has left", async () => {
  const { started, run } = setUp(1, 1);
  await assert.rejects(run("a", AbortSignal.abort("gone")), (reason) => reason === "gone");
  assert.deepEqual(started, []);
});

Deno.test("Bulkhead frees the slot of a task that throws", async () => {
  const bulkhead = new Bulkhead({ concurrency: 1, queueLimit: 0 });
  const { signal } = new AbortController();
  const error = new Error("x");
  await assert.rejects(
    bulkhead.run(() => Promise.reject(error), signal),
    (thrown) => thrown === error,
  );
  assert.equal(await bulkhead.run(() => Promise.resolve(1), signal), 1);
});
