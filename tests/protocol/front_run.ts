/** One conversation over stdio in this process, with the front or without it. @module */
import { type App, compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import { Front } from "../../src/front/front.ts";
import { createLog } from "../../src/log.ts";
import { EventLoopTurn } from "../../src/server/event_loop_turn.ts";
import { serveStdio } from "../../src/server/stdio.ts";
import type { StdioStreams } from "../../src/server/stdio_streams.ts";

const MAX_LINE_BYTES = 100_000;
const LONG_MS = 2_000; // the front waits that long only for a server that is at fault
/** Turns of the event loop in which whatever can be answered at once is answered and written. */
const TURNS = 6;

/** The program on its embedded facts. */
export function demoApp(): App {
  const { config } = loadConfig({
    flags: new Map([["demo", "true"], ["logLevel", "off"]]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  return compose(config, { writeLog: () => {} });
}

/** What one side wrote. */
export interface Spoken {
  readonly output: string;
  /** Answers that were there before the server began. */
  readonly ahead: number;
  /** How often the server's own answer was another one. */
  readonly differences: number;
}

/** What arrives, piece by piece. */
export type Pieces = readonly (string | Uint8Array)[];

/** How the other side takes what is written. */
export interface Taking {
  /** Of one write. */
  readonly mostBytes?: number;
  /** Then nobody reads any more. */
  readonly breaksAfterBytes?: number;
}

/** The server alone. */
export async function withoutFront(
  { factory }: Pick<App, "factory">,
  pieces: Pieces,
  taking: Taking = {},
): Promise<Spoken> {
  const { streams, written, close } = streamsOf(pieces, taking);
  await serve(factory, streams);
  await close();
  return { output: written(), ahead: 0, differences: 0 };
}

/** @param loadAfter After how many of its waits the front's patience is at an end. */
export async function withFront(
  { factory }: Pick<App, "factory">,
  pieces: Pieces,
  loadAfter = Infinity,
  taking: Taking = {},
): Promise<Spoken> {
  const { streams, written, close } = streamsOf(pieces, taking);
  let waits = 0;
  let differences = 0;
  const long: (() => void)[] = [];
  const front = new Front({
    source: streams.source,
    sink: streams.sink,
    timers: {
      after(delayMs, callback) {
        if (delayMs < LONG_MS) {
          if (++waits > loadAfter) queueMicrotask(callback);
          return () => {};
        }
        const timer = setTimeout(callback, LONG_MS); // or a wrong answer would hang what tests it
        long.push(() => {
          clearTimeout(timer);
          callback();
        });
        return () => clearTimeout(timer);
      },
    },
    maxLineBytes: MAX_LINE_BYTES,
    onDifference: () => differences += 1,
  });
  await front.start();
  const ahead = written().split("\n").length - 1;
  await serve(factory, front.streams);
  const spoken = { output: written(), ahead, differences };
  for (const end of long) end(); // a read may still wait, where nobody reads the answers any more
  await close();
  return spoken;
}

async function serve(factory: App["factory"], streams: StdioStreams): Promise<void> {
  const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
  const { signal } = new AbortController();
  await serveStdio({ factory, log, stop: signal, maxLineBytes: MAX_LINE_BYTES, ...streams });
}

function streamsOf(
  pieces: Pieces,
  { mostBytes = Infinity, breaksAfterBytes = Infinity }: Taking,
): { streams: StdioStreams; written: () => string; close: () => Promise<void> } {
  const queue = pieces.map((piece) =>
    typeof piece === "string" ? new TextEncoder().encode(piece) : piece
  );
  const decoder = new TextDecoder();
  const turn = new EventLoopTurn();
  let output = "";
  let left = breaksAfterBytes;
  let reading: Promise<number | null> | undefined;
  const source = {
    read: (buffer: Uint8Array) => reading = source.next(buffer),
    async next(buffer: Uint8Array): Promise<number | null> {
      // A client waits for answers; what it sends at once is one piece.
      for (let count = 0; count < TURNS; count++) await turn.next();
      await new Promise((resolve) => setTimeout(resolve)); // a timer's turn is one of another kind
      const bytes = queue.shift();
      if (bytes === undefined) return null;
      const count = Math.min(bytes.length, buffer.length);
      buffer.set(bytes.subarray(0, count));
      if (count < bytes.length) queue.unshift(bytes.subarray(count));
      return count;
    },
  };
  const sink = {
    write(bytes: Uint8Array): Promise<number> {
      if (left === 0) return Promise.reject(new Deno.errors.BrokenPipe("nobody reads"));
      const taken = bytes.subarray(0, Math.min(mostBytes, left));
      left -= taken.length;
      output += decoder.decode(taken, { stream: true });
      return Promise.resolve(taken.length);
    },
  };
  const close = async () => {
    await reading; // where nobody reads the answers, the other side still reads
    turn.close();
  };
  return { streams: { source, sink }, written: () => output, close };
}
