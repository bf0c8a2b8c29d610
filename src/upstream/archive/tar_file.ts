/** Finds one file in a tar archive that comes as a stream. @module */
import { ArchiveError } from "./archive_error.ts";
import { ChunkReader } from "./chunk_reader.ts";
import type { ArchiveLimits } from "./limits.ts";
import { parsePaxRecords } from "./pax_records.ts";
import { BLOCK_BYTES, parseTarHeader, readText, type TarHeader } from "./tar_header.ts";

/** Types of headers whose data is a file's content. */
const FILES = new Set(["", "0", "7"]);
/** Links, devices, folders, pipes: whatever size they tell, no data follows. */
const WITHOUT_CONTENT = new Set(["1", "2", "3", "4", "5", "6"]);
/** Headers that tell of the next entry; the last two: of its link's target and of something we do not read. */
const NEXT = new Set(["x", "X", "L", "K"]);
const MAX_DESCRIPTION_BYTES = 64 * 1024;

/** What earlier headers told of the next entry. */
interface Told {
  readonly path?: string;
  readonly sizeBytes?: number;
}

/**
 * The first file whose path is wanted; nothing behind it is read. `undefined`: there is none.
 * @throws {ArchiveError} If the archive is broken or cut off before, or passes a limit.
 */
export async function findTarFile(
  chunks: AsyncIterable<Uint8Array>,
  { isWanted, limits }: {
    readonly isWanted: (path: string) => boolean;
    readonly limits: ArchiveLimits;
  },
): Promise<Uint8Array | undefined> {
  const reader = new ChunkReader(chunks);
  try {
    return await walk(reader, { isWanted, limits });
  } finally {
    await reader.close();
  }
}

async function walk(
  reader: ChunkReader,
  { isWanted, limits }: {
    readonly isWanted: (path: string) => boolean;
    readonly limits: ArchiveLimits;
  },
): Promise<Uint8Array | undefined> {
  let told: Told = {};
  for (let count = 0; count < limits.maxEntryCount; count++) {
    const block = await reader.take(BLOCK_BYTES);
    if (block === undefined) throw new ArchiveError("the tar archive is cut off");
    const header = parseTarHeader(block);
    if (header === undefined) return undefined;
    const { type } = header;
    if (NEXT.has(type)) {
      told = { ...told, ...await readDescription(reader, header) };
      continue;
    }
    if (type === "g") {
      await checkGlobal(reader, header);
      continue;
    }
    if (type === "S") throw new ArchiveError("the tar archive has sparse files");
    const path = told.path ?? header.path;
    const sizeBytes = WITHOUT_CONTENT.has(type) ? 0 : told.sizeBytes ?? header.sizeBytes;
    told = {};
    if (FILES.has(type) && isWanted(path)) {
      if (sizeBytes > limits.maxMetadataBytes) {
        throw new ArchiveError(`the metadata is longer than ${limits.maxMetadataBytes} bytes`);
      }
      return await take(reader, sizeBytes);
    }
    if (sizeBytes > limits.maxInflatedBytes) {
      throw new ArchiveError(`it inflates to more than ${limits.maxInflatedBytes} bytes`);
    }
    if (!await reader.skip(padded(sizeBytes))) throw new ArchiveError("the tar archive is cut off");
  }
  throw new ArchiveError(`it has more than ${limits.maxEntryCount} entries`);
}

async function readDescription(reader: ChunkReader, header: TarHeader): Promise<Told> {
  const bytes = await takeDescription(reader, header);
  if (header.type === "L") return { path: readText(bytes) };
  if (header.type === "K") return {};
  const records = parsePaxRecords(bytes);
  const [path, size] = [records.get("path"), records.get("size")];
  if ([...records.keys()].some((key) => key.startsWith("GNU.sparse."))) {
    throw new ArchiveError("the tar archive has sparse files");
  }
  if (size !== undefined && !/^\d{1,15}$/.test(size)) {
    throw new ArchiveError("a tar header has no usable size");
  }
  return {
    ...(path === undefined ? {} : { path }),
    ...(size === undefined ? {} : { sizeBytes: Number(size) }),
  };
}

/** Records for every entry that follows: harmless ones are passed over, others would have to be believed. */
async function checkGlobal(reader: ChunkReader, header: TarHeader): Promise<void> {
  const records = parsePaxRecords(await takeDescription(reader, header));
  if (records.has("path") || records.has("size")) {
    throw new ArchiveError("the tar archive gives all entries one path or size");
  }
}

async function takeDescription(reader: ChunkReader, { sizeBytes }: TarHeader): Promise<Uint8Array> {
  if (sizeBytes > MAX_DESCRIPTION_BYTES) {
    throw new ArchiveError("an extended tar header is too long");
  }
  return await take(reader, sizeBytes);
}

async function take(reader: ChunkReader, sizeBytes: number): Promise<Uint8Array> {
  const bytes = await reader.take(padded(sizeBytes));
  if (bytes === undefined) throw new ArchiveError("the tar archive is cut off");
  return bytes.subarray(0, sizeBytes);
}

function padded(sizeBytes: number): number {
  return Math.ceil(sizeBytes / BLOCK_BYTES) * BLOCK_BYTES;
}
