/** The Index API's project page in JSON (PEP 691, 700, 714, 740, 792): wire shape -> domain. @module */
import * as z from "zod";
import {
  distributionKind,
  pythonTagOf,
  versionOfFilename,
} from "../../domain/distribution_name.ts";
import { normalizeName, type ProjectName } from "../../domain/name.ts";
import type { Distribution, IndexPage, ProjectStatus, Yank } from "../../domain/release.ts";
import { decodeJson, malformed } from "../decode_json.ts";
import {
  presentText,
  presentTime,
  presentUrl,
  requireLabel,
  TEXT_LIMIT,
  wireCount,
  wireProse,
  wireSha256,
} from "../wire_text.ts";
import { toCoreMetadata } from "./wire_distribution.ts";

/** As in the JSON API: without name or URL, or with a yank of another type, the page is `malformed`. */
const wireFile = z.object({
  filename: z.string().min(1),
  url: z.string().min(1),
  hashes: z.object({ sha256: wireSha256 }).optional().catch(undefined),
  "requires-python": z.string().nullish(),
  size: wireCount,
  "upload-time": wireProse,
  yanked: z.union([z.boolean(), z.string()]).nullish(),
  "core-metadata": z.unknown().optional(),
  "data-dist-info-metadata": z.unknown().optional(),
  "dist-info-metadata": z.unknown().optional(),
  provenance: wireProse,
});

/** An object by the normative text; the text alone, as the first drafts had it, says the same. */
const wireStatus = z.union([
  z.string().transform((status) => ({ status, reason: undefined })),
  z.object({ status: z.string().optional(), reason: wireProse }),
]).nullish();

const wirePage = z.object({
  meta: z.object({
    "api-version": z.string().default("1.0"),
    "_last-serial": wireCount,
    "project-status": wireStatus, // where the specification's example has it
    "project-status-reason": wireProse,
  }).default({ "api-version": "1.0", "_last-serial": undefined }),
  name: z.string().optional(),
  files: z.array(wireFile),
  versions: z.array(z.string()).optional(), // since 1.1
  "project-status": wireStatus,
});

/** Where the page is and whose it is. */
export interface IndexPagePlace {
  readonly asked: ProjectName;
  /** The page's own URL: file URLs may be relative to it. */
  readonly pageUrl: string;
}

/** @throws {UpstreamError} `malformed`, if the text is no such page, one of another project or of an unknown major version. */
export function decodeIndexPage(text: string, { asked, pageUrl }: IndexPagePlace): IndexPage {
  const wire = decodeJson(text, wirePage);
  checkApiVersion(wire.meta["api-version"]);
  if (wire.name !== undefined && normalizeName(wire.name.trim()) !== asked) {
    throw malformed("the page is about another project");
  }
  const files = wire.files.map((file) => toDistribution(file, pageUrl));
  const status = wire["project-status"] ?? wire.meta["project-status"];
  return {
    name: asked,
    ...toProjectStatus(status?.status, status?.reason ?? wire.meta["project-status-reason"]),
    files,
    versions: wire.versions?.map(requireLabel) ??
      versionsOfFiles(files, asked),
    lastSerial: wire.meta["_last-serial"],
  };
}

/** PEP 629: another major version is a failure, a higher minor one is not. */
function checkApiVersion(text: string): void {
  const major = /^(\d{1,9})\.\d{1,9}$/.exec(text)?.[1];
  if (major === undefined || Number(major) !== 1) {
    throw malformed("meta.api-version is not 1.x");
  }
}

function toDistribution(file: z.output<typeof wireFile>, pageUrl: string): Distribution {
  const filename = presentText(file.filename);
  const url = resolveUrl(file.url, pageUrl);
  if (filename === undefined || url === undefined) {
    throw malformed("a file has no usable name or URL");
  }
  return {
    filename,
    url,
    kind: distributionKind(filename),
    sizeBytes: file.size,
    pythonTag: pythonTagOf(filename),
    uploadedAt: presentTime(file["upload-time"]),
    yank: toYank(file.yanked),
    requiresPython: presentText(file["requires-python"]),
    sha256: file.hashes?.sha256,
    coreMetadata: toCoreMetadata(file),
    provenanceUrl: file.provenance === undefined ? undefined : resolveUrl(file.provenance, pageUrl),
  };
}

/** PEP 592: `true`, or the reason; an empty reason still yanks. */
function toYank(yanked: boolean | string | null | undefined): Yank | undefined {
  if (yanked === undefined || yanked === null || yanked === false) return undefined;
  return { reason: yanked === true ? undefined : presentText(yanked, TEXT_LIMIT.summary) };
}

/** Fragments (`#sha256=…`) are not part of the file's address. */
function resolveUrl(url: string, pageUrl: string): string | undefined {
  const resolved = URL.parse(url, pageUrl);
  if (resolved === null) return undefined;
  resolved.hash = "";
  return presentUrl(resolved.href);
}

const STATUSES: readonly ProjectStatus[] = ["active", "archived", "quarantined", "deprecated"];

/** PEP 792: absent means active. A status that it does not define is unknown, not active; its text is the reason. */
function toProjectStatus(
  text: string | undefined,
  reason: string | undefined,
): { readonly status: ProjectStatus | undefined; readonly statusReason: string | undefined } {
  const told = presentText(text)?.toLowerCase() ?? "active";
  const status = STATUSES.find((known) => known === told);
  const statusReason = presentText(reason, TEXT_LIMIT.summary);
  if (status !== undefined) return { status, statusReason };
  return {
    status: undefined,
    statusReason: `unrecognised status ${JSON.stringify(told)}${
      statusReason === undefined ? "" : `: ${statusReason}`
    }`,
  };
}

/** For indexes older than PEP 700, which list files only. */
function versionsOfFiles(files: readonly Distribution[], project: ProjectName): readonly string[] {
  const versions = files.map(({ filename }) => versionOfFilename(filename, project));
  return [...new Set(versions.filter((version) => version !== undefined))];
}
