/** A version that a project never released, or that was deleted. @module */
import { CallerError } from "./caller_error.ts";
import type { ProjectName } from "./name.ts";
import type { Release } from "./release.ts";
import { compareReleaseVersions, type ReleaseVersion, sameRelease } from "./release_version.ts";

const NEIGHBOUR_COUNT = 2; // on each side

/** The project has no release that equals the version (PEP 440); says the nearest that exist. */
export class UnknownReleaseError extends CallerError {
  override readonly name = "UnknownReleaseError";
  readonly project: ProjectName;
  /** Version texts, newest first. */
  readonly nearest: readonly string[];

  /** @param releases Newest first, as in `ProjectDocument`. */
  constructor(project: ProjectName, version: ReleaseVersion, releases: readonly Release[]) {
    const nearest = neighbours(version, releases);
    const state = releases.some((release) => sameRelease(release.version, version))
      ? "listed, but nothing tells of it any more: deleted or quarantined lately"
      : nearest.length === 0
      ? "it has no releases"
      : `nearest of its ${releases.length} releases: ${nearest.join(", ")}`;
    super(
      `Cannot find release ${JSON.stringify(version.text.slice(0, 64))} of project ${
        JSON.stringify(project)
      }: ${state}`,
      version.text,
    );
    this.project = project;
    this.nearest = nearest;
  }
}

/** The releases just above and just below the version, and the newest one. */
function neighbours(version: ReleaseVersion, releases: readonly Release[]): readonly string[] {
  const place = releases.findIndex((release) =>
    compareReleaseVersions(release.version, version) <= 0
  );
  const at = place === -1 ? releases.length : place;
  const around = releases.slice(Math.max(0, at - NEIGHBOUR_COUNT), at + NEIGHBOUR_COUNT);
  const newest = releases[0];
  const chosen = newest === undefined || around.includes(newest) ? around : [newest, ...around];
  return chosen.map((release) => release.version.text.slice(0, 64));
}
