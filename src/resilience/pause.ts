/** Not trying for a while what keeps failing. @module */
import type { Clock } from "../domain/clock.ts";

/** When a pause begins and ends. */
export interface PauseOptions {
  /** Failures in a row that begin the pause. */
  readonly failureCount: number;
  /** How long nothing is tried, in milliseconds; then one try decides. */
  readonly breakMs: number;
  readonly clock: Clock;
}

/** A circuit breaker for those who ask before they try and tell afterwards; nobody waits in it. */
export class Pause {
  readonly #options: PauseOptions;
  #failureCount = 0;
  #pausedAtMs = 0;

  constructor(options: PauseOptions) {
    this.#options = options;
  }

  get isOver(): boolean {
    return this.#failureCount < this.#options.failureCount;
  }

  /** Whether to try now. Whoever is told so while there is a pause is the one that tries: the next asks in vain. */
  mayTry(): boolean {
    if (this.isOver) return true;
    const nowMs = this.#options.clock();
    const pausedMs = nowMs - this.#pausedAtMs;
    if (pausedMs >= 0 && pausedMs < this.#options.breakMs) return false; // below 0: the clock was set back
    this.#pausedAtMs = nowMs;
    return true;
  }

  succeeded(): void {
    this.#failureCount = 0;
  }

  failed(): void {
    this.#failureCount++;
    this.#pausedAtMs = this.#options.clock();
  }
}
