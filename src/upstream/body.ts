/** Reading a body without trusting its length. @module */
import { abortable } from "../resilience/abortable.ts";
import { AttemptFailure } from "../resilience/attempt_failure.ts";

const FIRST_BUFFER_BYTES = 64 * 1024;

/** Lets go of a body that nobody wants; the connection may be closed by it. Never throws. */
export function discardBody(response: Response): void {
  response.body?.cancel().catch(() => {}); // it broke before we could say so: the same to us
}

/**
 * The text of a body, read as a stream. The cap counts decoded bytes, so a small gzip that swells is stopped where it
 * passes the cap, and no more is kept. A byte order mark stays in the text.
 * @throws `signal.reason` when the signal aborts.
 * @throws {AttemptFailure} `malformed`: too large, not UTF-8, or cut off (then it may be tried again).
 */
export async function readText(
  response: Response,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<string> {
  const { body, headers } = response;
  if (body === null) return "";
  const told = Number(headers.get("content-length") ?? 0);
  if (!headers.has("content-encoding") && told > maxBytes) { // honest: no need to read it
    discardBody(response);
    throw tooLarge(maxBytes, response.status);
  }
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const reader = body.getReader();
  let bytes = 0;
  let text = "";
  try {
    for (;;) {
      const { done, value } = await readChunk(reader, response.status, signal);
      if (done) return text + decodeUtf8(() => decoder.decode(), response.status);
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge(maxBytes, response.status);
      text += decodeUtf8(() => decoder.decode(value, { stream: true }), response.status);
    }
  } catch (error) {
    reader.cancel().catch(() => {}); // stops the download; not awaited, it may never be answered
    throw error;
  }
}

/**
 * The first bytes of a body, at most `maxBytes`; `ended` tells that there were no more. What follows is let go.
 * @throws `signal.reason` when the signal aborts.
 * @throws {AttemptFailure} `malformed`: cut off (then it may be tried again).
 */
export async function readStart(
  response: Response,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly ended: boolean }> {
  if (response.body === null) return { bytes: new Uint8Array(), ended: true };
  const reader = response.body.getReader();
  let bytes = new Uint8Array(Math.min(maxBytes, FIRST_BUFFER_BYTES));
  let count = 0;
  try {
    for (;;) {
      const { done, value } = await readChunk(reader, response.status, signal);
      if (done) return { bytes: bytes.slice(0, count), ended: true };
      const kept = value.subarray(0, maxBytes - count);
      if (count + kept.length > bytes.length) bytes = enlarged(bytes, count + kept.length);
      bytes.set(kept, count);
      count += kept.length;
      if (kept.length < value.length) {
        reader.cancel().catch(() => {});
        return { bytes: bytes.slice(0, count), ended: false };
      }
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  }
}

/** At least `length`, and twice what it was: chunks of a byte each, kept one by one, would take a hundred times more. */
function enlarged(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(length, 2 * bytes.length));
  larger.set(bytes);
  return larger;
}

async function readChunk(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  status: number,
  signal: AbortSignal,
) {
  try {
    // An answer made in this process has a body that knows nothing of the signal.
    return await abortable(reader.read(), signal);
  } catch (cause) {
    signal.throwIfAborted();
    const detail = "the answer was cut off";
    throw new AttemptFailure({ kind: "malformed", status, detail, cause, networkFault: true });
  }
}

function decodeUtf8(decode: () => string, status: number): string {
  try {
    return decode();
  } catch (cause) {
    throw new AttemptFailure({
      kind: "malformed",
      status,
      detail: "the answer is not UTF-8",
      cause,
    });
  }
}

function tooLarge(maxBytes: number, status: number): AttemptFailure {
  const detail = `the answer is larger than ${maxBytes} bytes`;
  return new AttemptFailure({ kind: "malformed", status, detail });
}
