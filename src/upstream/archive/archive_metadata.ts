/** The metadata file inside a wheel or an sdist. @module */
import { ArchiveError } from "./archive_error.ts";
import type { ArchiveFormat } from "./archive_format.ts";
import { inflate } from "./inflate.ts";
import { ARCHIVE_LIMITS, type ArchiveLimits } from "./limits.ts";
import type { RemoteFile } from "./remote_file.ts";
import { findTarFile } from "./tar_file.ts";
import { readZipDirectory } from "./zip_directory.ts";
import { readZipEntry } from "./zip_entry.ts";

/** How far a tar archive is read at a time: most sdists are smaller than the second step. */
const FIRST_STEP_BYTES = 64 * 1024;
const STEP_FACTOR = 4;

/**
 * The text of `METADATA` in a wheel's `.dist-info`, or of `PKG-INFO` in the folder that an sdist consists of. What old
 * archives hold in another encoding than UTF-8 comes with replacement characters.
 * @throws {ArchiveError} If there is none, or it cannot be told which one is meant.
 */
export async function readArchiveMetadata(
  file: RemoteFile,
  { format, limits = ARCHIVE_LIMITS }: {
    readonly format: ArchiveFormat;
    readonly limits?: ArchiveLimits;
  },
): Promise<string> {
  const bytes = format === "tar.gz"
    ? await findInTar(file, limits)
    : await findInZip(file, { isWanted: format === "zip" ? isPkgInfo : isDistInfo, limits });
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

async function findInZip(
  file: RemoteFile,
  { isWanted, limits }: { isWanted: (path: string) => boolean; limits: ArchiveLimits },
): Promise<Uint8Array> {
  const directory = await readZipDirectory(file, limits);
  const [entry, ...others] = directory.entries.filter(({ name }) => isWanted(name));
  if (entry === undefined) throw new ArchiveError("it holds no metadata");
  if (others.length > 0) throw new ArchiveError("it holds more than one metadata file");
  return await readZipEntry(file, { entry, directory, limits });
}

async function findInTar(file: RemoteFile, limits: ArchiveLimits): Promise<Uint8Array> {
  const { maxInflatedBytes: maxBytes, maxRatio } = limits;
  const chunks = inflate(steps(file, limits), { format: "gzip", maxBytes, maxRatio });
  const found = await findTarFile(chunks, { isWanted: isPkgInfo, limits });
  if (found === undefined) throw new ArchiveError("it holds no metadata");
  return found;
}

/** The file from its beginning, in growing steps, as far as somebody reads. */
async function* steps(file: RemoteFile, { maxReadBytes }: ArchiveLimits) {
  let start = 0;
  for (let length = FIRST_STEP_BYTES;; length *= STEP_FACTOR) {
    const end = Math.min(start + length, Math.max(maxReadBytes, start + 1));
    const bytes = await file.read(start, end);
    if (bytes.length === 0) return;
    yield bytes;
    start += bytes.length;
    if (start === file.totalBytes) return;
  }
}

/** `<root>/PKG-INFO`: an sdist consists of one folder. Deeper ones belong to what is packed into it. */
function isPkgInfo(path: string): boolean {
  const parts = path.replace(/^\.\//, "").split("/");
  return parts.length === 2 && isFolderName(parts[0] ?? "") && parts[1] === "PKG-INFO";
}

/** `METADATA` in any `.dist-info` at the top; that it is this project's is told by what stands in it. */
function isDistInfo(path: string): boolean {
  const parts = path.split("/");
  return parts.length === 2 && parts[0]?.endsWith(".dist-info") === true && parts[1] === "METADATA";
}

function isFolderName(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && !/[\\\0]/.test(name);
}
