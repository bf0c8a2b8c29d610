/** The whole program over HTTP within the test's process: its parts loaded as `main.ts` does. @module */
import { compose } from "../../src/compose.ts";
import type { Config } from "../../src/config/load.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { loadTeamParts } from "../../src/team_parts.ts";
import { seededRandom } from "./seeded_random.ts";

/** What the program is given from outside. */
export interface ServedOptions {
  readonly clock?: () => number;
  readonly fetch?: typeof fetch;
}

/** A program that listens; disposing of it stops it as a signal would. */
export interface ServedApp extends AsyncDisposable {
  /** Of the MCP endpoint. */
  readonly url: URL;
  /** Its log. */
  readonly lines: readonly string[];
}

/** @param config With `transport` `http` and `port` `0`. */
export async function serveApp(config: Config, options: ServedOptions = {}): Promise<ServedApp> {
  const { clock = Date.now, fetch: outside = fetch } = options;
  const lines: string[] = [];
  const listening = Promise.withResolvers<URL>();
  const writeLog = (line: string) => {
    lines.push(line);
    const url = /listening on (http:\/\/[^\s"]+)/.exec(line)?.[1];
    if (url !== undefined) listening.resolve(new URL(url));
  };
  const random = seededRandom(1);
  const log = createLog({ level: "info", format: "text", write: writeLog, clock });
  const parts = await loadTeamParts(config, {
    ...{ writeLog, log, clock, random, fetch: outside, timers: systemTimers },
  });
  const app = compose(config, { writeLog, clock, random, fetch: outside, parts });
  const stop = new AbortController();
  const served = app.serve(stop.signal);
  served.catch((error) => listening.reject(error));
  return {
    url: await listening.promise,
    lines,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await served;
      app.close();
    },
  };
}
