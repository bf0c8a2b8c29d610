/** From the files of an index page to releases: an Index API page lists files and versions apart. @module */
import { versionOfFilename } from "../../domain/distribution_name.ts";
import type { Distribution, IndexPage, ProjectDocument, Release } from "../../domain/release.ts";
import {
  compareReleaseVersions,
  type ReleaseVersion,
  sameRelease,
  toReleaseVersion,
} from "../../domain/release_version.ts";

/** What the JSON API knows of the releases. */
type Known = Pick<ProjectDocument, "releases" | "lastSerial">;

/**
 * Every release of the page, newest first, legacy versions last. What `known` tells besides is the version of each file
 * that it lists, and releases without files, which pages leave out. Its releases whose files the page does not list are
 * kept only where `known` is newer than the page: else they have been deleted.
 *
 * A file whose version nobody tells and its name does not hold belongs to no release; no installer would take it.
 */
export function releasesOf(page: IndexPage, known: Known | undefined): readonly Release[] {
  const files = new Map<
    string,
    { readonly version: ReleaseVersion; readonly files: Distribution[] }
  >();
  const releaseOf = (version: ReleaseVersion) => {
    const open = files.get(version.text) ?? { version, files: [] };
    files.set(version.text, open);
    return open.files;
  };
  const listed = new Listed(page);
  const told = filesByName(known);
  for (const file of page.files) {
    const entry = told.get(file.filename);
    const version = entry?.version ?? listed.versionOf(file.filename);
    if (version !== undefined) releaseOf(version).push(complete(file, entry?.file));
  }
  for (const version of listed.versions.values()) releaseOf(version);
  for (const { version, files } of known?.releases ?? []) {
    if (files.length === 0 || isNewer(known, page)) {
      const open = releaseOf(version);
      if (open.length === 0) open.push(...files);
    }
  }
  return [...files.values()].sort((a, b) =>
    // Equal versions in two spellings are two releases, in the order of their texts.
    compareReleaseVersions(b.version, a.version) || (a.version.text < b.version.text ? -1 : 1)
  );
}

/** Whether the JSON API's answer was made after the index page's, or the page says nothing against it. */
export function isNewer(
  document: Pick<ProjectDocument, "lastSerial"> | undefined,
  page: Pick<IndexPage, "lastSerial" | "files">,
): boolean {
  if (page.files.length === 0) return true;
  return (document?.lastSerial ?? 0) > (page.lastSerial ?? Infinity);
}

/** The page's files, with what the JSON API tells besides. */
export function completeFiles(
  files: readonly Distribution[],
  known: readonly Distribution[],
): readonly Distribution[] {
  if (known.length === 0) return files;
  const told = new Map(known.map((file) => [file.filename, file]));
  return files.map((file) => complete(file, told.get(file.filename)));
}

/** The JSON API tells the kind and the Python of old files better than their names do; the page tells the rest. */
function complete(file: Distribution, known: Distribution | undefined): Distribution {
  if (known === undefined) return file;
  const { kind, pythonTag } = known;
  const isWhole = file.sizeBytes !== undefined && file.uploadedAt !== undefined &&
    file.sha256 !== undefined;
  // Nearly always: then the page's own object is shared with the cache.
  if (isWhole && kind === file.kind && pythonTag === file.pythonTag) return file;
  return {
    ...file,
    kind,
    pythonTag: pythonTag ?? file.pythonTag,
    sizeBytes: file.sizeBytes ?? known.sizeBytes,
    uploadedAt: file.uploadedAt ?? known.uploadedAt,
    sha256: file.sha256 ?? known.sha256,
  };
}

interface ToldFile {
  readonly version: ReleaseVersion;
  readonly file: Distribution;
}

function filesByName(known: Known | undefined): ReadonlyMap<string, ToldFile> {
  const told = new Map<string, ToldFile>();
  for (const { version, files } of known?.releases ?? []) {
    for (const file of files) told.set(file.filename, { version, file });
  }
  return told;
}

/** The versions that a page lists, found by what file names make of them. */
class Listed {
  readonly versions = new Map<string, ReleaseVersion>();
  readonly #page: IndexPage;
  readonly #found = new Map<string, ReleaseVersion | undefined>();

  constructor(page: IndexPage) {
    this.#page = page;
    for (const text of page.versions) this.versions.set(text, toReleaseVersion(text));
  }

  /** The listed version, in its listed spelling; else the file name's. */
  versionOf(filename: string): ReleaseVersion | undefined {
    const text = versionOfFilename(filename, this.#page.name);
    if (text === undefined) return undefined;
    const exact = this.versions.get(text);
    if (exact !== undefined) return exact;
    if (!this.#found.has(text)) this.#found.set(text, this.#search(text));
    return this.#found.get(text);
  }

  /** A file name may spell a version otherwise (`1.0_1`, `1.0.0`), and an old sdist's may carry more behind it. */
  #search(text: string): ReleaseVersion | undefined {
    const spelled = [text, text.replaceAll("_", "-"), text.replaceAll("_", "+")].map(
      toReleaseVersion,
    )
      .find(({ version }) => version !== undefined);
    for (const version of this.versions.values()) {
      if (spelled !== undefined && sameRelease(version, spelled)) return version;
    }
    if (spelled !== undefined) return spelled;
    let longest: ReleaseVersion | undefined;
    for (const version of this.versions.values()) {
      const next = text[version.text.length];
      const isBeginning = text.startsWith(version.text) && (next === "-" || next === ".");
      if (isBeginning && version.text.length > (longest?.text.length ?? 0)) longest = version;
    }
    return longest ?? toReleaseVersion(text);
  }
}
