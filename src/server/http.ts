/** Serves MCP over HTTP: `/mcp`, `/health/live`, `/health/ready`. @module */
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../log.ts";
import type { ServerFactory } from "./create_server.ts";
import { requestGuard } from "./http_guard.ts";
import { createMcpEndpoint } from "./mcp_endpoint.ts";
import { aborted, within } from "./waiting.ts";

const MAX_REQUEST_BYTES = 4_194_304;
const DRAIN_MS = 10_000;
const CUT_MS = 1_000; // for the answers to what was cut
const REQUEST_ID = /^[\w.:-]{1,64}$/;

/** What HTTP needs. */
export interface HttpOptions {
  readonly factory: ServerFactory;
  readonly log: Log;
  readonly clock: Clock;
  /** Told in the first line of the log. */
  readonly version: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Host names that may be asked for, beside loopback. */
  readonly allowedHosts: readonly string[];
  /** Origins that may ask, beside loopback. */
  readonly allowedOrigins: readonly string[];
  /** Aborted when the process is to stop: what is in flight is finished first. */
  readonly stop: AbortSignal;
  readonly maxRequestBytes?: number;
  /** How long what is in flight may take once the process is to stop. */
  readonly drainMs?: number;
}

/** A server that listens. */
export interface HttpServer {
  /** Of the MCP endpoint. */
  readonly url: string;
  /** Resolves when it has stopped. */
  readonly finished: Promise<void>;
}

/** Listens at once; stops when `stop` is aborted. */
export function serveHttp(options: HttpOptions): HttpServer {
  const { log, stop } = options;
  const app = createHttpApp(options);
  const server = Deno.serve({
    hostname: options.host,
    port: options.port,
    onListen() {}, // the default one writes to stdout
  }, app.handle);
  const url = urlOf(server.addr);
  log.info(`pypi-mcp ${options.version} listening on ${url}`);
  const finished = (async () => {
    await Promise.race([server.finished, aborted(stop)]);
    app.drain();
    const closed = server.shutdown(); // takes no new connection, waits for what is in flight
    await within(options.drainMs ?? DRAIN_MS, closed);
    await app.close(); // cuts what is still in flight
    await within(CUT_MS, closed);
    log.info("Stopped");
  })();
  return { url, finished };
}

/** The server without its socket. */
export interface HttpApp {
  handle(request: Request): Promise<Response>;
  /** From now on not ready. */
  drain(): void;
  /** Ends what is still in flight. */
  close(): Promise<void>;
}

type Route = (request: Request, requestId: string) => Response | Promise<Response>;

/** Routes, guards and names every request. */
export function createHttpApp(
  options: Pick<HttpOptions, "factory" | "log" | "clock" | "version"> & Partial<HttpOptions>,
): HttpApp {
  const { factory, log, clock } = options;
  const { maxRequestBytes = MAX_REQUEST_BYTES, allowedHosts = [], allowedOrigins = [] } = options;
  const guard = requestGuard({ allowedHosts, allowedOrigins });
  const endpoint = createMcpEndpoint({ factory, log, maxRequestBytes });
  let draining = false;
  const routes = new Map<string, Route>([
    ["/mcp", endpoint.serve],
    ["/health/live", (request) => health(request, true)],
    ["/health/ready", (request) => health(request, !draining)],
  ]);
  return {
    async handle(request) {
      const startedAtMs = clock();
      const requestId = requestIdOf(request);
      const path = pathOf(request.url);
      const route = routes.get(path) ??
        (() => problem(404, `No such path, expected ${[...routes.keys()].join(" or ")}`));
      let response: Response;
      try {
        response = guard(request) ?? await route(request, requestId);
      } catch (error) {
        log.error("Could not serve request", { request_id: requestId, error });
        response = problem(500, "Internal error, details are in the server's log at this request");
      }
      response.headers.set("x-request-id", requestId);
      log.debug("Served request", {
        request_id: requestId,
        method: request.method,
        path: path.slice(0, 100),
        status: response.status,
        duration_ms: clock() - startedAtMs,
      });
      return response;
    },
    drain() {
      draining = true;
    },
    close: () => endpoint.close(),
  };
}

function health(request: Request, ok: boolean): Response {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return problem(405, "Method not allowed, expected GET", { allow: "GET, HEAD" });
  }
  return Response.json({ status: ok ? "ok" : "stopping" }, {
    status: ok ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

function problem(status: number, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: message }, { status, headers });
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

function urlOf(address: Deno.Addr): string {
  if (address.transport !== "tcp") return `${address.transport}:/mcp`;
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  return `http://${host}:${address.port}/mcp`;
}
