/** Every HTTP request without its socket: named, admitted, sent to its door, logged. @module */
import type { Admission, Gate } from "../access/gate.ts";
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../log.ts";
import type { Caller, TraceContext } from "../mcp/call_observer.ts";
import { type Door, problem } from "./door.ts";

const REQUEST_ID = /^[\w.:-]{1,64}$/;
const MAX_TRACE_HEADER = 512; // UTF-16 units, W3C: vendors should accept at least that

/** What the application is made of. */
export interface HttpAppOptions {
  readonly doors: readonly Door[];
  readonly gate: Gate;
  readonly log: Log;
  readonly clock: Clock;
  /** Told of every answer: the path of its door (`other` where there is none) and its status. */
  readonly onAnswer?: (door: string, status: number) => void;
}

/** The server without its socket. */
export interface HttpApp {
  /** @param remoteAddress Of the connection, where there is one. */
  handle(request: Request, remoteAddress?: string): Promise<Response>;
  /** From now on not ready, and every answer ends its connection. */
  drain(): void;
  /** From now on only probes are answered; resolves once nothing else is being answered. */
  finish(): Promise<void>;
  /** Requests that are being answered. */
  readonly inFlightCount: number;
  /** Ends what is still in flight. */
  close(): Promise<void>;
}

/** Nobody knows who asks for what is open to all. */
const ANYBODY: Caller = Object.freeze({ name: "anybody", kind: "anonymous" });

/** Routes, guards and names every request. */
export function createHttpApp(options: HttpAppOptions): HttpApp {
  const { doors, gate, log, clock, onAnswer } = options;
  const byPath = new Map(doors.map((door) => [door.path, door]));
  const shown = [...byPath.keys()].join(" or ");
  let inFlightCount = 0;
  let state: "serving" | "draining" | "finishing" = "serving";
  const idle = Promise.withResolvers<void>();
  let drained: Promise<unknown> = idle.promise;
  const open = (): Admission => ({ kind: "admitted", caller: ANYBODY, leave: (answer) => answer });

  const answer = async (
    request: Request,
    path: string,
    { requestId, remoteAddress }: { requestId: string; remoteAddress: string | undefined },
  ): Promise<Response> => {
    const door = byPath.get(path);
    if (state === "finishing" && door?.access !== "open") return stopping();
    const decided = door?.access === "open"
      ? open()
      : gate.admit(request, { requestId, path, remoteAddress });
    const admission = decided instanceof Promise ? await decided : decided;
    if (admission.kind === "refused") return admission.response;
    const { caller, leave } = admission;
    let served: Response; // left once: what a request holds must not be given back twice
    try {
      served = door === undefined
        ? problem(404, `No such path, expected ${shown}`)
        : await door.serve(request, {
          requestId,
          caller,
          traceContext: traceContextOf(request.headers),
        });
    } catch (error) {
      log.error("Could not serve request", { request_id: requestId, error });
      served = problem(500, "Internal error, details are in the server's log at this request");
    }
    return leave(served);
  };

  return {
    get inFlightCount() {
      return inFlightCount;
    },
    async handle(request, remoteAddress) {
      const startedAtMs = clock();
      const requestId = requestIdOf(request);
      const path = pathOf(request.url);
      inFlightCount++;
      let response: Response;
      try {
        response = await answer(request, path, { requestId, remoteAddress });
      } catch (error) {
        log.error("Could not serve request", { request_id: requestId, error });
        response = problem(500, "Internal error, details are in the server's log at this request");
      } finally {
        inFlightCount--;
        if (state === "finishing" && inFlightCount === 0) idle.resolve();
      }
      onAnswer?.(byPath.has(path) ? path : "other", response.status);
      // An upgraded connection's answer belongs to the platform and cannot be changed.
      if (response.status !== 101) {
        response.headers.set("x-request-id", requestId);
        // While stopping: whoever keeps the connection would send its next request here, where soon nobody listens.
        // After chunks: RFC 9112, 6.1 wants it where a length is told, too, and the oldest Deno we support hides that.
        if (state !== "serving" || request.headers.has("transfer-encoding")) {
          response.headers.set("connection", "close");
        }
      }
      if (log.enabled("debug")) {
        log.debug("Served request", {
          request_id: requestId,
          method: request.method,
          path: path.slice(0, 100),
          status: response.status,
          duration_ms: clock() - startedAtMs,
        });
      }
      return response;
    },
    drain() {
      state = "draining";
      drained = Promise.all(doors.map((door) => door.drain?.()));
    },
    async finish() {
      state = "finishing";
      if (inFlightCount === 0) idle.resolve();
      await idle.promise;
      await drained;
    },
    async close() {
      await Promise.all(doors.map((door) => door.close?.()));
    },
  };
}

/** To whoever still comes: it is not a call that failed, so it may be sent elsewhere. */
function stopping(): Response {
  return problem(503, "This server is stopping, expected the call at another one", {
    "retry-after": "1",
  });
}

function traceContextOf(headers: Headers): TraceContext | undefined {
  const traceparent = headers.get("traceparent");
  if (traceparent === null || traceparent.length > MAX_TRACE_HEADER) return undefined;
  const tracestate = headers.get("tracestate");
  return tracestate === null || tracestate.length > MAX_TRACE_HEADER
    ? { traceparent }
    : { traceparent, tracestate };
}

/** The caller's own id where it is harmless, so that its logs and ours can be joined. */
function requestIdOf(request: Request): string {
  const given = request.headers.get("x-request-id");
  return given !== null && REQUEST_ID.test(given) ? given : crypto.randomUUID();
}

/** Cheaper than `new URL`: what stands between the authority and a query. */
function pathOf(url: string): string {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  const end = url.search(/[?#]/);
  return url.slice(start, end === -1 ? url.length : end);
}
