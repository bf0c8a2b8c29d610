/** Small archives made from the facts, in place of the distributions that nobody here keeps. @module */
import { crc32 } from "../../domain/crc32.ts";

/** One file of an archive. */
export interface ArchiveMember {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();
const BLOCK_BYTES = 512;
/** The longest stored block of a deflate stream. */
const STORED_BYTES = 0xffff;
/** 1980-01-01, the first day that a zip archive can tell. */
const FIRST_DAY = 0x21;
const OLDEST_READER = 20;

/** A tar archive in gzip, stored without compression: the same bytes from every version of everything. */
export function tarGzBytes(members: readonly ArchiveMember[]): Uint8Array<ArrayBuffer> {
  const tar = concatenate([
    ...members.flatMap(({ path, bytes }) => [
      tarHeader(path, bytes.length),
      bytes,
      new Uint8Array((BLOCK_BYTES - bytes.length % BLOCK_BYTES) % BLOCK_BYTES),
    ]),
    new Uint8Array(2 * BLOCK_BYTES),
  ]);
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < tar.length; at += STORED_BYTES) {
    const block = tar.subarray(at, at + STORED_BYTES);
    const isLast = at + STORED_BYTES >= tar.length;
    blocks.push(
      numbers([1, isLast ? 1 : 0], [2, block.length], [2, ~block.length & 0xffff]),
      block,
    );
  }
  const header = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
  return concatenate([header, ...blocks, numbers([4, crc32(tar)], [4, tar.length])]);
}

function tarHeader(path: string, length: number): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  const put = (at: number, text: string) => block.set(encoder.encode(text), at);
  put(0, path);
  put(100, "0000644\0");
  put(108, "0000000\0");
  put(116, "0000000\0");
  put(124, `${length.toString(8).padStart(11, "0")}\0`);
  put(136, "00000000000\0");
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  const sum = block.reduce((sum, byte) => sum + byte, 0);
  put(148, `${sum.toString(8).padStart(6, "0")}\0 `);
  return block;
}

/** A zip archive, stored without compression. */
export function zipBytes(members: readonly ArchiveMember[]): Uint8Array<ArrayBuffer> {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { path, bytes } of members) {
    const name = encoder.encode(path);
    const shared = numbers(
      ...[[2, OLDEST_READER], [2, 0], [2, 0], [2, 0], [2, FIRST_DAY]] as const,
      ...[[4, crc32(bytes)], [4, bytes.length], [4, bytes.length]] as const,
      ...[[2, name.length], [2, 0]] as const,
    );
    const file = concatenate([numbers([4, 0x04034b50]), shared, name, bytes]);
    const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(numbers([4, 0x02014b50], [2, OLDEST_READER]), shared, place, name);
    files.push(file);
    offset += file.length;
  }
  const listed = concatenate(directory);
  const end = numbers(
    ...[[4, 0x06054b50], [2, 0], [2, 0], [2, members.length], [2, members.length]] as const,
    ...[[4, listed.length], [4, offset], [2, 0]] as const,
  );
  return concatenate([...files, listed, end]);
}

/** Numbers of so many bytes, little end first. */
function numbers(...fields: readonly (readonly [length: 1 | 2 | 4, value: number])[]): Uint8Array {
  return Uint8Array.from(
    fields.flatMap(([length, value]) =>
      Array.from({ length }, (_, index) => (value >>> (8 * index)) & 0xff)
    ),
  );
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
