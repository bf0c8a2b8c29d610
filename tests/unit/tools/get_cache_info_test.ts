import assert from "node:assert/strict";
import { SourceLog } from "../../../src/domain/source.ts";
import { getCacheInfo } from "../../../src/tools/get_cache_info.ts";
import type { CacheState } from "../../../src/tools/server_state.ts";
import { cacheState } from "./server_state_fixture.ts";

const ask = (cache: CacheState) =>
  getCacheInfo.call(
    {},
    { state: { version: "1", startedAtMs: 0, upstreams: () => [], cache: () => cache } },
    { signal: new AbortController().signal, sources: new SourceLog() },
  );

Deno.test("get_cache_info tells every figure under the contract's names", async () => {
  const { structured } = await ask(cacheState());
  assert.deepEqual(structured, {
    cache_enabled: true,
    cache_ttl_seconds: 300,
    cache_stats: {
      size: 3,
      max_size: 1000,
      size_bytes: 2048,
      max_size_bytes: 64_000_000,
      default_ttl: 300,
      hits: 15,
      misses: 5,
      requests: 20,
      hit_rate: 0.75,
      evictions: 6,
      expired: 7,
      stale_answers: 8,
      coalesced_requests: 9,
    },
    upstreams: [{
      service: "osv",
      entries: 2,
      hits: 1,
      misses: 3,
      hit_rate: 0.25,
      stale_answers: 4,
      coalesced_requests: 11,
    }],
  });
});

Deno.test("get_cache_info has a hit rate of 0 before the first look-up", async () => {
  const { structured } = await ask(cacheState({ hits: 0, misses: 0, perService: [] }));
  assert.equal((structured.cache_stats as { hit_rate: number }).hit_rate, 0);
});

Deno.test("get_cache_info says that the cache is off", async () => {
  assert.match((await ask(cacheState({ enabled: false }))).text, /^Cache off/);
});
