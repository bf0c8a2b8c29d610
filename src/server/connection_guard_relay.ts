/**
 * One client's connection and the one that the HTTP server sees in its place: bytes are copied both ways, and the next
 * are read only when the last were taken, so that memory is bounded by one buffer a direction. @module
 */

/** How long a connection may be in each state, in ticks of the guard. */
export interface RelayTicks {
  readonly head: number;
  readonly idle: number;
  readonly send: number;
  /** How long a client may keep what the server has ended. */
  readonly linger: number;
}

/** Why a connection is cut off. */
export type CutReason = "no request in time" | "idle" | "answer not taken";

const LEAST_BYTES = 4_096;
const MOST_BYTES = 262_144;
const STEP = 8;

/** Ticks are counted by the guard, so that a process which stood still cuts nobody off for it. */
export class Relay {
  readonly remoteAddress: string;
  readonly #client: Deno.TcpConn;
  readonly #ticks: RelayTicks;
  readonly #now: () => number;
  readonly #startedAt: number;
  /** Since when no request is in flight. */
  #idleSince: number;
  #sendingSince: number | undefined;
  #endedSince: number | undefined;
  #server: Deno.TcpConn | undefined;
  /** Since when the client sends nothing more, and can only be waiting for answers. */
  #leftSince: number | undefined;
  #pieceCount = 0;
  #requestCount = 0;
  #hasBegun = false;
  #isReached = false;
  #isUpgraded = false;
  #isClosed = false;

  constructor(client: Deno.TcpConn, ticks: RelayTicks, now: () => number) {
    this.remoteAddress = client.remoteAddr.hostname;
    this.#client = client;
    this.#ticks = ticks;
    this.#now = now;
    this.#startedAt = now();
    this.#idleSince = this.#startedAt;
  }

  /** How many pieces of answers were read; one may still be on its way. */
  get pieceCount(): number {
    return this.#pieceCount;
  }

  /** Whether something is on its way to the client. */
  get isSending(): boolean {
    return this.#sendingSince !== undefined && !this.#isClosed;
  }

  /** Whether the client has sent anything. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** A request of this connection has reached the application. */
  enter(): void {
    this.#isReached = true;
    this.#requestCount++;
  }

  /** It is answered. */
  leave(): void {
    this.#requestCount--;
    this.#idleSince = this.#now();
  }

  /** From now on it carries something else than HTTP, which has rules of its own. */
  upgrade(): void {
    this.#isUpgraded = true;
  }

  /** What the connection has done to be closed now; `undefined`: nothing. */
  fault(): CutReason | "ended" | undefined {
    const now = this.#now();
    const { head, idle, send, linger } = this.#ticks;
    if (this.#endedSince !== undefined) {
      return now - this.#endedSince > linger ? "ended" : undefined;
    }
    if (this.#sendingSince !== undefined) {
      return now - this.#sendingSince > send ? "answer not taken" : undefined;
    }
    if (!this.#isReached) return now - this.#startedAt > head ? "no request in time" : undefined;
    if (this.#requestCount > 0 || this.#isUpgraded) return undefined;
    // The platform does not always notice that the rest of a request will never come.
    if (this.#leftSince !== undefined) {
      return now - Math.max(this.#leftSince, this.#idleSince) > linger ? "ended" : undefined;
    }
    return now - this.#idleSince > idle ? "idle" : undefined;
  }

  /**
   * Copies until both sides have ended, or one has failed; never rejects.
   * @param dial Called once the client has sent something: silence costs no second connection.
   */
  async run(dial: () => Promise<Deno.TcpConn>): Promise<void> {
    try {
      const first = new Uint8Array(LEAST_BYTES);
      const count = await this.#client.read(first);
      if (count === null || this.#isClosed) return;
      this.#hasBegun = true;
      const server = await dial();
      this.#server = server;
      if (this.#isClosed) return;
      await Promise.all([
        this.#copyRequests(server, first, count),
        this.#copyAnswers(server),
      ]);
    } catch {
      // Whichever side has failed, the other learns it by the end of its connection.
    } finally {
      this.close();
    }
  }

  /** Ends both sides at once. */
  close(): void {
    this.#isClosed = true;
    closeQuietly(this.#client);
    if (this.#server !== undefined) closeQuietly(this.#server);
  }

  async #copyRequests(server: Deno.TcpConn, first: Uint8Array<ArrayBuffer>, firstCount: number) {
    let buffer = first;
    let isTaken = true;
    for (let count: number | null = firstCount; count !== null;) {
      try {
        if (isTaken) await writeAll(server, buffer.subarray(0, count));
      } catch (error) {
        // It has answered and gone. What a client still sends is read, for unread it would take the answer with it.
        if (this.#isClosed) throw error;
        isTaken = false;
      }
      buffer = fitted(buffer, count);
      count = await this.#client.read(buffer);
    }
    this.#leftSince = this.#now();
    if (isTaken) await server.closeWrite();
  }

  async #copyAnswers(server: Deno.TcpConn) {
    let buffer = new Uint8Array(LEAST_BYTES);
    for (let count = await server.read(buffer); count !== null; count = await server.read(buffer)) {
      this.#pieceCount++;
      const startedAt = this.#now();
      for (let written = 0; written < count;) {
        this.#sendingSince = this.#now();
        written += await this.#client.write(buffer.subarray(written, count));
      }
      this.#sendingSince = undefined;
      // Whoever takes an answer slowly is not idle; what is taken at once, as a ping's answer, is no sign of life.
      if (this.#now() !== startedAt) this.#idleSince = this.#now();
      buffer = fitted(buffer, count);
    }
    await this.#client.closeWrite();
    this.#endedSince = this.#now();
  }
}

async function writeAll(to: Deno.TcpConn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await to.write(bytes.subarray(at));
}

/** A buffer for the next read: larger after one that was filled, smaller after one that was hardly used. */
function fitted(buffer: Uint8Array<ArrayBuffer>, count: number): Uint8Array<ArrayBuffer> {
  const size = buffer.length;
  if (count === size && size < MOST_BYTES) return new Uint8Array(size * STEP);
  if (size > LEAST_BYTES && count * STEP * 2 < size) return new Uint8Array(size / STEP);
  return buffer;
}

function closeQuietly(connection: Deno.TcpConn): void {
  try {
    connection.close();
  } catch {
    // Closed already.
  }
}
