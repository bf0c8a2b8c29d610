/** Listens for HTTP and stops well: what is in flight is answered first. @module */
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
  const { app, log, stop } = options;
  const server = Deno.serve(
    {
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
    const closed = server.shutdown(); // takes no new connection, waits for what is in flight
    await within(options.drainMs ?? DRAIN_MS, closed);
    await app.close(); // cuts what is still in flight
    await within(CUT_MS, closed);
    log.info("Stopped");
  })();
  return { url, finished };
}

function urlOf(address: Deno.Addr): string {
  if (address.transport !== "tcp") return `${address.transport}:/mcp`;
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  return `http://${host}:${address.port}/mcp`;
}
