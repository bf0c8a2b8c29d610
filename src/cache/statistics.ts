/** What the cache counts, for each service. @module */

/** What happened for one service since the start. */
export interface CacheCounts {
  /** Look-ups answered from a copy without waiting, stale ones included. */
  readonly hits: number;
  /** Those of them that another process's copy answered. */
  readonly sharedHits: number;
  /** Look-ups that had to ask the upstream or wait for somebody who did. */
  readonly misses: number;
  /** Copies dropped to stay inside the bounds. */
  readonly evictions: number;
  /** Copies that were found past their freshness, each counted once until it is confirmed or replaced. */
  readonly expirations: number;
  /** Look-ups answered with a copy past its freshness. */
  readonly staleAnswers: number;
  /** Misses that waited for another caller's request instead of sending one. */
  readonly coalesced: number;
}

/** One service: what is stored now, and its counters. */
export interface ServiceCacheStatistics extends CacheCounts {
  readonly entryCount: number;
}

/** What is stored now, and the counters: their sum and each service's. */
export interface CacheStatistics extends CacheCounts {
  readonly entryCount: number;
  readonly maxEntryCount: number;
  /** Estimated, in bytes. */
  readonly sizeBytes: number;
  readonly maxSizeBytes: number;
  readonly services: ReadonlyMap<string, ServiceCacheStatistics>;
}

/** The same counters, to count with. */
export type CacheCounters = { -readonly [Name in keyof CacheCounts]: number };

/** All zero. */
export function createCounters(): CacheCounters {
  return {
    hits: 0,
    sharedHits: 0,
    misses: 0,
    evictions: 0,
    expirations: 0,
    staleAnswers: 0,
    coalesced: 0,
  };
}

/** Every counter added up. */
export function sumCounters(all: Iterable<CacheCounts>): CacheCounters {
  const sum = createCounters();
  for (const counters of all) {
    sum.hits += counters.hits;
    sum.sharedHits += counters.sharedHits;
    sum.misses += counters.misses;
    sum.evictions += counters.evictions;
    sum.expirations += counters.expirations;
    sum.staleAnswers += counters.staleAnswers;
    sum.coalesced += counters.coalesced;
  }
  return sum;
}
