/** Files of the JSON API: wire shape and its reading. @module */
import * as z from "zod";
import { distributionKind, pythonTagOf } from "../../domain/distribution_name.ts";
import type { Distribution, DistributionKind, Yank } from "../../domain/release.ts";
import { malformed } from "../decode_json.ts";
import {
  presentSha256,
  presentText,
  presentTime,
  presentUrl,
  TEXT_LIMIT,
  wireCount,
  wireProse,
  wireSha256,
} from "../wire_text.ts";

/**
 * One file. A file without name or URL fails the whole document (`malformed`): left out silently,
 * it would make a release look as if it had fewer files. So does a yank of another type, because
 * a yanked file must never look installable. Every other key is optional, and of another type it
 * counts as not told.
 */
export const wireFile = z.object({
  filename: z.string().min(1),
  url: z.string().min(1),
  packagetype: wireProse,
  python_version: wireProse,
  requires_python: z.string().nullish(),
  size: wireCount,
  upload_time: wireProse,
  upload_time_iso_8601: wireProse,
  yanked: z.boolean().nullish(),
  yanked_reason: wireProse,
  digests: z.object({ sha256: wireSha256 }).optional().catch(undefined),
  "core-metadata": z.unknown().optional(),
  "data-dist-info-metadata": z.unknown().optional(),
  "dist-info-metadata": z.unknown().optional(),
});
export type WireFile = z.output<typeof wireFile>;

/** Warehouse's `packagetype`s; a type that is not here is told by the file's name. */
const KINDS: ReadonlyMap<string, DistributionKind> = new Map([
  ["bdist_wheel", "wheel"],
  ["sdist", "sdist"],
  ["bdist_egg", "egg"],
  ["bdist_wininst", "wininst"],
  ["bdist_msi", "msi"],
  ["bdist_rpm", "rpm"],
  ["bdist_dumb", "dumb"],
]);

/** @throws {UpstreamError} `malformed`, if the URL is not an absolute `http` or `https` one. */
export function toDistribution(file: WireFile): Distribution {
  const filename = presentText(file.filename);
  const url = presentUrl(file.url);
  if (filename === undefined || url === undefined) {
    throw malformed("a file has no usable name or URL");
  }
  const uploadedAt = presentTime(file.upload_time_iso_8601) ?? presentTime(file.upload_time);
  return {
    filename,
    url,
    kind: KINDS.get(file.packagetype ?? "") ?? distributionKind(filename),
    sizeBytes: file.size,
    pythonTag: presentText(file.python_version) ?? pythonTagOf(filename),
    uploadedAt: uploadedAt,
    yank: toYank(file.yanked, file.yanked_reason),
    requiresPython: presentText(file.requires_python),
    sha256: file.digests?.sha256,
    coreMetadata: toCoreMetadata(file),
  };
}

/** `yanked` absent or null (documents older than PEP 592): not yanked. */
export function toYank(
  yanked: boolean | null | undefined,
  reason: string | null | undefined,
): Yank | undefined {
  return yanked === true ? { reason: presentText(reason, TEXT_LIMIT.summary) } : undefined;
}

/**
 * PEP 714: `core-metadata` first, then the older spellings, of which PyPI emits the first one
 * although the specification names the second. `undefined`: not told, also for another type.
 */
export function toCoreMetadata(
  file: Pick<WireFile, "core-metadata" | "data-dist-info-metadata" | "dist-info-metadata">,
  readHash: (told: unknown) => string | undefined = presentSha256,
): Distribution["coreMetadata"] {
  const told = file["core-metadata"] ?? file["data-dist-info-metadata"] ??
    file["dist-info-metadata"];
  if (told === false) return false;
  if (told === true) return {};
  if (typeof told !== "object" || told === null) return undefined;
  return { sha256: readHash("sha256" in told ? told.sha256 : undefined) };
}
