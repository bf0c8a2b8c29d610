/** Trying again, inside one budget of attempts and time. @module */
import type { Clock } from "../domain/clock.ts";
import { sleep } from "./abortable.ts";
import { AttemptFailure } from "./attempt_failure.ts";
import { backoffMs, type BackoffOptions } from "./backoff.ts";
import type { Timers } from "./timers.ts";

/** The budget of one look-up and how to wait. */
export interface RetryOptions {
  /** Attempts after the first. */
  readonly maxRetries: number;
  /** By the clock, when the look-up must have ended. */
  readonly deadlineMs: number;
  readonly backoff: BackoffOptions;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Ends the waiting, too. */
  readonly signal: AbortSignal;
}

/**
 * Runs `attempt` until it succeeds, fails for good, or the budget is spent. An upstream that asks for more time than
 * there is left is not waited for: its failure is thrown at once, and the caller learns `retryAfterMs`.
 * @throws Whatever the last attempt threw; only a transient `AttemptFailure` is tried again.
 */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  const { maxRetries, deadlineMs, backoff, clock, timers, signal } = options;
  for (let failed = 1;; failed++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof AttemptFailure) || !error.transient || failed > maxRetries) {
        throw error;
      }
      const waitMs = Math.max(backoffMs(failed, backoff), error.fault.retryAfterMs ?? 0);
      if (clock() + waitMs >= deadlineMs) throw error;
      await sleep(waitMs, signal, timers);
    }
  }
}
