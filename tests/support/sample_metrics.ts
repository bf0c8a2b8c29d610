/** A registry in which every metric has something to tell. @module */
import type { Registry } from "prom-client";
import { CallTally } from "../../src/telemetry/call_tally.ts";
import { createMetrics } from "../../src/telemetry/metrics.ts";
import { WaitTally } from "../../src/telemetry/wait_tally.ts";

/** What a test can count with. */
export interface SampleMetrics {
  readonly registry: Registry;
  readonly calls: CallTally;
  readonly waits: WaitTally;
}

/** Made anew for each test. */
export function metricsOf(): SampleMetrics {
  const calls = new CallTally(() => 0);
  const waits = new WaitTally();
  calls.announce("tools/call", ["get_package_info", "health_check"]);
  calls.begin({ method: "tools/call", name: "get_package_info" }).end("ok", []);
  waits.add("pypi.org", 12);
  const registry = createMetrics({
    version: "1.2.3",
    denoVersion: "2.9.6",
    startedAtSeconds: 1_700_000_000,
    calls: () => calls.rows(),
    responses: () => [["/mcp", 200, 3], ["other", 404, 1]],
    upstreams: () =>
      ["pypi-json", "pypi-index"].map((service) => ({
        ...{ service, host: "pypi.org", isPublic: true, circuit: "open" as const },
        ...{ requestCount: 9, retryCount: 2, answerCount: 5, failureCount: 2, waitingCount: 1 },
        failures: new Map([["timeout" as const, 2]]),
      })),
    limiterWaits: () => waits.hosts(),
    cache: () => ({
      ...{ enabled: true, entries: 4, maxEntries: 10, bytes: 400, maxBytes: 1_000 },
      ...{ hits: 7, misses: 3, evictions: 1, expirations: 1, staleAnswers: 1, coalesced: 2 },
      ...{ defaultTtlMs: 1_000, perService: [] },
    }),
    shared: {
      isUp: () => true,
      lookups: () => ({ hit: 1, miss: 2, foreign: 0 }),
      failedCommands: () => ({ failed: 1, skipped: 0 }),
    },
    readiness: () => ({ status: "degraded", checks: {} }),
    memory: () => ({ rss: 4, heapTotal: 3, heapUsed: 2, external: 1 }),
  });
  return { registry, calls, waits };
}
