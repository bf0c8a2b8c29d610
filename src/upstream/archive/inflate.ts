/** Decompression that stops where a stranger's file swells. @module */
import { ArchiveError } from "./archive_error.ts";
import { type ArchiveLimits, MIN_RATIO_BYTES } from "./limits.ts";

/** The decompressor inflates a piece at once; deflate makes at most 1032 bytes of one, so this bounds the memory. */
const PIECE_BYTES = 4096;

/** What bounds one decompression. */
export interface InflateOptions extends Pick<ArchiveLimits, "maxRatio"> {
  readonly format: "gzip" | "deflate-raw";
  readonly maxBytes: number;
}

/**
 * Inflates what `source` gives and asks for more of it only when its reader does. Behind the first gzip member nothing
 * may follow: readers differ in what they make of it.
 * @throws {ArchiveError} If it is not in that format, cut off, or swells past a limit.
 * @throws What `source` throws.
 */
export async function* inflate(
  source: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { format, maxBytes, maxRatio }: InflateOptions,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  let failure: { readonly error: unknown } | undefined;
  async function* pieces() {
    try {
      for await (const chunk of source) {
        for (let at = 0; at < chunk.length; at += PIECE_BYTES) {
          const piece = chunk.subarray(at, at + PIECE_BYTES);
          taken += piece.length;
          yield piece;
        }
      }
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  const reader = ReadableStream.from(pieces()).pipeThrough(new DecompressionStream(format))
    .getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      given += value.length;
      if (given > maxBytes) throw new ArchiveError(`it inflates to more than ${maxBytes} bytes`);
      if (given > MIN_RATIO_BYTES && given > maxRatio * taken) {
        throw new ArchiveError(`it inflates to more than ${maxRatio} times its size`);
      }
      yield value;
    }
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    if (failure !== undefined) throw failure.error;
    throw new ArchiveError("it cannot be decompressed");
  } finally {
    reader.cancel().catch(() => {}); // ends the source as well
  }
}
