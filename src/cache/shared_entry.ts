/** One copy as bytes in a shared store: sealed, so that what is damaged or of others is no copy. @module */
import type { EntrySeal } from "./entry_seal.ts";
import { gunzip, gzip } from "./compression.ts";

/** What is told of a copy beside its text. */
export interface SharedMeta {
  /** When the upstream last sent or confirmed it. */
  readonly confirmedAtMs: number;
  /** When its text was read. */
  readonly readAtMs: number;
  /** The upstream has no such thing; there is no text. */
  readonly negative: boolean;
  readonly etag: string | undefined;
  /** With parameters, as the upstream told it. */
  readonly contentType: string | undefined;
  /** As in `UpstreamAnswer`. */
  readonly movedTo: string | undefined;
}

/** What is shared of one answer: its text, and what makes a copy of it. */
export interface SharedEntry {
  readonly meta: SharedMeta;
  readonly text: string;
}

/** How an entry is made and read. */
export interface EntryFormat {
  readonly seal: EntrySeal;
  /** Of the text; a longer one is no entry. */
  readonly maxTextBytes: number;
}

// Magic, version, flags, length of the metadata, seal, metadata, text.
const MAGIC = [0x50, 0x4d, 0x43, 0x31]; // "PMC1"
const HEADER_BYTES = 9;
const SEAL_BYTES = 32;
const FLAG_GZIP = 1;
/** Shorter texts gain nothing by it. */
const GZIP_FROM_BYTES = 2_048;
const MAX_META_BYTES = 16_384;
/** So many bytes of an entry tell it from every other one: header and seal. */
export const ENTRY_HEAD_BYTES = HEADER_BYTES + SEAL_BYTES;
/** What one entry may take in the store. */
export const MAX_STORED_BYTES = 8 * 2 ** 20;

/** `undefined` where it would be too large. @param name The key: an entry under another one is of no use. */
export async function sealEntry(
  entry: SharedEntry,
  name: string,
  { seal, maxTextBytes }: EntryFormat,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const plain = new TextEncoder().encode(entry.text);
  if (plain.length > maxTextBytes) return undefined;
  const isLarge = plain.length >= GZIP_FROM_BYTES;
  const text = isLarge ? await gzip(plain) : plain;
  const meta = new TextEncoder().encode(JSON.stringify(entry.meta));
  const length = HEADER_BYTES + SEAL_BYTES + meta.length + text.length;
  if (meta.length > MAX_META_BYTES || length > MAX_STORED_BYTES) return undefined;
  const bytes = new Uint8Array(length);
  bytes.set(MAGIC);
  bytes[4] = isLarge ? FLAG_GZIP : 0;
  new DataView(bytes.buffer).setUint32(5, meta.length);
  bytes.set(meta, HEADER_BYTES + SEAL_BYTES);
  bytes.set(text, HEADER_BYTES + SEAL_BYTES + meta.length);
  bytes.set(await seal.of(name, partsOf(bytes)), HEADER_BYTES);
  return bytes;
}

/** `undefined` for everything that `sealEntry` did not make under this name and with this seal. */
export async function openEntry(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  { seal, maxTextBytes }: EntryFormat,
): Promise<SharedEntry | undefined> {
  if (bytes.length < HEADER_BYTES + SEAL_BYTES || bytes.length > MAX_STORED_BYTES) return undefined;
  if (MAGIC.some((byte, place) => bytes[place] !== byte)) return undefined;
  const sealed = bytes.subarray(HEADER_BYTES, HEADER_BYTES + SEAL_BYTES);
  if (!await seal.fits(sealed, name, partsOf(bytes))) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textAt = HEADER_BYTES + SEAL_BYTES + view.getUint32(5);
  if (textAt > bytes.length) return undefined;
  const meta = readMeta(bytes.subarray(HEADER_BYTES + SEAL_BYTES, textAt));
  const stored = bytes.subarray(textAt);
  const plain = bytes[4] === FLAG_GZIP ? await gunzip(stored, maxTextBytes) : stored;
  if (meta === undefined || plain === undefined || plain.length > maxTextBytes) return undefined;
  const text = tryUtf8(plain);
  return text === undefined ? undefined : { meta, text };
}

/** Everything but the seal. */
function partsOf(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  return [bytes.subarray(0, HEADER_BYTES), bytes.subarray(HEADER_BYTES + SEAL_BYTES)];
}

function readMeta(bytes: Uint8Array<ArrayBuffer>): SharedMeta | undefined {
  let meta: unknown;
  try {
    meta = JSON.parse(tryUtf8(bytes) ?? "");
  } catch { // not JSON: not ours
    return undefined;
  }
  if (typeof meta !== "object" || meta === null) return undefined;
  const told = new Map<string, unknown>(Object.entries(meta));
  const [confirmedAtMs, readAtMs, negative] = ["confirmedAtMs", "readAtMs", "negative"]
    .map((name) => told.get(name));
  if (!isTime(confirmedAtMs) || !isTime(readAtMs) || typeof negative !== "boolean") {
    return undefined;
  }
  const word = (name: string) => {
    const value = told.get(name);
    return typeof value === "string" ? value : undefined;
  };
  return {
    ...{ confirmedAtMs, readAtMs, negative },
    ...{ etag: word("etag"), contentType: word("contentType"), movedTo: word("movedTo") },
  };
}

function isTime(value: unknown): value is number {
  return typeof value === "number" && value >= 0 && value < 8.64e15;
}

/** With its byte order mark, as it was. */
function tryUtf8(bytes: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch { // not UTF-8: not ours
    return undefined;
  }
}
