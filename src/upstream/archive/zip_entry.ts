/** One file inside a zip archive. @module */
import { crc32 } from "../../domain/crc32.ts";
import { ArchiveError } from "./archive_error.ts";
import { ByteView } from "./byte_view.ts";
import { inflate } from "./inflate.ts";
import type { ArchiveLimits } from "./limits.ts";
import type { RemoteFile } from "./remote_file.ts";
import type { ZipDirectory, ZipEntry } from "./zip_directory.ts";

const LOCAL_BYTES = 30;
const LOCAL_SIGNATURE = 0x04034b50;
/** Local headers may hold more extra fields than the directory tells; most fit into this. */
const EXTRA_BYTES = 256;
const STORED = 0;
const DEFLATED = 8;
/** Encrypted, patched, strongly encrypted, or with a masked header. */
const REFUSED_FLAGS = 0x2061;

/**
 * The file's bytes, checked by length and CRC-32.
 * @throws {ArchiveError} If it is encrypted, in another method than stored or deflated, larger than the limits, told
 * differently by its own header, or runs into its neighbour.
 */
export async function readZipEntry(
  file: RemoteFile,
  { entry, directory, limits }: {
    readonly entry: ZipEntry;
    readonly directory: ZipDirectory;
    readonly limits: ArchiveLimits;
  },
): Promise<Uint8Array> {
  const { offset, compressedBytes, sizeBytes, method } = entry;
  if ((entry.flags & REFUSED_FLAGS) !== 0) throw new ArchiveError("the metadata is encrypted");
  if (method !== STORED && method !== DEFLATED) {
    throw new ArchiveError("the metadata is compressed in another way than deflate");
  }
  if (Math.max(sizeBytes, compressedBytes) > limits.maxMetadataBytes) {
    throw new ArchiveError(`the metadata is longer than ${limits.maxMetadataBytes} bytes`);
  }
  const boundary = boundaryOf(entry, directory);
  const nameBytes = new TextEncoder().encode(entry.name).length;
  const usual = offset + LOCAL_BYTES + nameBytes + EXTRA_BYTES + compressedBytes;
  const start = await file.read(offset, Math.min(usual, boundary));
  const dataStart = offset + checkLocal(start, entry);
  const dataEnd = dataStart + compressedBytes;
  if (dataEnd > boundary) throw new ArchiveError("files in the zip archive overlap");
  const compressed = await file.read(dataStart, dataEnd);
  const bytes = method === STORED ? compressed : await inflateEntry(compressed, entry, limits);
  if (bytes.length !== sizeBytes || crc32(bytes) !== entry.crc32) {
    throw new ArchiveError("the metadata does not have the checksum that the zip archive tells");
  }
  return bytes;
}

/** Where the next file, or the directory, begins: the data must end before. */
function boundaryOf(entry: ZipEntry, { entries, offset }: ZipDirectory): number {
  let boundary = offset;
  for (const other of entries) {
    if (other === entry || other.offset < entry.offset) continue;
    if (other.offset === entry.offset) throw new ArchiveError("files in the zip archive overlap");
    boundary = Math.min(boundary, other.offset);
  }
  return boundary;
}

/** The length of the local header, if it tells the same file as the directory. */
function checkLocal(bytes: Uint8Array, entry: ZipEntry): number {
  const view = new ByteView(bytes);
  const isHeader = view.length >= LOCAL_BYTES && view.u32(0) === LOCAL_SIGNATURE;
  const nameBytes = isHeader ? view.u16(26) : 0;
  if (
    !isHeader || LOCAL_BYTES + nameBytes > view.length || view.u16(8) !== entry.method ||
    (view.u16(6) & REFUSED_FLAGS) !== 0 || view.text(LOCAL_BYTES, nameBytes) !== entry.name
  ) {
    throw new ArchiveError("the zip directory tells another file than is there");
  }
  return LOCAL_BYTES + nameBytes + view.u16(28);
}

async function inflateEntry(
  compressed: Uint8Array<ArrayBuffer>,
  { sizeBytes }: ZipEntry,
  { maxRatio }: ArchiveLimits,
): Promise<Uint8Array> {
  async function* source() {
    yield await Promise.resolve(compressed);
  }
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  const options = { format: "deflate-raw", maxBytes: sizeBytes, maxRatio } as const;
  for await (const chunk of inflate(source(), options)) {
    bytes.set(chunk, at); // never past the end: `maxBytes`
    at += chunk.length;
  }
  return bytes.subarray(0, at);
}
