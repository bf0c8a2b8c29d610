/** The whole program over HTTP in this process, with every part that its settings ask for. @module */
import { type App, compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { loadTeamParts } from "../../src/team_parts.ts";

/** A program that listens. */
export interface AppOverHttp extends AsyncDisposable {
  readonly app: App;
  /** Of the main port, without a path. */
  readonly origin: string;
  /** Of the admin port, where there is one. */
  readonly adminOrigin: string;
  readonly lines: readonly string[];
  /** As SIGTERM would; resolves when it has stopped. */
  stop(): Promise<void>;
}

/** `settings`: variables without their prefix, e.g. `METRICS`. */
export async function appOverHttp(
  settings: Readonly<Record<string, string>>,
  surroundings: { readonly fetch?: typeof fetch } = {},
): Promise<AppOverHttp> {
  const lines: string[] = [];
  const variables: Readonly<Record<string, string>> = {
    ...{ TRANSPORT: "http", PORT: "0", SHUTDOWN_GRACE: "1", ...settings },
  };
  const { config } = loadConfig({
    flags: new Map(),
    variable: (name) => variables[name.replace("PYPI_MCP_", "")],
    variableNames: undefined,
    files: [],
  });
  const writeLog = (line: string) => void lines.push(line.trimEnd());
  const log = createLog({ level: "info", format: "text", write: writeLog, clock: Date.now });
  const outside = { log, writeLog, clock: Date.now, timers: systemTimers, random: Math.random };
  const parts = await loadTeamParts(config, { ...outside, fetch });
  const app = compose(config, { writeLog, parts, ...surroundings });
  const stopped = new AbortController();
  const served = app.serve(stopped.signal);
  await Promise.race([served, Promise.resolve()]); // what serving refuses is thrown here
  const told = (pattern: RegExp) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean);
  const stop = async () => {
    stopped.abort();
    await served;
  };
  return {
    app,
    origin: told(/listening on (http:\/\/[^/\s]+)/) ?? "",
    adminOrigin: told(/figures are on (http:\S+)/) ?? "",
    lines,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}
