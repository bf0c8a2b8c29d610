import assert from "node:assert/strict";
import { type CacheEntry, ResponseCache } from "../../../src/cache/response_cache.ts";
import { seededRandom } from "../../support/seeded_random.ts";

const entry = (value: unknown, service = "a"): CacheEntry => ({
  service,
  host: "host",
  isPublic: true,
  value,
  negative: false,
  etag: undefined,
  confirmedAtMs: 0,
  expirationCounted: false,
});

Deno.test("ResponseCache drops the least recently used beyond its number of entries", () => {
  const cache = new ResponseCache({ maxEntryCount: 2, maxSizeBytes: 1_000_000 });
  cache.set("1", entry(1), 0);
  cache.set("2", entry(2), 0);
  assert.equal(cache.get("1")?.value, 1);
  cache.set("3", entry(3, "b"), 0);
  assert.equal(cache.get("2"), undefined);
  assert.deepEqual([cache.get("1")?.value, cache.get("3")?.value], [1, 3]);
  const statistics = cache.statistics();
  assert.deepEqual([statistics.entryCount, statistics.evictions], [2, 1]);
  assert.equal(statistics.services.get("a")?.evictions, 1);
});

Deno.test("ResponseCache of no entries keeps none", () => {
  const cache = new ResponseCache({ maxEntryCount: 0, maxSizeBytes: 1_000_000 });
  for (let key = 0; key < 10; key++) cache.set(`${key}`, entry(key), 0);
  assert.deepEqual([cache.get("9"), cache.statistics().entryCount], [undefined, 0]);
});

Deno.test("ResponseCache stays within its bytes, whatever comes", () => {
  const cache = new ResponseCache({ maxEntryCount: 10_000, maxSizeBytes: 50_000 });
  const random = seededRandom(3);
  for (let turn = 0; turn < 5_000; turn++) {
    const text = "x".repeat(Math.floor(random() * 20_000));
    cache.set(`${Math.floor(random() * 200)}`, entry(text), text.length);
    const { sizeBytes, entryCount } = cache.statistics();
    assert.ok(sizeBytes <= 50_000);
    assert.ok(entryCount <= 200);
  }
  assert.ok(cache.statistics().evictions > 1_000);
});

Deno.test("ResponseCache does not let one huge answer push out the rest", () => {
  const cache = new ResponseCache({ maxEntryCount: 100, maxSizeBytes: 10_000 });
  cache.set("small", entry("x"), 1);
  cache.set("huge", entry("x".repeat(3_000)), 3_000);
  assert.equal(cache.get("huge"), undefined);
  assert.equal(cache.get("small")?.value, "x");
  cache.set("small", entry("x".repeat(3_000)), 3_000);
  assert.equal(cache.get("small"), undefined, "the old value must not be taken for the new one");
});

Deno.test("ResponseCache counts no less than the text that a value may hold on to", () => {
  const cache = new ResponseCache({ maxEntryCount: 100, maxSizeBytes: 1_000_000 });
  cache.set("k", entry("one line of it"), 50_000);
  assert.ok(cache.statistics().sizeBytes >= 50_000);
});

Deno.test("ResponseCache.replace() keeps the size, and brings back nothing that is gone", () => {
  const cache = new ResponseCache({ maxEntryCount: 100, maxSizeBytes: 1_000_000 });
  cache.set("k", entry("value"), 500);
  const { sizeBytes } = cache.statistics();
  cache.replace("k", { ...entry("value"), confirmedAtMs: 7 });
  assert.equal(cache.get("k")?.confirmedAtMs, 7);
  assert.equal(cache.statistics().sizeBytes, sizeBytes);
  cache.delete("k");
  cache.replace("k", entry("value"));
  assert.equal(cache.get("k"), undefined);
  assert.deepEqual([cache.statistics().sizeBytes, cache.statistics().evictions], [0, 0]);
});

Deno.test("ResponseCache.statistics() adds the services up and hands out copies", () => {
  const cache = new ResponseCache({ maxEntryCount: 5, maxSizeBytes: 1_000 });
  for (const service of ["a", "b"]) {
    const counters = cache.counters(service);
    counters.hits += 2;
    counters.misses += 1;
    counters.expirations += 3;
    counters.staleAnswers += 4;
    counters.coalesced += 5;
  }
  const statistics = cache.statistics();
  const { services, ...sum } = statistics;
  assert.deepEqual(sum, {
    ...{ hits: 4, sharedHits: 0, misses: 2, evictions: 0 },
    ...{ expirations: 6, staleAnswers: 8, coalesced: 10 },
    ...{ entryCount: 0, maxEntryCount: 5, sizeBytes: 0, maxSizeBytes: 1_000 },
  });
  cache.counters("a").hits++;
  assert.equal(services.get("a")?.hits, 2);
  cache.set("k", entry(1), 0);
  cache.clear();
  assert.equal(cache.get("k"), undefined);
});
