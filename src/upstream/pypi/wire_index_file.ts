/**
 * One file of the Index API's page in JSON. By hand instead of by a schema: pages have thousands of
 * files, and checking them so is an order of magnitude faster.
 * @module
 */
import { malformed } from "../decode_json.ts";
import type { IndexFile } from "./index_page_parts.ts";
import { toCoreMetadata } from "./wire_distribution.ts";

/**
 * As in the JSON API: keys of another type count as not told. Whether texts are hashes is not looked at yet.
 *
 * @throws {UpstreamError} `malformed`, if name or URL are absent, or the yank or Requires-Python is of another type.
 */
export function readIndexFile(file: unknown, index: number): IndexFile {
  if (!isObject(file)) throw wrongShape(index, "", "object");
  const {
    filename,
    url,
    hashes,
    "requires-python": requiresPython,
    size,
    "upload-time": uploadedAt,
    yanked,
    provenance,
  } = file;
  if (typeof filename !== "string" || filename === "") throw wrongShape(index, ".filename");
  if (typeof url !== "string" || url === "") throw wrongShape(index, ".url");
  if (typeof requiresPython !== "string" && !isAbsent(requiresPython)) {
    throw wrongShape(index, ".requires-python");
  }
  if (typeof yanked !== "string" && typeof yanked !== "boolean" && !isAbsent(yanked)) {
    throw wrongShape(index, ".yanked", "boolean or string");
  }
  return {
    filename,
    url,
    sha256: isObject(hashes) ? textOrAbsent(hashes.sha256) : undefined,
    requiresPython,
    sizeBytes: isCount(size) ? size : undefined,
    uploadedAt: textOrAbsent(uploadedAt),
    yanked,
    coreMetadata: toCoreMetadata(file, textOrAbsent),
    provenance: textOrAbsent(provenance),
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOrAbsent(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function wrongShape(index: number, key: string, expected = "string") {
  return malformed(
    `files[${index}]${key} does not have the promised shape: expected ${expected}`,
  );
}
