/**
 * Listens for HTTP and stops well. After the signal: not ready, but everything is served for `delayMs`, so that a load
 * balancer can notice; then only probes are answered on new connections until what is in flight is answered; then the
 * port is closed. What takes longer than `drainMs` is cut. @module
 */
import type { Log } from "../log.ts";
import type { HttpApp } from "./http_app.ts";
import { aborted, within } from "./waiting.ts";

const DRAIN_MS = 10_000;
const CUT_MS = 1_000; // for the answers to what was cut

/** What listening needs. */
export interface HttpOptions {
  readonly app: HttpApp;
  readonly log: Log;
  /** Told in the first line of the log. */
  readonly version: string;
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Aborted when the process is to stop: what is in flight is finished first. */
  readonly stop: AbortSignal;
  /** How long calls are still accepted once the process is to stop. */
  readonly delayMs?: number;
  /** How long what is in flight may take after that. */
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
  const { app, log, stop } = options;
  const cut = new AbortController();
  const server = Deno.serve(
    {
      signal: cut.signal,
      hostname: options.host,
      port: options.port,
      onListen() {}, // the default one writes to stdout
    },
    (request, { remoteAddr }) =>
      app.handle(request, remoteAddr.transport === "tcp" ? remoteAddr.hostname : undefined),
  );
  const url = urlOf(server.addr);
  log.info(`pypi-mcp ${options.version} listening on ${url}`);
  const finished = (async () => {
    await Promise.race([server.finished, aborted(stop)]);
    app.drain();
    const { delayMs = 0, drainMs = DRAIN_MS } = options;
    if (delayMs > 0) await within(delayMs, server.finished);
    let isShuttingDown = false;
    const finish = async () => {
      await app.finish(); // the port stays open, so that `/health/ready` can say no
      isShuttingDown = true;
      await server.shutdown(); // takes no new connection, waits for answers still being sent
    };
    const closed = finish();
    await within(drainMs, closed);
    await app.close(); // cuts what is still in flight
    await within(CUT_MS, closed);
    // Whoever neither sends nor reads is left behind; after `shutdown()` the platform cannot abort any more, and fails.
    if (!isShuttingDown) cut.abort();
    log.info("Stopped");
  })();
  return { url, finished };
}

function urlOf(address: Deno.Addr): string {
  if (address.transport !== "tcp") return `${address.transport}:/mcp`;
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  return `http://${host}:${address.port}/mcp`;
}
