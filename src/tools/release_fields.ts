/** Facts of releases and files in the fields that several tools answer with. @module */
import * as z from "zod";
import type { Distribution, DistributionKind, Release, Yank } from "../domain/release.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { bytes } from "../mcp/text.ts";

const MAX_REASON_LENGTH = 300; // UTF-16 units

/** The kinds of `releaseType`. */
export const releaseTypeSchema = z.enum(["stable", "pre-release", "post", "development", "legacy"]);

/** One file in the contract's fields; `type` is `wheel`, `sdist` or an older kind. */
export const fileSchema = z.object({
  filename: z.string(),
  url: z.string(),
  size: z.number().optional(),
  size_formatted: z.string().optional(),
  type: z.string(),
  python_version: z.string().optional(),
  upload_time: z.string().optional(),
  yanked: z.boolean(),
  sha256: z.string().optional(),
});

/** A file in the contract's fields. */
export function fileFields(file: Distribution): z.output<typeof fileSchema> {
  return {
    filename: file.filename,
    url: file.url,
    ...(file.sizeBytes === undefined
      ? {}
      : { size: file.sizeBytes, size_formatted: bytes(file.sizeBytes) }),
    type: file.kind,
    ...(file.pythonTag === undefined ? {} : { python_version: file.pythonTag }),
    ...(file.uploadedAt === undefined ? {} : { upload_time: file.uploadedAt }),
    yanked: file.yank !== undefined,
    ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }),
  };
}

/** When the first file was uploaded, under the given name; nothing where no file tells. */
export function firstUpload<Key extends string>(
  files: readonly Distribution[],
  key: Key,
): { [key in Key]?: string } {
  const time = firstUploadTime(files);
  const told: { [key in Key]?: string } = {};
  if (time !== undefined) told[key] = time;
  return told;
}

/** RFC 3339; UTC times order as text, to the second at least. */
export function firstUploadTime(files: readonly Distribution[]): string | undefined {
  let first: string | undefined;
  for (const { uploadedAt } of files) {
    if (uploadedAt !== undefined && (first === undefined || uploadedAt < first)) first = uploadedAt;
  }
  return first;
}

/** Yanked when the metadata says so, or every file is; the reason is the publisher's text. */
export function yankOf(
  yank: Yank | undefined,
  files: readonly Distribution[],
): { yanked: boolean; yanked_reason?: string } {
  const told = yank ?? yankOfFiles(files);
  if (told === undefined) return { yanked: false };
  return {
    yanked: true,
    ...(told.reason === undefined
      ? {}
      : { yanked_reason: cleanText(told.reason, MAX_REASON_LENGTH) }),
  };
}

/** A release is yanked when it has files and each of them is; the first reason told counts. */
export function yankOfFiles(files: readonly Distribution[]): Yank | undefined {
  if (files.length === 0) return undefined;
  let reason: string | undefined;
  for (const { yank } of files) {
    if (yank === undefined) return undefined;
    reason ??= yank.reason;
  }
  return reason === undefined ? {} : { reason };
}

/** The kinds of a release's files, each once, sorted. */
export function fileKinds(release: Release): DistributionKind[] {
  return [...new Set(release.files.map(({ kind }) => kind))].sort();
}

/** The files' Requires-Python where they agree; `undefined` where none tells or they differ. */
export function commonRequiresPython(files: readonly Distribution[]): string | undefined {
  const [first, ...others] = new Set(files.map(({ requiresPython }) => requiresPython));
  return others.length === 0 ? first : undefined;
}
