import assert from "node:assert/strict";
import { debounced } from "../../../src/tools/debounced.ts";

/** Keeps the last task of each key until told to run it. */
class ManualScheduler {
  readonly #tasks = new Map<string, () => void>();
  schedule(key: string, task: () => void): void {
    this.#tasks.set(key, task);
  }
  quiet(key: string): void {
    const task = this.#tasks.get(key);
    this.#tasks.delete(key);
    task?.();
  }
}

Deno.test("debounced() answers the last call of a key and tells the earlier ones", async () => {
  const scheduler = new ManualScheduler();
  const run = debounced(scheduler);
  const asked: string[] = [];
  const ask = (text: string) =>
    run("key", () => {
      asked.push(text);
      return Promise.resolve(text);
    });
  const first = ask("3");
  const second = ask("3.");
  assert.equal(await first, undefined);
  scheduler.quiet("key");
  assert.equal(await second, "3.");
  assert.deepEqual(asked, ["3."]);
});

Deno.test("debounced() keeps keys apart and starts anew after an answer", async () => {
  const scheduler = new ManualScheduler();
  const run = debounced(scheduler);
  const a = run("a", () => Promise.resolve(1));
  const b = run("b", () => Promise.resolve(2));
  scheduler.quiet("a");
  scheduler.quiet("b");
  assert.deepEqual([await a, await b], [1, 2]);
  const again = run("a", () => Promise.resolve(3));
  scheduler.quiet("a");
  assert.equal(await again, 3);
});

Deno.test("debounced() passes an action's failure on", async () => {
  const scheduler = new ManualScheduler();
  const failing = debounced(scheduler)("key", () => Promise.reject(new TypeError("broken")));
  scheduler.quiet("key");
  await assert.rejects(failing, TypeError);
});
