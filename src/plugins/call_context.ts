/** What a plug-in's function is given in one call. @module */
import { CallerError } from "../domain/caller_error.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import type { Log } from "../log.ts";
import type { ResourceDependencies } from "../resources/registry.ts";
import { dataSources } from "../tools/data_sources.ts";
import { TOOLS } from "../tools/registry.ts";
import type { UpstreamApi } from "../upstream/upstream_api.ts";
import { PassedFailure, passFailures } from "./passed_failure.ts";
import type { PluginContext, PluginLog } from "./plugin_api.ts";
import { pluginSource } from "./plugin_source.ts";

const MAX_REFUSAL_LENGTH = 1_000; // UTF-16 units

/** What all calls of one plug-in share. */
export interface PluginHome {
  readonly plugin: string;
  readonly log: Log;
  /** By the names that the plug-in gave. */
  readonly sources: ReadonlyMap<string, UpstreamApi>;
}

/** The context of one call. `action` completes `Cannot …`. */
export function callContext(
  { plugin, log, sources }: PluginHome,
  action: string,
  deps: ResourceDependencies,
  call: UpstreamCall,
): PluginContext {
  return Object.freeze<PluginContext>({
    signal: call.signal,
    log: pluginLog(log, plugin),
    source(name) {
      const api = sources.get(name);
      if (api === undefined) {
        throw new RangeError(`Cannot read source ${JSON.stringify(name)}: the plug-in has none`);
      }
      return pluginSource(api, call);
    },
    async callTool(name, args) {
      const tool = TOOLS.find((candidate) => candidate.name === name);
      if (tool === undefined) {
        throw new RangeError(`Cannot call ${JSON.stringify(name)}: there is no such built-in tool`);
      }
      return (await passFailures(() => tool.call(args, deps, call))).structured;
    },
    dataSources: () => dataSources(call.sources),
    refuse(message): never {
      const told = cleanText(String(message), MAX_REFUSAL_LENGTH);
      throw new PassedFailure(new CallerError(`Cannot ${action}: ${told}`, ""));
    },
  });
}

/** The program's log; each line names the plug-in. */
export function pluginLog(log: Log, plugin: string): PluginLog {
  const at = (level: "debug" | "info" | "warning" | "error"): PluginLog["debug"] =>
  (
    message,
    fields = {},
  ) => {
    try {
      log[level](String(message), { ...fields, plugin });
    } catch {
      // Fields with a broken getter are no reason to fail a call.
    }
  };
  return { debug: at("debug"), info: at("info"), warning: at("warning"), error: at("error") };
}
