/** Releases, distributions and what the index says about a project: the shapes that clients fill and tools read. @module */
import type { ProjectName } from "./name.ts";
import type { ReleaseVersion } from "./release_version.ts";

/** A yanked release or file (PEP 592); the reason is the publisher's text and may be absent. */
export interface Yank {
  readonly reason?: string;
}

/** What kind of file a distribution is, by its name. `other`: kept and shown, installed by nothing we know. */
export type DistributionKind =
  | "wheel"
  | "sdist"
  | "egg"
  | "wininst"
  | "msi"
  | "rpm"
  | "dumb"
  | "other";

/** One file of a release. */
export interface Distribution {
  readonly filename: string;
  /** Absolute. */
  readonly url: string;
  readonly kind: DistributionKind;
  readonly sizeBytes?: number;
  /** As in the JSON API: `py3`, `cp312`, `source`. The Index API does not tell it; then it comes from the file name. */
  readonly pythonTag?: string;
  /** RFC 3339, UTC. */
  readonly uploadedAt?: string;
  readonly yank?: Yank;
  readonly requiresPython?: string;
  /** Hexadecimal, lower case. */
  readonly sha256?: string;
  /** PEP 658/714: whether `url + ".metadata"` exists, with its SHA-256 where told. Absent: not told. */
  readonly coreMetadata?: false | { readonly sha256?: string };
  /** PEP 740 provenance object's URL. */
  readonly provenanceUrl?: string;
}

/** One release: a version and its files. A release without files exists (all were deleted). */
export interface Release {
  readonly version: ReleaseVersion;
  readonly files: readonly Distribution[];
}

/** PEP 792 project status; absent in the index means `active`. */
export type ProjectStatus = "active" | "archived" | "quarantined" | "deprecated";

/** What a publisher says of a release in texts, whoever tells it. */
interface StatedMetadata {
  readonly summary?: string;
  readonly description?: string;
  readonly descriptionContentType?: string;
  readonly author?: string;
  readonly authorEmail?: string;
  readonly maintainer?: string;
  readonly maintainerEmail?: string;
  /** Free text of the old `License` field; may be a whole licence. */
  readonly license?: string;
  /** PEP 639 SPDX expression, as written. */
  readonly licenseExpression?: string;
  readonly homePage?: string;
  readonly requiresPython?: string;
  readonly providesExtra: readonly string[];
}

/** Core metadata of one release as the JSON API tells it. `""` and `"UNKNOWN"` are absent. */
export interface ReleaseMetadata extends StatedMetadata {
  /** As the publisher writes it, not normalised. */
  readonly displayName: string;
  readonly version: ReleaseVersion;
  readonly licenseFiles: readonly string[];
  /** Label and URL, in the order of the metadata. */
  readonly projectUrls: readonly (readonly [label: string, url: string])[];
  readonly packageUrl?: string;
  readonly projectUrl?: string;
  readonly releaseUrl?: string;
  readonly classifiers: readonly string[];
  readonly keywords: readonly string[];
  /** `undefined`: not told, which is not the same as none (`[]`). */
  readonly requiresDist?: readonly string[];
  /** PEP 643 fields that may differ in a built distribution. */
  readonly dynamic: readonly string[];
  readonly yank?: Yank;
}

/** Who may publish a project, as PyPI tells it. */
export interface Ownership {
  readonly organization?: string;
  /** Owner first. */
  readonly roles: readonly { readonly user: string; readonly role: string }[];
}

/** An advisory as the JSON API lists it for one release (PyPI's copy of OSV): no severity, no ranges. */
export interface ListedAdvisory {
  readonly id: string;
  readonly source: string;
  readonly aliases: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  readonly fixedIn: readonly string[];
  readonly link?: string;
  /** RFC 3339; a withdrawn advisory does not count. */
  readonly withdrawnAt?: string;
}

/** Which of the configured indexes a project was found on. */
export interface IndexOrigin {
  /** The index's name in the settings; the main one (`PYPI_MCP_INDEX_URL`) is `pypi` where it is PyPI, else `main`. */
  readonly name: string;
  /** Whether it is the main index; OSV's and pypistats' records are about projects of that one. */
  readonly isMain: boolean;
  /** Other configured indexes that have a project of this name too: dependency confusion. */
  readonly alsoOn: readonly string[];
  /** Files of all of these indexes stand together (`all-indexes`), so no release is known to be of `name`. */
  readonly isMerged?: true;
  /** Configured indexes of which it is not known whether they have the name, because they could not be read. */
  readonly unread: readonly string[];
}

/** What an answer would tell, had the index it was found on given it. Names as tools spell them. */
export type WithheldField =
  | "advisories"
  | "core_metadata"
  | "description"
  | "ownership"
  | "project_status"
  | "sha256"
  | "size"
  | "upload_time";

/** A project, made from the Index API (versions, files, yanks, status) and the JSON API (descriptions, ownership). */
export interface ProjectDocument {
  readonly name: ProjectName;
  /** Absent: the JSON API alone answered. */
  readonly origin?: IndexOrigin;
  /** Absent: not told. */
  readonly status?: ProjectStatus;
  readonly statusReason?: string;
  /** What no source gave; absent or empty: nothing is missing. A field of this list is unknown, never none. */
  readonly withheld?: readonly WithheldField[];
  /** Of the release that the index calls the newest: not always stable, not always unyanked. */
  readonly metadata: ReleaseMetadata;
  /** Files of that release. */
  readonly files: readonly Distribution[];
  /** Advisories of that release only, withdrawn ones included. */
  readonly advisories: readonly ListedAdvisory[];
  /** Set where the index sent no such list (mirrors, old documents): then the empty list says nothing. */
  readonly advisoriesUnknown?: true;
  /** Every release, newest first in PEP 440 order, legacy versions last; releases without files included. */
  readonly releases: readonly Release[];
  readonly ownership?: Ownership;
  readonly lastSerial?: number;
}

/** `GET /pypi/<project>/<version>/json`. */
export type ReleaseDocument = Omit<ProjectDocument, "releases">;

/** The Index API's page of one project (PEP 691/700/792). */
export interface IndexPage {
  readonly name: ProjectName;
  /** Absent only in pages that did not come through the set of configured indexes. */
  readonly origin?: IndexOrigin;
  /** Absent: the index tells a status that PEP 792 does not define, which may mean anything. */
  readonly status?: ProjectStatus;
  readonly statusReason?: string;
  readonly files: readonly Distribution[];
  /** As listed; a set, so no order is promised. */
  readonly versions: readonly string[];
  readonly lastSerial?: number;
}

/**
 * Core metadata (2.1 to 2.5) as a file tells it. Lists are complete, so `[]` means none, except for a field that is named
 * in `dynamic`: of an sdist that one is unknown (PEP 643).
 */
export interface CoreMetadata extends StatedMetadata {
  readonly metadataVersion?: string;
  readonly displayName?: string;
  readonly version?: string;
  readonly licenseFiles?: readonly string[];
  /** Label and URL, in the order of the file. */
  readonly projectUrls?: readonly (readonly [label: string, url: string])[];
  readonly classifiers?: readonly string[];
  readonly keywords?: readonly string[];
  readonly requiresDist: readonly string[];
  /** Field names in lower case (PEP 643). */
  readonly dynamic: readonly string[];
}

/** Core metadata and where it was read. */
export interface FoundCoreMetadata extends CoreMetadata {
  /** A metadata file beside the wheel (PEP 658), `METADATA` inside a wheel, or `PKG-INFO` inside an sdist. */
  readonly from?: "metadata-file" | "wheel" | "sdist";
}

/** PyPI's storage statistics: bytes stored, which says nothing about downloads. */
export interface StorageStatistics {
  readonly totalSizeBytes: number;
  /** Largest first. */
  readonly projects: readonly { readonly name: string; readonly sizeBytes: number }[];
  /** When the numbers were read from PyPI (it tells no date of its own): RFC 3339. */
  readonly readAt: string;
}

/** Downloads of one project without mirrors, as pypistats.org counts them. */
export interface RecentDownloads {
  readonly lastDay: number;
  readonly lastWeek: number;
  readonly lastMonth: number;
}
