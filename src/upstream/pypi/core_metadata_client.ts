/** Core metadata of one file, kept for ever. @module */
import type { Distribution, FoundCoreMetadata } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import { archiveFormatOf, isMetadataBeside } from "./metadata_places.ts";
import type { CoreMetadataSource } from "./sources.ts";

/**
 * `<file URL>.metadata`, else ranges of the file itself. A file never changes under its URL, so what was found is kept
 * for ever; that nothing is there, as shortly as a 404. A file that came whole is checked by its SHA-256; of one that
 * came in parts nothing but TLS vouches for the bytes.
 */
export class PypiCoreMetadataClient implements CoreMetadataSource {
  readonly #api: UpstreamApi;

  /** @param api The service `pypi-files`, which admits the hosts that the index's file URLs may name. */
  constructor(api: UpstreamApi) {
    this.#api = api;
  }

  async coreMetadata(
    file: Distribution,
    call: UpstreamCall,
  ): Promise<FoundCoreMetadata | undefined> {
    if (!isMetadataBeside(file) && archiveFormatOf(file) === undefined) return undefined;
    const api = this.#api;
    const found = await api.compose<FoundCoreMetadata | null | undefined>({
      key: keyOf(file),
      about: file.url,
      freshMs: Infinity,
      async load(signal, deadlineMs) {
        // Loaded by the first file: most answers need none.
        const { CoreMetadataReader } = await import("./core_metadata_reader.ts");
        const found = await new CoreMetadataReader(api, { signal, deadlineMs }).read(file);
        return structuredClone(found); // a string cut out of a file's text would keep all of it
      },
    }, call);
    return found ?? undefined;
  }
}

/** Hashes are part of it: what was read unchecked must not answer for what has to be checked. */
function keyOf({ url, coreMetadata, sha256 }: Distribution): string {
  const told = coreMetadata === undefined ? "untold" : coreMetadata && (coreMetadata.sha256 ?? "");
  return `core-metadata ${told} ${sha256 ?? ""} ${url}`;
}
