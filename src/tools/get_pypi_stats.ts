/** `get_pypi_stats`: bytes that PyPI stores, which says nothing about downloads. @module */
import * as z from "zod";
import { CallerError } from "../domain/caller_error.ts";
import type { StorageStatistics } from "../domain/release.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { bullets, bytes, field, lines } from "../mcp/text.ts";
import type { StorageSource } from "../upstream/pypi/sources.ts";
import { dataSources, dataSourcesSchema, sourcesLine } from "./data_sources.ts";
import type { Features } from "./dependencies.ts";
import { truncatedSchema, truncationLines, Truncations } from "./truncation.ts";

const MOST_PROJECTS = 100; // as many as PyPI tells
const MOST_IN_TEXT = 20;
const MEANING = "storage: bytes of all files kept on PyPI, not downloads and not popularity";

const input = z.strictObject({});
/** The shape of the answer, which the resource `pypi://stats/overview` shares. */
export const storageOutput = z.object({
  statistic: z.string(),
  total_packages_size: z.number(), // bytes
  total_size_formatted: z.string(),
  top_packages: z.array(z.object({
    name: z.string(),
    size: z.number(),
    size_formatted: z.string(),
  })),
  last_updated: z.string(),
  data_sources: dataSourcesSchema,
  truncated: truncatedSchema,
});
/** What reading PyPI's storage statistics needs. */
export interface StorageDependencies {
  readonly storage: StorageSource;
  readonly features: Pick<Features, "stats">;
}

export const getPypiStats = defineTool({
  name: "get_pypi_stats",
  title: "Get PyPI's storage statistics",
  description: "How many bytes PyPI stores, in all and for the projects that take the most room. " +
    "Storage only: no downloads, no popularity.",
  toolset: "insight",
  annotations: READS_UPSTREAM,
  input,
  output: storageOutput,
  run: (_, deps: StorageDependencies, call) => readStorage(deps, call),
  text: (answer) =>
    lines(
      `PyPI stores ${answer.total_size_formatted} (${MEANING})`,
      bullets(
        answer.top_packages.map(({ name, size_formatted }) => `${name}: ${size_formatted}`),
        MOST_IN_TEXT,
        "in the structured answer",
      ),
      field("Read", answer.last_updated),
      sourcesLine(answer.data_sources),
      truncationLines(answer.truncated),
    ),
});

/** @throws {CallerError} If statistics are switched off. @throws {UpstreamError} */
export async function readStorage(deps: StorageDependencies, call: UpstreamCall) {
  if (!deps.features.stats) {
    throw new CallerError(
      "Cannot read PyPI's statistics: switched off in this server's settings (ENABLE_STATS)",
      "",
    );
  }
  const statistics = await deps.storage.storage(call);
  return { ...describeStorage(statistics), data_sources: dataSources(call.sources) };
}

/** The statistics under the names of the contract, largest projects first. */
export function describeStorage({ totalSizeBytes, projects, readAt }: StorageStatistics) {
  const cuts = new Truncations();
  const shown = cuts.items(
    projects.toSorted((a, b) => b.sizeBytes - a.sizeBytes || (a.name < b.name ? -1 : 1)),
    { field: "top_packages", most: MOST_PROJECTS, how: "PyPI's page /stats/ lists them" },
  );
  return {
    statistic: MEANING,
    total_packages_size: totalSizeBytes,
    total_size_formatted: bytes(totalSizeBytes),
    top_packages: shown.map(({ name, sizeBytes }) => ({
      name: cleanText(name, 200),
      size: sizeBytes,
      size_formatted: bytes(sizeBytes),
    })),
    last_updated: readAt,
    ...cuts.asField(),
  };
}
