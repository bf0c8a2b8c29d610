/** What the JSON and the HTML form of an Index API page have in common (PEP 503, 592, 629, 714, 792). @module */
import { versionOfFilename } from "../../domain/distribution_name.ts";
import type { ProjectName } from "../../domain/name.ts";
import type { Distribution, ProjectStatus, Yank } from "../../domain/release.ts";
import { malformed } from "../decode_json.ts";
import {
  presentSha256,
  presentText,
  presentTime,
  presentUrl,
  SHA256_LENGTH,
  TEXT_LIMIT,
} from "../wire_text.ts";
import { AllowedCharacters } from "./joined_texts.ts";
import { PageReading } from "./page_reading.ts";

/** Where the page is and whose it is. */
export interface IndexPagePlace {
  readonly asked: ProjectName;
  /** The page's own URL: file URLs may be relative to it. */
  readonly pageUrl: string;
}

/** One file as a page tells it, before anything is believed. */
export interface IndexFile {
  readonly filename: string;
  /** Absolute, or relative to the page. */
  readonly url: string;
  /** Any text; so is the one of `coreMetadata`. */
  readonly sha256: string | undefined;
  readonly requiresPython: string | null | undefined;
  readonly sizeBytes?: number | undefined;
  readonly uploadedAt?: string | undefined;
  /** PEP 592: `true`, or the reason; an empty reason still yanks. */
  readonly yanked: boolean | string | null | undefined;
  readonly coreMetadata: Distribution["coreMetadata"];
  readonly provenance: string | undefined;
}

/** PEP 629: another major version is a failure, a higher minor one is not. @throws {UpstreamError} `malformed`. */
export function checkApiVersion(text: string): void {
  const major = /^(\d{1,9})\.\d{1,9}$/.exec(text)?.[1];
  if (major === undefined || Number(major) !== 1) {
    throw malformed("meta.api-version is not 1.x");
  }
}

/** What is known of all files of a page. */
interface PageFacts {
  readonly pageUrl: string;
  readonly names: PageReading;
  /** Every hash is written as it is kept. */
  readonly hashesArePlain: boolean;
  /** Every URL is: see `isCanonical`. */
  readonly urlsAreCanonical: boolean;
}

/** @throws {UpstreamError} `malformed`, if a file has no usable name or URL: left out, its release would look smaller. */
export function toIndexFiles(
  files: readonly IndexFile[],
  pageUrl: string,
): readonly Distribution[] {
  const hashes: string[] = [];
  const urls: string[] = [];
  const provenances: string[] = [];
  for (const { sha256, coreMetadata, url, provenance } of files) {
    if (sha256 !== undefined) hashes.push(sha256);
    if (coreMetadata !== undefined && coreMetadata !== false && coreMetadata.sha256 !== undefined) {
      hashes.push(coreMetadata.sha256);
    }
    urls.push(url);
    if (provenance !== undefined) provenances.push(provenance);
  }
  const page = {
    pageUrl,
    names: new PageReading(),
    hashesArePlain: arePlainHashes(hashes),
    urlsAreCanonical: areCanonical(urls) && areCanonical(provenances),
  };
  return files.map((file) => toIndexFile(file, page));
}

function toIndexFile(file: IndexFile, page: PageFacts): Distribution {
  const name = page.names.readName(file.filename);
  const url = resolveUrl(file.url, page);
  if (name === undefined || url === undefined) {
    throw malformed("a file has no usable name or URL");
  }
  return {
    filename: name.filename,
    url,
    kind: name.kind,
    sizeBytes: file.sizeBytes,
    pythonTag: name.pythonTag,
    uploadedAt: presentTime(file.uploadedAt),
    yank: toYank(file.yanked),
    requiresPython: page.names.readLimit(file.requiresPython),
    sha256: page.hashesArePlain ? file.sha256 : presentSha256(file.sha256),
    coreMetadata: page.hashesArePlain ? file.coreMetadata : checkedMetadata(file.coreMetadata),
    provenanceUrl: file.provenance === undefined ? undefined : resolveUrl(file.provenance, page),
  };
}

function checkedMetadata(told: IndexFile["coreMetadata"]): Distribution["coreMetadata"] {
  if (told === undefined || told === false || told.sha256 === undefined) return told;
  return { sha256: presentSha256(told.sha256) };
}

function toYank(yanked: IndexFile["yanked"]): Yank | undefined {
  if (yanked === undefined || yanked === null || yanked === false) return undefined;
  return { reason: yanked === true ? undefined : presentText(yanked, TEXT_LIMIT.summary) };
}

/** Hosts that the URL parser leaves as they are. */
const PLAIN_HOST = /^https:\/\/[a-z]+(?:[.-][a-z]+)*\//;
/** What it leaves of a path, but for dot segments. */
const PATH_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_.~+/:-";
const CANONICAL = new AllowedCharacters(PATH_CHARACTERS, { neverInARow: "/." });
/** What must not be there; a search for it is twice as fast as a match of the whole. */
const NOT_CANONICAL = /[^\w.~+/:-]|\/\./;
const MAX_PLAIN_LENGTH = 1_024; // UTF-16 units; longer ones take the long way

/** An absolute URL that is written as the URL parser would write it: a plain host, no escapes, no dot segments. */
function isCanonical(url: string): boolean {
  return url.length <= MAX_PLAIN_LENGTH && PLAIN_HOST.test(url) && !NOT_CANONICAL.test(url);
}

/** The same of all of them, which mostly are on one host. */
function areCanonical(urls: readonly string[]): boolean {
  let host = "";
  for (const url of urls) {
    if (url.length > MAX_PLAIN_LENGTH) return false;
    if (host !== "" && url.slice(0, host.length) === host) continue;
    const found = PLAIN_HOST.exec(url);
    if (found === null) return false;
    host = found[0];
  }
  return CANONICAL.areAllOf(urls);
}

/** Fragments (`#sha256=…`) are not part of the file's address. */
function resolveUrl(
  url: string,
  { pageUrl, urlsAreCanonical }: PageFacts,
): string | undefined {
  if (urlsAreCanonical || isCanonical(url)) return url; // nearly all
  const resolved = URL.parse(url, pageUrl);
  if (resolved === null) return undefined;
  resolved.hash = "";
  return presentUrl(resolved.href);
}

const HEXADECIMAL = new AllowedCharacters("0123456789abcdef");

/** Lower case, as nearly all indexes write them: those that `presentSha256` hands back as they are. */
function arePlainHashes(hashes: readonly string[]): boolean {
  return hashes.every(({ length }) => length === SHA256_LENGTH) && HEXADECIMAL.areAllOf(hashes);
}

const STATUSES: readonly ProjectStatus[] = ["active", "archived", "quarantined", "deprecated"];

/** A status that PEP 792 does not define is unknown, not active; its text is the reason. */
export function toProjectStatus(
  text: string,
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

/** For indexes older than PEP 700, which list files only; each version once, in the order of the files. */
export function versionsOfFiles(
  files: readonly Distribution[],
  project: ProjectName,
): readonly string[] {
  const versions = files.map(({ filename }) => versionOfFilename(filename, project));
  return [...new Set(versions.filter((version) => version !== undefined))];
}
