/** A token bucket that makes callers wait their turn. @module */
import type { Clock } from "../domain/clock.ts";
import type { Timers } from "./timers.ts";

/** Size and speed of the bucket. */
export interface RateLimiterOptions {
  /** Tokens that drip in per second; must be above 0. */
  readonly ratePerSecond: number;
  /** Tokens that a full bucket holds, so the burst after a pause; at least 1. */
  readonly burstCount: number;
  readonly clock: Clock;
  readonly timers: Timers;
}

interface Waiter {
  readonly admit: () => void;
}

/** First come, first served; a waiter that leaves gives its place, not a token, away. */
export class RateLimiter {
  readonly #options: RateLimiterOptions;
  readonly #waiters = new Set<Waiter>(); // insertion order is the queue
  #tokens: number;
  #filledAtMs: number;
  #cancelTimer: (() => void) | undefined;

  constructor(options: RateLimiterOptions) {
    if (!(options.ratePerSecond > 0) || !(options.burstCount >= 1)) {
      throw new RangeError(
        `Cannot limit to ${options.ratePerSecond}/s with a burst of ${options.burstCount}: ` +
          `both must be positive`,
      );
    }
    this.#options = options;
    this.#tokens = options.burstCount;
    this.#filledAtMs = options.clock();
  }

  /** How many wait for a token. */
  get waitingCount(): number {
    return this.#waiters.size;
  }

  /** Resolves with a token taken; rejects with `signal.reason`, no token taken, when the signal aborts before. */
  take(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.reject(signal.reason);
    this.#fill();
    if (this.#waiters.size === 0 && this.#tokens >= 1) {
      this.#tokens--;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        this.#waiters.delete(waiter);
        if (this.#waiters.size === 0) this.#stopTimer();
        reject(signal.reason);
      };
      const waiter: Waiter = {
        admit: () => {
          signal.removeEventListener("abort", onAbort);
          resolve();
        },
      };
      signal.addEventListener("abort", onAbort, { once: true });
      this.#waiters.add(waiter);
      this.#startTimer();
    });
  }

  #fill(): void {
    const { clock, ratePerSecond, burstCount } = this.#options;
    const nowMs = clock();
    // A clock set back gives nothing and takes nothing.
    const gainedCount = Math.max(0, nowMs - this.#filledAtMs) * ratePerSecond / 1000;
    this.#tokens = Math.min(burstCount, this.#tokens + gainedCount);
    this.#filledAtMs = nowMs;
  }

  #admit(): void {
    this.#fill();
    for (const waiter of this.#waiters) {
      if (this.#tokens < 1) break;
      this.#tokens--;
      this.#waiters.delete(waiter);
      waiter.admit();
    }
    if (this.#waiters.size > 0) this.#startTimer();
  }

  #startTimer(): void {
    if (this.#cancelTimer !== undefined) return;
    // Rounded up: platform timers count whole milliseconds, and one that comes early would only be set again.
    const waitMs = Math.max(1, Math.ceil((1 - this.#tokens) * 1000 / this.#options.ratePerSecond));
    this.#cancelTimer = this.#options.timers.after(waitMs, () => {
      this.#cancelTimer = undefined;
      this.#admit();
    });
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
  }
}
