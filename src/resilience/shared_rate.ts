/** Rates that several processes keep together. @module */

/** A token bucket: this many at once, refilled at this rate. */
export interface Rate {
  readonly ratePerSecond: number;
  readonly burstCount: number;
}

/** What came of asking for a token. */
export type RateDecision =
  | { readonly isAllowed: true }
  | { readonly isAllowed: false; readonly retryAfterMs: number };

/** Buckets that are kept elsewhere, for those who turn callers away. Answers within a fraction of a second. */
export interface CallerLimits {
  /**
   * Takes one token, or tells when there will be one. `undefined`: the place where buckets are kept cannot say now, so
   * the caller's own bucket decides. Never rejects. `key` may hold what nobody should read: it is hashed.
   */
  tryTake(key: string, rate: Rate): Promise<RateDecision | undefined>;
}

/** `isTaken`: how long to wait for it, in milliseconds; else how long until asking again. */
export interface SharedTurn {
  readonly isTaken: boolean;
  readonly waitMs: number;
}

/** Buckets that are kept elsewhere, for those who wait for their turn. */
export interface SharedTurns {
  /**
   * Takes the next turn if it is near. `undefined`: nobody can say now, and one's own limit is all there is. Never
   * rejects. A turn that is not used is lost, which is why none is taken that is far away.
   */
  nextTurn(host: string, rate: Rate): Promise<SharedTurn | undefined>;
}
