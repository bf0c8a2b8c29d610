/** A file on a server of which parts are read, each once. @module */
import type { ByteRange, BytesAnswer } from "../byte_range.ts";
import { ArchiveError } from "./archive_error.ts";

/** How to ask for a part, and how much may be kept of the file. */
export interface RemoteFileOptions {
  readonly ask: (
    request: { readonly range: ByteRange; readonly maxBytes: number },
  ) => Promise<BytesAnswer>;
  readonly maxBytes: number;
}

interface Span {
  readonly start: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps what was read, so that neighbouring parts cost one request. */
export class RemoteFile {
  readonly #ask: RemoteFileOptions["ask"];
  readonly #maxBytes: number;
  #spans: readonly Span[] = [];
  #totalBytes: number | undefined;
  #isRanged = true;

  constructor({ ask, maxBytes }: RemoteFileOptions) {
    this.#ask = ask;
    this.#maxBytes = maxBytes;
  }

  /** Length of the file; absent until an answer told it. */
  get totalBytes(): number | undefined {
    return this.#totalBytes;
  }

  /** All bytes, where all were read. */
  get whole(): Uint8Array<ArrayBuffer> | undefined {
    const span = this.#spans.find(({ start, bytes }) =>
      start === 0 && bytes.length === this.#totalBytes
    );
    return span?.bytes;
  }

  /**
   * The last `length` bytes, or all there are; and where they begin.
   * @throws {ArchiveError} If the file is not there, or not to be had within the cap.
   */
  async readTail(length: number): Promise<Span> {
    this.#checkCap(length);
    await this.#obtain({ suffixLength: length });
    const total = this.#totalBytes ?? 0;
    const start = Math.max(0, total - length);
    // Some servers know ranges, but none of the last bytes: they refuse it and tell the length alone.
    return { start, bytes: await this.read(start, total) };
  }

  /**
   * Bytes from `start` up to `end`; fewer where the file ends before.
   * @throws {ArchiveError} As `readTail` does.
   */
  async read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    const last = Math.min(end, this.#totalBytes ?? end);
    if (last <= start) return new Uint8Array();
    const held = this.#held(start, last);
    if (held !== undefined) return held;
    const missing = this.#missing(start, last);
    this.#checkCap(missing.end - missing.start);
    // A server that sends everything from the beginning is asked once more, for all that may be needed.
    await this.#obtain(this.#isRanged ? missing : { start: 0, end: this.#maxBytes });
    const reached = Math.min(end, this.#totalBytes ?? end);
    if (reached <= start) return new Uint8Array();
    const bytes = this.#held(start, reached);
    if (bytes === undefined) {
      throw new ArchiveError("a part of the file did not come", { isLasting: false });
    }
    return bytes;
  }

  #held(start: number, end: number): Uint8Array<ArrayBuffer> | undefined {
    const span = this.#spans.find((span) => span.start <= start && end <= endOf(span));
    return span?.bytes.subarray(start - span.start, end - span.start);
  }

  /** What of it is not there yet, where one of its ends is. */
  #missing(start: number, end: number): { readonly start: number; readonly end: number } {
    let missing = { start, end };
    for (const span of this.#spans) {
      const spanEnd = endOf(span);
      if (span.start <= missing.start && missing.start < spanEnd) {
        missing = { ...missing, start: spanEnd };
      }
      if (span.start < missing.end && missing.end <= spanEnd) {
        missing = { ...missing, end: span.start };
      }
    }
    return missing;
  }

  #checkCap(length: number): void {
    const held = this.#spans.reduce((sum, { bytes }) => sum + bytes.length, 0);
    if (held + length > this.#maxBytes) {
      throw new ArchiveError(`more than ${this.#maxBytes} bytes of the file would be needed`);
    }
  }

  async #obtain(range: ByteRange): Promise<void> {
    const answer = await this.#ask({ range, maxBytes: this.#maxBytes });
    switch (answer.kind) {
      case "absent":
        throw new ArchiveError("the file is not there", { isLasting: false });
      case "too_large":
        throw new ArchiveError("the server sends the whole file only", { isLasting: false });
      case "beyond_end":
        if (answer.totalBytes === undefined) {
          throw new ArchiveError("the server does not give that part", { isLasting: false });
        }
        this.#learnTotal(answer.totalBytes);
        return;
      case "bytes":
        if (answer.totalBytes !== undefined) this.#learnTotal(answer.totalBytes);
        this.#isRanged &&= answer.ranged;
        this.#keep(answer);
    }
  }

  #learnTotal(totalBytes: number): void {
    if (this.#totalBytes !== undefined && this.#totalBytes !== totalBytes) {
      throw new ArchiveError("the length of the file changed", { isLasting: false });
    }
    this.#totalBytes = totalBytes;
  }

  /** Spans that touch or overlap become one. */
  #keep({ start, bytes }: Span): void {
    let joined: Span = { start, bytes };
    const apart: Span[] = [];
    for (const span of this.#spans) {
      const isApart = endOf(span) < joined.start || endOf(joined) < span.start;
      if (isApart) apart.push(span);
      else joined = span.start < joined.start ? join(span, joined) : join(joined, span);
    }
    this.#spans = [...apart, joined];
  }
}

function endOf({ start, bytes }: Span): number {
  return start + bytes.length;
}

/** `first` begins first, and reaches `second`. */
function join(first: Span, second: Span): Span {
  if (endOf(second) <= endOf(first)) return first;
  const bytes = new Uint8Array(endOf(second) - first.start);
  bytes.set(first.bytes, 0);
  bytes.set(second.bytes, second.start - first.start);
  return { start: first.start, bytes };
}
