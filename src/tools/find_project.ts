/** Look-ups that nearly every tool begins with, and their refusals. @module */
import type { ProjectName } from "../domain/name.ts";
import { nearestNames } from "../domain/nearest_name.ts";
import type { IndexPage, ProjectDocument, Release, ReleaseDocument } from "../domain/release.ts";
import { type ReleaseVersion, sameRelease } from "../domain/release_version.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { QuarantinedProjectError, UnknownProjectError } from "../domain/unknown_project_error.ts";
import { UnknownReleaseError } from "../domain/unknown_release_error.ts";
import { settle, type Settled } from "../resilience/upstream_error.ts";
import type { IndexSource, ProjectSource } from "../upstream/pypi/sources.ts";

const NEAREST_COUNT = 3;

/** The sources that finding a project needs. */
export interface ProjectDependencies {
  readonly projects: ProjectSource;
  readonly index: IndexSource;
}

/**
 * The project's document. Only where there is none is the index's page asked for, to tell a
 * quarantined project from an unknown one.
 * @throws {UnknownProjectError} | {QuarantinedProjectError} | {UpstreamError}
 */
export async function findProject(
  name: ProjectName,
  deps: ProjectDependencies,
  call: UpstreamCall,
): Promise<ProjectDocument> {
  const document = await deps.projects.project(name, call);
  if (document !== undefined) return document;
  throw await refusal(name, await settle(deps.index.indexPage(name, call)));
}

/**
 * The project's document and its index's page at once. The page may fail: the answer is given
 * without it.
 * @throws {UnknownProjectError} | {QuarantinedProjectError} | {UpstreamError} The last for the
 * document only.
 */
export async function findProjectAndPage(
  name: ProjectName,
  deps: ProjectDependencies,
  call: UpstreamCall,
): Promise<{ readonly document: ProjectDocument; readonly page: Settled<IndexPage | undefined> }> {
  const [document, page] = await Promise.all([
    settle(deps.projects.project(name, call)),
    settle(deps.index.indexPage(name, call)),
  ]);
  if (document.error !== undefined) throw document.error;
  if (document.value === undefined) throw await refusal(name, page);
  return { document: document.value, page };
}

/** What to throw for a project that has no document, given what its index said. */
async function refusal(
  name: ProjectName,
  page: Settled<IndexPage | undefined>,
): Promise<Error> {
  if (page.value?.status === "quarantined") return new QuarantinedProjectError(name);
  return new UnknownProjectError(name, {
    index: page.error !== undefined ? "unreadable" : page.value === undefined ? "absent" : "listed",
    nearest: page.value === undefined ? await popularNamesNear(name) : [],
  });
}

async function popularNamesNear(name: ProjectName): Promise<readonly string[]> {
  // Loaded by the first wrong name: the list is long.
  const { POPULAR_PROJECTS } = await import("../domain/popular_projects.ts");
  return nearestNames(name, POPULAR_PROJECTS, { most: NEAREST_COUNT });
}

/** The release that equals the version (PEP 440), the exact spelling first. */
export function releaseOf(
  document: Pick<ProjectDocument, "releases">,
  version: ReleaseVersion,
): Release | undefined {
  return document.releases.find((release) => release.version.text === version.text) ??
    document.releases.find((release) => sameRelease(release.version, version));
}

/**
 * Metadata of one release: from the project's document when it describes that release, else from
 * the release's own. A version that the project's document does not list is asked for all the same,
 * because a cached document may be older than the release.
 * @throws {UnknownReleaseError} | {UpstreamError}
 */
export async function findReleaseDocument(
  document: ProjectDocument,
  version: ReleaseVersion | undefined,
  { projects, call }: { readonly projects: ProjectSource; readonly call: UpstreamCall },
): Promise<ReleaseDocument> {
  if (version === undefined) return document;
  const listed = releaseOf(document, version)?.version ?? version;
  if (listed.text === document.metadata.version.text) return document;
  const found = await projects.release(document.name, listed, call);
  if (found === undefined) {
    throw new UnknownReleaseError(document.name, version, document.releases);
  }
  return found;
}
