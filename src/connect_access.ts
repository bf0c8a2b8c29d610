/** Who may call over HTTP. Part of the composition. @module */
import type { Gate } from "./access/gate.ts";
import type { Config } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import type { CallObserver } from "./mcp/call_observer.ts";
import type { Door } from "./server/door.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** What stands before the doors. */
export interface AccessParts {
  /** Absent over stdio. */
  readonly gate: Gate;
  /** The audit log. */
  readonly observers: readonly CallObserver[];
  /** Protected-resource metadata. */
  readonly doors: readonly Door[];
}

/** Reads tokens and loads the verifier that the settings ask for. */
export function connectAccess(
  _config: Config,
  _surroundings: PartSurroundings,
  _others: { readonly shared: SharedParts | undefined },
): Promise<AccessParts | undefined> {
  return Promise.resolve(undefined);
}
