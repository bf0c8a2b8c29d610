/** Small archives for tests, sound ones and broken ones. @module */
import { crc32 } from "../../src/domain/crc32.ts";
import { RemoteFile } from "../../src/upstream/archive/remote_file.ts";
import type { ByteRange } from "../../src/upstream/byte_range.ts";

const encoder = new TextEncoder();

/** Bytes of text, or the bytes. */
export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? encoder.encode(content) : content;
}

/** One after another. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** One member of a tar archive; fields of the header as they are to be written. */
export interface TarMember {
  readonly path: string;
  readonly content?: string | Uint8Array;
  readonly type?: string;
  /** Text of the size field (12 bytes), or its bytes; the content's length in octal by default. */
  readonly size?: string | Uint8Array;
  readonly prefix?: string;
  readonly magic?: string;
  readonly checksum?: number;
}

/** Without the zeros at the end. */
export function tarMembers(...members: readonly TarMember[]): Uint8Array<ArrayBuffer> {
  return joinBytes(...members.flatMap((member) => {
    const content = bytesOf(member.content ?? "");
    const padding = new Uint8Array((512 - content.length % 512) % 512);
    return [tarHeader(member), content, padding];
  }));
}

/** A whole archive. */
export function tarOf(...members: readonly TarMember[]): Uint8Array<ArrayBuffer> {
  return joinBytes(tarMembers(...members), new Uint8Array(1024));
}

/** The header block of one member. */
export function tarHeader(member: TarMember): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(512);
  const length = bytesOf(member.content ?? "").length;
  block.set(bytesOf(member.path).subarray(0, 100), 0);
  block.set(bytesOf("0000644\0"), 100);
  block.set(bytesOf(member.size ?? `${length.toString(8).padStart(11, "0")}\0`), 124);
  block.set(bytesOf(member.type ?? "0"), 156);
  block.set(bytesOf(member.magic ?? "ustar\x0000"), 257);
  block.set(bytesOf(member.prefix ?? ""), 345);
  const sum = block.reduce((sum, byte) => sum + byte, 8 * 0x20);
  block.set(bytesOf(`${(member.checksum ?? sum).toString(8).padStart(6, "0")}\0 `), 148);
  return block;
}

/** One record of an extended header. */
export function paxRecord(key: string, value: string): string {
  const rest = encoder.encode(` ${key}=${value}\n`).length;
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return `${length} ${key}=${value}\n`;
}

async function pipe(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).bytes());
}

export function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return pipe(bytes, new CompressionStream("gzip"));
}

export function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return pipe(bytes, new CompressionStream("deflate-raw"));
}

/** One member of a zip archive; what is given in `told` is written in place of the truth. */
export interface ZipMember {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly isStored?: boolean;
  /** In the directory. */
  readonly told?: Partial<ZipNumbers> & { readonly offset?: number };
  /** In the local header. */
  readonly local?: Partial<ZipNumbers> & { readonly path?: string; readonly extra?: Uint8Array };
}

interface ZipNumbers {
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
}

/** What the end record tells in place of the truth, and what stands around it. */
export interface ZipEnd {
  readonly count?: number;
  readonly length?: number;
  readonly offset?: number;
  readonly disk?: number;
  readonly comment?: string | Uint8Array;
  /** Between directory and end record. */
  readonly gap?: Uint8Array;
}

export async function zipOf(
  members: readonly ZipMember[],
  end: ZipEnd = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const member of members) {
    const content = joinBytes(bytesOf(member.content));
    const data = member.isStored === true ? content : await deflate(content);
    const truth: ZipNumbers = {
      flags: 0,
      method: member.isStored === true ? 0 : 8,
      crc32: crc32(content),
      compressedBytes: data.length,
      sizeBytes: content.length,
    };
    const local = { ...truth, ...member.local };
    const localName = bytesOf(member.local?.path ?? member.path);
    const extra = member.local?.extra ?? new Uint8Array();
    const file = joinBytes(
      numbers([4, 0x04034b50], [2, 20], ...common(local), [2, localName.length], [2, extra.length]),
      localName,
      extra,
      data,
    );
    const told = { ...truth, offset, ...member.told };
    const name = bytesOf(member.path);
    directory.push(
      numbers(
        [4, 0x02014b50],
        [2, 20],
        [2, 20],
        ...common(told),
        [2, name.length],
        [2, 0],
        [2, 0],
        [
          2,
          0,
        ],
        [2, 0],
        [4, 0],
        [4, told.offset],
      ),
      name,
    );
    files.push(file);
    offset += file.length;
  }
  const listed = joinBytes(...directory);
  const comment = bytesOf(end.comment ?? "");
  const count = end.count ?? members.length;
  return joinBytes(
    ...files,
    listed,
    end.gap ?? new Uint8Array(),
    numbers(
      [4, 0x06054b50],
      [2, end.disk ?? 0],
      [2, 0],
      [2, count],
      [2, count],
      [
        4,
        end.length ?? listed.length,
      ],
      [4, end.offset ?? offset],
      [2, comment.length],
    ),
    comment,
  );
}

function common(told: ZipNumbers): readonly (readonly [2 | 4, number])[] {
  const { flags, method, crc32, compressedBytes, sizeBytes } = told;
  return [[2, flags], [2, method], [4, 0], [4, crc32], [4, compressedBytes], [4, sizeBytes]];
}

function numbers(...fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [length]) => sum + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [length, value] of fields) {
    if (length === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += length;
  }
  return bytes;
}

/** A file in memory, and the ranges that were asked of it. */
export function remoteFileOf(
  bytes: Uint8Array<ArrayBuffer>,
  { maxBytes = 4 * 1024 * 1024, isRanged = true }: {
    readonly maxBytes?: number;
    readonly isRanged?: boolean;
  } = {},
): { readonly file: RemoteFile; readonly asked: ByteRange[] } {
  const asked: ByteRange[] = [];
  const totalBytes = bytes.length;
  const file = new RemoteFile({
    maxBytes,
    ask({ range, maxBytes }) {
      asked.push(range);
      const isTail = "suffixLength" in range;
      const start = isTail ? Math.max(0, totalBytes - range.suffixLength) : range.start;
      const end = isTail ? totalBytes : Math.min(range.end, totalBytes);
      if (isRanged && start >= totalBytes) {
        return Promise.resolve({ kind: "beyond_end", totalBytes });
      }
      if (!isRanged && end > maxBytes) return Promise.resolve({ kind: "too_large" });
      const from = isRanged ? start : 0;
      return Promise.resolve({
        kind: "bytes",
        start: from,
        bytes: bytes.slice(from, end),
        totalBytes,
        ranged: isRanged,
      });
    },
  });
  return { file, asked };
}

/** Bytes that no compressor makes shorter, always the same. */
export function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = Math.imul(state, 1_103_515_245) + 12_345 >>> 0;
    return state >>> 16;
  });
}
