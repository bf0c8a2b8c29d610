/** Parts of a file (RFC 9110, 14): what is asked for, and what is made of the answer. @module */
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import { discardBody, readStart } from "./body.ts";

/** Which bytes: from `start` to `end`, which is not among them, or the last ones. */
export type ByteRange =
  | { readonly start: number; readonly end: number }
  | { readonly suffixLength: number };

/** One look-up of a part of a file; never cached by itself. */
export interface BytesRequest {
  /** As in `UpstreamRequest`. */
  readonly path: string;
  readonly range: ByteRange;
  /** Most that is read where the server sends the whole file instead of the part. */
  readonly maxBytes: number;
  /** As in `UpstreamRequest`. */
  readonly deadlineMs?: number;
}

/** What became of a range. */
export type BytesAnswer =
  | {
    readonly kind: "bytes";
    /** Where in the file `bytes` begin: before the range where the server sent the file from its beginning. */
    readonly start: number;
    readonly bytes: Uint8Array<ArrayBuffer>;
    /** Length of the file, where it was told or reached. */
    readonly totalBytes: number | undefined;
    /** False where the server does not do ranges. */
    readonly ranged: boolean;
  }
  | { readonly kind: "absent" }
  /** The file ends before the range begins. */
  | { readonly kind: "beyond_end"; readonly totalBytes: number | undefined }
  /** The server does not do ranges, and the file from its beginning to the end of the range passes the cap. */
  | { readonly kind: "too_large" };

const CONTENT_RANGE = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i;
const UNSATISFIED = /^bytes \*\/(\d{1,15})$/i;
const LENGTH = /^\d{1,15}$/;

/**
 * The `Range` header.
 * @throws {RangeError} If the range is empty or not made of whole numbers.
 */
export function rangeHeader(range: ByteRange): string {
  if ("suffixLength" in range) {
    checkWhole(range.suffixLength - 1);
    return `bytes=-${range.suffixLength}`;
  }
  checkWhole(range.start);
  checkWhole(range.end - range.start - 1);
  return `bytes=${range.start}-${range.end - 1}`;
}

function checkWhole(number: number): void {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError("Cannot ask for no bytes");
}

/** Reads a 200, 206 or 416 as the answer to a range; `undefined` for every other status, whose body is left alone. */
export async function readRangeAnswer(
  response: Response,
  { range, maxBytes, signal }: {
    readonly range: ByteRange;
    readonly maxBytes: number;
    readonly signal: AbortSignal;
  },
): Promise<BytesAnswer | undefined> {
  if (response.status === 200 || response.status === 206) checkEncoding(response);
  switch (response.status) {
    case 200:
      return await readFromBeginning(response, { range, maxBytes, signal });
    case 206:
      return await readPart(response, { range, maxBytes, signal });
    case 416: {
      discardBody(response);
      const total = UNSATISFIED.exec(response.headers.get("content-range") ?? "")?.[1];
      return { kind: "beyond_end", totalBytes: total === undefined ? undefined : Number(total) };
    }
    default:
      return undefined;
  }
}

async function readPart(
  response: Response,
  { range, maxBytes, signal }: { range: ByteRange; maxBytes: number; signal: AbortSignal },
): Promise<BytesAnswer> {
  let part: ContentRange;
  try {
    part = checkPart(response, range);
  } catch (error) {
    discardBody(response);
    throw error;
  }
  const length = part.last - part.start + 1;
  if (length > maxBytes) {
    discardBody(response);
    return { kind: "too_large" };
  }
  const { bytes, ended } = await readStart(response, { maxBytes: length, signal });
  if (bytes.length < length) {
    const detail = "the answer was cut off";
    throw new AttemptFailure({ kind: "malformed", status: 206, detail, networkFault: true });
  }
  if (!ended) throw wrongPart("the answer is longer than the part that it tells");
  return { kind: "bytes", start: part.start, bytes, totalBytes: part.totalBytes, ranged: true };
}

interface ContentRange {
  readonly start: number;
  readonly last: number;
  readonly totalBytes: number | undefined;
}

/** Offsets count the bytes of the file; these would be bytes of something made from it. */
function checkEncoding(response: Response): void {
  const { headers, status } = response;
  const encoding = headers.get("content-encoding") ?? "identity";
  if (encoding.trim().toLowerCase() === "identity") return;
  discardBody(response);
  const detail = "the file came in another encoding";
  throw new AttemptFailure({ kind: "malformed", status, detail });
}

/** RFC 9110, 15.3.7: whatever comes must be what was asked for, as far as the file reaches. */
function checkPart({ headers }: Response, range: ByteRange): ContentRange {
  const told = CONTENT_RANGE.exec((headers.get("content-range") ?? "").slice(0, 100));
  if (told === null) throw wrongPart("a part without a usable Content-Range"); // multipart has none
  const [start, last] = [Number(told[1]), Number(told[2])];
  const totalBytes = told[3] === "*" ? undefined : Number(told[3]);
  if (totalBytes === undefined && "suffixLength" in range) {
    throw wrongPart("the end of a file of unknown length");
  }
  const wanted = "suffixLength" in range
    ? { start: Math.max(0, (totalBytes ?? 0) - range.suffixLength), end: totalBytes ?? 0 }
    : { start: range.start, end: Math.min(range.end, totalBytes ?? range.end) };
  // Where the length is not told, the part may end before the range does: there the file ends.
  const ends = totalBytes === undefined ? last < wanted.end : last === wanted.end - 1;
  if (start !== wanted.start || last < start || !ends) {
    throw wrongPart("another part than was asked for");
  }
  return { start, last, totalBytes };
}

/** The server does not do ranges: the file from its beginning, and no more of it than is needed. */
async function readFromBeginning(
  response: Response,
  { range, maxBytes, signal }: { range: ByteRange; maxBytes: number; signal: AbortSignal },
): Promise<BytesAnswer> {
  const end = "suffixLength" in range ? Infinity : range.end;
  const length = response.headers.get("content-length") ?? "";
  const told = LENGTH.test(length) ? Number(length) : undefined;
  if (Math.min(end, told ?? 0) > maxBytes) {
    discardBody(response);
    return { kind: "too_large" };
  }
  const { bytes, ended } = await readStart(response, { maxBytes: Math.min(end, maxBytes), signal });
  if (!ended && end > maxBytes) return { kind: "too_large" };
  const totalBytes = ended ? bytes.length : told;
  return { kind: "bytes", start: 0, bytes, totalBytes, ranged: false };
}

function wrongPart(detail: string): AttemptFailure {
  return new AttemptFailure({ kind: "malformed", status: 206, detail });
}
