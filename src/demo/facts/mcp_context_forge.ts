/** mcp-context-forge: quarantined when a maintainer of the like-named project wrote about it in September 2026. @module */
import type { ProjectFacts } from "./shape.ts";

export const CONTEXT_FORGE: ProjectFacts = {
  name: "mcp-context-forge",
  summary: "",
  status: "quarantined",
  series: [],
};
