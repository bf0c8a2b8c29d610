/** Metrics, traces and readiness. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import type { CallObserver } from "./mcp/call_observer.ts";
import type { Door } from "./server/door.ts";
import type { Readiness } from "./server/health.ts";
import type { Internals, PartSurroundings } from "./team_parts.ts";

/** What watches the program. */
export interface TelemetryParts {
  readonly observers: readonly CallObserver[];
  /** Told how long a request waited for the rate limiter of a host. */
  readonly onLimiterWait?: (host: string, waitedMs: number) => void;
  /** Called once, when everything else is built. */
  start(internals: Internals): { readonly doors: readonly Door[]; readiness(): Readiness };
}

/** Loads what the settings ask for. */
export function connectTelemetry(
  _config: Config,
  _surroundings: PartSurroundings,
  _others: { readonly shared: SharedParts | undefined },
): Promise<TelemetryParts | undefined> {
  return Promise.resolve(undefined);
}
