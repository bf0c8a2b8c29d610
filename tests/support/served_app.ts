/** The whole program over HTTP within the test's process: its parts loaded as `main.ts` does. @module */
import { type App, compose } from "../../src/compose.ts";
import { type Config, loadConfig } from "../../src/config/load.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { loadTeamParts } from "../../src/team_parts.ts";
import { listeningUrl } from "./listening_url.ts";
import { seededRandom } from "./seeded_random.ts";

/** What the program is given from outside. */
export interface ServedOptions {
  readonly clock?: () => number;
  readonly fetch?: typeof fetch;
}

/** A program that listens; disposing of it stops it. */
export interface ServedApp extends AsyncDisposable {
  readonly app: App;
  /** Of the MCP endpoint. */
  readonly url: URL;
  /** Of the main port, without a path. */
  readonly origin: string;
  /** Of the admin port; empty where there is none. */
  readonly adminOrigin: string;
  /** Its log. */
  readonly lines: readonly string[];
  /** As SIGTERM would; resolves when it has stopped. */
  stop(): Promise<void>;
}

/** @param settings Variables without their prefix, e.g. `METRICS`; the transport and a free port are set already. */
export function serveSettings(
  settings: Readonly<Record<string, string>>,
  options: ServedOptions = {},
): Promise<ServedApp> {
  const variables: Readonly<Record<string, string>> = {
    ...{ TRANSPORT: "http", PORT: "0", SHUTDOWN_GRACE: "1", ...settings },
  };
  const { config } = loadConfig({
    flags: new Map(),
    variable: (name) => variables[name.replace("PYPI_MCP_", "")],
    variableNames: undefined,
    files: [],
  });
  return serveApp(config, options);
}

/** @param config With `transport` `http` and `port` `0`. */
export async function serveApp(config: Config, options: ServedOptions = {}): Promise<ServedApp> {
  const { clock = Date.now, fetch: outside = fetch } = options;
  const lines: string[] = [];
  const listening = Promise.withResolvers<URL>();
  const writeLog = (line: string) => {
    lines.push(line.trimEnd());
    const url = listeningUrl(line);
    if (url !== undefined) listening.resolve(url);
  };
  const random = seededRandom(1);
  const log = createLog({ level: "info", format: "text", write: writeLog, clock });
  const parts = await loadTeamParts(config, {
    ...{ writeLog, log, clock, random, fetch: outside, timers: systemTimers },
  });
  const app = compose(config, { writeLog, clock, random, fetch: outside, parts });
  const stopped = new AbortController();
  const served = app.serve(stopped.signal);
  served.catch((error) => listening.reject(error));
  const url = await listening.promise;
  const stop = async () => {
    stopped.abort();
    await served;
    app.close();
  };
  const adminLine = /figures are on (http:\S+)/;
  return {
    ...{ app, url, lines, stop },
    origin: url.origin,
    adminOrigin: lines.map((line) => adminLine.exec(line)?.[1]).find(Boolean) ?? "",
    [Symbol.asyncDispose]: stop,
  };
}
