/** What plug-ins add. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { Prompt } from "./mcp/define_prompt.ts";
import type { Resource } from "./mcp/define_resource.ts";
import type { Tool } from "./mcp/define_tool.ts";
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
  const { loadPluginParts } = await import("./connect_plugin_modules.ts");
  return await loadPluginParts(config, surroundings);
}
