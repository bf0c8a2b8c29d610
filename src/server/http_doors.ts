/** The doors that every HTTP server has. @module */
import type { Gate } from "../access/gate.ts";
import type { Log } from "../log.ts";
import type { ServerFactory } from "./create_server.ts";
import type { Door } from "./door.ts";
import { liveDoor, type Readiness, readyDoor } from "./health.ts";
import { createMcpEndpoint } from "./mcp_endpoint.ts";

const MAX_REQUEST_BYTES = 4_194_304;
const REQUEST_TIMEOUT_MS = 30_000;

/** What the usual doors need. */
export interface UsualDoorsOptions {
  readonly factory: ServerFactory;
  readonly log: Log;
  readonly maxRequestBytes?: number;
  readonly requestTimeoutMs?: number;
  /** Absent: ready until it drains. */
  readonly readiness?: () => Readiness;
  /** Of the gate that the doors will stand behind. */
  readonly nextCall?: Gate["nextCall"];
}

/** `/mcp`, `/health/live`, `/health/ready`. */
export function usualDoors(options: UsualDoorsOptions): readonly Door[] {
  const { factory, log, maxRequestBytes = MAX_REQUEST_BYTES } = options;
  const { requestTimeoutMs = REQUEST_TIMEOUT_MS, nextCall } = options;
  const readiness = options.readiness ?? (() => ({ status: "ok" as const, checks: {} }));
  const endpoint = createMcpEndpoint({
    ...{ factory, log, maxRequestBytes, requestTimeoutMs, nextCall },
  });
  let draining = false;
  return [
    { path: "/mcp", access: "guarded", ...endpoint },
    liveDoor(),
    {
      ...readyDoor(() => draining ? { ...readiness(), status: "stopping" } : readiness()),
      drain() {
        draining = true;
      },
    },
  ];
}
