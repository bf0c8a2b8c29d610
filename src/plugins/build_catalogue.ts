/** Checked plug-ins made into entries of our registries. @module */
import type { Log } from "../log.ts";
import type { Prompt } from "../mcp/define_prompt.ts";
import type { Resource } from "../mcp/define_resource.ts";
import type { Tool } from "../mcp/define_tool.ts";
import type { Timers } from "../resilience/timers.ts";
import type { ResourceDependencies } from "../resources/registry.ts";
import type { UpstreamApi } from "../upstream/upstream_api.ts";
import { pluginPrompt } from "./plugin_prompt.ts";
import { pluginResource } from "./plugin_resource.ts";
import { pluginTool } from "./plugin_tool.ts";
import type { CheckedPlugin } from "./read_plugin.ts";

/** What the program gives. */
export interface CatalogueOptions {
  readonly openSource: (
    source: {
      readonly service: string;
      readonly baseUrl: string;
      readonly authorization?: string | undefined;
    },
  ) => UpstreamApi;
  readonly log: Log;
  readonly timers: Timers;
}

/** In the order of the settings, and of each module. */
export function buildCatalogue(
  plugins: readonly CheckedPlugin[],
  { openSource, log, timers }: CatalogueOptions,
): {
  readonly tools: readonly Tool<ResourceDependencies>[];
  readonly resources: readonly Resource<ResourceDependencies>[];
  readonly prompts: readonly Prompt<ResourceDependencies>[];
} {
  const homes = plugins.map(({ shape, tools }) => ({
    shape,
    tools,
    home: {
      plugin: shape.name,
      log,
      sources: new Map(
        shape.sources.map(({ name, ...source }) => [
          name,
          openSource({ service: `${shape.name}/${name}`, ...source }),
        ]),
      ),
    },
  }));
  return {
    tools: homes.flatMap(({ home, tools }) =>
      tools.map((tool) => pluginTool({ home, timers, ...tool }))
    ),
    resources: homes.flatMap(({ home, shape }) =>
      shape.resources.map((resource) => pluginResource(home, resource, timers))
    ),
    prompts: homes.flatMap(({ home, shape }) =>
      shape.prompts.map((prompt) => pluginPrompt(home, prompt))
    ),
  };
}
