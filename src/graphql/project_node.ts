/** A project of the graph. @module */
import { describeLicense } from "../domain/license.ts";
import type { ProjectDocument, Release } from "../domain/release.ts";
import {
  isPrereleaseVersion,
  latestPrerelease,
  latestStable,
  parseReleaseVersion,
} from "../domain/release_version.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { settle } from "../resilience/upstream_error.ts";
import { findReleaseDocument, releaseOf } from "../tools/find_project.ts";
import { indexNotes } from "../tools/index_notes.ts";
import { notAsked } from "../tools/not_asked.ts";
import { yankOfFiles } from "../tools/release_fields.ts";
import { formatCursor, indexAfter, parseCursor } from "../tools/version_cursor.ts";
import { enumValue, type Graph, pageSize } from "./graph.ts";

const MAX_TEXT_LENGTH = 500; // UTF-16 units
const MAX_LABEL_LENGTH = 64; // UTF-16 units
const MOST_URLS = 20;

/** Arguments of a page of releases. */
interface ReleasePage {
  readonly first: number;
  readonly after?: string | null;
  readonly prereleases: boolean;
  readonly yanked: boolean;
}

/** The fields of `Project`. */
export function projectNode(document: ProjectDocument, graph: Graph) {
  const { metadata, name, withheld = [] } = document;
  const license = describeLicense(metadata);
  const told = (release: Release | undefined) =>
    release && graph.nodes.release({ document, release });
  const isTold = !withheld.includes("core_metadata");
  return {
    id: `project:${name}`,
    name: cleanText(metadata.displayName, MAX_LABEL_LENGTH * 4),
    normalizedName: name,
    summary: shown(metadata.summary),
    license: shown(license?.text),
    licenseSource: license?.source ?? "unknown",
    homePage: shown(metadata.homePage),
    urls: isTold
      ? metadata.projectUrls.slice(0, MOST_URLS).map(([label, url]) => ({
        label: cleanText(label, MAX_LABEL_LENGTH),
        url: cleanText(url, MAX_TEXT_LENGTH),
      }))
      : null,
    urlsOmittedCount: isTold ? Math.max(0, metadata.projectUrls.length - MOST_URLS) : null,
    status: enumValue(document.status ?? "unknown"),
    statusReason: shown(document.statusReason),
    indexNotes: indexNotes(document).index_notes ?? [],
    withheld,
    latestStable: () => told(latestStable(document.releases)),
    latestPrerelease: () => told(latestPrerelease(document.releases)),
    releaseCount: document.releases.length,
    releases: (page: ReleasePage) => releasePage(document, page, graph),
    release: ({ version }: { readonly version: string }) => readRelease(document, version, graph),
    downloads: () => readDownloads(document, graph),
  };
}

/**
 * One release of a project that was read.
 * @throws {InvalidVersionError} | {UnknownReleaseError} | {UpstreamError}
 */
export async function readRelease(document: ProjectDocument, text: string, graph: Graph) {
  const version = parseReleaseVersion(text);
  const listed = releaseOf(document, version);
  if (listed !== undefined) return graph.nodes.release({ document, release: listed });
  // The project's document may be older than the release.
  const own = await graph.look((call) =>
    findReleaseDocument(document, version, { projects: graph.deps.projects, call })
  );
  const release = { version: own.metadata.version, files: own.files };
  return graph.nodes.release({ document, release });
}

/** @throws {InvalidCursorError} */
function releasePage(document: ProjectDocument, page: ReleasePage, graph: Graph) {
  const { releases } = document;
  const first = pageSize(page.first);
  const after = page.after ?? undefined;
  const start = after === undefined ? 0 : indexAfter(releases, parseCursor(after));
  const matches = ({ version, files }: Release) =>
    (page.prereleases || !isPrereleaseVersion(version)) &&
    (page.yanked || yankOfFiles(files) === undefined);
  const rest = releases.slice(start).filter(matches);
  const shown = rest.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map((release) => graph.nodes.release({ document, release })),
    totalCount: releases.slice(0, start).filter(matches).length + rest.length,
    omittedCount: rest.length - shown.length,
    endCursor: last !== undefined && rest.length > shown.length
      ? formatCursor(last.version)
      : undefined,
  };
}

/** Unknown counts are null, never zero. */
async function readDownloads(document: ProjectDocument, { deps, look }: Graph) {
  const unknown = (reason: string) => ({ status: "UNKNOWN", reason });
  if (!deps.features.stats) {
    return unknown("switched off in this server's settings (ENABLE_STATS)");
  }
  const found = await look((call) => settle(deps.downloads.recentDownloads(document.name, call)));
  const elsewhere = notAsked("pypistats", document);
  if (elsewhere !== undefined) return unknown(elsewhere);
  if (found.error !== undefined) return unknown(`pypistats failed (${found.error.kind})`);
  if (found.value === undefined) return unknown("pypistats does not know this project");
  return { status: "KNOWN", ...found.value };
}

function shown(text: string | undefined): string | undefined {
  return text === undefined || text === "" ? undefined : cleanText(text, MAX_TEXT_LENGTH);
}
