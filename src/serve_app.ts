/** Serves on the transport of the settings. Part of the composition. @module */
import { ConfigError } from "./config/load.ts";
import { mayUseHost } from "./permitted.ts";
import { type HttpServer, serveHttp } from "./server/http.ts";
import { createHttpApp } from "./server/http_app.ts";
import { plainGate, usualDoors } from "./server/http_doors.ts";
import { serveStdio } from "./server/stdio.ts";
import type { Internals, TeamParts } from "./team_parts.ts";

/** What serving needs beside the program. */
export interface ServeOptions {
  readonly internals: Internals;
  readonly parts: TeamParts;
  /** Aborted when the process is to stop. */
  readonly stop: AbortSignal;
  /** Called once clients can connect. */
  readonly onReady: () => void;
}

/** Resolves when there is nothing more to serve. @throws {ConfigError} If the address cannot be had. */
export async function serveApp(options: ServeOptions): Promise<void> {
  const { internals, stop, onReady } = options;
  const { config, factory, log } = internals;
  if (config.transport === "stdio") {
    onReady();
    await serveStdio({
      factory,
      log,
      stop,
      maxLineBytes: config.maxRequestBytes,
      drainMs: config.shutdownGraceMs,
    });
    return;
  }
  const { finished } = listen(options);
  onReady();
  await finished;
}

/** @throws {ConfigError} If the address cannot be had. */
function listen({ internals, parts, stop }: ServeOptions): HttpServer {
  const { config, factory, log, clock, version } = internals;
  const { host, port } = config;
  const refusal = (reason: string) =>
    new ConfigError([`Cannot listen on ${host} port ${port}: ${reason}`]);
  if (!mayUseHost(host.includes(":") ? `[${host}]` : host, port)) {
    throw refusal("the program may not listen there");
  }
  const telemetry = parts.telemetry?.start(internals);
  const app = createHttpApp({
    doors: [
      ...usualDoors({
        factory,
        log,
        maxRequestBytes: config.maxRequestBytes,
        ...(telemetry === undefined ? {} : { readiness: () => telemetry.readiness() }),
      }),
      ...telemetry?.doors ?? [],
      ...parts.access?.doors ?? [],
      ...parts.doors?.open(internals) ?? [],
    ],
    gate: parts.access?.gate ??
      plainGate({ allowedHosts: config.allowedHosts, allowedOrigins: config.allowedOrigins }),
    log,
    clock,
  });
  try {
    return serveHttp({
      ...{ app, log, version, host, port, stop },
      delayMs: config.shutdownDelayMs,
      drainMs: config.shutdownGraceMs,
    });
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw refusal("another program listens there");
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}
