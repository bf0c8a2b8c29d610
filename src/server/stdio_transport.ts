/** MCP over two byte streams, one JSON-RPC message a line: reads in one loop, writes in batches. @module */
import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/server";
import { EventLoopTurn } from "./event_loop_turn.ts";
import { readJsonRpcText, refusalOf, UnreadableMessageError } from "./json_rpc_text.ts";
import { LineReader, LineTooLongError } from "./line_reader.ts";
import type { StdioStreams } from "./stdio_streams.ts";
import { UnansweredRequests } from "./unanswered_requests.ts";

const READ_BYTES = 65_536;
const WRITE_BYTES = 1_048_576; // each write costs a thread switch, so one takes what a busy moment brings
const REQUESTS_A_TURN = 4;
const MAX_QUEUED_CHARACTERS = 8_388_608; // UTF-16 units waiting for a client that does not read

/** What a transport stands on. */
export interface StdioTransportOptions extends StdioStreams {
  /** Longest line that is read. */
  readonly maxLineBytes: number;
}

/** The SDK's own stdio transport goes through Node's streams; this one makes the same checks. */
export class StdioTransport implements Transport {
  onclose?: () => void;
  onerror?: (error: Error) => void;
  onmessage?: (message: JSONRPCMessage) => void;
  readonly #options: StdioTransportOptions;
  readonly #encoder = new TextEncoder();
  readonly #writeBuffer = new Uint8Array(WRITE_BYTES);
  readonly #unanswered = new UnansweredRequests();
  #queue = "";
  /** Settles for all that is in the queue, once that is written. */
  #queued: PromiseWithResolvers<void> | undefined;
  #flushing: Promise<void> | undefined;
  #closed = false;
  #reading = true;
  #ended: () => void = () => {};
  /** Resolves when the other side has nothing more to say, or cannot be written to. */
  readonly ended: Promise<void>;

  constructor(options: StdioTransportOptions) {
    this.#options = options;
    this.ended = new Promise((resolve) => this.#ended = resolve);
  }

  start(): Promise<void> {
    const turn = new EventLoopTurn();
    this.#read(turn).catch((error) => this.#fail(error)).finally(() => {
      turn.close();
      this.#ended();
    });
    return Promise.resolve();
  }

  /**
   * Resolves when the message has been written; many messages share one write. It does not wait for
   * later ones: the SDK holds every answer that it awaits, and a busy client leaves no pause.
   */
  send(message: JSONRPCMessage): Promise<void> {
    if (this.#closed) return Promise.reject(new TypeError("Cannot send message: stdout is closed"));
    const text = JSON.stringify(message);
    this.#unanswered.sent(message);
    if (!("method" in message) && message.id !== undefined) {
      if (this.#options.take?.(message.id, text) === true) return Promise.resolve();
    }
    this.#queue += `${text}\n`;
    const { promise } = this.#queued ??= Promise.withResolvers();
    this.#flushing ??= this.#flush();
    return promise;
  }

  /** Takes no further message, and waits until what was taken is answered and written. */
  async drain(): Promise<void> {
    this.#reading = false;
    await this.#unanswered.settled();
    await this.#flushing;
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#reading = false;
    await this.#flushing;
    this.#closed = true;
    this.onclose?.();
    this.#ended();
  }

  async #read(turn: EventLoopTurn): Promise<void> {
    const { source, maxLineBytes } = this.#options;
    const lines = new LineReader(maxLineBytes);
    const buffer = new Uint8Array(READ_BYTES);
    while (this.#reading) {
      const count = await source.read(buffer);
      if (count === null) return;
      let received = 0;
      for (const line of lines.push(buffer.subarray(0, count))) {
        this.#receive(line);
        // Answers go out while later requests are still worked on.
        if (++received % REQUESTS_A_TURN === 0) await turn.next();
      }
      if (this.#queue.length > MAX_QUEUED_CHARACTERS) await this.#flushing;
    }
  }

  #receive(line: string | LineTooLongError): void {
    if (!this.#reading || line === "") return;
    if (line instanceof LineTooLongError) return this.#refuse(-32600, line);
    const message = readJsonRpcText(line, "line");
    if (message instanceof UnreadableMessageError) return this.#refuse(message.code, message);
    this.#unanswered.received(message);
    this.onmessage?.(message);
  }

  #refuse(code: number, error: Error): void {
    this.onerror?.(error);
    this.send(refusalOf(code, error)).catch(() => {});
  }

  async #flush(): Promise<void> {
    let written: PromiseWithResolvers<void> | undefined;
    try {
      await Promise.resolve(); // what is answered in this turn goes out together
      while (this.#queue !== "") {
        const text = this.#queue;
        written = this.#queued;
        this.#queue = "";
        this.#queued = undefined;
        await this.#write(text);
        written?.resolve();
      }
    } catch (error) {
      written?.resolve(); // that nobody reads is told by `onerror` and `onclose`
      this.#fail(error);
    } finally {
      this.#flushing = undefined;
    }
  }

  /** Encodes piece by piece into one buffer, so that a large batch costs no large allocation. */
  async #write(text: string): Promise<void> {
    const { sink } = this.#options;
    let encoded = 0;
    while (encoded < text.length) {
      const { read, written } = this.#encoder.encodeInto(
        encoded === 0 ? text : text.slice(encoded),
        this.#writeBuffer,
      );
      encoded += read;
      let at = 0;
      while (at < written) at += await sink.write(this.#writeBuffer.subarray(at, written));
    }
  }

  /** The other side is gone: nothing can be answered any more. */
  #fail(error: unknown): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reading = false;
    this.#queue = "";
    this.#queued?.resolve();
    this.#queued = undefined;
    this.#unanswered.forget();
    this.onerror?.(error instanceof Error ? error : new Error(String(error)));
    this.onclose?.();
    this.#ended();
  }
}
