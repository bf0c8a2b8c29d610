/** The program's access rules on a real socket, in this process, over the fixture server. @module */
import { connectAccess } from "../../src/connect_access.ts";
import { connectShared } from "../../src/connect_shared.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { OptionKey } from "../../src/config/options.ts";
import { createLog } from "../../src/log.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { serveHttp } from "../../src/server/http.ts";
import { createHttpApp } from "../../src/server/http_app.ts";
import { usualDoors } from "../../src/server/http_doors.ts";
import { fixtureFactory } from "../protocol/fixture_server.ts";

/** A server that a test may ask, and what it logged. */
export interface AccessServer extends AsyncDisposable {
  readonly url: URL;
  /** Of the audit log. */
  readonly audited: readonly Record<string, unknown>[];
  /** Resolves once it shares with others, where the settings say so. */
  connected(): Promise<void>;
}

/** Starts it with settings as text. */
export async function accessServer(
  settings: Partial<Readonly<Record<OptionKey, string>>>,
): Promise<AccessServer> {
  const { config } = loadConfig({
    flags: new Map(
      Object.entries({ transport: "http", logFormat: "json", ...settings }) as [
        OptionKey,
        string,
      ][], // keys of the parameter
    ),
    variable: () => undefined,
    variableNames: undefined,
    files: [],
  });
  const audited: Record<string, unknown>[] = [];
  const log = createLog({ level: "off", format: "json", write: () => {}, clock: Date.now });
  const surroundings = {
    log,
    writeLog: (line: string) => void audited.push(JSON.parse(line)),
    clock: Date.now,
    timers: systemTimers,
    random: Math.random,
    fetch,
  };
  const shared = await connectShared(config, surroundings);
  const access = await connectAccess(config, surroundings, { shared });
  const gate = access?.gate;
  if (access === undefined || gate === undefined) {
    throw new TypeError("Access has no gate over HTTP");
  }
  const stop = new AbortController();
  const server = serveHttp({
    app: createHttpApp({
      doors: [
        ...usualDoors({
          factory: fixtureFactory(log, access.observers),
          log,
          maxRequestBytes: config.maxRequestBytes,
          requestTimeoutMs: config.requestTimeoutMs,
          nextCall: gate.nextCall,
        }),
        ...access.doors,
      ],
      gate,
      log,
      clock: Date.now,
    }),
    log,
    version: "1.0.0",
    host: config.host,
    port: config.port,
    limits: access.connectionLimits,
    stop: stop.signal,
    drainMs: 100,
  });
  return {
    url: new URL(server.url),
    audited,
    async connected() {
      while (shared?.state() === "gone") await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await server.finished;
      await shared?.close();
    },
  };
}
