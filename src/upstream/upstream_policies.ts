/** The numbers of a pipeline, and those that follow from others. @module */
import type { LookUpLimits } from "./look_up.ts";

/** How long answers are good, beside the limits of one look-up. */
export interface UpstreamPolicies extends LookUpLimits {
  /** Freshness where the request names none, in milliseconds; 0 turns the cache off for those. */
  readonly cacheTtlMs: number;
  /** How long past its freshness a copy may stand in for an upstream that fails, in milliseconds. */
  readonly staleIfErrorMs: number;
  /** How long past its freshness a copy is served while the upstream is asked behind it, in milliseconds. */
  readonly staleWhileRevalidateMs: number;
  /** How long a 404 is believed, in milliseconds. */
  readonly negativeTtlMs: number;
  /** Quiet time before a copy is revalidated in the background, in milliseconds. */
  readonly revalidateDebounceMs: number;
}

/** What the settings say. */
export interface UpstreamSettings {
  /** One attempt, headers and body together, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxRetries: number;
  readonly maxResponseBytes: number;
  readonly userAgent: string;
  readonly cacheTtlMs: number;
  /** How long past its freshness a copy may stand in for an upstream that fails, in milliseconds. */
  readonly staleMs: number;
  readonly negativeTtlMs: number;
  readonly revalidateDebounceMs: number;
}

/** Fills in what is not a setting. */
export function createUpstreamPolicies(settings: UpstreamSettings): UpstreamPolicies {
  const { staleMs, ...rest } = settings;
  return {
    ...rest,
    // 45 s for the usual 30: a client of ours gives up after 60, and should get our answer, not its own timeout.
    budgetMs: 1.5 * settings.timeoutMs,
    backoffBaseMs: 250,
    backoffMaxMs: 8_000,
    staleIfErrorMs: staleMs,
    // Nobody is told of advisories that are older than twice the freshness, unless the upstream fails.
    staleWhileRevalidateMs: Math.min(staleMs, settings.cacheTtlMs),
  };
}
