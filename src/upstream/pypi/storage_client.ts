/** PyPI's storage statistics. @module */
import * as z from "zod";
import type { StorageStatistics } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { decodeJson, malformed } from "../decode_json.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import { requireLabel } from "../wire_text.ts";
import type { StorageSource } from "./sources.ts";

const JSON_TYPE = "application/json";
const size = z.number().int().nonnegative();

/** Bytes stored, which says nothing about downloads. */
const wireStatistics = z.object({
  total_packages_size: size,
  top_packages: z.record(z.string(), z.object({ size })),
});

/** `GET /stats/`, which is an HTML page unless JSON is asked for. */
export class PypiStorageClient implements StorageSource {
  readonly #api: UpstreamApi;

  /** @param api The service `pypi-stats`; its base URL is PyPI's root. */
  constructor(api: UpstreamApi) {
    this.#api = api;
  }

  async storage(call: UpstreamCall): Promise<StorageStatistics> {
    const statistics = await this.#api.read({
      path: "/stats/",
      accept: JSON_TYPE,
      contentType: JSON_TYPE,
      notFound: "failure",
      decode: (text, { readAtMs }) => decodeStatistics(text, readAtMs),
    }, call);
    if (statistics === undefined) throw malformed("no statistics"); // notFound: "failure" rules it out
    return statistics;
  }
}

/** PyPI lists projects in the order of their names; ours is by size. @throws {UpstreamError} `malformed`. */
export function decodeStatistics(text: string, readAtMs: number): StorageStatistics {
  const wire = decodeJson(text, wireStatistics);
  const projects = Object.entries(wire.top_packages).map(([name, project]) => ({
    name: requireLabel(name),
    sizeBytes: project.size,
  }));
  projects.sort((a, b) => b.sizeBytes - a.sizeBytes || (a.name < b.name ? -1 : 1));
  return {
    totalSizeBytes: wire.total_packages_size,
    projects,
    readAt: new Date(readAtMs).toISOString(),
  };
}
