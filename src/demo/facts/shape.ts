/** How the facts about projects and advisories are written down; everything else is rendered from them. @module */

/**
 * One file of a release, in this order. The BLAKE2b digest is the file's path on PyPI's files host; where it is
 * left out, the address is the predictable one that PyPI's host redirects to it.
 */
export type FileFacts = readonly [
  filename: string,
  sizeBytes: number,
  /** RFC 3339, UTC. */
  uploadedAt: string,
  /** Hexadecimal. */
  sha256: string,
  /** Hexadecimal, 256 bits. */
  blake2b?: string,
];

/** One release, in this order. `yanked` is the reason in our words; `""` where none was given. */
export type ReleaseFacts = readonly [
  version: string,
  files: readonly FileFacts[],
  yanked?: string,
];

/** Releases that share their metadata, oldest first. */
export interface SeriesFacts {
  readonly requiresPython?: string;
  /** Minor versions of Python that the classifiers name, separated by blanks. */
  readonly pythons?: string;
  /** Licence where it differs between releases; otherwise the project's own is used. */
  readonly license?: string;
  readonly licenseExpression?: string;
  /** Beside the project's own. */
  readonly classifiers?: readonly string[];
  /** Extras in full, where some of them have no requirement. */
  readonly extras?: readonly string[];
  /** `null`: the JSON API does not tell, though the wheels' core metadata may. */
  readonly requiresDist: readonly string[] | null;
  /** What the wheels' core metadata says where that differs from `requiresDist`. */
  readonly coreRequiresDist?: readonly string[];
  /** Where it is known, and neither 2.1 nor, with a licence expression, 2.4. */
  readonly metadataVersion?: string;
  /** Set where no core metadata file is served, or where we do not know what stands in it. */
  readonly coreMetadata?: false;
  readonly releases: readonly ReleaseFacts[];
}

/** What PyPI knows about one project. Summaries and reasons for yanking are in our words; the rest is fact. */
export interface ProjectFacts {
  /** As the publisher writes it. */
  readonly name: string;
  readonly summary: string;
  readonly status?: "archived" | "quarantined";
  readonly author?: string;
  readonly maintainer?: string;
  readonly organization?: string;
  /** The old free-text `License` field. */
  readonly license?: string;
  /** SPDX (PEP 639). */
  readonly licenseExpression?: string;
  readonly homePage?: string;
  readonly projectUrls?: Readonly<Record<string, string>>;
  readonly keywords?: string;
  readonly classifiers?: readonly string[];
  /** Of the project's last change on PyPI, as far as known. */
  readonly serial?: number;
  /** Downloads in the 30 days before `DOWNLOADS_DATE`. */
  readonly monthlyDownloads?: number;
  readonly series: readonly SeriesFacts[];
}

/** Which versions an advisory names: `[introduced, fixed]`, or `[introduced, undefined, last affected]`. */
export type RangeFacts = readonly [introduced: string, fixed?: string, lastAffected?: string];

/** The Python advisory database's own record of a vulnerability that GitHub publishes too. */
export interface TwinFacts {
  readonly id: string;
  readonly published?: string;
  readonly modified: string;
  /** Where they differ from the other record's. */
  readonly ranges?: readonly RangeFacts[];
  /** Older records of this database carry neither summary nor vectors. */
  readonly vectors?: readonly string[];
}

/** One OSV record about one project. Prose is ours. */
export interface AdvisoryFacts {
  readonly id: string;
  readonly aliases?: readonly string[];
  /** Display name of the project that is affected. */
  readonly project: string;
  readonly summary?: string;
  readonly details: string;
  /** RFC 3339; left out where we know the day only. */
  readonly published?: string;
  readonly modified: string;
  readonly withdrawn?: string;
  /** CVSS vectors; their type is read from their prefix. */
  readonly vectors?: readonly string[];
  /** GitHub's band. */
  readonly band?: "LOW" | "MODERATE" | "HIGH" | "CRITICAL";
  readonly weaknesses?: readonly string[];
  readonly ranges?: readonly RangeFacts[];
  /** Named one by one; versions inside `ranges` are added when rendered. */
  readonly versions?: readonly string[];
  readonly references?: readonly string[];
  /** Becomes a record of its own; each names the other as an alias. */
  readonly twin?: TwinFacts;
}
