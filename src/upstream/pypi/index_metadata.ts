/** Metadata of a release where only an index answers: read from one of its files. @module */
import { toReleaseMetadata } from "../../domain/metadata_release.ts";
import type { ProjectName } from "../../domain/name.ts";
import type {
  CoreMetadata,
  Distribution,
  Release,
  ReleaseMetadata,
  WithheldField,
  Yank,
} from "../../domain/release.ts";
import { latestPrerelease, latestStable } from "../../domain/release_version.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import { settle } from "../../resilience/upstream_error.ts";
import type { CoreMetadataSource } from "./sources.ts";

/** As PyPI's JSON API chooses: final before pre-release, not yanked before yanked, the newest of those. */
export function newestRelease(releases: readonly Release[]): Release | undefined {
  return latestStable(releases) ?? latestPrerelease(releases) ??
    releases.find(({ files }) => files.length > 0) ?? releases[0];
}

/** All files yanked is a yanked release (PEP 592 knows files only). */
export function yankOf(files: readonly Distribution[]): Yank | undefined {
  const [first] = files;
  return files.every(({ yank }) => yank !== undefined) ? first?.yank : undefined;
}

/** What is missing from what was told: these fields are unknown, not none. */
export function withheldOf(files: readonly Distribution[]): readonly WithheldField[] {
  const withheld: WithheldField[] = [];
  if (files.some(({ sha256 }) => sha256 === undefined)) withheld.push("sha256");
  if (files.some(({ sizeBytes }) => sizeBytes === undefined)) withheld.push("size");
  if (files.some(({ uploadedAt }) => uploadedAt === undefined)) withheld.push("upload_time");
  return withheld;
}

/**
 * The metadata of one release: from a wheel, else from an sdist. Where neither can be read, what the index says of the
 * files, and `isRead` is false.
 */
export async function readReleaseMetadata(
  { name, version, files }: Release & { readonly name: ProjectName },
  source: CoreMetadataSource,
  call: UpstreamCall,
): Promise<{ readonly isRead: boolean; readonly metadata: ReleaseMetadata }> {
  const yank = yankOf(files);
  for (const file of bestFiles(files)) {
    const { value } = await settle(source.coreMetadata(file, call));
    if (value === undefined) continue;
    const read = toReleaseMetadata(value, version, { name });
    const requiresPython = file.requiresPython ?? read.requiresPython;
    return { isRead: true, metadata: { ...read, yank, requiresPython } };
  }
  const requiresPython = files.find((file) => file.requiresPython !== undefined)?.requiresPython;
  const told = toReleaseMetadata(NOTHING, version, { name });
  return { isRead: false, metadata: { ...told, yank, requiresPython, requiresDist: undefined } };
}

const NOTHING: CoreMetadata = { requiresDist: [], providesExtra: [], dynamic: [] };

/** At most one wheel and one sdist; a wheel with a metadata file before others, one for every platform before others. */
function bestFiles(files: readonly Distribution[]): readonly Distribution[] {
  const rank = ({ filename, coreMetadata, yank }: Distribution) =>
    (yank === undefined ? 4 : 0) + (coreMetadata ? 2 : 0) +
    (filename.endsWith("-none-any.whl") ? 1 : 0);
  const wheels = files.filter(({ kind }) => kind === "wheel").sort((a, b) => rank(b) - rank(a));
  const sdists = files.filter(({ kind }) => kind === "sdist");
  return [...wheels.slice(0, 1), ...sdists.slice(0, 1)];
}
