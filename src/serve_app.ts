/** Serves on the transport of the settings; the code of HTTP is loaded where it is served. Part of the composition. @module */
import { serveStdio } from "./server/stdio.ts";
import type { StdioStreams } from "./server/stdio_streams.ts";
import type { Internals, TeamParts } from "./team_parts.ts";

/** What serving needs beside the program. */
export interface ServeOptions {
  readonly internals: Internals;
  readonly parts: TeamParts;
  /** Aborted when the process is to stop. */
  readonly stop: AbortSignal;
  /** Of stdio, where somebody answers on them already. */
  readonly streams?: StdioStreams | undefined;
  /** Called once clients can connect. */
  readonly onReady: () => void;
  /** Settles when the cache was warmed, or could not be. */
  readonly warmed: Promise<unknown>;
}

/** Resolves when there is nothing more to serve. @throws {ConfigError} If the address cannot be had. */
export async function serveApp(options: ServeOptions): Promise<void> {
  const { internals, stop, streams, onReady } = options;
  const { config, factory, log } = internals;
  if (config.transport === "stdio") {
    onReady();
    await serveStdio({
      factory,
      log,
      stop,
      maxLineBytes: config.maxRequestBytes,
      drainMs: config.shutdownGraceMs,
      ...streams,
    });
    return;
  }
  const { serveHttpApp } = await import("./serve_http_app.ts");
  await serveHttpApp(options);
}
