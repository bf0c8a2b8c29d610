/** Loads all plug-ins, or tells every fault of every one. @module */
import { ConfigError } from "../config/load.ts";
import { PROMPTS } from "../prompts/registry.ts";
import { RESOURCES } from "../resources/registry.ts";
import { TOOLS } from "../tools/registry.ts";
import { ModuleRefusedError } from "./import_module.ts";
import { type CheckedPlugin, readPlugin } from "./read_plugin.ts";

/** What loading needs from outside. */
export interface PluginLoading {
  /** @throws {ModuleRefusedError} */
  readonly importModule: (path: string) => Promise<unknown>;
  /** Whether the program is permitted to ask that URL. */
  readonly mayReach: (url: URL) => boolean;
}

/** @throws {ConfigError} With all faults: the plug-in, and what is wrong with it. */
export async function loadPlugins(
  paths: readonly string[],
  { importModule, mayReach }: PluginLoading,
): Promise<readonly CheckedPlugin[]> {
  const plugins: CheckedPlugin[] = [];
  const faults: string[] = [];
  const fault = (path: string, text: string) =>
    faults.push(`Cannot load plug-in ${JSON.stringify(path)}: ${text}`);
  for (const path of new Set(paths)) { // one after the other: they may print and wait
    try {
      const reading = readPlugin(path, await importModule(path), mayReach);
      if (reading.plugin === undefined) { for (const text of reading.faults) fault(path, text); }
      else plugins.push(reading.plugin);
    } catch (error) {
      if (!(error instanceof ModuleRefusedError)) throw error;
      fault(path, error.message);
    }
  }
  tellCollisions(plugins, fault);
  if (faults.length > 0) throw new ConfigError(faults);
  return plugins;
}

const BUILT_IN = "the program itself";

/** Two of one name would hide each other, and a tool that is called like a built-in one would pass for it. */
function tellCollisions(
  plugins: readonly CheckedPlugin[],
  fault: (path: string, text: string) => void,
): void {
  const owners = new Map<string, string>([
    ...TOOLS.map(({ name }) => [`tool ${name}`, BUILT_IN] as const),
    ...RESOURCES.map(({ name }) => [`resource ${name}`, BUILT_IN] as const),
    ...PROMPTS.map(({ name }) => [`prompt ${name}`, BUILT_IN] as const),
    // Their schemes belong to the program's own resources, or to what a client reads by itself.
    ...["pypi", "http", "https", "file", "git", "data"].map((name) =>
      [`plug-in ${name}`, BUILT_IN] as const
    ),
  ]);
  for (const { path, shape } of plugins) {
    const { name, tools, resources, prompts, sources, transports } = shape;
    const claims = [
      `plug-in ${name}`,
      ...tools.map((each) => `tool ${each.name}`),
      ...resources.map((each) => `resource ${each.name}`),
      ...prompts.map((each) => `prompt ${each.name}`),
      ...sources.map((each) => `source ${name}/${each.name}`),
      ...transports.map((each) => `transport ${name}/${each.name}`),
    ];
    for (const claim of claims) {
      const owner = owners.get(claim);
      if (owner === undefined) owners.set(claim, JSON.stringify(path));
      else fault(path, `${claim} is there already, from ${owner}`);
    }
  }
}
