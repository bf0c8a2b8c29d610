/** PyPI's JSON API. @module */
import type { ProjectName } from "../../domain/name.ts";
import type { ProjectDocument, ReleaseDocument } from "../../domain/release.ts";
import type { ReleaseVersion } from "../../domain/release_version.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import type { ProjectSource } from "./sources.ts";
import { decodeProject, decodeRelease } from "./wire_project.ts";

const JSON_TYPE = "application/json";

/** `/pypi/<project>/json` and `/pypi/<project>/<version>/json`; 404 is an answer. */
export class PypiProjectClient implements ProjectSource {
  readonly #api: UpstreamApi;

  /** @param api The service `pypi-json`; its base URL is PyPI's root. */
  constructor(api: UpstreamApi) {
    this.#api = api;
  }

  project(name: ProjectName, call: UpstreamCall): Promise<ProjectDocument | undefined> {
    return this.#api.read({
      path: `/pypi/${encodeURIComponent(name)}/json`,
      accept: JSON_TYPE,
      contentType: JSON_TYPE,
      notFound: "answer",
      decode: (text) => decodeProject(text, name),
    }, call);
  }

  release(
    name: ProjectName,
    version: ReleaseVersion,
    call: UpstreamCall,
  ): Promise<ReleaseDocument | undefined> {
    return this.#api.read({
      path: `/pypi/${encodeURIComponent(name)}/${encodeURIComponent(version.text)}/json`,
      accept: JSON_TYPE,
      contentType: JSON_TYPE,
      notFound: "answer",
      decode: (text) => decodeRelease(text, name),
    }, call);
  }
}
