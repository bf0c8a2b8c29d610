/** Where the core metadata of a file may be. @module */
import type { Distribution } from "../../domain/release.ts";
import { type ArchiveFormat, archiveFormat } from "../archive/archive_format.ts";

/** Whether a metadata file is asked for: not where the index said no, and for wheels alone where it did not say. */
export function isMetadataBeside({ coreMetadata, kind }: Distribution): boolean {
  return coreMetadata === undefined ? kind === "wheel" : coreMetadata !== false;
}

/** How the file itself is read; `undefined`: it is not. */
export function archiveFormatOf({ filename, kind }: Distribution): ArchiveFormat | undefined {
  return kind === "wheel" || kind === "sdist" ? archiveFormat(filename) : undefined;
}
