/** Serves over HTTP. Part of the composition. @module */
import { ConfigError } from "./config/load.ts";
import type { ServeOptions } from "./serve_app.ts";
import { adminGate, type AdminListener, listenForAdmin } from "./server/admin_listener.ts";
import { type HttpServer, serveHttp } from "./server/http.ts";
import { createHttpApp } from "./server/http_app.ts";
import { usualDoors } from "./server/http_doors.ts";
import { listenRefusal } from "./unusable_settings.ts";

/** Resolves when there is nothing more to serve. @throws {ConfigError} If an address cannot be had. */
export async function serveHttpApp(options: ServeOptions): Promise<void> {
  const { finished, admin } = listen(options);
  options.onReady();
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
  const { access } = parts;
  if (access?.gate === undefined) {
    throw new TypeError(
      "Cannot serve over HTTP: nothing checks requests, expected the parts of access",
    );
  }
  const { gate } = access;
  const telemetry = parts.telemetry?.start(internals, { warmed, stop });
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
      ...access.doors,
      ...parts.doors?.open(internals, gate) ?? [],
    ],
    ...{ gate, log, clock, ...(onAnswer === undefined ? {} : { onAnswer }) },
  });
  const serve = () =>
    bind(host, port, () =>
      serveHttp({
        ...{ app, log, version, host, port, stop },
        limits: access.connectionLimits,
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
