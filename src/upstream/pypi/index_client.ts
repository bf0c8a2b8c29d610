/** The Index API (PEP 503, 691), project pages only. @module */
import type { ProjectName } from "../../domain/name.ts";
import type { IndexPage } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import type { IndexPagePlace } from "./index_page_parts.ts";
import type { IndexSource } from "./sources.ts";
import { decodeIndexPage } from "./wire_index.ts";

const JSON_TYPE = "application/vnd.pypi.simple.v1+json";
/** In the order in which we want them; plain HTML is what indexes from before PEP 691 call their pages. */
export const INDEX_TYPES: readonly string[] = [
  JSON_TYPE,
  "application/vnd.pypi.simple.v1+html",
  "text/html",
];
/** The same as a header. */
export const INDEX_ACCEPT = `${INDEX_TYPES[0]}, ${INDEX_TYPES[1]};q=0.2, ${INDEX_TYPES[2]};q=0.01`;

export interface PypiIndexClientOptions {
  /** The Index API's root as `api` has it, e.g. `https://pypi.org/simple/`: file URLs may be relative to a page. */
  readonly indexUrl: string;
}

/** `/simple/<project>/`. */
export class PypiIndexClient implements IndexSource {
  readonly #api: UpstreamApi;
  readonly #root: string;

  /** @param api The service `pypi-index`; its base URL is the Index API's root. */
  constructor(api: UpstreamApi, { indexUrl }: PypiIndexClientOptions) {
    this.#api = api;
    const root = new URL(indexUrl);
    root.username = ""; // or every relative file URL would carry them
    root.password = "";
    root.search = "";
    root.hash = "";
    this.#root = root.href.replace(/\/?$/, "");
  }

  indexPage(name: ProjectName, call: UpstreamCall): Promise<IndexPage | undefined> {
    const path = `/${encodeURIComponent(name)}/`; // without the last slash PyPI redirects
    return this.#api.read({
      path,
      accept: INDEX_ACCEPT,
      contentType: INDEX_TYPES,
      notFound: "answer",
      decode: (text, { contentType, movedTo }) =>
        readIndexPage(text, contentType, { asked: name, pageUrl: movedTo ?? this.#root + path }),
    }, call);
  }
}

/**
 * An index may answer in either form whatever was asked, so the media type picks the decoder.
 * @throws {UpstreamError} `malformed`, if the text is no page of an index about that project.
 */
export async function readIndexPage(
  text: string,
  contentType: string,
  place: IndexPagePlace,
): Promise<IndexPage> {
  const decode = contentType === JSON_TYPE ? decodeIndexPage : await htmlDecoder();
  return decode(text, place);
}

/** Loaded by the first answer in HTML: PyPI itself gives none. */
async function htmlDecoder(): Promise<typeof decodeIndexPage> {
  return (await import("./wire_index_html.ts")).decodeHtmlIndexPage;
}
