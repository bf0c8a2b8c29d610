/** Whether the answers that were made at build time are the ones of these settings. @module */
import type { LoadedConfig } from "../config/load.ts";
import { variableOf } from "../config/option.ts";
import { type OptionKey, OPTIONS } from "../config/options.ts";

/**
 * The settings that change nothing of what is listed and cannot refuse a start that has begun. Hosts that may not be
 * reached are refused before it is asked. Whatever is not named here leaves every answer to the loaded program.
 */
export const HARMLESS = [
  ...["transport", "host", "port", "maxRequestBytes", "shutdownDelayMs", "shutdownGraceMs"],
  ...["demo", "enableVulnerabilityCheck", "enableStats", "enableSearch"],
  ...["pypiBaseUrl", "indexUrl", "extraIndexes", "indexCredentials", "indexPins", "indexStrategy"],
  ...["filesBaseUrl", "osvBaseUrl", "pypistatsBaseUrl", "userAgent", "timeoutMs", "maxRetries"],
  ...["rateLimitPerSecond", "maxConcurrencyCount", "queueLimitCount", "maxResponseBytes"],
  ...["batchWindowMs", "cacheTtlMs", "cacheNegativeTtlMs", "cacheStaleMs", "cacheMaxEntryCount"],
  ...["cacheMaxBytes", "debounceMs", "warmPackages", "logLevel", "logFormat"],
] as const satisfies readonly OptionKey[];

const HARMLESS_VARIABLES: ReadonlySet<string> = new Set(
  HARMLESS.map((key) => variableOf(OPTIONS[key])),
);

/** Over stdio, where whatever may change an answer, or the start itself, is left as it is. */
export function mayAnswerAhead({ config, effective }: LoadedConfig): boolean {
  return config.transport === "stdio" &&
    effective.every(({ variable, kind }) => kind === "default" || HARMLESS_VARIABLES.has(variable));
}
