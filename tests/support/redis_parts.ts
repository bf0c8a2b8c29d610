/** The parts over one Redis, with quick settings. @module */
import { createLog } from "../../src/log.ts";
import {
  type OpenedSharedParts,
  openSharedParts,
  type SharedPartsOptions,
} from "../../src/redis/open_shared_parts.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { until } from "./until.ts";
import { seededRandom } from "./seeded_random.ts";

/** What a test may want to set. */
export type RedisPartsSettings = Partial<SharedPartsOptions> & Pick<SharedPartsOptions, "url">;

/** Disposing of it ends the connection. */
export interface RedisParts extends OpenedSharedParts, AsyncDisposable {
  readonly lines: readonly string[];
  connected(): Promise<void>;
  gone(): Promise<void>;
}

/** Waits for nothing. */
export function openRedisParts(settings: RedisPartsSettings): RedisParts {
  const lines: string[] = [];
  const parts = openSharedParts({
    prefix: "test",
    timeoutMs: 2_000, // a machine that is busy is no fault of Redis
    signingKey: undefined,
    newToken: () => crypto.randomUUID(),
    clock: Date.now,
    timers: systemTimers,
    random: seededRandom(1),
    log: createLog({
      level: "debug",
      format: "text",
      write: (line) => lines.push(line),
      clock: Date.now,
    }),
    ...settings,
  });
  return {
    ...parts,
    lines,
    connected: () => until("Redis is connected", () => parts.link.state === "connected"),
    gone: () => until("Redis is gone", () => parts.link.state === "gone"),
    async [Symbol.asyncDispose]() {
      await parts.link.close();
    },
  };
}
