/** The Index API (PEP 691), project pages only. @module */
import type { ProjectName } from "../../domain/name.ts";
import type { IndexPage } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import type { IndexSource } from "./sources.ts";
import { decodeIndexPage } from "./wire_index.ts";

const INDEX_TYPE = "application/vnd.pypi.simple.v1+json";

export interface PypiIndexClientOptions {
  /** The Index API's root as `api` has it, e.g. `https://pypi.org/simple/`: file URLs may be relative to a page. */
  readonly indexUrl: string;
}

/** `/simple/<project>/`. The JSON type is demanded, because an index that ignores `Accept` answers 200 with HTML. */
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
      accept: INDEX_TYPE,
      contentType: INDEX_TYPE,
      notFound: "answer",
      decode: (text) => decodeIndexPage(text, { asked: name, pageUrl: this.#root + path }),
    }, call);
  }
}
