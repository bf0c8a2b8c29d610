/**
 * Answers a connection's opening over stdio while the rest of the program is not loaded yet, then hands everything that
 * was read to the SDK's server, whose answers to what was answered here are compared and kept back. @module
 */
import { LineReader } from "../server/line_reader.ts";
import type { ByteSink, ByteSource, StdioStreams } from "../server/stdio_streams.ts";
import type { Timers } from "../resilience/timers.ts";
import { type Era, type GivenAnswer, recognise } from "./conversation.ts";

const READ_BYTES = 65_536;
const MAX_LINE_BYTES = 65_536; // longer ones are not for us
const QUIET_MS = 25; // a client's next list arrives sooner; loading would keep it waiting
const ANSWER_MS = 5_000;
const PATIENCE_MS = 1_000; // for a client that is started long before it speaks
const MAX_GIVEN = 99; // the server answers each of them again, and `ANSWER_MS` must do for all

/** What the front stands on. */
export interface FrontOptions {
  readonly source: ByteSource;
  readonly sink: ByteSink;
  readonly timers: Timers;
  readonly maxLineBytes: number;
  /** The server's own answer is not the one that was given; that would be a fault of this program. */
  readonly onDifference: () => void;
}

interface Chunk {
  readonly bytes: Uint8Array;
  /** Everything that is complete in it was answered here. */
  readonly isAnswered: boolean;
}

/** Begin with `start()`; it answers until somebody else reads from it. */
export class Front {
  /** For the server: everything from the first byte on. Its first read ends the answering here. */
  readonly streams: StdioStreams;
  readonly #options: FrontOptions;
  readonly #lines: LineReader;
  readonly #wanted = Promise.withResolvers<void>();
  readonly #encoder = new TextEncoder();
  #isAnswering = true;
  #hasEnded = false;
  #era: Era;
  /** What was read, until the server has read it, too. */
  #chunks: Chunk[] = [];
  /** Given here, and not yet by the server. */
  #given: GivenAnswer[] = [];
  #onAllTaken: () => void = () => {};
  #answering: Promise<void> = Promise.resolve();
  #writing: Promise<void> = Promise.resolve();
  #stopWaiting: () => void = () => {};

  constructor(options: FrontOptions) {
    this.#options = options;
    this.streams = {
      source: { read: (buffer) => this.#read(buffer) },
      sink: options.sink,
      take: (id, text) => this.#take(id, text),
    };
    this.#lines = new LineReader(Math.min(options.maxLineBytes, MAX_LINE_BYTES));
  }

  /** Answers until the server reads; resolves when the rest of the program is needed, or there is time to load it. */
  start(): Promise<void> {
    this.#wait(PATIENCE_MS);
    this.#answering = this.#answerAll().finally(() => {
      this.#stopWaiting();
      this.#wanted.resolve();
    });
    this.#answering.catch(() => {}); // thrown where the server reads
    return this.#wanted.promise;
  }

  /** Resolves when what is being written here is written, or cannot be: a client may read slowly. */
  async written(): Promise<void> {
    await this.#writing.catch(() => {}); // thrown where the server reads
  }

  async #read(buffer: Uint8Array): Promise<number | null> {
    this.#isAnswering = false;
    if (this.#chunks.length === 0) await this.#answering; // a read of ours cannot be called back
    const [chunk, ...rest] = this.#chunks;
    // What comes next must not overtake what was asked before it.
    if (chunk?.isAnswered !== true && this.#given.length > 0) {
      await this.#whenAllTaken();
    }
    if (chunk === undefined) {
      return this.#hasEnded ? null : await this.#options.source.read(buffer);
    }
    const count = Math.min(chunk.bytes.length, buffer.length);
    buffer.set(chunk.bytes.subarray(0, count));
    const left = chunk.bytes.subarray(count);
    this.#chunks = left.length === 0 ? rest : [{ ...chunk, bytes: left }, ...rest];
    return count;
  }

  /** Waits for the server's own answers, but not for ever for one that it does not give. */
  async #whenAllTaken(): Promise<void> {
    const { timers, onDifference } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    const cancel = timers.after(ANSWER_MS, () => {
      this.#given = [];
      onDifference();
      resolve();
    });
    this.#onAllTaken = resolve;
    await promise;
    cancel();
  }

  #take(id: string | number, text: string): boolean {
    const index = this.#given.findIndex((given) => given.id === id);
    const [given] = index < 0 ? [] : this.#given.splice(index, 1);
    if (given === undefined) return false;
    if (given.text !== text) this.#options.onDifference();
    if (this.#given.length === 0) this.#onAllTaken();
    return true;
  }

  async #answerAll(): Promise<void> {
    const buffer = new Uint8Array(READ_BYTES);
    while (this.#isAnswering) {
      const count = await this.#options.source.read(buffer);
      if (count === null) {
        this.#hasEnded = true; // a terminal would have to be told twice
        return;
      }
      const bytes = buffer.slice(0, count);
      const answers = this.#answersTo(bytes);
      this.#chunks.push({ bytes, isAnswered: answers !== undefined });
      if (answers === undefined) return;
      if (answers.length === 0) continue;
      this.#given.push(...answers);
      this.#writing = this.#write(answers.map(({ text }) => `${text}\n`).join(""));
      await this.#writing;
      this.#wait(QUIET_MS);
    }
  }

  /** `undefined` where something is not recognised, or it is enough: what came together is then left together. */
  #answersTo(bytes: Uint8Array): GivenAnswer[] | undefined {
    if (!this.#isAnswering || this.#given.length > MAX_GIVEN) return undefined;
    const answers: GivenAnswer[] = [];
    let era = this.#era;
    for (const line of this.#lines.push(bytes)) {
      if (line === "") continue;
      const recognised = typeof line === "string" ? recognise(line, era) : undefined;
      if (recognised === undefined) return undefined;
      era = recognised.era;
      if (recognised.answer !== undefined) answers.push(recognised.answer);
    }
    this.#era = era;
    return answers;
  }

  async #write(text: string): Promise<void> {
    const bytes = this.#encoder.encode(text);
    let at = 0;
    while (at < bytes.length) at += await this.#options.sink.write(bytes.subarray(at));
  }

  #wait(delayMs: number): void {
    this.#stopWaiting();
    this.#stopWaiting = this.#options.timers.after(delayMs, () => this.#wanted.resolve());
  }
}
