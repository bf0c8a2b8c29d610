/** Several apps over one fake upstream and one Redis, as replicas are. @module */
import { type App, compose } from "../../src/compose.ts";
import { connectShared, type SharedParts } from "../../src/connect_shared.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { loopbackConfig, type Settings } from "./app_on_loopback.ts";
import { FAULTS_NOW_MS } from "./fault_cases.ts";
import type { FakeUpstream } from "./fake_upstream.ts";
import { until } from "./until.ts";
import { seededRandom } from "./seeded_random.ts";

/** One app with what it shares. */
export interface Replica extends AsyncDisposable {
  readonly app: App;
  readonly shared: SharedParts;
  /** Lines of the log. */
  readonly lines: readonly string[];
  /** Moves the clock of this replica. */
  advance(byMs: number): void;
  /** Until the store answers. */
  connected(): Promise<void>;
}

/** Does not wait for Redis. */
export async function startReplica(
  upstream: FakeUpstream,
  settings: Settings & { readonly redisUrl: string },
): Promise<Replica> {
  // A machine that is busy is no fault of Redis.
  const config = loopbackConfig(upstream.url, { redisTimeoutMs: "2", ...settings });
  let nowMs = FAULTS_NOW_MS;
  const lines: string[] = [];
  const clock = () => nowMs;
  const log = createLog({
    level: "debug",
    format: "text",
    write: (line) => lines.push(line),
    clock,
  });
  const shared = await connectShared(config, {
    ...{ log, clock: Date.now, timers: systemTimers, random: seededRandom(1) },
  });
  if (shared === undefined) throw new TypeError("No Redis is set");
  const app = compose(config, {
    writeLog: (line) => lines.push(line),
    parts: { shared },
    clock,
    random: seededRandom(1),
    fetch,
  });
  return {
    ...{ app, shared, lines },
    advance: (byMs) => nowMs += byMs,
    connected: () => until("Redis is connected", () => shared.state() === "connected"),
    async [Symbol.asyncDispose]() {
      app.close();
      await shared.close();
    },
  };
}
