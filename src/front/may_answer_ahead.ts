/** Whether the answers that were made at build time are the ones of these settings. @module */
import type { LoadedConfig } from "../config/load.ts";
import { variableOf } from "../config/option.ts";
import { OPTION_LIST, type OptionKey } from "../config/options.ts";

/** Groups and settings that change nothing of what is listed. Hosts that may not be reached are refused before it is asked. */
const GROUPS: ReadonlySet<string> = new Set(["Upstreams", "Cache", "Logging"]);
const SETTINGS: ReadonlySet<OptionKey> = new Set<OptionKey>([
  ...[
    "transport",
    "host",
    "port",
    "maxRequestBytes",
    "shutdownDelayMs",
    "shutdownGraceMs",
  ] as const,
  ...["enableVulnerabilityCheck", "enableStats", "enableSearch", "demo"] as const,
]);

const HARMLESS: ReadonlySet<string> = new Set(
  OPTION_LIST
    .filter(([key, { group }]) => GROUPS.has(group) || SETTINGS.has(key))
    .map(([, option]) => variableOf(option)),
);

/** Over stdio, where whatever may change an answer, or the start itself, is left as it is. */
export function mayAnswerAhead({ config, effective }: LoadedConfig): boolean {
  return config.transport === "stdio" &&
    effective.every(({ variable, kind }) => kind === "default" || HARMLESS.has(variable));
}
