/** The modules of others, read and checked. Part of the composition, loaded where one is named. @module */
import type { Config } from "./config/load.ts";
import type { PluginParts } from "./connect_plugins.ts";
import { mayUseHost } from "./permitted.ts";
import { buildCatalogue } from "./plugins/build_catalogue.ts";
import { describeThrown } from "./plugins/guard_call.ts";
import { importModule } from "./plugins/import_module.ts";
import { loadPlugins } from "./plugins/load_plugins.ts";
import type { CheckedPlugin } from "./plugins/read_plugin.ts";
import { runTransports } from "./plugins/run_transports.ts";
import { openFrameConnection } from "./server/frame_connection.ts";
import type { Internals, PartSurroundings } from "./team_parts.ts";

/** @throws {ConfigError} With every fault of every module. */
export async function loadPluginParts(
  config: Config,
  surroundings: PartSurroundings,
): Promise<PluginParts> {
  const { log, timers } = surroundings;
  keepStrayFaults((error) =>
    log.error("Stray failure, most likely of a plug-in", { error: describeThrown(error) })
  );
  const plugins = await loadPlugins(config.plugins, {
    importModule: (path) => importModule(path, timers),
    mayReach: ({ hostname, port, protocol }) =>
      config.demo || mayUseHost(hostname, port === "" ? (protocol === "http:" ? 80 : 443) : port),
  });
  for (const { path, shape } of plugins) {
    log.info("Loaded plug-in", { plugin: shape.name, path });
  }
  return {
    open: (openSource) => buildCatalogue(plugins, { openSource, log, timers }),
    serve: (internals, stop) => serveTransports(plugins, internals, stop),
  };
}

async function serveTransports(
  plugins: readonly CheckedPlugin[],
  { config, factory, log }: Internals,
  stop: AbortSignal,
): Promise<void> {
  const transports = plugins.flatMap(({ shape }) =>
    shape.transports.map((transport) => ({ plugin: shape.name, transport }))
  );
  if (transports.length === 0) return;
  let connections = 0;
  await runTransports(transports, {
    signal: stop,
    log,
    open: (onFrame, caller) =>
      openFrameConnection({
        factory,
        log,
        stop,
        onFrame,
        requestId: `plugin-${++connections}`,
        caller: { name: caller, kind: "plugin" },
        maxFrameBytes: config.maxRequestBytes,
        drainMs: config.shutdownGraceMs,
      }),
  });
}

/**
 * A promise that a plug-in forgot, or a callback of its timer, would end the process: it is told in the log instead. Only
 * where plug-ins are loaded, because nobody can say whose it was.
 */
function keepStrayFaults(told: (error: unknown) => void): void {
  globalThis.addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    told(event.reason);
  });
  globalThis.addEventListener("error", (event) => {
    event.preventDefault();
    told(event.error);
  });
}
