/** Doing something once after the asking has stopped. @module */
import type { Timers } from "./timers.ts";

/** How long to wait. */
export interface DebounceOptions {
  /** Quiet time before the task runs, in milliseconds. */
  readonly delayMs?: number;
  /** A key that never gets quiet runs after this long all the same, in milliseconds; default ten delays. */
  readonly maxWaitMs?: number;
  readonly clock: () => number;
  readonly timers: Timers;
}

interface Pending {
  readonly sinceMs: number;
  cancel: () => void;
}

/** Default quiet time, in milliseconds. */
export const DEBOUNCE_MS = 150;

/** Per key the last task wins and the others never run. */
export class Debounce {
  readonly #delayMs: number;
  readonly #maxWaitMs: number;
  readonly #options: DebounceOptions;
  readonly #pending = new Map<string, Pending>();

  constructor(options: DebounceOptions) {
    this.#options = options;
    this.#delayMs = options.delayMs ?? DEBOUNCE_MS;
    this.#maxWaitMs = options.maxWaitMs ?? 10 * this.#delayMs;
  }

  /** Keys that wait. */
  get pendingCount(): number {
    return this.#pending.size;
  }

  /** Runs `task` when `key` has been quiet; a task waiting for the same key is dropped. */
  schedule(key: string, task: () => void): void {
    const { clock, timers } = this.#options;
    const before = this.#pending.get(key);
    before?.cancel();
    const sinceMs = before?.sinceMs ?? clock();
    const leftMs = Math.max(0, sinceMs + this.#maxWaitMs - clock());
    const cancel = timers.after(Math.min(this.#delayMs, leftMs), () => {
      this.#pending.delete(key);
      task();
    });
    this.#pending.set(key, { sinceMs, cancel });
  }

  /** Drops what waits for `key`. */
  cancel(key: string): void {
    this.#pending.get(key)?.cancel();
    this.#pending.delete(key);
  }

  /** Drops everything, for a shutdown. */
  cancelAll(): void {
    for (const { cancel } of this.#pending.values()) cancel();
    this.#pending.clear();
  }
}
