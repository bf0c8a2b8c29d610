/** Core metadata of one file: beside it (PEP 658, 714), else inside it. @module */
import { InvalidCoreMetadataError, parseCoreMetadata } from "../../domain/core_metadata.ts";
import { versionOfFilename } from "../../domain/distribution_name.ts";
import { tryParseProjectName } from "../../domain/name.ts";
import type { CoreMetadata, Distribution, FoundCoreMetadata } from "../../domain/release.ts";
import { SourceLog } from "../../domain/source.ts";
import { compareVersions, tryParseVersion } from "../../domain/version.ts";
import { UpstreamError } from "../../resilience/upstream_error.ts";
import { readRemoteArchive } from "../archive/read_remote_archive.ts";
import { malformed } from "../decode_json.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import { archiveFormatOf, isMetadataBeside } from "./metadata_places.ts";

const OTHER_HASH = "the SHA-256 differs from the one that the index tells";

/** `null`: the file was read and has none, which will be so for ever. */
type Found = FoundCoreMetadata | null | undefined;

/** What bounds the reads that make one answer. */
interface Flight {
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
}

/** Reads for one answer. */
export class CoreMetadataReader {
  readonly #api: UpstreamApi;
  readonly #flight: Flight;

  /** @param api The service `pypi-files`. */
  constructor(api: UpstreamApi, flight: Flight) {
    this.#api = api;
    this.#flight = flight;
  }

  /** Asks as little as it can. @throws {UpstreamError} */
  async read(file: Distribution): Promise<Found> {
    return await this.#beside(file) ?? await this.#inside(file);
  }

  async #beside(
    file: Distribution,
  ): Promise<FoundCoreMetadata | undefined> {
    if (!isMetadataBeside(file)) return undefined;
    const { signal, deadlineMs } = this.#flight;
    const isTold = file.coreMetadata !== undefined;
    const sha256 = file.coreMetadata ? file.coreMetadata.sha256 : undefined;
    const url = new URL(file.url);
    url.pathname += ".metadata";
    url.hash = sha256 ?? ""; // never sent; callers who expect other hashes share no read
    let metadata: CoreMetadata | undefined;
    try {
      metadata = await this.#api.read({
        path: url.href,
        accept: "*/*",
        contentType: "*", // file hosts serve it as binary, as text or without a type
        notFound: "answer",
        freshMs: 0, // the composed value is kept
        deadlineMs,
        decode: async (text) => {
          await checkHash(new TextEncoder().encode(text), sha256);
          const metadata = tryRead(text);
          // Where it was not told, some page for people may come in its place: as good as none.
          if (metadata === undefined && isTold) throw malformed("not core metadata");
          return metadata;
        },
      }, { signal, sources: new SourceLog() });
    } catch (error) {
      // Some file hosts forbid, in place of 404, what they do not have.
      const isRefused = error instanceof UpstreamError && error.kind === "rejected" &&
        error.status !== undefined;
      if (isTold || !isRefused) throw error;
    }
    return metadata && { ...metadata, from: file.kind === "sdist" ? "sdist" : "metadata-file" };
  }

  async #inside(file: Distribution): Promise<Found> {
    const format = archiveFormatOf(file);
    if (format === undefined) return undefined;
    const { signal, deadlineMs } = this.#flight;
    const call = { signal, sources: new SourceLog() };
    const { outcome, whole } = await readRemoteArchive(
      (part) => this.#api.readBytes({ path: file.url, deadlineMs, ...part }, call),
      format,
    );
    if (whole !== undefined) await this.#checkWhole(whole, file); // broken on its way?
    if (!("text" in outcome)) return outcome.isLasting ? null : undefined;
    const metadata = tryRead(outcome.text);
    if (metadata === undefined || !isOf(file, metadata)) return null; // so it will always be
    return { ...metadata, from: format === "wheel" ? "wheel" : "sdist" };
  }

  /** Of a file that came in parts, nothing but TLS vouches for the bytes; this one came whole. */
  async #checkWhole(bytes: Uint8Array<ArrayBuffer>, { sha256 }: Distribution): Promise<void> {
    if (sha256 === undefined || await sha256Of(bytes) === sha256) return;
    throw new UpstreamError({ kind: "malformed", service: this.#api.service, detail: OTHER_HASH });
  }
}

/** Metadata of another project or release inside a file is none of that file. */
function isOf({ filename }: Distribution, { displayName, version }: CoreMetadata): boolean {
  const project = displayName === undefined ? undefined : tryParseProjectName(displayName);
  const named = project && versionOfFilename(filename, project);
  if (named === undefined) return false;
  return version === undefined || isSameVersion(named, version);
}

/** What PEP 440 cannot read (legacy versions, `1.0_cpu` for `1.0+cpu` in a file name) is compared by its words. */
function isSameVersion(named: string, told: string): boolean {
  const [a, b] = [tryParseVersion(named), tryParseVersion(told)];
  if (a !== undefined && b !== undefined) return compareVersions(a, b) === 0;
  const words = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return words(named) === words(told);
}

function tryRead(text: string): CoreMetadata | undefined {
  try {
    return parseCoreMetadata(text);
  } catch (error) {
    if (error instanceof InvalidCoreMetadataError) return undefined;
    throw error;
  }
}

/** @throws {UpstreamError} `malformed`, if a hash is told and the bytes have another one. */
async function checkHash(bytes: Uint8Array<ArrayBuffer>, sha256: string | undefined) {
  if (sha256 !== undefined && await sha256Of(bytes) !== sha256) {
    throw malformed(OTHER_HASH);
  }
}

/** Hexadecimal. The pipeline keeps a byte order mark in a text, so its UTF-8 bytes are those that were sent. */
async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
