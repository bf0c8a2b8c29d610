/** Cuts a stream of bytes into lines of bounded length. @module */

const NEWLINE = 10;

/** A line is longer than is read; its bytes are skipped up to its end. */
export class LineTooLongError extends RangeError {
  override readonly name = "LineTooLongError";
  constructor(maxLineBytes: number) {
    super(`Cannot read message: the line is longer than ${maxLineBytes} bytes`);
  }
}

/** Keeps at most one unfinished line, never more than its bound. */
export class LineReader {
  readonly #maxLineBytes: number;
  readonly #decoder = new TextDecoder();
  #chunks: Uint8Array[] = [];
  #length = 0;
  #skipping = false;

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes;
  }

  /** The lines that `bytes` completes, without their ends; `bytes` may be reused afterwards. */
  *push(bytes: Uint8Array): Generator<string | LineTooLongError> {
    let start = 0;
    while (start < bytes.length) {
      const end = bytes.indexOf(NEWLINE, start);
      const piece = bytes.subarray(start, end === -1 ? bytes.length : end);
      const tooLong = this.#length + piece.length > this.#maxLineBytes;
      if (tooLong && !this.#skipping) {
        this.#skipping = true;
        yield new LineTooLongError(this.#maxLineBytes);
      }
      if (this.#skipping) this.#forget();
      else if (end === -1) this.#keep(piece);
      else yield this.#take(piece);
      if (end === -1) return;
      this.#skipping = false;
      start = end + 1;
    }
  }

  #keep(piece: Uint8Array): void {
    this.#chunks.push(piece.slice());
    this.#length += piece.length;
  }

  #take(last: Uint8Array): string {
    if (this.#chunks.length === 0) return this.#text(last);
    const line = new Uint8Array(this.#length + last.length);
    let offset = 0;
    for (const chunk of this.#chunks) {
      line.set(chunk, offset);
      offset += chunk.length;
    }
    line.set(last, offset);
    this.#forget();
    return this.#text(line);
  }

  #forget(): void {
    this.#chunks = [];
    this.#length = 0;
  }

  #text(bytes: Uint8Array): string {
    const text = this.#decoder.decode(bytes);
    return text.endsWith("\r") ? text.slice(0, -1) : text;
  }
}
