/**
 * Projects as tools see them, from three sources: the Index API for versions, files, yanks and status; the JSON API for
 * descriptions, advisories and ownership; a file's own metadata where no JSON API tells. @module
 */
import type { ProjectName } from "../../domain/name.ts";
import type {
  IndexOrigin,
  IndexPage,
  ProjectDocument,
  Release,
  ReleaseDocument,
  WithheldField,
} from "../../domain/release.ts";
import { type ReleaseVersion, sameRelease } from "../../domain/release_version.ts";
import type { UpstreamCall } from "../../domain/source.ts";
import {
  type Asked,
  documentOf,
  mayBeOneProject,
  pageOf,
  throwIfFailed,
} from "./index_and_json.ts";
import { newestRelease, readReleaseMetadata, withheldOf, yankOf } from "./index_metadata.ts";
import { completeFiles, isNewer, releasesOf } from "./index_releases.ts";
import type { ConfiguredIndex, IndexSet } from "./index_set.ts";
import { settle } from "../../resilience/upstream_error.ts";
import type { CoreMetadataSource, ProjectSource } from "./sources.ts";

/** What it is made of. */
export interface ProjectCatalogueOptions {
  readonly indexes: IndexSet;
  /** The main index's JSON API; absent where it has none. It is asked for that index's projects only. */
  readonly json: ProjectSource | undefined;
  /** False: the index is a mirror, which decides alone what it has. */
  readonly isJsonOfIndex: boolean;
  readonly metadata: CoreMetadataSource;
}

/**
 * What becomes of two answers:
 *
 * | Index API | JSON API | answer |
 * | --- | --- | --- |
 * | page | document | both, merged |
 * | page | fails, 404, not asked | the page and a file's metadata; advisories and ownership are unknown |
 * | page | of no file of the page | as if it were not there: another project of that name, which a mirror hides |
 * | page: quarantined | not a document | none: `indexPage` tells why |
 * | fails | document | the document; the status is unknown |
 * | 404 | document | the same: it may be a "not found" that is still believed; none where the index is a mirror |
 * | 404 | fails, 404, not asked | none |
 * | fails | fails | the index's failure |
 * | fails | 404, not asked | for 404 none, because whoever asks the index next is told that it fails; else its failure |
 */
export class ProjectCatalogue implements ProjectSource {
  readonly #indexes: IndexSet;
  readonly #json: ProjectSource | undefined;
  readonly #isJsonOfIndex: boolean;
  readonly #metadata: CoreMetadataSource;
  /** What pages and documents that the cache keeps were merged to, so that a cached look-up costs nothing. */
  readonly #merged = new WeakMap<IndexPage, Merged>();

  constructor({ indexes, json, isJsonOfIndex, metadata }: ProjectCatalogueOptions) {
    this.#indexes = indexes;
    this.#json = json;
    this.#isJsonOfIndex = isJsonOfIndex;
    this.#metadata = metadata;
  }

  async project(name: ProjectName, call: UpstreamCall): Promise<ProjectDocument | undefined> {
    const asked = await this.#ask(name, call, (json) => json.project(name, call));
    const page = pageOf(asked);
    if (page === undefined) return this.#withoutPage(name, asked);
    const told = documentOf(asked);
    const isSame = told === undefined || mayBeOneProject(page.files, told.files) ||
      mayBeOneProject(page.files, told.releases.flatMap(({ files }) => files));
    const known = isSame ? told : this.#disown(page, call);
    if (page.status === "quarantined") return known && alone(known, page);
    const { releases, newest, whole } = this.#merge(page, known);
    if (whole !== undefined) return whole;
    if (newest === undefined) throwIfFailed(asked);
    if (newest === undefined) return undefined; // listed, without any release
    const parts = { page, known, release: newest };
    const own = known === undefined
      ? undefined
      : (await settle(this.#json?.release(name, newest.version, call) ?? nothing())).value;
    return { ...await this.#describe(parts, own, call), releases };
  }

  async release(
    name: ProjectName,
    version: ReleaseVersion,
    call: UpstreamCall,
  ): Promise<ReleaseDocument | undefined> {
    const asked = await this.#ask(name, call, (json) => json.release(name, version, call));
    const page = pageOf(asked);
    if (page === undefined) return this.#withoutPage(name, asked);
    const told = documentOf(asked);
    const { releases } = this.#merged.get(page) ?? this.#merge(page, undefined);
    const release = releaseIn(releases, version);
    if (release === undefined) {
      throwIfFailed(asked);
      const isKept = told?.files.length === 0 || isNewer(told, page);
      return isKept ? told && alone(told, page) : undefined;
    }
    const isSame = mayBeOneProject(release.files, told?.files ?? []);
    const known = isSame ? told : this.#disown(page, call);
    const files = completeFiles(release.files, known?.files ?? []);
    return await this.#describe({ page, known, release: { ...release, files } }, known, call);
  }

  /**
   * Both at once where the name can only be of the main index. Else the JSON API is asked once it is known to be: what
   * is another index's must not be asked of PyPI for more than whether it is there, too.
   */
  async #ask<T>(
    name: ProjectName,
    call: UpstreamCall,
    askJson: (json: ProjectSource) => Promise<T | undefined>,
  ): Promise<Asked<T>> {
    const json = this.#json;
    const candidates = this.#indexes.candidates(name);
    const isMainOnly = candidates.every(({ isMain }) => isMain);
    if (json !== undefined && isMainOnly) {
      const [page, document] = await Promise.all([
        settle(this.#indexes.indexPage(name, call)),
        settle(askJson(json)),
      ]);
      return { page, document };
    }
    const page = await settle(this.#indexes.indexPage(name, call));
    if (page.value === undefined) return { page, document: "unasked" };
    const { origin } = page.value;
    if (json !== undefined && origin?.isMain === true) {
      return { page, document: await settle(askJson(json)) };
    }
    const index = origin === undefined ? candidates[0] : this.#indexes.indexOf(origin);
    if (index !== undefined) recordSkipped(index, noJsonApi(page.value), call);
    return { page, document: "unasked" };
  }

  /** Metadata from the JSON API where it has this release, else from one of its files. */
  async #describe(
    parts: Parts,
    own: ReleaseDocument | undefined,
    call: UpstreamCall,
  ): Promise<ReleaseDocument> {
    if (own !== undefined) return merge(parts, own);
    const { page, known, release } = parts;
    const { isRead, metadata } = await readReleaseMetadata(
      { name: page.name, ...release },
      this.#metadata,
      call,
    );
    const unread: WithheldField[] = isRead ? [] : ["core_metadata", "description"];
    const ownership = known?.ownership;
    return {
      ...pageFields(page),
      withheld: withheldFrom(page, release, [
        "advisories",
        ...unread,
        ...(ownership === undefined ? ["ownership" as const] : []),
      ]),
      ownership,
      metadata,
      files: release.files,
      advisories: [],
      advisoriesUnknown: true,
      lastSerial: page.lastSerial,
    };
  }

  #merge(page: IndexPage, document: ProjectDocument | undefined): Merged {
    const made = this.#merged.get(page);
    if (made !== undefined && made.document === document) return made;
    const releases = releasesOf(page, document);
    const newest = releaseIn(releases, document?.metadata.version) ?? newestRelease(releases);
    const merged = document !== undefined && newest !== undefined &&
        sameRelease(document.metadata.version, newest.version)
      ? { ...merge({ page, known: document, release: newest }, document), releases }
      : undefined;
    const fresh = { document, releases, newest, whole: merged };
    this.#merged.set(page, fresh);
    return fresh;
  }

  #disown({ origin }: IndexPage, call: UpstreamCall): undefined {
    const index = origin && this.#indexes.indexOf(origin);
    const reason = "its project of this name has no file of this index's, so it is another project";
    if (index !== undefined) recordSkipped(index, reason, call);
  }

  #withoutPage<D extends ReleaseDocument>(name: ProjectName, asked: Asked<D>): D | undefined {
    if (asked.page.error === undefined && !this.#isJsonOfIndex) return undefined;
    const document = documentOf(asked);
    const index = this.#indexes.candidates(name).find(({ isMain }) => isMain);
    const origin: IndexOrigin | undefined = index &&
      { name: index.name, isMain: true, alsoOn: [], unread: [] };
    return document && alone(document, { origin });
  }
}

interface Merged {
  readonly document: ProjectDocument | undefined;
  readonly releases: readonly Release[];
  readonly newest: Release | undefined;
  /** Absent where the document is not about the newest release. */
  readonly whole: ProjectDocument | undefined;
}

interface Parts {
  readonly page: IndexPage;
  readonly known: Pick<ReleaseDocument, "ownership"> | undefined;
  readonly release: Release;
}

function merge({ page, known, release }: Parts, own: ReleaseDocument): ReleaseDocument {
  const { files } = release;
  const ownership = own.ownership ?? known?.ownership;
  return {
    ...own,
    ...pageFields(page),
    metadata: files.length === 0 ? own.metadata : { ...own.metadata, yank: yankIn(own, release) },
    files,
    ownership,
    lastSerial: page.lastSerial ?? own.lastSerial,
    withheld: withheldFrom(page, release, [
      ...(own.advisoriesUnknown === true ? ["advisories" as const] : []),
      ...(ownership === undefined ? ["ownership" as const] : []),
    ]),
  };
}

/** Whether the release is yanked says the page; why, whoever tells it. */
function yankIn({ metadata }: ReleaseDocument, { files }: Release) {
  const yank = yankOf(files);
  return yank && { reason: yank.reason ?? metadata.yank?.reason };
}

function pageFields({ name, origin, status, statusReason }: IndexPage) {
  return { name, origin, status, statusReason };
}

function withheldFrom(
  page: IndexPage,
  { files }: Pick<Release, "files">,
  others: readonly WithheldField[],
): readonly WithheldField[] {
  const isStatusless = page.status === undefined && page.statusReason === undefined;
  return [...others, ...(isStatusless ? ["project_status" as const] : []), ...withheldOf(files)];
}

/** What the JSON API tells alone, with what a page says of the project as a whole. */
function alone<D extends ReleaseDocument>(
  document: D,
  { origin, status, statusReason }: Pick<IndexPage, "origin" | "status" | "statusReason">,
): D {
  const withheld: WithheldField[] = status === undefined ? ["project_status"] : [];
  return { ...document, origin, status, statusReason, withheld };
}

/** The release of that version, its exact spelling first. */
function releaseIn(
  releases: readonly Release[],
  version: ReleaseVersion | undefined,
): Release | undefined {
  if (version === undefined) return undefined;
  return releases.find((release) => release.version.text === version.text) ??
    releases.find((release) => sameRelease(release.version, version));
}

function nothing(): Promise<undefined> {
  return Promise.resolve(undefined);
}

/** So that every answer says why the JSON API told nothing. */
function recordSkipped(
  { host, isPublic }: ConfiguredIndex,
  reason: string,
  { sources }: UpstreamCall,
): void {
  sources.record({
    service: "pypi-json",
    ...{ host, isPublic, status: "skipped", ageMs: 0, reason },
  });
}

function noJsonApi(page: IndexPage): string {
  const untold = withheldFrom(page, page, ["advisories", "ownership"]);
  const fields = untold.map((field) => field.replace("_", " ")).join(", ");
  return `this index has no JSON API and does not tell: ${fields}`;
}
