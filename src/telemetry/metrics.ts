/** The program's figures in the form that Prometheus reads; every label comes from a closed set. @module */
import { Registry } from "prom-client";
import type { Readiness } from "../server/health.ts";
import { UPSTREAM_ERROR_KINDS } from "../resilience/upstream_error.ts";
import type { CacheState } from "../tools/server_state.ts";
import type { HostState } from "../upstream/upstream_monitor.ts";
import type { CallRow } from "./call_tally.ts";
import type { DurationTally } from "./duration_tally.ts";
import { addSampled, type Sampled } from "./sampled.ts";
import { TalliedHistogram, type TalliedHistogramOptions } from "./tallied_histogram.ts";

/** What is counted elsewhere; each is asked only when somebody scrapes. */
export interface MetricSources {
  readonly version: string;
  readonly denoVersion: string;
  /** In seconds since 1970. */
  readonly startedAtSeconds: number;
  readonly calls: () => readonly CallRow[];
  readonly responses: () => readonly (readonly [door: string, status: number, count: number])[];
  readonly upstreams: () => readonly HostState[];
  readonly limiterWaits: () => ReadonlyMap<string, DurationTally>;
  readonly cache: () => CacheState;
  /** Absent where no store is shared. */
  readonly shared?: SharedSource | undefined;
  readonly readiness: () => Readiness;
  readonly memory: () => MemoryUse;
}

/** In bytes, as the runtime tells it. */
export type MemoryUse = Readonly<Record<"rss" | "heapTotal" | "heapUsed" | "external", number>>;

/** The store that replicas share. */
export interface SharedSource {
  readonly isUp: () => boolean;
  /** What became of its look-ups, by fixed words. */
  readonly lookups: () => Readonly<Record<string, number>>;
  /** Commands of every kind that came to nothing, by fixed words. */
  readonly failedCommands: () => Readonly<Record<string, number>>;
}

const CIRCUIT_STATES = ["closed", "half-open", "open"] as const;

/** A registry of its own: nothing of it is global. */
export function createMetrics(sources: MetricSources): Registry {
  const registry = new Registry();
  const add = <const Label extends string>(sampled: Sampled<Label>) =>
    addSampled(registry, sampled);
  const addHistogram = <const Label extends string>(options: TalliedHistogramOptions<Label>) =>
    registry.registerMetric(new TalliedHistogram(options));
  addProgram(sources, add);
  addCalls(sources, add, addHistogram);
  addUpstreams(sources, add, addHistogram);
  addCaches(sources, add);
  return registry;
}

type Add = <const Label extends string>(sampled: Sampled<Label>) => void;
type AddHistogram = <const Label extends string>(options: TalliedHistogramOptions<Label>) => void;

function addProgram(sources: MetricSources, add: Add): void {
  const { version, denoVersion } = sources;
  add({
    name: "pypi_mcp_build_info",
    help: "What runs; always 1.",
    labelNames: ["version", "deno"],
    read: () => [[{ version, deno: denoVersion }, 1]],
  });
  add({
    name: "pypi_mcp_start_time_seconds",
    help: "When the program started, in seconds since 1970.",
    labelNames: [],
    read: () => [[{}, sources.startedAtSeconds]],
  });
  add({
    name: "pypi_mcp_memory_bytes",
    help: "Memory as the runtime tells it.",
    labelNames: ["kind"],
    read() {
      const { rss, heapTotal, heapUsed, external } = sources.memory();
      return [
        [{ kind: "rss" }, rss],
        [{ kind: "heap_total" }, heapTotal],
        [{ kind: "heap_used" }, heapUsed],
        [{ kind: "external" }, external],
      ];
    },
  });
  add({
    name: "pypi_mcp_readiness",
    help: "1 for the state that /health/ready tells.",
    labelNames: ["status"],
    read() {
      const { status } = sources.readiness();
      return (["starting", "ok", "degraded", "stopping"] as const)
        .map((each) => [{ status: each }, each === status ? 1 : 0] as const);
    },
  });
  add({
    name: "pypi_mcp_http_responses_total",
    help: "HTTP answers by door and status, refusals included.",
    labelNames: ["door", "status"],
    read: () =>
      sources.responses().map((
        [door, status, count],
      ) => [{ door, status: String(status) }, count]),
  });
}

function addCalls({ calls }: MetricSources, add: Add, addHistogram: AddHistogram): void {
  add({
    name: "pypi_mcp_requests_total",
    help: "Calls that have ended, by how.",
    labelNames: ["method", "name", "outcome"],
    read: () =>
      calls().flatMap(({ method, name, outcomes }) =>
        [...outcomes].map(([outcome, tally]) => [{ method, name, outcome }, tally.count] as const)
      ),
  });
  addHistogram({
    name: "pypi_mcp_request_duration_seconds",
    help: "How long calls took, by how they ended.",
    labelNames: ["method", "name", "outcome"],
    read: () =>
      calls().flatMap(({ method, name, outcomes }) =>
        [...outcomes].filter(([, tally]) => tally.count > 0)
          .map(([outcome, tally]) => [{ method, name, outcome }, tally] as const)
      ),
  });
  add({
    name: "pypi_mcp_requests_in_flight",
    help: "Calls that are being answered.",
    labelNames: ["method", "name"],
    read: () => calls().map((row) => [{ method: row.method, name: row.name }, row.inFlightCount]),
  });
}

function addUpstreams(
  { upstreams, limiterWaits }: MetricSources,
  add: Add,
  addHistogram: AddHistogram,
): void {
  const labelNames = ["service", "host"] as const;
  const perService = (count: (state: HostState) => number) => () =>
    upstreams().map((state) =>
      [{ service: state.service, host: state.host }, count(state)] as const
    );
  add({
    name: "pypi_mcp_upstream_requests_total",
    help: "Requests sent to upstreams, retries and background ones included.",
    labelNames,
    read: perService((state) => state.requestCount),
  });
  add({
    name: "pypi_mcp_upstream_retries_total",
    help: "Requests that were another attempt of the same look-up.",
    labelNames,
    read: perService((state) => state.retryCount),
  });
  add({
    name: "pypi_mcp_upstream_answers_total",
    help: "Look-ups that an upstream answered, 404 included.",
    labelNames,
    read: perService((state) => state.answerCount),
  });
  add({
    name: "pypi_mcp_upstream_failures_total",
    help: "Look-ups that failed after all attempts, by kind.",
    labelNames: ["service", "host", "kind"],
    read: () =>
      upstreams().flatMap(({ service, host, failures }) =>
        // Zeros, too: what begins at one is no increase, and an alert would miss it.
        UPSTREAM_ERROR_KINDS.map((kind) =>
          [{ service, host, kind }, failures.get(kind) ?? 0] as const
        )
      ),
  });
  add({
    name: "pypi_mcp_circuit_state",
    help: "1 for the state that the host's circuit breaker is in.",
    labelNames: ["host", "state"],
    read: () =>
      byHost(upstreams()).flatMap(({ host, circuit }) =>
        CIRCUIT_STATES.map((state) => [{ host, state }, state === circuit ? 1 : 0] as const)
      ),
  });
  add({
    name: "pypi_mcp_upstream_waiting",
    help: "Requests that wait for their turn at a host.",
    labelNames: ["host"],
    read: () => byHost(upstreams()).map(({ host, waitingCount }) => [{ host }, waitingCount]),
  });
  addHistogram({
    name: "pypi_mcp_limiter_wait_seconds",
    help: "How long requests waited for the rate limiter of a host, in vain or not.",
    labelNames: ["host"],
    read: () => [...limiterWaits()].map(([host, tally]) => [{ host }, tally] as const),
  });
}

/** Several services may share a host and its policies. */
function byHost(states: readonly HostState[]): readonly HostState[] {
  return [...new Map(states.map((state) => [state.host, state])).values()];
}

function addCaches({ cache, shared }: MetricSources, add: Add): void {
  add({
    name: "pypi_mcp_cache_lookups_total",
    help: "Look-ups by the tier that was asked and what came of it.",
    labelNames: ["tier", "outcome"],
    read() {
      const { hits, sharedHits = 0, misses } = cache();
      return [
        [{ tier: "local", outcome: "hit" }, hits - sharedHits],
        [{ tier: "local", outcome: "miss" }, misses + sharedHits],
        ...Object.entries(shared?.lookups() ?? {})
          .map(([outcome, count]) => [{ tier: "shared", outcome }, count] as const),
      ];
    },
  });
  const single = (
    [name, help]: readonly [name: string, help: string],
    value: (state: CacheState) => number,
  ) => add({ name, help, labelNames: [], read: () => [[{}, value(cache())]] });
  single(
    ["pypi_mcp_cache_stale_answers_total", "Answers from a copy past its freshness."],
    (state) => state.staleAnswers,
  );
  single(
    ["pypi_mcp_cache_coalesced_total", "Misses that waited for another caller's request."],
    (state) => state.coalesced,
  );
  single(
    ["pypi_mcp_cache_evictions_total", "Copies dropped to stay inside the bounds."],
    (state) => state.evictions,
  );
  single(["pypi_mcp_cache_entries", "Copies in memory."], (state) => state.entries);
  single(
    ["pypi_mcp_cache_bytes", "Estimated size of the copies in memory."],
    (state) => state.bytes,
  );
  single(["pypi_mcp_cache_max_bytes", "Bound of that size."], (state) => state.maxBytes);
  if (shared === undefined) return;
  add({
    name: "pypi_mcp_shared_store_up",
    help: "1 while the store that replicas share answers.",
    labelNames: [],
    read: () => [[{}, shared.isUp() ? 1 : 0]],
  });
  add({
    name: "pypi_mcp_shared_store_failed_commands_total",
    help:
      "Commands to the shared store that failed or were late, or were not sent because it was known to be gone.",
    labelNames: ["kind"],
    read: () =>
      Object.entries(shared.failedCommands()).map(([kind, count]) => [{ kind }, count] as const),
  });
}
