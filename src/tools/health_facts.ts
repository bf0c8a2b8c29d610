/** What a health score is made from: everything that is read for it. @module */
import type { Clock } from "../domain/clock.ts";
import type { ProjectName } from "../domain/name.ts";
import type {
  IndexPage,
  ProjectDocument,
  RecentDownloads,
  Release,
  ReleaseDocument,
} from "../domain/release.ts";
import { latestPrerelease, latestStable, type ReleaseVersion } from "../domain/release_version.ts";
import type { UpstreamCall } from "../domain/source.ts";
import type { DownloadSource } from "../upstream/pypistats/source.ts";
import type { Features } from "./dependencies.ts";
import { findProjectAndPage, findReleaseDocument, releaseOf } from "./find_project.ts";
import { settle, type Settled } from "../resilience/upstream_error.ts";
import {
  type OsvFinding,
  osvOf,
  type VulnerabilityDependencies,
} from "./vulnerability_evidence.ts";

/** What the tool asks. */
export interface HealthDependencies extends VulnerabilityDependencies {
  readonly downloads: DownloadSource;
  readonly features: Pick<Features, "vulnerabilityCheck" | "stats">;
  readonly clock: Clock;
}

/** What the score is made from; what could not be read is told as such. */
export interface HealthFacts {
  readonly document: ProjectDocument;
  readonly version: ReleaseVersion;
  readonly release: Release | undefined;
  readonly own: Settled<ReleaseDocument>;
  readonly page: Settled<IndexPage | undefined>;
  readonly osv: OsvFinding;
  readonly downloads: Settled<RecentDownloads | undefined> | "off";
  readonly nowMs: number;
}

/**
 * Asks everybody at once. Only a project or release that cannot be found, or PyPI's failure, ends it.
 * @throws {UnknownProjectError} | {QuarantinedProjectError} | {UnknownReleaseError} | {UpstreamError}
 */
export async function readHealthFacts(
  { name, asked }: { readonly name: ProjectName; readonly asked: ReleaseVersion | undefined },
  deps: HealthDependencies,
  call: UpstreamCall,
): Promise<HealthFacts> {
  const { vulnerabilityCheck, stats } = deps.features;
  const [{ document, page }, records, downloads] = await Promise.all([
    findProjectAndPage(name, deps, call),
    vulnerabilityCheck ? settle(deps.advisories.advisoriesFor(name, call)) : undefined,
    stats ? settle(deps.downloads.recentDownloads(name, call)) : "off" as const,
  ]);
  const version = asked ?? chooseVersion(document);
  const own = await settle(findReleaseDocument(document, version, {
    projects: deps.projects,
    call,
  }));
  return {
    document,
    version: own.value?.metadata.version ?? releaseOf(document, version)?.version ?? version,
    release: releaseOf(document, version),
    own,
    page,
    osv: records === undefined ? { state: "off" } : osvOf(document, records, call),
    downloads,
    nowMs: deps.clock(),
  };
}

/** Latest stable, else latest pre-release, else whatever PyPI shows. */
export function chooseVersion(document: ProjectDocument): ReleaseVersion {
  const release = latestStable(document.releases) ?? latestPrerelease(document.releases);
  return release?.version ?? document.metadata.version;
}
