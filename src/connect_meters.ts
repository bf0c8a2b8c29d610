/** Figures for `/metrics`. Part of the composition, loaded where they are asked for. @module */
import type { SharedParts } from "./connect_shared.ts";
import type { Readiness } from "./server/health.ts";
import type { Internals, PartSurroundings } from "./team_parts.ts";
import { CallTally } from "./telemetry/call_tally.ts";
import { createMetrics } from "./telemetry/metrics.ts";
import { ResponseTally } from "./telemetry/response_tally.ts";
import { WaitTally } from "./telemetry/wait_tally.ts";
import { VERSION } from "./version.ts";

/** Begins to count. */
export function connectMeters(
  { clock, shared }: Pick<PartSurroundings, "clock"> & { shared: SharedParts | undefined },
) {
  const startedAtSeconds = clock() / 1000;
  const calls = new CallTally(clock);
  const responses = new ResponseTally();
  const waits = new WaitTally();
  return {
    observers: [calls],
    onLimiterWait: (host: string, waitedMs: number) => waits.add(host, waitedMs),
    onAnswer: (door: string, status: number) => responses.add(door, status),
    read(internals: Internals, readiness: () => Readiness) {
      const { tools, resources, prompts, deps, upstreamStates, config } = internals;
      for (
        const [method, callables] of [
          ["tools/call", tools],
          ["resources/read", resources],
          ["prompts/get", prompts],
          ["completion/complete", [...resources, ...prompts]],
          ["graphql", config.graphql ? [{ name: "query" }] : []],
        ] as const
      ) calls.announce(method, callables.map(({ name }) => name));
      const registry = createMetrics({
        version: VERSION,
        denoVersion: Deno.version.deno,
        startedAtSeconds,
        calls: () => calls.rows(),
        responses: () => responses.rows(),
        upstreams: upstreamStates,
        limiterWaits: () => waits.hosts(),
        cache: () => deps.state.cache(),
        shared: shared === undefined ? undefined : {
          isUp: () => shared.state() === "connected",
          lookups: () => sharedLookups(shared),
          failedCommands() {
            const { errors, skippedCommands } = shared.statistics();
            return { failed: errors, skipped: skippedCommands };
          },
        },
        readiness,
        memory: () => Deno.memoryUsage(),
      });
      return { contentType: registry.contentType, read: () => registry.metrics() };
    },
  };
}

function sharedLookups(shared: SharedParts): Readonly<Record<string, number>> {
  const { hits, staleHits, misses, foreign } = shared.statistics();
  return { hit: hits, stale: staleHits, miss: misses, foreign };
}
