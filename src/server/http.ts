/**
 * Listens for HTTP and stops well. After the signal: not ready, but everything is served for `delayMs`, so that a load
 * balancer can notice; then only probes are answered on new connections until what is in flight is answered; then the
 * port is closed. What takes longer than `drainMs` is cut. @module
 */
import type { Log } from "../log.ts";
import { systemTimers } from "../resilience/timers.ts";
import { ConnectionGuard, type ConnectionLimits, INNER_HOST } from "./connection_guard.ts";
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
  /** Absent: clients connect to the platform's server itself, which cuts nobody off. */
  readonly limits?: ConnectionLimits | undefined;
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
  const server = listen(options, cut.signal);
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
    await server.close?.();
    log.info("Stopped");
  })();
  return { url, finished };
}

/** What listens: the platform's server, or a guard before it. */
interface Listening extends Pick<Deno.HttpServer<Deno.NetAddr>, "addr" | "finished" | "shutdown"> {
  /** Ends what is left. */
  close?(): Promise<void>;
}

function listen(options: HttpOptions, signal: AbortSignal): Listening {
  const { app, log, host, port, limits } = options;
  const onListen = () => {}; // the default one writes to stdout
  if (limits === undefined) {
    return Deno.serve(
      { signal, hostname: host, port, onListen },
      (request, { remoteAddr }) => app.handle(request, remoteAddr.hostname),
    );
  }
  const guard = new ConnectionGuard({ limits, host, port, log, timers: systemTimers });
  const serveBehind = () => {
    const server = Deno.serve(
      { signal, hostname: INNER_HOST, port: 0, onListen },
      (request, seen) => guard.answer(request, seen, app.handle),
    );
    guard.connect(server.addr.port);
    return server;
  };
  let server: Deno.HttpServer<Deno.NetAddr>;
  try {
    server = serveBehind();
  } catch (error) {
    guard.stopListening();
    throw error;
  }
  /** The platform's server ends where no more files may be opened, as for one connection too many. */
  const keepServing = async (): Promise<void> => {
    try {
      await server.finished;
    } catch (error) {
      log.error("The HTTP server ended, so all connections are closed and it is started again", {
        error,
      });
      await guard.cut();
      server = serveBehind();
      await keepServing();
    }
  };
  return {
    addr: guard.addr,
    finished: keepServing(),
    async shutdown() {
      guard.stopListening();
      await server.shutdown();
      await guard.delivered();
    },
    close: () => guard.close(),
  };
}

function urlOf(address: Deno.NetAddr): string {
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  return `http://${host}:${address.port}/mcp`;
}
