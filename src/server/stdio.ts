/** Serves MCP over stdin and stdout until the client goes away or the process is told to stop. @module */
import { serveStdio as serveTransport } from "@modelcontextprotocol/server/stdio";
import type { Log } from "../log.ts";
import type { ServerFactory } from "./create_server.ts";
import type { StdioStreams } from "./stdio_streams.ts";
import { StdioTransport } from "./stdio_transport.ts";
import { aborted, within } from "./waiting.ts";

const MAX_LINE_BYTES = 4_194_304;
const DRAIN_MS = 5_000;

/** What stdio needs; the streams are `Deno.stdin` and `Deno.stdout` unless they are given. */
export interface StdioOptions extends Partial<StdioStreams> {
  readonly factory: ServerFactory;
  readonly log: Log;
  /** Aborted when the process is to stop: what is in flight is finished first. */
  readonly stop: AbortSignal;
  /** Longest line that is read. */
  readonly maxLineBytes?: number;
  /** How long what is in flight may take once the client is gone or the process is to stop. */
  readonly drainMs?: number;
}

/** Resolves when there is nothing more to serve. A read of stdin may still hang then: the caller ends the process. */
export async function serveStdio(options: StdioOptions): Promise<void> {
  const { factory, log, stop } = options;
  const transport = new StdioTransport({
    source: options.source ?? Deno.stdin,
    sink: options.sink ?? Deno.stdout,
    ...options.take === undefined ? {} : { take: options.take },
    maxLineBytes: options.maxLineBytes ?? MAX_LINE_BYTES,
  });
  const handle = serveTransport(factory, {
    transport,
    onerror: (error) =>
      log.debug("Could not serve MCP message", { reason: error.message.slice(0, 500) }),
  });
  await Promise.race([transport.ended, aborted(stop)]);
  await within(options.drainMs ?? DRAIN_MS, transport.drain());
  await within(options.drainMs ?? DRAIN_MS, handle.close());
}
