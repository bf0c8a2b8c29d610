/** The real pipeline with short limits, for tests. @module */
import { ResponseCache } from "../../src/cache/response_cache.ts";
import { SourceLog, type UpstreamCall } from "../../src/domain/source.ts";
import { createHostPolicies } from "../../src/resilience/host_policies.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import {
  createUpstreamApi,
  type UpstreamApi,
  type UpstreamApiOptions,
  type UpstreamRequest,
} from "../../src/upstream/upstream_api.ts";
import { UpstreamMonitor } from "../../src/upstream/upstream_monitor.ts";
import type { UpstreamPolicies } from "../../src/upstream/upstream_policies.ts";
import { seededRandom } from "./seeded_random.ts";

/** Limits that let a test with faults end in milliseconds; whoever tests what is late sets how late that is. */
export const SHORT_POLICIES: UpstreamPolicies = {
  timeoutMs: 10_000, // a machine that is busy is no fault of the upstream
  budgetMs: 30_000,
  maxRetries: 2,
  maxResponseBytes: 64 * 1024,
  userAgent: "pypi-mcp-test/0 (loopback)",
  backoffBaseMs: 2,
  backoffMaxMs: 4,
  cacheTtlMs: 1_000,
  staleIfErrorMs: 10_000,
  staleWhileRevalidateMs: 0,
  negativeTtlMs: 100,
  revalidateDebounceMs: 150,
};

/** What a test may want to set or look at. */
export interface TestPipelineOptions
  extends Partial<Omit<UpstreamApiOptions, "policies" | "baseUrl">> {
  readonly policies?: Partial<UpstreamPolicies>;
  readonly hostLimits?: Partial<Parameters<typeof createHostPolicies>[0]>;
}

/** A pipeline with what it is made of. */
export interface TestPipeline {
  readonly api: UpstreamApi;
  readonly cache: ResponseCache;
  readonly monitor: UpstreamMonitor;
}

/** Everything real but what `options` replace. */
export function createTestPipeline(
  baseUrl: string,
  options: TestPipelineOptions = {},
): TestPipeline {
  const { clock = Date.now, timers = systemTimers } = options;
  const hosts = options.hosts ?? createHostPolicies({
    ...{ rateLimitPerSecond: 1_000, concurrency: 10, queueLimit: 50, clock, timers },
    circuitFailureCount: 50,
    ...options.hostLimits,
  });
  const cache = options.cache ?? new ResponseCache({ maxEntryCount: 100, maxSizeBytes: 1_000_000 });
  const monitor = options.monitor ?? new UpstreamMonitor({ hosts, clock });
  const api = createUpstreamApi({
    service: "test",
    publicOrigins: [],
    fetch: globalThis.fetch,
    random: seededRandom(1),
    shutdown: new AbortController().signal,
    ...options,
    ...{ baseUrl, clock, timers, hosts, cache, monitor },
    policies: { ...SHORT_POLICIES, ...options.policies },
  });
  return { api, cache, monitor };
}

/** A call whose outcomes can be read. */
export function createCall(signal = new AbortController().signal): UpstreamCall {
  return { signal, sources: new SourceLog() };
}

/** Asks for JSON. */
export function jsonRequest(
  path: string,
  rest: Partial<UpstreamRequest<unknown>> = {},
): UpstreamRequest<unknown> {
  return {
    path,
    accept: "application/json",
    contentType: "application/json",
    notFound: "answer",
    decode: (text) => JSON.parse(text),
    ...rest,
  };
}
