import type { CacheState } from "../../../src/tools/server_state.ts";

/** A cache in which every figure differs, so that a swapped one is seen. */
export function cacheState(changes: Partial<CacheState> = {}): CacheState {
  return {
    enabled: true,
    entries: 3,
    maxEntries: 1000,
    bytes: 2048,
    maxBytes: 64_000_000,
    hits: 15,
    misses: 5,
    evictions: 6,
    expirations: 7,
    staleAnswers: 8,
    coalesced: 9,
    defaultTtlMs: 300_000,
    perService: [{
      service: "osv",
      entries: 2,
      hits: 1,
      misses: 3,
      staleAnswers: 4,
      coalesced: 11,
    }],
    ...changes,
  };
}
