/** Every resource, in the order in which they are listed. @module */
import type { Resource } from "../mcp/define_resource.ts";
import type { CompletionDependencies } from "../tools/project_completions.ts";
import type { ToolDependencies } from "../tools/dependencies.ts";
import { packageResource } from "./package.ts";
import { releaseResource } from "./release.ts";
import { statsOverview } from "./stats_overview.ts";

/** What resources are given: the tools' sources, and a debounce for completions. */
export type ResourceDependencies = ToolDependencies & CompletionDependencies;

export const RESOURCES: readonly Resource<ResourceDependencies>[] = Object.freeze([
  statsOverview,
  packageResource,
  releaseResource,
]);

/** The resource that the URI names, if there is one; no URI names two. */
export function resourceOf(uri: string): Resource<ResourceDependencies> | undefined {
  return RESOURCES.find((resource) => resource.matches(uri));
}
