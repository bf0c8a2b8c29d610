/** A clock and timers that move only when a test moves them. @module */
import type { Clock } from "../../src/domain/clock.ts";
import type { Timers } from "../../src/resilience/timers.ts";

interface FakeTimer {
  readonly atMs: number;
  readonly callback: () => void;
}

/** Timers fire in the order of their times, each with the clock at its own time. */
export class FakeClock {
  #nowMs: number;
  readonly #timers = new Set<FakeTimer>();

  constructor(nowMs = Date.UTC(2026, 0, 1)) {
    this.#nowMs = nowMs;
  }

  readonly clock: Clock = () => this.#nowMs;

  readonly timers: Timers = {
    after: (delayMs, callback) => {
      const timer = { atMs: this.#nowMs + Math.max(0, delayMs), callback };
      this.#timers.add(timer);
      return () => this.#timers.delete(timer);
    },
  };

  /** Timers that are set; 0 at the end of a test means that none was left behind. */
  get timerCount(): number {
    return this.#timers.size;
  }

  /** Moves the clock, fires what is due, and lets what hangs on it run between the timers. */
  async advance(byMs: number): Promise<void> {
    const endMs = this.#nowMs + byMs;
    await settle();
    for (let next = this.#due(endMs); next !== undefined; next = this.#due(endMs)) {
      this.#timers.delete(next);
      this.#nowMs = Math.max(this.#nowMs, next.atMs);
      next.callback();
      await settle();
    }
    this.#nowMs = endMs;
  }

  #due(endMs: number): FakeTimer | undefined {
    let first: FakeTimer | undefined;
    for (const timer of this.#timers) {
      if (timer.atMs <= endMs && (first === undefined || timer.atMs < first.atMs)) first = timer;
    }
    return first;
  }
}

/** Lets promises that are ready run, and those that hang on them: a turn of the event loop, without any time. */
export function settle(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      port2.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
