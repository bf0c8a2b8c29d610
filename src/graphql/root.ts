/** Where every query begins. @module */
import { parseProjectName } from "../domain/name.ts";
import type { ProjectDocument } from "../domain/release.ts";
import { parseReleaseVersion } from "../domain/release_version.ts";
import type { UpstreamCall } from "../domain/source.ts";
import { findProject } from "../tools/find_project.ts";
import { readAdvisories } from "./advisories_node.ts";
import { type ComparisonArguments, readComparison } from "./comparison_node.ts";
import { type Graph, lookUpsOf } from "./graph.ts";
import { projectNode, readRelease } from "./project_node.ts";
import { releaseNode } from "./release_node.ts";

/** The fields of `Query` for one query. @param call Its own signal and log. */
export function rootNode(given: Pick<Graph, "deps" | "version" | "turn">, call: UpstreamCall) {
  const graph: Graph = {
    ...given,
    look: lookUpsOf(call),
    nodes: {
      project: (document) => projectNode(document, graph),
      namedProject: async (name) => projectNode(await findDocument(name, graph), graph),
      release: (found) => releaseNode(found, graph),
    },
  };
  return {
    project: ({ name }: { readonly name: string }) => graph.nodes.namedProject(name),
    release: async ({ name, version }: { readonly name: string; readonly version: string }) =>
      await readRelease(await findDocument(name, graph), version, graph),
    // Of a project that the index removed or holds back, its advisories are all there is to read.
    advisories: ({ name, version }: { readonly name: string; readonly version: string }) =>
      readAdvisories(
        { name: parseProjectName(name), version: parseReleaseVersion(version) },
        graph,
      ),
    compareVersions: (asked: ComparisonArguments) => readComparison(asked, graph),
    serverVersion: given.version,
  };
}

/** @throws {InvalidProjectNameError} | {UnknownProjectError} | {QuarantinedProjectError} | {UpstreamError} */
function findDocument(text: string, graph: Graph): Promise<ProjectDocument> {
  const name = parseProjectName(text);
  return graph.look((call) => findProject(name, graph.deps, call));
}
