/** `get_cache_info`: what the cache holds and did since the start. Asks no upstream. @module */
import * as z from "zod";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, bytes, count, field, lines } from "../mcp/text.ts";
import type { CacheState, ServerState } from "./server_state.ts";

const input = z.strictObject({});
const output = z.object({
  cache_enabled: z.boolean(),
  cache_ttl_seconds: z.number(),
  cache_stats: z.object({
    size: z.int(), // entries
    max_size: z.int(),
    size_bytes: z.number(),
    max_size_bytes: z.number(),
    default_ttl: z.number(), // seconds
    hits: z.int(),
    misses: z.int(),
    requests: z.int(),
    hit_rate: z.number(), // 0 to 1
    evictions: z.int(),
    expired: z.int(),
    stale_answers: z.int(),
    coalesced_requests: z.int(),
  }),
  upstreams: z.array(z.object({
    service: z.string(),
    entries: z.int(),
    hits: z.int(),
    misses: z.int(),
    hit_rate: z.number(),
    stale_answers: z.int(),
    coalesced_requests: z.int(),
  })),
});
interface Deps {
  readonly state: ServerState;
}

export const getCacheInfo = defineTool({
  name: "get_cache_info",
  title: "Get cache statistics",
  description: "This server's cache since its start, in all and per upstream; `hit_rate` is 0-1.",
  toolset: "server",
  annotations: READS_UPSTREAM,
  input,
  output,
  run(_, { state }: Deps) {
    return Promise.resolve(describeCache(state.cache()));
  },
  text: ({ cache_enabled, cache_ttl_seconds, cache_stats, upstreams }) =>
    lines(
      cache_enabled ? `Cache on, entries fresh for ${cache_ttl_seconds} s` : "Cache off",
      `${cache_stats.size} of ${count(cache_stats.max_size, "entry", "entries")}, ` +
        `${bytes(cache_stats.size_bytes)} of ${bytes(cache_stats.max_size_bytes)}`,
      `${count(cache_stats.hits, "hit")} of ${count(cache_stats.requests, "look-up")} ` +
        `(${percent(cache_stats.hit_rate)})`,
      field("Evicted", cache_stats.evictions),
      field("Expired", cache_stats.expired),
      field("Stale answers", cache_stats.stale_answers),
      field("Coalesced requests", cache_stats.coalesced_requests),
      bullets(upstreams.map((upstream) =>
        `${upstream.service}: ${count(upstream.entries, "entry", "entries")}, ` +
        `${count(upstream.hits, "hit")}, ${count(upstream.misses, "miss", "misses")}`
      )),
    ),
});

/** Share of look-ups answered from the cache, 0 to 1; 0 before the first look-up. */
export function hitRate({ hits, misses }: { readonly hits: number; readonly misses: number }) {
  return hits + misses === 0 ? 0 : Math.round(hits / (hits + misses) * 10_000) / 10_000;
}

/** The cache's state under the names of the contract. */
export function describeCache(cache: CacheState) {
  const ttlSeconds = cache.defaultTtlMs / 1000;
  return {
    cache_enabled: cache.enabled,
    cache_ttl_seconds: ttlSeconds,
    cache_stats: {
      size: cache.entries,
      max_size: cache.maxEntries,
      size_bytes: cache.bytes,
      max_size_bytes: cache.maxBytes,
      default_ttl: ttlSeconds,
      hits: cache.hits,
      misses: cache.misses,
      requests: cache.hits + cache.misses,
      hit_rate: hitRate(cache),
      evictions: cache.evictions,
      expired: cache.expirations,
      stale_answers: cache.staleAnswers,
      coalesced_requests: cache.coalesced,
    },
    upstreams: cache.perService.map((service) => ({
      service: service.service,
      entries: service.entries,
      hits: service.hits,
      misses: service.misses,
      hit_rate: hitRate(service),
      stale_answers: service.staleAnswers,
      coalesced_requests: service.coalesced,
    })),
  };
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
