/** What the index says about exactly the name that was searched for. @module */
import type { ProjectName } from "../domain/name.ts";
import type { ProjectDocument } from "../domain/release.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { settle } from "../resilience/upstream_error.ts";
import type { ProjectDependencies } from "./find_project.ts";

/** What the index says about the exact name. `unknown`: it could not be asked. */
export type ExactLookUp =
  | { readonly name: ProjectName; readonly status: "found"; readonly document: ProjectDocument }
  | {
    readonly name: ProjectName;
    readonly status: "no releases" | "not found" | "quarantined" | "unknown";
  };

/** A failure is no reason to give up: the list is searched all the same, and the answer says so. */
export async function lookUpExactly(
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
