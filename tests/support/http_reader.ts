/** A connection on which requests are written as bytes and answers read one after the other. @module */
import { closeQuietly, writeAll } from "./tcp_bytes.ts";

/** One answer. */
export interface RawAnswer {
  readonly status: number;
  /** Lower case, each on a line. */
  readonly head: string;
  readonly body: string;
}

const decoder = new TextDecoder();
const HEAD_END = [13, 10, 13, 10];

/** Reads answers in the order in which they come; what follows an answer is kept for the next. */
export class RawConnection {
  readonly #connection: Deno.TcpConn;
  #buffer = new Uint8Array(65_536);
  #start = 0;
  #end = 0;

  private constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  static async open(url: URL): Promise<RawConnection> {
    const port = Number(url.port);
    const connection = await Deno.connect({ hostname: url.hostname, port });
    connection.setNoDelay();
    return new RawConnection(connection);
  }

  async write(bytes: Uint8Array): Promise<void> {
    await writeAll(this.#connection, bytes);
  }

  /** Says that nothing more will be sent. */
  closeWrite(): Promise<void> {
    return this.#connection.closeWrite();
  }

  close(): void {
    closeQuietly(this.#connection);
  }

  /** The next answer; `undefined` when the server has closed the connection between answers. */
  async next(): Promise<RawAnswer | undefined> {
    let headEnd = -1;
    while ((headEnd = this.#find()) < 0) {
      if (await this.#read()) continue;
      if (this.#start === this.#end) return undefined;
      throw new Error("Cannot read answer: the connection ended in its head");
    }
    const head = decoder.decode(this.#take(headEnd - this.#start)).toLowerCase();
    this.#start += HEAD_END.length;
    const status = Number(head.slice(9, 12));
    if (status >= 100 && status < 200) return await this.next(); // "100 Continue"
    return { status, head, body: await this.#body(head, status) };
  }

  async #body(head: string, status: number): Promise<string> {
    if (status === 204 || status === 304) return "";
    const length = /\ncontent-length: *(\d+)/.exec(head)?.[1];
    if (length !== undefined) return decoder.decode(await this.#bytes(Number(length)));
    if (!/\ntransfer-encoding: *chunked/.test(head)) {
      while (await this.#read());
      return decoder.decode(this.#take(this.#end - this.#start));
    }
    let text = "";
    for (;;) {
      const size = parseInt(await this.#line(), 16);
      if (!(size >= 0)) throw new Error("Cannot read answer: no chunk size");
      text += decoder.decode(await this.#bytes(size));
      await this.#line();
      if (size === 0) return text;
    }
  }

  async #line(): Promise<string> {
    let end = -1;
    while ((end = this.#buffer.subarray(0, this.#end).indexOf(10, this.#start)) < 0) {
      if (!await this.#read()) throw new Error("Cannot read answer: the connection ended in it");
    }
    const line = decoder.decode(this.#take(end - this.#start));
    this.#start += 1;
    return line.trimEnd();
  }

  async #bytes(count: number): Promise<Uint8Array> {
    while (this.#end - this.#start < count) {
      if (!await this.#read()) throw new Error("Cannot read answer: the connection ended in it");
    }
    return this.#take(count);
  }

  #take(count: number): Uint8Array {
    const taken = this.#buffer.subarray(this.#start, this.#start + count);
    this.#start += count;
    return taken;
  }

  #find(): number {
    const filled = this.#buffer.subarray(0, this.#end);
    let at = filled.indexOf(13, this.#start);
    while (at >= 0 && at + HEAD_END.length <= filled.length) {
      if (HEAD_END.every((byte, offset) => filled[at + offset] === byte)) return at;
      at = filled.indexOf(13, at + 1);
    }
    return -1;
  }

  /** @returns Whether there was anything. */
  async #read(): Promise<boolean> {
    if (this.#end === this.#buffer.length) {
      const kept = this.#buffer.subarray(this.#start, this.#end);
      const target = kept.length > this.#buffer.length / 2
        ? new Uint8Array(this.#buffer.length * 2)
        : new Uint8Array(this.#buffer.length);
      target.set(kept);
      this.#buffer = target;
      this.#start = 0;
      this.#end = kept.length;
    }
    const count = await this.#connection.read(this.#buffer.subarray(this.#end));
    this.#end += count ?? 0;
    return count !== null;
  }
}
