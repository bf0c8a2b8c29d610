/** Bytes of a stream, taken in lengths that its reader chooses. @module */

/** Reads ahead by no more than one chunk. */
export class ChunkReader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #current: Uint8Array = new Uint8Array();

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next `length` bytes; `undefined` where the stream ends before. */
  async take(length: number): Promise<Uint8Array | undefined> {
    const taken = new Uint8Array(length);
    let at = 0;
    while (at < length) {
      const piece = await this.#next(length - at);
      if (piece === undefined) return undefined;
      taken.set(piece, at);
      at += piece.length;
    }
    return taken;
  }

  /** Passes over `length` bytes; `false` where the stream ends before. */
  async skip(length: number): Promise<boolean> {
    for (let left = length; left > 0;) {
      const piece = await this.#next(left);
      if (piece === undefined) return false;
      left -= piece.length;
    }
    return true;
  }

  /** Lets go of the stream. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async #next(limit: number): Promise<Uint8Array | undefined> {
    while (this.#current.length === 0) {
      const { done, value } = await this.#chunks.next();
      if (done === true) return undefined;
      this.#current = value;
    }
    const piece = this.#current.subarray(0, limit);
    this.#current = this.#current.subarray(piece.length);
    return piece;
  }
}
