/** Core metadata files beside the wheels (PEP 658, 714). @module */
import { InvalidCoreMetadataError, parseCoreMetadata } from "../../domain/core_metadata.ts";
import type { CoreMetadata, Distribution } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { malformed } from "../decode_json.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import type { CoreMetadataSource } from "./sources.ts";

/** `<file URL>.metadata`; a file never changes under its URL, so an answer is kept for ever. */
export class PypiCoreMetadataClient implements CoreMetadataSource {
  readonly #api: UpstreamApi;

  /** @param api The service `pypi-files`, which admits the hosts that the index's file URLs may name. */
  constructor(api: UpstreamApi) {
    this.#api = api;
  }

  async coreMetadata(file: Distribution, call: UpstreamCall): Promise<CoreMetadata | undefined> {
    // Asked where the index did not tell (older indexes), not where it said no.
    if (file.coreMetadata === false) return undefined;
    const sha256 = file.coreMetadata?.sha256;
    const url = new URL(file.url);
    url.pathname += ".metadata";
    return await this.#api.read({
      path: url.href,
      accept: "*/*",
      contentType: "*", // file hosts serve it as binary, as text or without a type
      notFound: "answer",
      freshMs: Infinity,
      decode: async (text) => {
        if (sha256 !== undefined && await sha256Of(text) !== sha256) {
          throw malformed("the SHA-256 differs from the one that the index tells");
        }
        return read(text);
      },
    }, call);
  }
}

function read(text: string): CoreMetadata {
  try {
    return parseCoreMetadata(text);
  } catch (error) {
    if (error instanceof InvalidCoreMetadataError) throw malformed("not core metadata");
    throw error;
  }
}

/** Of the text's UTF-8 bytes, hexadecimal. The pipeline keeps a byte order mark, so these are the bytes that were sent. */
async function sha256Of(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
