/** Serves on the transport of the settings. Part of the composition. @module */
import { ConfigError } from "./config/load.ts";
import { type HttpServer, serveHttp } from "./server/http.ts";
import { adminGate, type AdminListener, listenForAdmin } from "./server/admin_listener.ts";
import { createHttpApp } from "./server/http_app.ts";
import { plainGate, usualDoors } from "./server/http_doors.ts";
import { serveStdio } from "./server/stdio.ts";
import type { StdioStreams } from "./server/stdio_streams.ts";
import type { Internals, TeamParts } from "./team_parts.ts";
import { listenRefusal } from "./unusable_settings.ts";

/** What serving needs beside the program. */
export interface ServeOptions {
  readonly internals: Internals;
  readonly parts: TeamParts;
  /** Aborted when the process is to stop. */
  readonly stop: AbortSignal;
  /** Of stdio, where somebody answers on them already. */
  readonly streams?: StdioStreams | undefined;
  /** Called once clients can connect. */
  readonly onReady: () => void;
  /** Settles when the cache was warmed, or could not be. */
  readonly warmed: Promise<unknown>;
}

/** Resolves when there is nothing more to serve. @throws {ConfigError} If the address cannot be had. */
export async function serveApp(options: ServeOptions): Promise<void> {
  const { internals, stop, streams, onReady } = options;
  const { config, factory, log } = internals;
  if (config.transport === "stdio") {
    onReady();
    await serveStdio({
      factory,
      log,
      stop,
      maxLineBytes: config.maxRequestBytes,
      drainMs: config.shutdownGraceMs,
      ...streams,
    });
    return;
  }
  const { finished, admin } = listen(options);
  onReady();
  try {
    await finished;
  } finally {
    await admin?.close(); // last, so that probes are answered while the rest drains
  }
}

/** Main port and, where there is one, admin port. @throws {ConfigError} If an address cannot be had. */
function listen(
  { internals, parts, stop, warmed }: ServeOptions,
): HttpServer & { readonly admin?: AdminListener } {
  const { config, factory, log, clock, version } = internals;
  const { host, port, adminHost, adminPort } = config;
  const guard = { allowedHosts: config.allowedHosts, allowedOrigins: config.allowedOrigins };
  const telemetry = parts.telemetry?.start(internals, { warmed, stop });
  const gate = parts.access?.gate ?? plainGate(guard);
  const usual = usualDoors({
    factory,
    log,
    nextCall: gate.nextCall,
    maxRequestBytes: config.maxRequestBytes,
    requestTimeoutMs: config.requestTimeoutMs,
    ...(telemetry === undefined ? {} : { readiness: telemetry.readiness }),
  });
  const metrics = telemetry?.metrics === undefined ? [] : [telemetry.metrics];
  const { onAnswer } = telemetry ?? {};
  const app = createHttpApp({
    doors: [
      ...usual,
      ...(adminPort === "off" ? metrics : []),
      ...parts.access?.doors ?? [],
      ...parts.doors?.open(internals, gate) ?? [],
    ],
    ...{ gate, log, clock, ...(onAnswer === undefined ? {} : { onAnswer }) },
  });
  const serve = () =>
    bind(host, port, () =>
      serveHttp({
        ...{ app, log, version, host, port, stop },
        limits: parts.access?.connectionLimits,
        delayMs: config.shutdownDelayMs,
        drainMs: config.shutdownGraceMs,
      }));
  if (adminPort === "off") return serve();
  const adminApp = createHttpApp({
    // The same probes: they know when the main port drains.
    doors: [...usual.filter(({ access }) => access === "open"), ...metrics],
    gate: adminGate(guard),
    ...{ log, clock },
  });
  const admin = bind(
    adminHost,
    adminPort,
    () => listenForAdmin({ app: adminApp, host: adminHost, port: adminPort }),
  );
  try {
    const server = serve();
    log.info(`Probes and figures are on ${admin.origin}`);
    return { ...server, admin };
  } catch (error) {
    admin.close();
    throw error;
  }
}

/** @throws {ConfigError} If the address cannot be had. */
function bind<T>(host: string, port: number, listenThere: () => T): T {
  const refusal = (reason: string) =>
    new ConfigError([`Cannot listen on ${host} port ${port}: ${reason}`]);
  const refused = listenRefusal({ host, port });
  if (refused !== undefined) throw new ConfigError([refused]);
  try {
    return listenThere();
  } catch (error) {
    if (error instanceof Deno.errors.AddrInUse) throw refusal("another program listens there");
    throw refusal(error instanceof Error ? error.message : String(error));
  }
}
