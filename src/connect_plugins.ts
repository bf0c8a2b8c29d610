/** What plug-ins add. Part of the composition. @module */
import type { Config } from "./config/load.ts";
import type { Prompt } from "./mcp/define_prompt.ts";
import type { Resource } from "./mcp/define_resource.ts";
import type { Tool } from "./mcp/define_tool.ts";
import type { ResourceDependencies } from "./resources/registry.ts";
import type { PartSurroundings } from "./team_parts.ts";

/** Everything that the loaded modules add. */
export interface PluginParts {
  readonly tools: readonly Tool<ResourceDependencies>[];
  readonly resources: readonly Resource<ResourceDependencies>[];
  readonly prompts: readonly Prompt<ResourceDependencies>[];
}

/** Loads the modules that the settings name. */
export function connectPlugins(
  _config: Config,
  _surroundings: PartSurroundings,
): Promise<PluginParts | undefined> {
  return Promise.resolve(undefined);
}
