/**
 * `search_packages`: an exact look-up and the most downloaded projects, ranked; PyPI has no search
 * API.
 * @module
 */
import * as z from "zod";
import { CallerError } from "../domain/caller_error.ts";
import { type ProjectName, tryParseProjectName } from "../domain/name.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { lines } from "../mcp/text.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import type { Features } from "./dependencies.ts";
import { lookUpExactly } from "./exact_look_up.ts";
import type { ProjectDependencies } from "./find_project.ts";
import { truncatedSchema, truncationLines } from "./truncation.ts";

const MAX_LIMIT = 50;

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

/** What the tool asks. */
interface SearchDependencies extends ProjectDependencies {
  readonly features: Pick<Features, "search">;
}

/** The tool; see `search_hits.ts` for the order. */
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
    const exact = name === undefined ? undefined : await lookUpExactly(name, deps, call);
    // Loaded by the first search: the list of projects is long.
    const { describeSearch } = await import("./search_hits.ts");
    return {
      ...describeSearch(asked.query, exact, { limit: asked.limit, maxLimit: MAX_LIMIT }),
      data_sources: dataSources(call.sources),
    };
  },
  text: renderSearch,
});

/** The name that the query may be: as written, or its words joined by `-`. */
export function nameInQuery(query: string): ProjectName | undefined {
  return tryParseProjectName(query.trim().replace(/\s+/g, "-"));
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
