/** What replicas share through Redis. Part of the composition. @module */
import type { SharedCounts } from "./cache/shared_statistics.ts";
import { type Config, ConfigError } from "./config/load.ts";
import type { SecretText } from "./config/secret_text.ts";
import { mayUseHost } from "./permitted.ts";
import type { CallerLimits, SharedTurns } from "./resilience/shared_rate.ts";
import type { PartSurroundings } from "./team_parts.ts";
import type { SharedTier, SharedTierOptions } from "./upstream/shared_tier.ts";

/** Absent where no shared store is set. */
export interface SharedParts {
  /** For probes: whether the store answers now. */
  state(): "connected" | "gone";
  /** Token buckets of callers, the same for all replicas. */
  readonly callerLimits: CallerLimits;
  /** Token buckets of upstream hosts, the same for all replicas; absent where no real host is asked. */
  readonly turns: SharedTurns | undefined;
  /** The tier behind the local cache; absent where nothing is to be kept, and for facts that are not real. */
  tier(options: Pick<SharedTierOptions, "clock" | "random">): SharedTier | undefined;
  /** For metrics. */
  statistics(): SharedCounts;
  /** Lets go of locks, and ends the connection. */
  close(): Promise<void>;
}

/**
 * Loads the client only where a store is set; does not wait for it to answer.
 * @throws {ConfigError} If the program may not reach it.
 */
export async function connectShared(
  config: Config,
  surroundings: Pick<PartSurroundings, "log" | "clock" | "timers" | "random">,
): Promise<SharedParts | undefined> {
  const { redisUrl } = config;
  if (redisUrl === null) return undefined;
  refuseUnreachable(redisUrl);
  const { connectRedis } = await import("./connect_redis.ts");
  return connectRedis(redisUrl.reveal(), config, surroundings);
}

/** The platform would ask on the terminal, or fail at each attempt to connect. */
function refuseUnreachable(redisUrl: SecretText): void {
  const { hostname, port } = new URL(redisUrl.reveal());
  if (mayUseHost(hostname, port === "" ? 6379 : port)) return;
  throw new ConfigError([
    "Cannot use PYPI_MCP_REDIS_URL: the program may not use that host, expected one it may reach",
  ]);
}
