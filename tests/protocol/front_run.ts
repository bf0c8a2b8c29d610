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

/** The server alone. */
export async function withoutFront(
  { factory }: Pick<App, "factory">,
  pieces: Pieces,
): Promise<Spoken> {
  const { streams, written } = streamsOf(pieces);
  await serve(factory, streams);
  return { output: written(), ahead: 0, differences: 0 };
}

/** @param loadAfter After how many of its waits the front's patience is at an end. */
export async function withFront(
  { factory }: Pick<App, "factory">,
  pieces: Pieces,
  loadAfter = Infinity,
): Promise<Spoken> {
  const { streams, written } = streamsOf(pieces);
  let waits = 0;
  let differences = 0;
  const front = new Front({
    source: streams.source,
    sink: streams.sink,
    timers: {
      after(delayMs, callback) {
        if (delayMs < LONG_MS && ++waits > loadAfter) queueMicrotask(callback);
        return () => {};
      },
    },
    maxLineBytes: MAX_LINE_BYTES,
    onDifference: () => differences += 1,
  });
  await front.start();
  const ahead = written().split("\n").length - 1;
  await serve(factory, front.streams);
  return { output: written(), ahead, differences };
}

async function serve(factory: App["factory"], streams: StdioStreams): Promise<void> {
  const log = createLog({ level: "off", format: "text", write() {}, clock: () => 0 });
  const { signal } = new AbortController();
  await serveStdio({ factory, log, stop: signal, maxLineBytes: MAX_LINE_BYTES, ...streams });
}

function streamsOf(pieces: Pieces): { streams: StdioStreams; written: () => string } {
  const queue = pieces.map((piece) =>
    typeof piece === "string" ? new TextEncoder().encode(piece) : piece
  );
  const decoder = new TextDecoder();
  const turn = new EventLoopTurn();
  let output = "";
  const source = {
    async read(buffer: Uint8Array): Promise<number | null> {
      // A client waits for answers; what it sends at once is one piece.
      for (let count = 0; count < TURNS; count++) await turn.next();
      await new Promise((resolve) => setTimeout(resolve)); // a timer's turn is one of another kind
      const bytes = queue.shift();
      if (bytes === undefined) {
        turn.close();
        return null;
      }
      const count = Math.min(bytes.length, buffer.length);
      buffer.set(bytes.subarray(0, count));
      if (count < bytes.length) queue.unshift(bytes.subarray(count));
      return count;
    },
  };
  const sink = {
    write(bytes: Uint8Array): Promise<number> {
      output += decoder.decode(bytes, { stream: true });
      return Promise.resolve(bytes.length);
    },
  };
  return { streams: { source, sink }, written: () => output };
}
