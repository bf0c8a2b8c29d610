/**
 * Distributions themselves, as far as somebody reads metadata out of them. What stands in the metadata is fact; the
 * rest of the bytes is made up, so neither length nor hash is that of the real file. @module
 */
import type { Answer } from "../answer.ts";
import type { DemoProject, DemoRelease } from "../catalogue.ts";
import { type ArchiveMember, tarGzBytes, zipBytes } from "./archive_bytes.ts";
import { coreMetadataText } from "./core_metadata.ts";
import { isWheel } from "./file_address.ts";

/** Longer than what clients read at once, so that nobody takes the whole for the real file and misses its hash. */
const FILLER_BYTES = 192 * 1024;
const FILLER_LINE = "These bytes stand in for the contents of the distribution.\n";

/** `undefined` for kinds of files that are not made here, and where we do not know what stands in them. */
export function distributionBytes(
  project: DemoProject,
  release: DemoRelease,
  filename: string,
): Uint8Array<ArrayBuffer> | undefined {
  const { requiresDist, coreRequiresDist } = release.series;
  if (requiresDist === null && coreRequiresDist === undefined && isWheel(filename)) {
    return undefined;
  }
  const metadata = new TextEncoder().encode(coreMetadataText(project, release));
  if (isWheel(filename)) {
    const [name, version] = filename.split("-");
    return zipBytes([
      filler(`${name}/contents.txt`),
      { path: `${name}-${version}.dist-info/METADATA`, bytes: metadata },
    ]);
  }
  const suffix = [".tar.gz", ".zip"].find((suffix) => filename.endsWith(suffix));
  if (suffix === undefined) return undefined;
  const root = filename.slice(0, -suffix.length);
  const members = [
    { path: `${root}/PKG-INFO`, bytes: metadata },
    filler(`${root}/contents.txt`),
  ];
  return suffix === ".zip" ? zipBytes(members.toReversed()) : tarGzBytes(members);
}

function filler(path: string): ArchiveMember {
  const text = FILLER_LINE.repeat(Math.ceil(FILLER_BYTES / FILLER_LINE.length));
  return { path, bytes: new TextEncoder().encode(text) };
}

/** The bytes, or the part that a `Range` header names (RFC 9110, 14.2: what is no such header is passed over). */
export function bytesAnswer(bytes: Uint8Array<ArrayBuffer>, range: string | null): Answer {
  const headers = { "content-type": "application/octet-stream", "accept-ranges": "bytes" };
  const whole = { status: 200, headers, body: "", bytes };
  const told = /^bytes=(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))$/.exec(range ?? "");
  if (told === null) return whole;
  const [, first, last, suffix] = told;
  const start = first === undefined ? Math.max(0, bytes.length - Number(suffix)) : Number(first);
  const end = Math.min(bytes.length, last === undefined ? bytes.length : Number(last) + 1);
  if (first !== undefined && end <= start && start < bytes.length) return whole; // backwards: no range
  if (end <= start) {
    return {
      status: 416,
      headers: { "content-range": `bytes */${bytes.length}`, "content-type": "text/plain" },
      body: "",
    };
  }
  return {
    status: 206,
    headers: { ...headers, "content-range": `bytes ${start}-${end - 1}/${bytes.length}` },
    body: "",
    bytes: bytes.slice(start, end),
  };
}
