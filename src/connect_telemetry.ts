/** Metrics, traces and readiness. Part of the composition. @module */
import { type Config, ConfigError } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import { parseProjectName } from "./domain/name.ts";
import { SourceLog } from "./domain/source.ts";
import type { LogFields } from "./log.ts";
import type { CallObserver } from "./mcp/call_observer.ts";
import type { Door } from "./server/door.ts";
import type { Readiness } from "./server/health.ts";
import { metricsDoor } from "./server/metrics_door.ts";
import type { Internals, PartSurroundings } from "./team_parts.ts";
import { isRuntimeTracing } from "./telemetry/runtime_tracing.ts";
import { VERSION } from "./version.ts";

/** What watches the program. */
export interface TelemetryParts {
  readonly observers: readonly CallObserver[];
  /** Told how long a request waited for the rate limiter of a host. */
  readonly onLimiterWait?: (host: string, waitedMs: number) => void;
  /** What every log line carries beside its own fields. */
  readonly logFields?: () => LogFields;
  /** Called once, when everything else is built. */
  start(internals: Internals, lifetime: Lifetime): StartedTelemetry;
}

/** When the program begins and ends to take traffic. */
export interface Lifetime {
  /** The warm list was read, or could not be. */
  readonly warmed: Promise<unknown>;
  /** Aborted when the program is to stop. */
  readonly stop: AbortSignal;
}

/** What watches the running program. */
export interface StartedTelemetry {
  readonly readiness: () => Readiness;
  /** Absent where no figures are asked for. */
  readonly metrics?: Door;
  /** Told of every HTTP answer: the path of its door, and its status. */
  readonly onAnswer?: (door: string, status: number) => void;
}

/** Known to every index that mirrors PyPI, with a short page; an index that has no such project answers, too. */
const SMALL_PROJECT = parseProjectName("six");

/** Loads what the settings ask for. @throws {ConfigError} Where logs are to go to a runtime that takes none. */
export async function connectTelemetry(
  config: Config,
  { log, clock }: PartSurroundings,
  { shared }: { readonly shared: SharedParts | undefined },
): Promise<TelemetryParts | undefined> {
  const isTracing = isRuntimeTracing();
  if (config.exportLogs && !isTracing) {
    throw new ConfigError([
      "Cannot export logs: OpenTelemetry is off in this runtime, expected OTEL_DENO=true in its environment",
    ]);
  }
  if (config.traceHosts.length > 0 && !isTracing) {
    log.warning("No host is sent a trace context: OpenTelemetry is off, see OTEL_DENO");
  }
  const tracing = isTracing ? await import("./telemetry/tracing.ts") : undefined;
  const tracers = tracing === undefined ? [] : [new tracing.CallTracer(VERSION)];
  const logFields = tracing === undefined ? {} : { logFields: tracing.spanFields };
  if (config.transport !== "http") {
    if (tracing === undefined) return undefined;
    return { observers: tracers, ...logFields, start: () => ({ readiness: alwaysReady }) };
  }
  const { trackReadiness } = await import("./telemetry/readiness.ts");
  const meters = config.metrics
    ? (await import("./connect_meters.ts")).connectMeters({ clock, shared })
    : undefined;
  return {
    observers: [...meters?.observers ?? [], ...tracers],
    ...logFields,
    ...(meters === undefined ? {} : { onLimiterWait: meters.onLimiterWait }),
    start(internals, { warmed, stop }) {
      const { deps, upstreamStates: upstreams, timers, shutdown: signal } = internals;
      const tracked = trackReadiness({
        ...{ warmed, upstreams, timers, signal, clock: internals.clock },
        ask: (asked) =>
          deps.index.indexPage(SMALL_PROJECT, { signal: asked, sources: new SourceLog() }),
        shared: shared === undefined ? undefined : () => shared.state(),
      });
      // The figures, too, are to tell it, which know nothing of the doors that drain.
      const readiness = (): Readiness =>
        stop.aborted ? { ...tracked(), status: "stopping" } : tracked();
      if (meters === undefined) return { readiness };
      return {
        readiness,
        metrics: metricsDoor(meters.read(internals, readiness)),
        onAnswer: meters.onAnswer,
      };
    },
  };
}

/** The `fetch` whose requests carry no trace context but to the hosts that were named. */
export async function connectFetch(
  config: Config,
  fetch: PartSurroundings["fetch"],
): Promise<PartSurroundings["fetch"]> {
  if (!isRuntimeTracing()) return fetch;
  const { withoutPropagation } = await import("./telemetry/outbound_context.ts");
  return withoutPropagation(fetch, config.traceHosts);
}

function alwaysReady(): Readiness {
  return { status: "ok", checks: {} };
}
