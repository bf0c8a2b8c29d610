/** What tools ask of PyPI; each interface has one client beside this file, and tests fake the interface. @module */
import type { ProjectName } from "../../domain/name.ts";
import type {
  Distribution,
  FoundCoreMetadata,
  IndexPage,
  ProjectDocument,
  ReleaseDocument,
  StorageStatistics,
} from "../../domain/release.ts";
import type { ReleaseVersion } from "../../domain/release_version.ts";
import type { UpstreamCall } from "../../domain/source.ts";

/** PyPI's JSON API. */
export interface ProjectSource {
  /**
   * `undefined`: the JSON API does not know the project (404), which is also its answer for a quarantined one.
   * @throws {UpstreamError}
   */
  project(name: ProjectName, call: UpstreamCall): Promise<ProjectDocument | undefined>;
  /**
   * The version is matched by PEP 440 equality, so `metadata.version` may be spelt otherwise.
   * @throws {UpstreamError}
   */
  release(
    name: ProjectName,
    version: ReleaseVersion,
    call: UpstreamCall,
  ): Promise<ReleaseDocument | undefined>;
}

/** The Index API (PEP 691): the only one that tells "quarantined" from "does not exist". */
export interface IndexSource {
  /** `undefined`: 404. @throws {UpstreamError} */
  indexPage(name: ProjectName, call: UpstreamCall): Promise<IndexPage | undefined>;
}

/** Core metadata of one file: PEP 658 beside the wheel, else from within the archive by range requests. */
export interface CoreMetadataSource {
  /**
   * `undefined`: the file has none that can be read (404, no range requests, beyond the byte cap, an sdist without
   * PKG-INFO). What is read beside a wheel is checked by its SHA-256 where the index told it. Of an sdist, fields that
   * its metadata calls dynamic, and everything below Metadata-Version 2.2, is not certain: see `FoundCoreMetadata.from`.
   * @throws {UpstreamError} `malformed` when the hash differs.
   */
  coreMetadata(file: Distribution, call: UpstreamCall): Promise<FoundCoreMetadata | undefined>;
}

/** `GET /stats/`. */
export interface StorageSource {
  /** @throws {UpstreamError} */
  storage(call: UpstreamCall): Promise<StorageStatistics>;
}
