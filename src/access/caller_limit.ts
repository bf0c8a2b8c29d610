/** How many requests one caller may send: token buckets here, and among replicas where they share them. @module */
import type { Clock } from "../domain/clock.ts";
import type { CallerLimits, Rate, RateDecision } from "../resilience/shared_rate.ts";
import { BoundedMap } from "./bounded_map.ts";

const MAX_BUCKETS = 50_000; // of some hundred bytes each
const ALLOWED: RateDecision = Object.freeze({ isAllowed: true });

/** Buckets in this process: for each key the moment at which its bucket is full again. */
export class LocalBuckets {
  readonly #fullAtMs = new BoundedMap<number>(MAX_BUCKETS);
  readonly #intervalMs: number;
  readonly #depthMs: number;
  readonly #clock: Clock;

  constructor({ ratePerSecond, burstCount }: Rate, clock: Clock) {
    this.#intervalMs = 1000 / ratePerSecond;
    this.#depthMs = this.#intervalMs * burstCount;
    this.#clock = clock;
  }

  /** How long until there is a token; 0: there is one. */
  waitMs(key: string): number {
    const nowMs = this.#clock();
    return Math.max(0, this.#fullAt(key, nowMs) + this.#intervalMs - this.#depthMs - nowMs);
  }

  /** Takes a token where there is one. */
  take(key: string): RateDecision {
    const nowMs = this.#clock();
    const fullAtMs = this.#fullAt(key, nowMs) + this.#intervalMs;
    const waitMs = fullAtMs - this.#depthMs - nowMs;
    if (waitMs > 1e-6) return { isAllowed: false, retryAfterMs: waitMs }; // sums of fractions
    this.#fullAtMs.set(key, fullAtMs);
    return ALLOWED;
  }

  /** No further than a whole bucket ahead: where the clock was set back, it counts from then on. */
  #fullAt(key: string, nowMs: number): number {
    const kept = this.#fullAtMs.get(key);
    if (kept === undefined || kept <= nowMs) return nowMs;
    const latestMs = nowMs + this.#depthMs;
    if (kept > latestMs) this.#fullAtMs.set(key, latestMs);
    return Math.min(kept, latestMs);
  }
}

/** What the gate asks; a promise only where replicas share the buckets. */
export interface CallerLimit {
  take(key: string): RateDecision | Promise<RateDecision>;
}

/** One's own bucket is asked first, so that a flood costs no round trips; it is all there is when the shared one is gone. */
export function callerLimit(
  rate: Rate,
  { clock, shared }: { readonly clock: Clock; readonly shared: CallerLimits | undefined },
): CallerLimit {
  const local = new LocalBuckets(rate, clock);
  if (shared === undefined) return local;
  return {
    take(key) {
      const own = local.take(key);
      if (!own.isAllowed) return own;
      return shared.tryTake(key, rate).then((decision) => decision ?? own);
    },
  };
}
