/** The Redis client and what stands on it. Part of the composition, loaded where a store is set. @module */
import type { Config } from "./config/load.ts";
import type { SharedParts } from "./connect_shared.ts";
import { openSharedParts } from "./redis/open_shared_parts.ts";
import type { PartSurroundings } from "./team_parts.ts";
import { SharedTier } from "./upstream/shared_tier.ts";
import { VERSION } from "./version.ts";

/** Does not wait for the store to answer. */
export function connectRedis(
  url: string,
  config: Config,
  surroundings: Pick<PartSurroundings, "log" | "clock" | "timers" | "random">,
): SharedParts {
  const { counters, store, rates, seal, link } = openSharedParts({
    url,
    prefix: config.redisPrefix,
    timeoutMs: config.redisTimeoutMs,
    signingKey: config.redisSigningKey?.reveal(),
    newToken: () => crypto.randomUUID(),
    log: surroundings.log,
    clock: surroundings.clock,
    random: surroundings.random,
    timers: surroundings.timers,
  });
  const isKept = config.cacheTtlMs > 0 && config.cacheMaxEntryCount > 0;
  return {
    state: () => link.state,
    callerLimits: rates,
    turns: config.demo ? undefined : rates,
    tier: ({ clock, random }) =>
      config.demo || !isKept ? undefined : new SharedTier({
        ...{ store, seal, counters, clock, random },
        programVersion: VERSION,
        maxTextBytes: config.maxResponseBytes,
        timers: surroundings.timers,
      }),
    statistics: () => ({ ...counters }),
    async close() {
      await store.close();
      await link.close();
    },
  };
}
