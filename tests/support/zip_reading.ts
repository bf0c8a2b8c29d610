/** A member of a zip archive as tests make it, and its reading from directory to content. @module */
import assert from "node:assert/strict";
import { ArchiveError } from "../../src/upstream/archive/archive_error.ts";
import { ARCHIVE_LIMITS } from "../../src/upstream/archive/limits.ts";
import { readZipDirectory } from "../../src/upstream/archive/zip_directory.ts";
import { readZipEntry } from "../../src/upstream/archive/zip_entry.ts";
import { remoteFileOf, type ZipMember } from "./archives.ts";

export const FILE: ZipMember = { path: "METADATA", content: "Name: demo\n".repeat(100) };

/** Reads the first member. */
export async function readFirst(bytes: Uint8Array<ArrayBuffer>, limits = ARCHIVE_LIMITS) {
  const { file } = remoteFileOf(bytes);
  const directory = await readZipDirectory(file, limits);
  const [entry] = directory.entries;
  assert.ok(entry !== undefined);
  const content = await readZipEntry(file, { entry, directory, limits });
  return new TextDecoder().decode(content);
}

/** For `assert.rejects`: an archive was refused in these words. */
export const refused = (message: RegExp) => (error: unknown) =>
  error instanceof ArchiveError && message.test(error.message);
