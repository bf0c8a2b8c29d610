/** A port in front of a service, which passes everything on until a fault is laid over it. @module */
import { closeQuietly, writeAll } from "../support/tcp_bytes.ts";
import type { ChaosFault, Faulty } from "./chaos_fault.ts";

/** One service's port; it stays the same through every fault. */
export class FaultPoint implements AsyncDisposable {
  readonly port: number;
  /** Connections that came in, since the start. */
  connectionCount = 0;
  readonly #target: () => number;
  readonly #contentType: string;
  readonly #open = new Set<Deno.TcpConn>();
  #listener: Deno.TcpListener | undefined;
  #fault: ChaosFault | undefined;
  #healed = new AbortController();

  /** @param target The port that requests go to. */
  constructor(target: () => number, contentType: string) {
    this.#target = target;
    this.#contentType = contentType;
    this.port = this.#listen(0);
  }

  /** From now on: connections that are open already break, too. */
  break(fault: ChaosFault): void {
    this.#fault = fault;
    this.#closeAll();
    if (fault.serve === "refuse") this.#silence();
  }

  heal(): void {
    this.#fault = undefined;
    this.#healed.abort();
    this.#healed = new AbortController();
    this.#closeAll();
    if (this.#listener === undefined) this.#listen(this.port);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#silence();
    this.#healed.abort();
    this.#closeAll();
    return Promise.resolve();
  }

  #listen(port: number): number {
    const listener = Deno.listen({ hostname: "127.0.0.1", port });
    this.#listener = listener;
    this.#accept(listener);
    return listener.addr.port;
  }

  async #accept(listener: Deno.TcpListener): Promise<void> {
    try {
      for await (const connection of listener) {
        this.connectionCount += 1;
        this.#open.add(connection);
        this.#serve(connection).catch(() => {}).finally(() => this.#close(connection));
      }
    } catch { // closed
    }
  }

  async #serve(connection: Deno.TcpConn): Promise<void> {
    const fault = this.#fault;
    if (fault === undefined || typeof fault.serve === "string") {
      const target = await Deno.connect({ hostname: "127.0.0.1", port: this.#target() });
      this.#open.add(target);
      try {
        await Promise.race([
          connection.readable.pipeTo(target.writable),
          target.readable.pipeTo(connection.writable),
        ]);
      } finally {
        this.#close(target);
      }
      return;
    }
    await fault.serve(faultyOf(connection, this.#contentType, this.#healed.signal));
  }

  #silence(): void {
    this.#listener?.close();
    this.#listener = undefined;
  }

  #closeAll(): void {
    for (const connection of this.#open) this.#close(connection);
  }

  #close(connection: Deno.TcpConn): void {
    this.#open.delete(connection);
    closeQuietly(connection);
  }
}

function faultyOf(
  connection: Deno.TcpConn,
  contentType: string,
  healed: AbortSignal,
): Faulty {
  const encoder = new TextEncoder();
  return {
    connection,
    contentType,
    healed,
    async readRequest() {
      let text = "";
      const buffer = new Uint8Array(65_536);
      const decoder = new TextDecoder("latin1");
      for (;;) {
        const end = text.indexOf("\r\n\r\n");
        const length = Number(/\r\ncontent-length: *(\d+)/i.exec(text)?.[1] ?? 0);
        if (end !== -1 && text.length >= end + 4 + length) return;
        const count = await connection.read(buffer);
        if (count === null) return;
        text += decoder.decode(buffer.subarray(0, count));
      }
    },
    async write(bytes) {
      await writeAll(connection, typeof bytes === "string" ? encoder.encode(bytes) : bytes);
    },
    async closedByClient() {
      while (await connection.read(new Uint8Array(1024)) !== null);
    },
  };
}
