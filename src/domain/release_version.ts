/** Versions of releases as an index lists them: PEP 440 ones, and legacy ones. @module */
import type { Release } from "./release.ts";
import {
  compareVersions,
  InvalidVersionError,
  isPrerelease,
  tryParseVersion,
  type Version,
} from "./version.ts";

/** The version of a release: the text that names it in the index, and what it means. */
export interface ReleaseVersion {
  /** As the index spells it, or as the caller did. */
  readonly text: string;
  /** Absent: a legacy version, which PEP 440 cannot order. */
  readonly version?: Version;
}

/** How a release is to be read by its version. */
export type ReleaseType = "stable" | "pre-release" | "post" | "development" | "legacy";

const MAX_LENGTH = 256; // UTF-16 units, as in `version.ts`
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}]/u; // control, bidirectional, half a surrogate pair

/** Reads the text of an index; never fails, since whatever the index lists is a release. */
export function toReleaseVersion(text: string): ReleaseVersion {
  return { text, version: tryParseVersion(text) };
}

/**
 * Reads a caller's text. Legacy versions are accepted, so only what can name no release is not.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(parseReleaseVersion(" 2004d "), { text: "2004d", version: undefined });
 * ```
 * @throws {InvalidVersionError} If `text` is empty, longer than 256 characters, a dot segment
 * (which a URL would swallow) or holds control characters.
 */
export function parseReleaseVersion(text: string): ReleaseVersion {
  const trimmed = text.length > MAX_LENGTH ? "" : text.trim();
  if (trimmed === "" || trimmed === "." || trimmed === ".." || UNPRINTABLE.test(trimmed)) {
    throw new InvalidVersionError(
      text,
      "the version of a release, at most 256 printable characters",
    );
  }
  return toReleaseVersion(trimmed);
}

/** Ascending: legacy versions first, by their text, then PEP 440 order. Zero is `sameRelease`. */
export function compareReleaseVersions(a: ReleaseVersion, b: ReleaseVersion): number {
  if (a.version !== undefined && b.version !== undefined) {
    return compareVersions(a.version, b.version);
  }
  if (a.version !== undefined) return 1;
  if (b.version !== undefined) return -1;
  return a.text === b.text ? 0 : a.text < b.text ? -1 : 1;
}

/** Whether both name one release: PEP 440 equality (`1.0` is `1.0.0`), or one legacy text. */
export function sameRelease(a: ReleaseVersion, b: ReleaseVersion): boolean {
  return compareReleaseVersions(a, b) === 0;
}

/**
 * A development release of a pre- or post-release is `development`, a post-release of a pre-release
 * `pre-release`.
 */
export function releaseType({ version }: ReleaseVersion): ReleaseType {
  if (version === undefined) return "legacy";
  if (version.dev !== undefined) return "development";
  if (version.pre !== undefined) return "pre-release";
  return version.post === undefined ? "stable" : "post";
}

/** Pre-releases and development releases; false for legacy versions, whose kind cannot be told. */
export function isPrereleaseVersion({ version }: ReleaseVersion): boolean {
  return version !== undefined && isPrerelease(version);
}

/**
 * The newest release that an installer would choose by default: final or post-release, PEP 440,
 * with at least one file that is not yanked. `undefined` when there is none: every release is a
 * pre-release, legacy, yanked or without files. There is no fallback to such a release, because
 * calling it stable would be wrong; whoever wants one asks `latestPrerelease` next.
 */
export function latestStable(releases: readonly Release[]): Release | undefined {
  return newest(releases, false);
}

/**
 * The newest pre-release or development release with a file that is not yanked, whether or not a
 * stable release is newer; `undefined` when there is none.
 */
export function latestPrerelease(releases: readonly Release[]): Release | undefined {
  return newest(releases, true);
}

function newest(releases: readonly Release[], prerelease: boolean): Release | undefined {
  let found: Release | undefined;
  for (const release of releases) {
    const { version } = release.version;
    if (version === undefined || isPrerelease(version) !== prerelease) continue;
    if (release.files.every((file) => file.yank !== undefined)) continue; // true also without files
    if (found === undefined || compareReleaseVersions(release.version, found.version) > 0) {
      found = release;
    }
  }
  return found;
}
