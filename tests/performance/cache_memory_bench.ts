/** A million random look-ups: the cache stays inside its bounds, and the process does not grow past them. @module */
import assert from "node:assert/strict";
import { ResponseCache } from "../../src/cache/response_cache.ts";
import { connectUpstreams } from "../../src/connect_upstreams.ts";
import { parseProjectName } from "../../src/domain/name.ts";
import { SourceLog } from "../../src/domain/source.ts";
import { createLog } from "../../src/log.ts";
import { createHostPolicies } from "../../src/resilience/host_policies.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { seededRandom } from "../support/seeded_random.ts";
import { benchUpstream } from "./bench_catalogue.ts";
import { benchConfig } from "./bench_server.ts";

const LOOKUPS = 1_000_000;
const MAX_BYTES = 16 * 2 ** 20;
const POPULAR = 30; // projects that are asked again and again
const RARE = 5_000; // and those that push each other out
const RARE_SHARE = 0.002;
const HEAP_SLACK_BYTES = 64 * 2 ** 20; // code, buffers, garbage that is not collected yet
const MEBIBYTE = 2 ** 20;

/** Only there when V8 was told to expose it. */
const { gc } = globalThis as { readonly gc?: () => void };

function heapBytes(): number {
  gc?.();
  return Deno.memoryUsage().heapUsed;
}

async function main(): Promise<void> {
  const config = benchConfig("stdio", [["cacheMaxBytes", String(MAX_BYTES)]]);
  const cache = new ResponseCache({
    maxEntryCount: config.cacheMaxEntryCount,
    maxSizeBytes: config.cacheMaxBytes,
  });
  const { sources, cacheState } = connectUpstreams(config, {
    cache,
    hosts: createHostPolicies({
      rateLimitPerSecond: config.rateLimitPerSecond,
      concurrency: config.maxConcurrencyCount,
      queueLimit: config.queueLimitCount,
      clock: Date.now,
      timers: systemTimers,
    }),
    clock: Date.now,
    fetch: benchUpstream,
    random: Math.random,
    timers: systemTimers,
    shutdown: new AbortController().signal,
    userAgent: "bench",
    log: createLog({ level: "off", format: "text", write() {}, clock: Date.now }),
  });
  const random = seededRandom(1);
  const names = Array.from({ length: POPULAR + RARE }, (_, index) => (
    parseProjectName(`random-project-${index}`)
  ));
  const { signal } = new AbortController();
  const before = heapBytes();
  let largest = 0;
  const startedAtMs = performance.now();
  for (let lookup = 0; lookup < LOOKUPS; lookup += 1) {
    const index = random() < RARE_SHARE
      ? POPULAR + Math.floor(random() * RARE)
      : Math.floor(random() * POPULAR);
    const name = names[index];
    if (name !== undefined) {
      await sources.projects.project(name, { signal, sources: new SourceLog() });
    }
    if (lookup % 1_000 === 0) {
      const { bytes, entries } = cacheState();
      largest = Math.max(largest, bytes);
      assert.ok(bytes <= MAX_BYTES, `${bytes} bytes are kept`);
      assert.ok(entries <= config.cacheMaxEntryCount, `${entries} entries are kept`);
    }
  }
  const tookMs = performance.now() - startedAtMs;
  const grown = heapBytes() - before;
  const { hits, misses, evictions, entries } = cacheState();
  const mebibytes = (bytes: number) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  console.log(`\n${LOOKUPS} random look-ups in ${(tookMs / 1_000).toFixed(1)} s\n`);
  console.log("| what | measured | bound |");
  console.log("|---|---:|---:|");
  console.log(`| most bytes kept, by estimate | ${mebibytes(largest)} | ${mebibytes(MAX_BYTES)} |`);
  console.log(
    `| heap grown by | ${mebibytes(grown)} | ${mebibytes(MAX_BYTES + HEAP_SLACK_BYTES)} |`,
  );
  console.log(`| entries kept | ${entries} | ${config.cacheMaxEntryCount} |`);
  console.log(`| hits, misses, evictions | ${hits}, ${misses}, ${evictions} | |`);
  assert.ok(evictions > 0, "the bound was reached");
  assert.ok(grown <= MAX_BYTES + HEAP_SLACK_BYTES, `the heap has grown by ${grown} bytes`);
}

if (import.meta.main) {
  await main();
  Deno.exit(0);
}
