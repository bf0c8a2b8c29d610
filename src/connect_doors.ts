/** Further doors: WebSocket and GraphQL. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { Door } from "./server/door.ts";
import type { Internals } from "./team_parts.ts";

/** Doors that are off by default. */
export interface DoorParts {
  /** Called once, when everything else is built. */
  open(internals: Internals): readonly Door[];
}

/** Loads only what is switched on. */
export function connectDoors(_config: Config): Promise<DoorParts | undefined> {
  return Promise.resolve(undefined);
}
