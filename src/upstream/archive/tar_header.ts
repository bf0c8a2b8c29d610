/** One header block of a tar archive (POSIX ustar, GNU and old ones). @module */
import { ArchiveError } from "./archive_error.ts";

/** Everything in a tar archive is padded to whole blocks. */
export const BLOCK_BYTES = 512;

/** What one header block tells. */
export interface TarHeader {
  /** `""` for a NUL, which old archives write for files. */
  readonly type: string;
  /** As written, prefix included. */
  readonly path: string;
  readonly sizeBytes: number;
}

const CHECKSUM = { at: 148, length: 8 };
const BLANK = 0x20;

/**
 * `undefined`: a block of zeros, which ends the archive.
 * @throws {ArchiveError} If the checksum is wrong, or the size is no number that a file can have.
 */
export function parseTarHeader(block: Uint8Array): TarHeader | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const told = readNumber(block.subarray(CHECKSUM.at, CHECKSUM.at + CHECKSUM.length));
  if (told !== sumOf(block)) throw new ArchiveError("a tar header has a wrong checksum");
  const name = readText(block.subarray(0, 100));
  const isUstar = readText(block.subarray(257, 263)) === "ustar"; // GNU's magic ends with a blank
  const prefix = isUstar ? readText(block.subarray(345, 500)) : "";
  const sizeBytes = readNumber(block.subarray(124, 136));
  if (sizeBytes === undefined) throw new ArchiveError("a tar header has no usable size");
  return {
    type: readText(block.subarray(156, 157)),
    path: prefix === "" ? name : `${prefix}/${name}`,
    sizeBytes,
  };
}

/** Bytes as unsigned numbers, those of the checksum itself as blanks. */
function sumOf(block: Uint8Array): number {
  let sum = CHECKSUM.length * BLANK;
  for (const [at, byte] of block.entries()) {
    if (at < CHECKSUM.at || at >= CHECKSUM.at + CHECKSUM.length) sum += byte;
  }
  return sum;
}

/** Text up to the first NUL. */
export function readText(field: Uint8Array): string {
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end));
}

/** Octal digits, or base 256 behind a first byte of 0x80 (GNU); negative and unsafe numbers are none. */
function readNumber(field: Uint8Array): number | undefined {
  if ((field[0] ?? 0) >= 0x80) {
    let value = (field[0] ?? 0) & 0x7f;
    for (const byte of field.subarray(1)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : undefined;
  }
  const digits = readText(field).trim();
  if (digits === "") return 0;
  return /^[0-7]{1,12}$/.test(digits) ? parseInt(digits, 8) : undefined;
}
