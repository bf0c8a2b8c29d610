/** Files of a release as `get_release_files` lists them. @module */
import * as z from "zod";
import type { FileChoice, FileVerdict } from "../domain/file_choice.ts";
import type { FitReason } from "../domain/file_fit.ts";
import type { Distribution } from "../domain/release.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { WheelNameReader } from "../domain/wheel_filename.ts";
import { yankOf } from "./release_fields.ts";

const MAX_TEXT_LENGTH = 200; // UTF-16 units
const MAX_TAG_LENGTH = 128; // UTF-16 units of one part

/**
 * `verdict`: installs, builds, refused or unknown on the target; `reason` why, or why another file is
 * taken. Tags are compressed sets. `has_metadata` absent: the index does not tell.
 */
export const fileRowSchema = z.object({
  filename: z.string(),
  type: z.string(),
  verdict: z.string(),
  reason: z.string(),
  python_tag: z.string().optional(),
  abi_tag: z.string().optional(),
  platform_tag: z.string().optional(),
  build: z.string().optional(),
  size: z.number().optional(),
  sha256: z.string().optional(),
  upload_time: z.string().optional(),
  requires_python: z.string().optional(),
  yanked: z.boolean(),
  yanked_reason: z.string().optional(),
  has_metadata: z.boolean().optional(),
  url: z.string().optional(),
  provenance_url: z.string().optional(),
});

export type FileRow = z.output<typeof fileRowSchema>;

/** A file's verdict with the reason that counts: why it is taken, or why another one is. */
export interface RankedFile extends FileVerdict {
  readonly because: string;
}

/** What a caller who wants another file would look at first: those of the right platform. */
const NEAREST_FIRST: readonly FitReason[] = [
  "wheel",
  "source",
  "unreadable-requires-python",
  "unreadable-name",
  "yanked",
  "requires-python",
  "abi",
  "python",
  "platform",
  "old-kind",
  "other-kind",
];

/** The file that is taken first, then those that fit too, best first, then the others, the nearest first. */
export function rankFiles({ chosen, passedOver }: FileChoice): readonly RankedFile[] {
  const others = passedOver.map((file) => ({ ...file, because: file.passedOverFor }));
  const isTaken = ({ verdict }: FileVerdict) => verdict === "installs" || verdict === "builds";
  return [
    ...(chosen === undefined ? [] : [{ ...chosen, because: chosen.reason }]),
    ...others.filter(isTaken),
    ...others.filter((file) => !isTaken(file)).sort((a, b) => (
      NEAREST_FIRST.indexOf(a.why) - NEAREST_FIRST.indexOf(b.why)
    )),
  ];
}

/** @param options.links Whether the addresses are told, which are half of a row. */
export function fileRow(
  { file, verdict, because }: RankedFile,
  { links }: { readonly links: boolean },
): FileRow {
  const { sizeBytes, sha256, uploadedAt, requiresPython, coreMetadata, yank } = file;
  return {
    filename: cleanText(file.filename, MAX_TEXT_LENGTH),
    type: file.kind,
    verdict,
    reason: cleanText(because, MAX_TEXT_LENGTH),
    ...tagFields(file),
    ...(sizeBytes === undefined ? {} : { size: sizeBytes }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(uploadedAt === undefined ? {} : { upload_time: uploadedAt }),
    ...(requiresPython === undefined
      ? {}
      : { requires_python: cleanText(requiresPython, MAX_TEXT_LENGTH) }),
    ...yankOf(yank, []),
    ...(coreMetadata === undefined ? {} : { has_metadata: coreMetadata !== false }),
    ...(links ? linkFields(file) : {}),
  };
}

function linkFields({ url, provenanceUrl }: Distribution): Partial<FileRow> {
  return {
    url: cleanText(url, 2_048),
    ...(provenanceUrl === undefined ? {} : { provenance_url: cleanText(provenanceUrl, 2_048) }),
  };
}

function tagFields({ kind, filename }: Distribution): Partial<FileRow> {
  const wheel = kind === "wheel" ? new WheelNameReader().tryRead(filename) : undefined;
  if (wheel === undefined) return {};
  const { interpreters, abis, platforms } = wheel.tagSet;
  const written = (parts: readonly string[]) => cleanText(parts.join("."), MAX_TAG_LENGTH);
  return {
    python_tag: written(interpreters),
    abi_tag: written(abis),
    platform_tag: written(platforms),
    ...(wheel.build === undefined ? {} : { build: cleanText(wheel.build.join(""), 64) }),
  };
}
