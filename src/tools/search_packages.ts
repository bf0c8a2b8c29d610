/**
 * `search_packages`: an exact look-up and the most downloaded projects, ranked; PyPI has no search
 * API.
 * @module
 */
import * as z from "zod";
import { CallerError } from "../domain/caller_error.ts";
import { type ProjectName, tryParseProjectName } from "../domain/name.ts";
import { POPULAR_PROJECTS, POPULAR_PROJECTS_DATE } from "../domain/popular_projects.ts";
import type { ProjectDocument } from "../domain/release.ts";
import { latestStable } from "../domain/release_version.ts";
import { rankNames } from "../domain/search_ranking.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import type { Features } from "./dependencies.ts";
import { type ProjectDependencies } from "./find_project.ts";
import { settle } from "../resilience/upstream_error.ts";
import { shownVersion } from "./shown_version.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MAX_LIMIT = 50;
const MAX_SUMMARY_LENGTH = 300; // UTF-16 units
const EXACT_SCORE = 1;
const EXACT_REASON = "exactly this project exists on the package index";
const RANKS: ReadonlyMap<string, number> = new Map(
  POPULAR_PROJECTS.map((name, index) => [name, index + 1]),
);

const input = z.strictObject({
  query: z.string().min(1).max(200).describe(
    "A project name or words of one, e.g. requests or google cloud storage",
  ),
  limit: z.int().min(1).max(MAX_LIMIT).default(10).describe("Hits to list"),
});

const output = z.object({
  query: z.string(),
  searched: z.string(),
  exact_name: z.object({
    name: z.string(),
    status: z.enum(["found", "no releases", "not found", "quarantined", "unknown"]),
  }).optional(),
  total_results: z.number(),
  results: z.array(z.object({
    name: z.string(),
    score: z.number(),
    reason: z.string(),
    popularity_rank: z.number().optional(),
    version: z.string().optional(),
    summary: z.string().optional(),
  })),
  truncated: truncatedSchema,
  data_sources: dataSourcesSchema,
});

type SearchAnswer = z.output<typeof output>;
type Hit = SearchAnswer["results"][number];

/** What the tool asks. */
interface SearchDependencies extends ProjectDependencies {
  readonly features: Pick<Features, "search">;
}

/** The tool; see `rankHits` for the order. */
export const searchPackages = defineTool({
  name: "search_packages",
  title: "Search packages",
  description: "Finds Python packages by name: looks the exact name up and ranks the most " +
    "downloaded projects by how their names match. Not a full search (PyPI has no search API): " +
    "summaries are not searched, and a project that is not listed may exist.",
  toolset: "packages",
  annotations: READS_UPSTREAM,
  input,
  output,
  async run(asked, deps: SearchDependencies, call) {
    if (!deps.features.search) {
      throw new CallerError(
        "Cannot search packages: switched off in this server's settings (ENABLE_SEARCH); " +
          "get_package_info looks up an exact name",
        asked.query,
      );
    }
    const name = nameInQuery(asked.query);
    const exact = name === undefined ? undefined : await lookUp(name, deps, call);
    return {
      ...describeSearch(asked.query, exact, asked.limit),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderSearch,
});

/** The name that the query may be: as written, or its words joined by `-`. */
export function nameInQuery(query: string): ProjectName | undefined {
  return tryParseProjectName(query.trim().replace(/\s+/g, "-"));
}

/** What the index says about the exact name. `unknown`: it could not be asked. */
export type ExactLookUp =
  | { readonly name: ProjectName; readonly status: "found"; readonly document: ProjectDocument }
  | {
    readonly name: ProjectName;
    readonly status: "no releases" | "not found" | "quarantined" | "unknown";
  };

/** A failure is no reason to give up: the list is searched all the same, and the answer says so. */
async function lookUp(
  name: ProjectName,
  deps: ProjectDependencies,
  call: UpstreamCall,
): Promise<ExactLookUp> {
  const found = await settle(deps.projects.project(name, call));
  if (found.error !== undefined) return { name, status: "unknown" };
  if (found.value !== undefined) return { name, status: "found", document: found.value };
  const page = await settle(deps.index.indexPage(name, call));
  if (page.error !== undefined) return { name, status: "unknown" };
  if (page.value?.status === "quarantined") return { name, status: "quarantined" };
  return { name, status: page.value === undefined ? "not found" : "no releases" };
}

/** The answer without its sources. */
export function describeSearch(
  query: string,
  exact: ExactLookUp | undefined,
  limit: number,
): Omit<SearchAnswer, "data_sources"> {
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
      how: limit < MAX_LIMIT
        ? `call again with a larger limit (at most ${MAX_LIMIT})`
        : "use a longer query",
    }),
    ...cut.asField(),
  };
}

/**
 * The project that was looked up first, then the list's names as `rankNames` orders them. Version
 * and summary are told only of what was looked up. A quarantined name is no hit.
 */
export function rankHits(query: string, exact: ExactLookUp | undefined): readonly Hit[] {
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

function renderSearch(answer: SearchAnswer): string {
  const { exact_name: exact, results } = answer;
  return lines(
    `# Search ${JSON.stringify(answer.query)}: ${
      answer.total_results === 0 ? "no hits" : answer.total_results
    }`,
    exact === undefined ? undefined : exactLine(exact),
    results.map((hit) => {
      const version = hit.version === undefined ? "" : ` ${hit.version}`;
      const rank = hit.popularity_rank === undefined
        ? ""
        : `, no. ${hit.popularity_rank} by downloads`;
      const summary = hit.summary === undefined ? "" : `: ${hit.summary}`;
      return `- ${hit.name}${version} (${hit.score}, ${hit.reason}${rank})${summary}`;
    }),
    answer.searched,
    results.length > 0 && "A similar name is another project: check it with get_package_info " +
        "before installing.",
    truncationLines(answer.truncated),
    sourcesLine(answer.data_sources),
  );
}

function exactLine({ name, status }: NonNullable<SearchAnswer["exact_name"]>): string | undefined {
  switch (status) {
    case "found":
      return undefined;
    case "no releases":
      return `The package index has a project ${JSON.stringify(name)}, but no release of it.`;
    case "not found":
      return `The package index has no project ${JSON.stringify(name)}.`;
    case "quarantined":
      return `${
        JSON.stringify(name)
      } is quarantined by the index's administrators: do not install it.`;
    case "unknown":
      return `Whether the package index has a project ${
        JSON.stringify(name)
      } is unknown: it could not be asked.`;
  }
}
