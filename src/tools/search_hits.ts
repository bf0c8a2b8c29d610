/** What a search finds among the most downloaded projects, and how it is told. @module */
import { POPULAR_PROJECTS, POPULAR_PROJECTS_DATE } from "../domain/popular_projects.ts";
import type { ProjectDocument } from "../domain/release.ts";
import { latestStable } from "../domain/release_version.ts";
import { rankNames } from "../domain/search_ranking.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import type { ExactLookUp } from "./exact_look_up.ts";
import { shownVersion } from "./shown_version.ts";
import { Truncations } from "./truncation.ts";

const MAX_SUMMARY_LENGTH = 300; // UTF-16 units
const EXACT_SCORE = 1;
const EXACT_REASON = "exactly this project exists on the package index";
const RANKS: ReadonlyMap<string, number> = new Map(
  POPULAR_PROJECTS.map((name, index) => [name, index + 1]),
);

interface Hit {
  readonly name: string;
  readonly score: number;
  readonly reason: string;
  readonly popularity_rank?: number;
  readonly version?: string;
  readonly summary?: string;
}

/** The answer without its sources. */
export function describeSearch(
  query: string,
  exact: ExactLookUp | undefined,
  { limit, maxLimit }: { readonly limit: number; readonly maxLimit: number },
) {
  const hits = rankHits(query, exact);
  const cut = new Truncations();
  const lookedUp = exact === undefined
    ? "The query is no project name, so nothing was looked up"
    : `Looked up the exact name ${JSON.stringify(exact.name)} on the package index`;
  return {
    query: cleanText(query, 200),
    searched: `${lookedUp}; matched names of the ${POPULAR_PROJECTS.length} most downloaded ` +
      `projects (list of ${POPULAR_PROJECTS_DATE}). PyPI has no search API: other projects, ` +
      "summaries and keywords were not searched.",
    ...(exact === undefined ? {} : { exact_name: { name: exact.name, status: exact.status } }),
    total_results: hits.length,
    results: cut.items(hits, {
      field: "results",
      most: limit,
      how: limit < maxLimit
        ? `call again with a larger limit (at most ${maxLimit})`
        : "use a longer query",
    }),
    ...cut.asField(),
  };
}

/**
 * The project that was looked up first, then the list's names as `rankNames` orders them. Version
 * and summary are told only of what was looked up. A quarantined name is no hit.
 */
function rankHits(query: string, exact: ExactLookUp | undefined): readonly Hit[] {
  const ranked: Hit[] = rankNames(query, POPULAR_PROJECTS)
    .filter(({ name }) => name !== exact?.name || exact.status === "unknown")
    .map(({ name, score, reason }) => ({ name, score, reason, ...rankOf(name) }));
  return exact?.status === "found" ? [exactHit(exact.document), ...ranked] : ranked;
}

function exactHit({ name, metadata, releases }: ProjectDocument): Hit {
  const stable = latestStable(releases)?.version;
  return {
    name,
    score: EXACT_SCORE,
    reason: EXACT_REASON +
      (stable === undefined ? ", but has no stable release that is not yanked" : ""),
    ...rankOf(name),
    version: shownVersion(stable ?? metadata.version),
    ...(metadata.summary === undefined
      ? {}
      : { summary: cleanText(metadata.summary, MAX_SUMMARY_LENGTH) }),
  };
}

/** Place among the most downloaded projects, from 1. */
function rankOf(name: string): Pick<Hit, "popularity_rank"> {
  const place = RANKS.get(name);
  return place === undefined ? {} : { popularity_rank: place };
}
