/** What tools ask of PyPI; each interface has one client beside this file, and tests fake the interface. @module */
import type { ProjectName } from "../../domain/name.ts";
import type {
  CoreMetadata,
  Distribution,
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

/** Core metadata files beside the wheels (PEP 658). */
export interface CoreMetadataSource {
  /**
   * `undefined`: the index says that there is none, or 404. The SHA-256 is checked where the index told it.
   * @throws {UpstreamError} `malformed` when the hash differs.
   */
  coreMetadata(file: Distribution, call: UpstreamCall): Promise<CoreMetadata | undefined>;
}

/** `GET /stats/`. */
export interface StorageSource {
  /** @throws {UpstreamError} */
  storage(call: UpstreamCall): Promise<StorageStatistics>;
}
