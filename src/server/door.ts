/** A door: one path of the HTTP server and what answers there. @module */
import type { RequestFacts } from "../mcp/call_observer.ts";

/** Whatever serves under one path. */
export interface Door {
  /** The whole path, e.g. `/mcp`. */
  readonly path: string;
  /** `open`: anybody, with any Host, unauthenticated: probes. `guarded`: only what the gate admits. */
  readonly access: "open" | "guarded";
  serve(request: Request, facts: RequestFacts): Response | Promise<Response>;
  /**
   * Told that the process is to stop: what is in flight may end, nothing long-lived should begin. What is in flight
   * beyond its request, as on a WebSocket, is waited for; never rejects.
   */
  drain?(): void | Promise<void>;
  /** Ends what is still in flight. */
  close?(): Promise<void>;
}

/** An answer that is not the protocol's: what was wrong, and what is expected. */
export function problem(
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error: message }, { status, headers });
}

/** 405 for every method but those that only read; `undefined` for these. */
export function readOnly(request: Request): Response | undefined {
  if (request.method === "GET" || request.method === "HEAD") return undefined;
  return problem(405, "Method not allowed, expected GET", { allow: "GET, HEAD" });
}
