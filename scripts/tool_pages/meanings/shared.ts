/** Meanings of fields that several answers have. @module */

/** What a field means, by its path: `files[].size`, `first_release.version`. */
export type FieldMeanings = Readonly<Record<string, string>>;

/** The same meanings below another field. */
export function below(prefix: string, meanings: FieldMeanings): FieldMeanings {
  return Object.fromEntries(
    Object.entries(meanings).map(([path, meaning]) => [`${prefix}.${path}`, meaning]),
  );
}

/** As `releaseType` tells versions apart. */
export const RELEASE_TYPE = "what kind of version it is: `stable` or `post` (a correction " +
  "without new code), `pre-release` (a, b, rc), `development` (dev), or `legacy` (no version of " +
  "PEP 440)";
/** As `yankOf` tells it. */
export const YANKED = "whether its publisher took it back (PEP 592): installers then skip it, " +
  "unless it is pinned";
/** The publisher's words. */
export const YANKED_REASON = "why, in the publisher's words; absent where none is told";
/** The limit on Pythons. */
export const REQUIRES_PYTHON = "Pythons that it admits, e.g. `>=3.9`; absent where it states none";
/** Sizes for people. */
export const SIZE_FORMATTED = "the same for reading, e.g. `1.2 MB`";
/** RFC 3339. */
export const UPLOADED = "when its first file was uploaded, UTC; absent where that is not told";
/** A name that was asked for. */
export const NORMALIZED = "the project's name, normalised (PEP 503): lower case, with `-`";

/** Of the package index, where it is not simply the main one. */
export const INDEX_FIELDS: FieldMeanings = {
  index: "the package index that the answer is from; absent where it is the main one and no " +
    "other has the name",
  also_on: "other indexes that have a project of that name; absent where none has",
  withheld: "fields that no source could give: that they are absent or empty says nothing",
};

/** What is asked for in one requirement of a release. */
export const REQUIREMENT: FieldMeanings = {
  name: "the project that is required, normalised",
  version_spec: "versions that are admitted, e.g. `>=2,<3`; empty: every version",
  extras: "extras of that project that are asked for",
  environment_marker: 'where it is required, e.g. `python_version < "3.11"`; absent: everywhere',
  url: "where it is taken from in place of an index; absent: from an index",
};

/** How a release would be installed. */
export const INSTALL = "what an installer would take: a `wheel`, the `source`, which it has to " +
  "build, or `none`; `unknown` where a file cannot be judged";
/** Of a Python on a platform. */
export const VERDICT = "`installs` (a wheel that fits), `builds` (a source distribution), " +
  "`refused`, or `unknown`";
/** Of a list of advisories. */
export const SEVERITY =
  "`critical`, `high`, `medium`, `low` or `none`: computed from CVSS, or as " +
  "the database states it where there is no vector; `unknown` where nobody rated it; malware is " +
  "`critical`";
