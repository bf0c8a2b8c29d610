/** Download counts from pypistats.org. @module */
import * as z from "zod";
import type { ProjectName } from "../../domain/name.ts";
import type { RecentDownloads } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { decodeJson } from "../decode_json.ts";
import type { UpstreamApi } from "../upstream_api.ts";
import type { DownloadSource } from "./source.ts";

const JSON_TYPE = "application/json";
const count = z.number().int().nonnegative();
const wireRecent = z.object({
  data: z.object({ last_day: count, last_week: count, last_month: count }),
});

/** The counts change once a day, and the service admits 30 requests a minute only. */
const FRESH_MS = 60 * 60 * 1000;

/** `GET /api/packages/<project>/recent`: downloads without mirrors. A 404 has the body `404`, which nobody reads. */
export class PypistatsClient implements DownloadSource {
  readonly #api: UpstreamApi;

  /** @param api The service `pypistats`; its base URL is the site's root. */
  constructor(api: UpstreamApi) {
    this.#api = api;
  }

  /** The service neither lower-cases nor collapses runs, so it is always asked for the PEP 503 name. */
  recentDownloads(name: ProjectName, call: UpstreamCall): Promise<RecentDownloads | undefined> {
    return this.#api.read({
      path: `/api/packages/${encodeURIComponent(name)}/recent`,
      accept: JSON_TYPE,
      contentType: JSON_TYPE,
      notFound: "answer",
      freshMs: FRESH_MS,
      decode: decodeRecentDownloads,
    }, call);
  }
}

/** @throws {UpstreamError} `malformed`; a missing period is not zero downloads. */
export function decodeRecentDownloads(text: string): RecentDownloads {
  const { data } = decodeJson(text, wireRecent);
  return { lastDay: data.last_day, lastWeek: data.last_week, lastMonth: data.last_month };
}
