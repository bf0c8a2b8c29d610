/** Lines in, answers out, as streams: bounded memory however many lines, and no faster than they are read. @module */
import { answerLine, refuseLine } from "./answer_line.ts";

const MAX_LINE_BYTES = 16 * 1024 * 1024; // a requirements file has kilobytes
const FLUSH_LENGTH = 64 * 1024; // UTF-16 units of answers gathered before they are written
const LINE_FEED = 10;

/** Answers every line of `input` on `output`, until the input ends or nobody reads the answers. */
export async function answerLines(
  input: ReadableStream<Uint8Array>,
  output: WritableStream<Uint8Array>,
): Promise<void> {
  const writer = output.getWriter();
  const encoder = new TextEncoder();
  let answers = "";
  const flush = async () => {
    if (answers === "") return;
    const bytes = encoder.encode(answers);
    answers = "";
    await writer.write(bytes); // waits until the reader has taken it
  };
  const splitter = new LineSplitter();
  try {
    for await (const chunk of input) {
      for (const line of splitter.push(chunk)) {
        answers += `${answerBytes(line)}\n`;
        if (answers.length >= FLUSH_LENGTH) await flush();
      }
      await flush(); // whoever asks one question at a time waits for its answer
    }
    for (const line of splitter.rest()) answers += `${answerBytes(line)}\n`;
    await flush();
    await writer.close();
  } catch (error) {
    if (!(error instanceof Deno.errors.BrokenPipe)) throw error;
  }
}

/** A line's bytes; `undefined` where they were too many to be kept. */
type Line = Uint8Array | undefined;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function answerBytes(line: Line): string {
  if (line === undefined) {
    return refuseLine(`Cannot read line: expected at most ${MAX_LINE_BYTES} bytes`);
  }
  try {
    return answerLine(decoder.decode(line));
  } catch (error) {
    if (error instanceof TypeError) return refuseLine("Cannot read line: it is not UTF-8");
    throw error;
  }
}

/** Cuts chunks of bytes into lines. Only the line feed ends one: JSON text may hold other separators. */
class LineSplitter {
  #parts: Uint8Array[] = [];
  #length = 0;

  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(LINE_FEED, start);
      if (end === -1) break;
      this.#keep(chunk.subarray(start, end));
      yield this.#take();
      start = end + 1;
    }
    this.#keep(chunk.slice(start)); // copied, because the stream may use the buffer again
  }

  /** What stands after the last line feed; nothing where the input ends with one. */
  *rest(): Generator<Line> {
    if (this.#length > 0) yield this.#take();
  }

  #keep(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > MAX_LINE_BYTES) this.#parts = []; // the length goes on telling that it was too long
    else if (part.length > 0) this.#parts.push(part);
  }

  #take(): Line {
    const [parts, length] = [this.#parts, this.#length];
    this.#parts = [];
    this.#length = 0;
    if (length > MAX_LINE_BYTES) return undefined;
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return only;
    const line = new Uint8Array(length);
    let offset = 0;
    for (const part of parts) {
      line.set(part, offset);
      offset += part.length;
    }
    return line;
  }
}
