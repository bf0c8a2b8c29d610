/** What plug-ins add. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { Prompt } from "./mcp/define_prompt.ts";
import type { Resource } from "./mcp/define_resource.ts";
import type { Tool } from "./mcp/define_tool.ts";
import type { CheckedPlugin } from "./plugins/read_plugin.ts";
import type { ResourceDependencies } from "./resources/registry.ts";
import type { Internals, PartSurroundings } from "./team_parts.ts";
import type { UpstreamApi } from "./upstream/upstream_api.ts";

/** One service behind the whole pipeline; `authorization` is for its own origin alone. */
export type OpenSource = (
  source: {
    readonly service: string;
    readonly baseUrl: string;
    readonly authorization?: string | undefined;
  },
) => UpstreamApi;

/** Everything that the loaded modules add to the lists. */
export interface PluginCatalogue {
  readonly tools: readonly Tool<ResourceDependencies>[];
  readonly resources: readonly Resource<ResourceDependencies>[];
  readonly prompts: readonly Prompt<ResourceDependencies>[];
}

/** Everything that the loaded modules add. */
export interface PluginParts {
  /** Called once, when the upstreams are connected. */
  open(openSource: OpenSource): PluginCatalogue;
  /** Starts the transports; resolves when all have ended, which they are told to by `stop`. */
  serve(internals: Internals, stop: AbortSignal): Promise<void>;
}

/** Loads the modules that the settings name. @throws {ConfigError} With every fault of every module. */
export async function connectPlugins(
  config: Config,
  surroundings: PartSurroundings,
): Promise<PluginParts | undefined> {
  if (config.plugins.length === 0) return undefined;
  const [{ importModule }, { loadPlugins }, { mayUseHost }, { describeThrown }] = await Promise.all(
    [
      import("./plugins/import_module.ts"),
      import("./plugins/load_plugins.ts"),
      import("./permitted.ts"),
      import("./plugins/guard_call.ts"),
    ],
  );
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
  const { buildCatalogue } = await import("./plugins/build_catalogue.ts");
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
  const [{ runTransports }, { openFrameConnection }] = await Promise.all([
    import("./plugins/run_transports.ts"),
    import("./server/frame_connection.ts"),
  ]);
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
