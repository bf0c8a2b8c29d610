/** Reads a request's body up to a bound of size and time, by the fastest way that keeps them. @module */
import { readRequestBody } from "@modelcontextprotocol/server";
import type { Laggards } from "./laggards.ts";
import { systemTimers, type Timers } from "../resilience/timers.ts";

/** The body, or why there is none. */
export type RequestBody =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "too_large" }
  | { readonly kind: "too_slow" }
  | { readonly kind: "unreadable" };

/** How much is read, and how long. */
export interface BodyBounds {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly timers?: Timers;
  /** Where given, only a body that does not come at once costs a timer. */
  readonly laggards?: Laggards;
}

const TOO_SLOW: RequestBody = Object.freeze({ kind: "too_slow" });

/** Never holds more than `maxBytes` of a body, and waits no longer than `timeoutMs` for it. */
export async function readBody(request: Request, bounds: BodyBounds): Promise<RequestBody> {
  const { maxBytes, timeoutMs, timers = systemTimers, laggards } = bounds;
  const late = Promise.withResolvers<RequestBody>();
  let cancel: (() => void) | undefined;
  const bound = () => {
    cancel = timers.after(timeoutMs, () => late.resolve(TOO_SLOW));
  };
  if (laggards === undefined) bound();
  else laggards.add(bound);
  try {
    return await Promise.race([readWhole(request, maxBytes), late.promise]);
  } finally {
    laggards?.remove(bound);
    cancel?.();
  }
}

async function readWhole(request: Request, maxBytes: number): Promise<RequestBody> {
  try {
    // A declared length is enforced by the HTTP layer, so the whole body may be read at once; but
    // where chunks are declared, too, the oldest Deno we support reads chunks to their end.
    const declared = request.headers.get("content-length");
    const chunked = request.headers.has("transfer-encoding");
    if (declared !== null && !chunked && Number(declared) <= maxBytes) {
      return { kind: "text", text: await request.text() };
    }
    const read = await readRequestBody(request, maxBytes);
    return read.tooLarge ? { kind: "too_large" } : { kind: "text", text: read.text };
  } catch {
    return { kind: "unreadable" };
  }
}
