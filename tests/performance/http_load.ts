/** A frugal HTTP/1.1 client for benches: the load must not cost more than what it measures. @module */
import { writeAll } from "../support/tcp_bytes.ts";

/** One answer: the JSON-RPC message, taken out of a stream of one event where it is one. */
export interface LoadAnswer {
  readonly status: number;
  /** Decoded when it is asked for, which must be before the next request: that costs more than to answer it. */
  readonly text: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const END_OF_HEAD = encoder.encode("\r\n\r\n");

/** One connection that is kept alive, one request at a time. */
export class LoadConnection {
  readonly #connection: Deno.TcpConn;
  readonly #path: string;
  readonly #host: string;
  #buffer = new Uint8Array(262_144);
  #filled = 0;

  private constructor(connection: Deno.TcpConn, url: URL) {
    this.#connection = connection;
    this.#path = url.pathname;
    this.#host = url.host;
  }

  static async open(url: URL): Promise<LoadConnection> {
    const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
    connection.setNoDelay();
    return new LoadConnection(connection, url);
  }

  close(): void {
    this.#connection.close();
  }

  /** `headers` are ready lines, each with its end. */
  async post(headers: string, body: string): Promise<LoadAnswer> {
    const bytes = encoder.encode(body);
    const head = `POST ${this.#path} HTTP/1.1\r\nhost: ${this.#host}\r\n` +
      `content-length: ${bytes.length}\r\n${headers}\r\n`;
    await writeAll(this.#connection, encoder.encode(head + body));
    this.#filled = 0;
    let headEnd = -1;
    while ((headEnd = this.#find(END_OF_HEAD)) < 0) await this.#read();
    const told = decoder.decode(this.#buffer.subarray(0, headEnd)).toLowerCase();
    const start = headEnd + END_OF_HEAD.length;
    const status = Number(told.slice(9, 12));
    const length = /\ncontent-length: (\d+)/.exec(told)?.[1];
    const read = length === undefined
      ? await this.#chunks(start)
      : await this.#bytes(start, Number(length));
    return {
      status,
      get text() {
        return told.includes("text/event-stream") ? dataOf(read()) : read();
      },
    };
  }

  async #bytes(start: number, length: number): Promise<() => string> {
    while (this.#filled < start + length) await this.#read();
    return () => decoder.decode(this.#buffer.subarray(start, start + length));
  }

  async #chunks(start: number): Promise<() => string> {
    let text = "";
    let at = start;
    while (true) {
      let lineEnd = -1;
      while ((lineEnd = this.#buffer.subarray(0, this.#filled).indexOf(10, at)) < 0) {
        await this.#read();
      }
      const size = parseInt(decoder.decode(this.#buffer.subarray(at, lineEnd)), 16);
      text += (await this.#bytes(lineEnd + 1, size))();
      at = lineEnd + 1 + size + 2;
      while (this.#filled < at) await this.#read();
      if (size === 0) {
        const whole = text;
        return () => whole;
      }
    }
  }

  #find(mark: Uint8Array): number {
    const filled = this.#buffer.subarray(0, this.#filled);
    let at = filled.indexOf(13);
    while (at >= 0 && at + mark.length <= filled.length) {
      if (mark.every((byte, offset) => filled[at + offset] === byte)) return at;
      at = filled.indexOf(13, at + 1);
    }
    return -1;
  }

  async #read(): Promise<void> {
    if (this.#filled === this.#buffer.length) {
      const larger = new Uint8Array(this.#buffer.length * 2);
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    const count = await this.#connection.read(this.#buffer.subarray(this.#filled));
    if (count === null) throw new Error("Cannot read answer: the server closed the connection");
    this.#filled += count;
  }
}

function dataOf(events: string): string {
  const start = events.indexOf("data: ");
  return events.slice(start + 6, events.indexOf("\n", start));
}
