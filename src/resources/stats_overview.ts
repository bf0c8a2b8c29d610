/** `pypi://stats/overview`: what `get_pypi_stats` answers. @module */
import { defineResource } from "../mcp/define_resource.ts";
import { getPypiStats, type StorageDependencies } from "../tools/get_pypi_stats.ts";
import { representations } from "./representations.ts";

export const statsOverview = defineResource({
  name: "stats_overview",
  title: "PyPI's storage statistics",
  description: "Bytes stored by PyPI and its largest projects; no downloads. JSON and Markdown.",
  uri: "pypi://stats/overview",
  variables: {},
  mimeType: "application/json",
  read: async (_, deps: StorageDependencies, call) =>
    representations(await getPypiStats.call({}, deps, call)),
});
