/** Pipelines of several processes over one Redis, and an upstream that is a function. @module */
import { SharedTier } from "../../src/upstream/shared_tier.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { openRedisParts, type RedisParts, type RedisPartsSettings } from "./redis_parts.ts";
import { until } from "./until.ts";
import { seededRandom } from "./seeded_random.ts";
import {
  createTestPipeline,
  type TestPipeline,
  type TestPipelineOptions,
} from "./test_pipeline.ts";

/** Redis counts real time, beside the clock of the test: a copy outlives what a busy machine takes. */
export const STALE_MS = 120_000;
/** Nothing listens there: what answers is a function. */
const BASE_URL = "http://upstream.example";

/** Answers one request. */
export type Answer = (request: Request, count: number) => Response | Promise<Response>;

/** An upstream that counts. */
export interface FunctionUpstream {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly requests: readonly Request[];
  /** Most requests that were there at a time. */
  readonly mostAtOnce: () => number;
}

/** Starts counting. */
export function functionUpstream(answer: Answer): FunctionUpstream {
  const requests: Request[] = [];
  let now = 0;
  let most = 0;
  return {
    requests,
    mostAtOnce: () => most,
    async fetch(url, init) {
      const request = new Request(url, init);
      requests.push(request);
      most = Math.max(most, ++now);
      try {
        return await answer(request, requests.length);
      } finally {
        now--;
      }
    },
  };
}

/** One process: disposing of it ends its connection as a crash would. */
export interface SharedPipeline extends TestPipeline, AsyncDisposable {
  readonly parts: RedisParts;
}

/** Beside what every pipeline may be set to. */
export interface SharedPipelineOptions extends TestPipelineOptions {
  readonly redis: RedisPartsSettings;
  readonly programVersion?: string;
}

/** Connected, where there is something to connect to. */
export async function openSharedPipeline(
  { redis, programVersion = "1", ...options }: SharedPipelineOptions,
): Promise<SharedPipeline> {
  const parts = openRedisParts(redis);
  await until("it is known", () => parts.link.state === "connected" || parts.lines.length > 0);
  const { clock = Date.now, timers = systemTimers } = options;
  const shared = new SharedTier({
    ...{ store: parts.store, seal: parts.seal, counters: parts.counters },
    ...{ programVersion, clock, timers, random: seededRandom(1) },
    maxTextBytes: options.policies?.maxResponseBytes ?? 64 * 1024,
  });
  return {
    ...createTestPipeline(BASE_URL, {
      ...options,
      shared,
      policies: { staleIfErrorMs: STALE_MS, ...options.policies },
    }),
    parts,
    [Symbol.asyncDispose]: () => parts[Symbol.asyncDispose](),
  };
}
