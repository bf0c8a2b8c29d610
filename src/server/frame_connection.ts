/** One client's connection as text frames, for transports that are not ours: served as stdio is, with the same bounds. @module */
import type { Log } from "../log.ts";
import type { Caller } from "../mcp/call_observer.ts";
import type { ServerFactory } from "./create_server.ts";
import { serveStdio } from "./stdio.ts";

const LINE_FEED = 10;

/** What a connection needs. */
export interface FrameConnectionOptions {
  readonly factory: ServerFactory;
  readonly log: Log;
  /** Names the connection in the log: all of its requests. */
  readonly requestId: string;
  readonly caller: Caller;
  /** Longest frame that is read. */
  readonly maxFrameBytes: number;
  /** How long what is in flight may take once the client is gone or the process is to stop. */
  readonly drainMs: number;
  /** Aborted when the process is to stop. */
  readonly stop: AbortSignal;
  /** Is given each answer; awaited, so that a slow client slows only itself. A throw ends the connection. */
  readonly onFrame: (frame: string) => unknown;
}

/** Frames in; answers go to `onFrame`. */
export interface FrameConnection {
  /** Resolves once the frame was read. */
  send(frame: string): Promise<void>;
  /** What was sent is still answered. */
  close(): Promise<void>;
  /** Resolves when the connection has ended. */
  readonly closed: Promise<void>;
}

/** Connects a fresh server. */
export function openFrameConnection(options: FrameConnectionOptions): FrameConnection {
  const { factory, log, requestId, caller, stop, maxFrameBytes, drainMs } = options;
  const inbound = new FrameQueue();
  const closed = serveStdio({
    factory: (context) => factory({ ...context, facts: { requestId, caller } }),
    log,
    stop,
    source: inbound,
    sink: new FrameSink(options.onFrame),
    maxLineBytes: maxFrameBytes,
    drainMs,
  }).catch((error) => log.error("Connection failed", { request_id: requestId, error }))
    .finally(() => inbound.drop());
  return {
    send: (frame) => inbound.push(frame),
    async close() {
      inbound.end();
      await closed;
    },
    closed,
  };
}

/** Frames waiting to be read, as a stream of lines. */
class FrameQueue {
  readonly #encoder = new TextEncoder();
  #waiting: { bytes: Uint8Array; readonly read: PromiseWithResolvers<void> }[] = [];
  #wake: (() => void) | undefined;
  #ended = false;

  /** A line feed in JSON text is a blank: within strings it is escaped. */
  push(frame: string): Promise<void> {
    if (this.#ended) return Promise.reject(closedError());
    const bytes = this.#encoder.encode(`${String(frame).replaceAll("\n", " ")}\n`);
    const read = Promise.withResolvers<void>();
    this.#waiting.push({ bytes, read });
    this.#wake?.();
    return read.promise;
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Nobody reads any more. */
  drop(): void {
    this.end();
    for (const { read } of this.#waiting.splice(0)) read.reject(closedError());
  }

  async read(buffer: Uint8Array): Promise<number | null> {
    while (this.#waiting.length === 0) {
      if (this.#ended) return null;
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    const [first] = this.#waiting;
    if (first === undefined) return null;
    const count = Math.min(buffer.length, first.bytes.length);
    buffer.set(first.bytes.subarray(0, count));
    first.bytes = first.bytes.subarray(count);
    if (first.bytes.length === 0) {
      this.#waiting.shift();
      first.read.resolve();
    }
    return count;
  }
}

function closedError(): TypeError {
  return new TypeError("Cannot send frame: the connection is closed");
}

/** Cuts what is written into lines and hands each on. */
class FrameSink {
  readonly #onFrame: (frame: string) => unknown;
  readonly #decoder = new TextDecoder();
  #line = "";

  constructor(onFrame: (frame: string) => unknown) {
    this.#onFrame = onFrame;
  }

  async write(bytes: Uint8Array): Promise<number> {
    const end = bytes.indexOf(LINE_FEED);
    const piece = end < 0 ? bytes : bytes.subarray(0, end);
    this.#line += this.#decoder.decode(piece, { stream: end < 0 });
    if (end < 0) return bytes.length;
    const frame = this.#line;
    this.#line = "";
    await this.#onFrame(frame);
    return end + 1;
  }
}
