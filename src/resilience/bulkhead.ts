/** How many requests one host gets at a time, and how many may queue for it. @module */
import { bulkhead, type BulkheadPolicy } from "cockatiel";
import { abortable } from "./abortable.ts";
import { AttemptFailure } from "./attempt_failure.ts";

/** Size of the bulkhead. */
export interface BulkheadOptions {
  readonly concurrency: number;
  /** Callers that may wait for a slot; one more is `rejected`. */
  readonly queueLimit: number;
}

/**
 * cockatiel holds the slots; the queue is counted here. Its own count would keep a caller that left until a slot comes
 * free, and would turn away a waiter whose slot a newcomer took in between.
 */
export class Bulkhead {
  readonly #slots: BulkheadPolicy;
  readonly #queueLimit: number;
  #waitingCount = 0;

  constructor({ concurrency, queueLimit }: BulkheadOptions) {
    this.#slots = bulkhead(concurrency, Number.POSITIVE_INFINITY);
    this.#queueLimit = queueLimit;
  }

  /** Callers that wait for a slot. */
  get waitingCount(): number {
    return this.#waitingCount;
  }

  /**
   * Runs `task` in a slot; a task whose caller left while it queued is never started.
   * @throws {AttemptFailure} `rejected` when the queue is full.
   * @throws `signal.reason` when the signal aborts.
   */
  run<T>(task: () => Promise<T>, signal: AbortSignal): Promise<T> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.#slots.executionSlots > 0) return this.#slots.execute(task);
    if (this.#waitingCount >= this.#queueLimit) {
      const detail = `our own queue of ${this.#queueLimit} is full`;
      return Promise.reject(new AttemptFailure({ kind: "rejected", detail }));
    }
    this.#waitingCount++;
    let waiting = true;
    const leave = () => {
      if (waiting) this.#waitingCount--;
      waiting = false;
    };
    const started = this.#slots.execute(() => {
      leave();
      signal.throwIfAborted();
      return task();
    });
    return abortable(started, signal).finally(leave);
  }
}
