/** `/health/live` and `/health/ready`: for probes. @module */
import { type Door, readOnly } from "./door.ts";

/** Whether traffic should be sent here; `degraded`: yes, but something that it should have is gone. */
export interface Readiness {
  readonly status: "starting" | "ok" | "degraded" | "stopping";
  /** One word for each thing that was looked at, e.g. `shared_cache: "gone"`; no hosts, no secrets. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Alive as long as it answers. */
export function liveDoor(): Door {
  return {
    path: "/health/live",
    access: "open",
    serve: (request) => readOnly(request) ?? answer(200, { status: "ok" }),
  };
}

/** 200 where traffic should come, else 503. */
export function readyDoor(readiness: () => Readiness): Door {
  return {
    path: "/health/ready",
    access: "open",
    serve(request) {
      const refused = readOnly(request);
      if (refused !== undefined) return refused;
      const { status, checks } = readiness();
      return answer(status === "ok" || status === "degraded" ? 200 : 503, { status, checks });
    },
  };
}

function answer(status: number, body: Readonly<Record<string, unknown>>): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
