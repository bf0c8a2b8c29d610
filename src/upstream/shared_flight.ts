/** One flight of a pipeline through the tier that processes share. @module */
import type { CacheEntry } from "../cache/response_cache.ts";
import type { Clock } from "../domain/clock.ts";
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import type { Authorize } from "./attempt.ts";
import type { Fetched } from "./fetched.ts";
import type { Origin, Question } from "./question.ts";
import { readSharedCopy } from "./shared_copy.ts";
import type { SharedCopy, SharedTier } from "./shared_tier.ts";
import type { UpstreamPolicies } from "./upstream_policies.ts";
import { resolveUrl, type UpstreamBase } from "./upstream_url.ts";

/** How a flight ended: the entry, which may or may not have been worth keeping, and how it came. */
export interface Landed extends Pick<Fetched, "entry" | "textLength"> {
  /** `cached` and `stale`: another process's copy. */
  readonly status: Fetched["status"] | "cached" | "stale";
  readonly ageMs: number;
}

/** What one flight needs of its pipeline. */
export interface SharedFlightOptions {
  readonly tier: SharedTier;
  readonly service: string;
  readonly base: UpstreamBase;
  readonly origin: Origin;
  readonly policies: UpstreamPolicies;
  readonly authorize: Authorize | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** In the local cache. */
  readonly key: string;
  /** The local copy past its freshness. */
  readonly entry: CacheEntry | undefined;
  /** Nobody waits for the answer, so an old copy is none. */
  readonly isBehind: boolean;
  readonly ask: (entry: CacheEntry | undefined, deadlineMs?: number) => Promise<Fetched>;
  /** Told of a copy past its freshness that is newer than the local one, before the upstream is asked. */
  readonly onOlder: (copy: Pick<Landed, "entry" | "textLength">) => void;
}

/** The longest that the settings allow, freshness and stale time together; also for what never changes. */
const MAX_KEPT_MS = 8 * 86_400_000;
/** Of the time of a look-up, for another process that asks; the rest is for asking oneself. */
const WAIT_SHARE = 0.75;

/** Whether the tier has a say in it at all. */
export function freshnessOf<T>(request: Question<T>, policies: UpstreamPolicies): number {
  return request.freshMs ?? policies.cacheTtlMs;
}

/** From the tier or the upstream. @throws As `ask` does. */
export async function findShared<T>(
  request: Question<T>,
  options: SharedFlightOptions,
): Promise<Landed> {
  const { tier, policies, clock, key, entry: own, ask, onOlder, signal } = options;
  const target = targetOf(request, options.base);
  if (target === undefined) return landedOf(await ask(own));
  const freshMs = freshnessOf(request, policies);
  const goodMs = (entry: CacheEntry) => entry.negative ? policies.negativeTtlMs : freshMs;
  const ageOf = ({ confirmedAtMs }: CacheEntry) => Math.max(0, clock() - confirmedAtMs);
  const isNewer = (entry: CacheEntry) =>
    own === undefined || entry.confirmedAtMs > own.confirmedAtMs;
  const { budgetMs, staleWhileRevalidateMs, staleIfErrorMs } = policies;
  const endsAtMs = "load" in request ? undefined : request.deadlineMs;
  const startedAtMs = clock();
  const leftMs = Math.max(0, Math.min(budgetMs, (endsAtMs ?? Infinity) - startedAtMs));
  const found = await tier.find({
    name: await tier.nameOf(key, {
      isComposed: "load" in request,
      authorization: options.authorize?.(target),
    }),
    read: (stored) => readSharedCopy(stored, request, options),
    isFresh: (entry) => ageOf(entry) < goodMs(entry),
    isEnough: (entry) =>
      !options.isBehind && !entry.negative && ageOf(entry) < goodMs(entry) + staleWhileRevalidateMs,
    ask: async (copy, waitedMs) => {
      const older = copy !== undefined && isNewer(copy.entry) ? copy : undefined;
      if (older !== undefined) onOlder(sizeOf(older));
      // A clock that was set ahead meanwhile leaves time to ask, too.
      const goneMs = Math.min(Math.max(waitedMs, clock() - startedAtMs), leftMs * WAIT_SHARE);
      const deadlineMs = goneMs <= 0 ? undefined : clock() + leftMs - goneMs;
      return await ask(older?.entry ?? own, deadlineMs);
    },
    ttlMs: (entry) => {
      if (entry.negative) return policies.negativeTtlMs;
      return Math.min(MAX_KEPT_MS, freshMs + Math.max(staleIfErrorMs, staleWhileRevalidateMs));
    },
    maxWaitMs: leftMs * WAIT_SHARE,
    signal,
  });
  if (!("stored" in found)) return landedOf(found);
  const ageMs = ageOf(found.entry);
  return { ...sizeOf(found), status: ageMs < goodMs(found.entry) ? "cached" : "stale", ageMs };
}

/** A flight that asked the upstream. */
export function landedOf({ entry, status, textLength }: Fetched): Landed {
  return { entry, status, textLength, ageMs: 0 };
}

function sizeOf({ entry, stored }: SharedCopy): Pick<Landed, "entry" | "textLength"> {
  return { entry, textLength: stored.text.length };
}

/** The URL whose credential counts; `undefined` for a question that will be refused: a copy must not hide that. */
function targetOf<T>(request: Question<T>, base: UpstreamBase): URL | undefined {
  const path = ("load" in request ? request.about : request.path) ?? "/";
  try {
    return resolveUrl(base, path);
  } catch (error) {
    if (error instanceof AttemptFailure || error instanceof TypeError) return undefined;
    throw error;
  }
}
