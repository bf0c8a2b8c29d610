/** What core metadata says for sure, and what a release document may take from it. @module */
import type { CoreMetadata, FoundCoreMetadata, ReleaseMetadata } from "./release.ts";
import type { ReleaseVersion } from "./release_version.ts";

/** PEP 643: from here on, a field of an sdist that is not dynamic is the same in all its wheels. */
const FIRST_STATIC_VERSION = [2, 2] as const;

/**
 * Whether an installer would find the same requirements, and extras that they are for: what a wheel
 * says is what is installed (there, `Dynamic` only tells how it came about); an sdist is sure of the
 * fields that it does not call dynamic, from Metadata-Version 2.2 on. Metadata of unknown provenance
 * is judged as an sdist's.
 */
export function requirementsAreCertain(found: FoundCoreMetadata): boolean {
  if (found.from === "wheel" || found.from === "metadata-file") return true;
  return hasStaticFields(found) &&
    !found.dynamic.some((field) => field === "requires-dist" || field === "provides-extra");
}

function hasStaticFields({ metadataVersion }: CoreMetadata): boolean {
  const parts = /^(\d{1,6})\.(\d{1,6})$/.exec(metadataVersion ?? "");
  if (parts === null) return false;
  const [major, minor] = [Number(parts[1]), Number(parts[2])];
  const [firstMajor, firstMinor] = FIRST_STATIC_VERSION;
  return major > firstMajor || (major === firstMajor && minor >= firstMinor);
}

/**
 * A release's metadata from a file's, for indexes that have nothing else. Requirements that are not
 * certain are `undefined` (not told). A Requires-Python that is told stays, certain or not: without
 * it every Python would seem to fit.
 *
 * @param version The release that the file belongs to.
 */
export function toReleaseMetadata(
  found: FoundCoreMetadata,
  version: ReleaseVersion,
  options: {
    /** Shown where the metadata has no name. */
    readonly name?: string;
  } = {},
): ReleaseMetadata {
  return {
    displayName: found.displayName ?? options.name ?? "",
    version,
    summary: found.summary,
    description: found.description,
    descriptionContentType: found.descriptionContentType,
    author: found.author,
    authorEmail: found.authorEmail,
    maintainer: found.maintainer,
    maintainerEmail: found.maintainerEmail,
    license: found.license,
    licenseExpression: found.licenseExpression,
    licenseFiles: found.licenseFiles ?? [],
    homePage: found.homePage,
    projectUrls: found.projectUrls ?? [],
    classifiers: found.classifiers ?? [],
    keywords: found.keywords ?? [],
    requiresPython: found.requiresPython,
    requiresDist: requirementsAreCertain(found) ? found.requiresDist : undefined,
    providesExtra: found.providesExtra,
    dynamic: found.dynamic,
  };
}
