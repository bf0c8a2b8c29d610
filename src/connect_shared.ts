/** What replicas share through Redis. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** Absent where no shared store is set. */
export interface SharedParts {
  /** For probes: whether the store answers now. */
  state(): "connected" | "gone";
  close(): Promise<void>;
}

/** Loads the client only where a store is set; does not wait for it to answer. */
export function connectShared(
  _config: Config,
  _surroundings: PartSurroundings,
): Promise<SharedParts | undefined> {
  return Promise.resolve(undefined);
}
