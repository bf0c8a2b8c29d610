/** The central directory at the end of a zip archive. @module */
import { ArchiveError } from "./archive_error.ts";
import { ByteView } from "./byte_view.ts";
import type { ArchiveLimits } from "./limits.ts";
import type { RemoteFile } from "./remote_file.ts";

/** What the central directory tells of one file. */
export interface ZipEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc32: number;
  readonly compressedBytes: number;
  readonly sizeBytes: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** All entries, and where their data ends. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  /** Where the central directory begins. */
  readonly offset: number;
}

/** Holds the directories of most wheels, and every end record with its comment. */
const TAIL_BYTES = 64 * 1024 + 22;
const END_BYTES = 22;
const END_SIGNATURE = 0x06054b50;
const ENTRY_BYTES = 46;
const ENTRY_SIGNATURE = 0x02014b50;
const MAX_NAME_BYTES = 4096;
/** Stands where the number is in a zip64 structure. */
const [ELSEWHERE_16, ELSEWHERE_32] = [0xffff, 0xffffffff];

/**
 * Zip64, archives of several parts, and anything between the directory and its end record are refused: nobody builds
 * wheels so, and readers differ in what they make of it.
 * @throws {ArchiveError}
 */
export async function readZipDirectory(
  file: RemoteFile,
  { maxEntryCount }: Pick<ArchiveLimits, "maxEntryCount">,
): Promise<ZipDirectory> {
  const tail = await file.readTail(TAIL_BYTES);
  const end = findEnd(tail.bytes);
  if (end === undefined) throw new ArchiveError("it is no zip archive");
  const view = new ByteView(tail.bytes.subarray(end, end + END_BYTES));
  const [count, length, offset] = [view.u16(10), view.u32(12), view.u32(16)];
  const isSplit = view.u16(4) !== 0 || view.u16(6) !== 0 || view.u16(8) !== count;
  if (isSplit || count === ELSEWHERE_16 || length === ELSEWHERE_32 || offset === ELSEWHERE_32) {
    throw new ArchiveError("zip archives of several parts or in zip64 are not read");
  }
  if (offset + length !== tail.start + end) {
    throw new ArchiveError("the zip directory is not where the archive says");
  }
  if (count > maxEntryCount) throw new ArchiveError(`it has more than ${maxEntryCount} entries`);
  const bytes = await file.read(offset, offset + length);
  if (bytes.length !== length) throw new ArchiveError("the zip directory is cut off");
  return { entries: readEntries(bytes, { count, offset }), offset };
}

/** The record whose comment ends with the file; two of them would be two archives in one. */
function findEnd(bytes: Uint8Array): number | undefined {
  const view = new ByteView(bytes);
  let found: number | undefined;
  for (let at = bytes.length - END_BYTES; at >= 0; at--) {
    if (bytes[at] !== 0x50 || view.u32(at) !== END_SIGNATURE) continue;
    if (at + END_BYTES + view.u16(at + 20) !== bytes.length) continue;
    if (found !== undefined) throw new ArchiveError("it is two zip archives in one");
    found = at;
  }
  return found;
}

function readEntries(
  bytes: Uint8Array,
  { count, offset }: { readonly count: number; readonly offset: number },
): readonly ZipEntry[] {
  const view = new ByteView(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index++) {
    if (at + ENTRY_BYTES > view.length || view.u32(at) !== ENTRY_SIGNATURE) throw broken();
    const [nameBytes, extraBytes, commentBytes] = [
      view.u16(at + 28),
      view.u16(at + 30),
      view.u16(at + 32),
    ];
    const next = at + ENTRY_BYTES + nameBytes + extraBytes + commentBytes;
    if (next > view.length || nameBytes > MAX_NAME_BYTES) throw broken();
    const entry = {
      name: view.text(at + ENTRY_BYTES, nameBytes),
      flags: view.u16(at + 8),
      method: view.u16(at + 10),
      crc32: view.u32(at + 16),
      compressedBytes: view.u32(at + 20),
      sizeBytes: view.u32(at + 24),
      offset: view.u32(at + 42),
    };
    if (entry.offset >= offset) throw broken();
    entries.push(entry);
    at = next;
  }
  if (at !== view.length) throw broken();
  return entries;
}

function broken(): ArchiveError {
  return new ArchiveError("the zip directory is broken");
}
