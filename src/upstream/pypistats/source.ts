/** What tools ask of pypistats.org. @module */
import type { ProjectName } from "../../domain/name.ts";
import type { RecentDownloads } from "../../domain/release.ts";
import type { UpstreamCall } from "../../domain/source.ts";

/** Download counts. */
export interface DownloadSource {
  /** `undefined`: pypistats does not know the project. @throws {UpstreamError} */
  recentDownloads(name: ProjectName, call: UpstreamCall): Promise<RecentDownloads | undefined>;
}
