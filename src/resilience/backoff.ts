/** How long to wait before the next attempt. @module */

/** A number in [0, 1). */
export type Random = () => number;

/** Bounds of the wait. */
export interface BackoffOptions {
  /** Wait before the second attempt, before jitter, in milliseconds. */
  readonly baseMs: number;
  /** No wait is longer, in milliseconds. */
  readonly maxMs: number;
  readonly random: Random;
}

/**
 * Doubles with every failed attempt (counted from 1) up to the cap; the upper half of it is random, so that callers
 * that failed together do not come back together, and none comes back at once.
 */
export function backoffMs(
  failedAttempts: number,
  { baseMs, maxMs, random }: BackoffOptions,
): number {
  const ceilingMs = Math.min(maxMs, baseMs * 2 ** Math.max(0, failedAttempts - 1));
  return ceilingMs / 2 + random() * ceilingMs / 2;
}
