/** The metadata file of an archive that lies on a server. @module */
import { ArchiveError } from "./archive_error.ts";
import type { ArchiveFormat } from "./archive_format.ts";
import { readArchiveMetadata } from "./archive_metadata.ts";
import { ARCHIVE_LIMITS } from "./limits.ts";
import { RemoteFile, type RemoteFileOptions } from "./remote_file.ts";

/** What came of reading an archive. */
export interface ArchiveReading {
  /** The metadata file's text, or that there is none: for ever, or this time. */
  readonly outcome: { readonly text: string } | { readonly isLasting: boolean };
  /** All of the archive's bytes, where all were read. */
  readonly whole: Uint8Array<ArrayBuffer> | undefined;
}

/** Reads as little as it can. @throws What `ask` throws. */
export async function readRemoteArchive(
  ask: RemoteFileOptions["ask"],
  format: ArchiveFormat,
): Promise<ArchiveReading> {
  const remote = new RemoteFile({ ask, maxBytes: ARCHIVE_LIMITS.maxReadBytes });
  try {
    const text = await readArchiveMetadata(remote, { format });
    return { outcome: { text }, whole: remote.whole };
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { outcome: { isLasting: error.isLasting }, whole: remote.whole };
  }
}
