/** Two releases compared, in the graph: the answer of `compare_versions` with nulls for what is unknown. @module */
import { compareReleases } from "../tools/compare_versions.ts";
import type { Comparison } from "../tools/version_comparison.ts";
import { enumValue, type Graph } from "./graph.ts";

/** Arguments of `compareVersions`. */
export interface ComparisonArguments {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** The fields of `Comparison`. @throws {CallerError} | {UpstreamError} */
export async function readComparison({ name, from, to }: ComparisonArguments, graph: Graph) {
  const asked = { package_name: name, version1: from, version2: to };
  await graph.turn();
  const answer = await graph.look((call) => compareReleases(asked, graph.deps, call));
  return {
    from: sideNode(answer.version1),
    to: sideNode(answer.version2),
    result: enumValue(answer.comparison.result),
    requiresPythonChanged: answer.requires_python_changed,
    requirements: requirementsNode(answer.requirements),
    advisories: advisoriesNode(answer.advisories),
    releasesBetween: answer.releases_between,
    releasesBetweenCount: answer.releases_between_count,
    // How to get the rest is told in the words of the tools.
    omitted: (answer.truncated ?? []).map(({ field, omitted }) => ({
      field: field.replace("releases_between", "releasesBetween"),
      count: omitted,
    })),
  };
}

function sideNode(side: Comparison["version1"]) {
  return {
    version: side.version,
    type: enumValue(side.type),
    uploadedAt: side.upload_time,
    yanked: side.yanked,
    yankedReason: side.yanked_reason,
    requiresPython: side.requires_python,
    requirementCount: side.dependencies_count,
    advisoryCount: side.vulnerabilities_count,
    malicious: side.is_malicious,
  };
}

function requirementsNode(changes: Comparison["requirements"]) {
  const { status, unknown_reason: reason, added, removed, changed } = changes;
  return status === "known"
    ? { status: "KNOWN", added, removed, changed }
    : { status: "UNKNOWN", reason };
}

/** While unknown, a list that has nothing to tell is null. */
function advisoriesNode(changes: Comparison["advisories"]) {
  const { status, unknown_reason: reason, gained, fixed, undecided } = changes;
  const told = <T>(items: readonly T[]) => status === "known" || items.length > 0 ? items : null;
  const nodes = (items: typeof gained) =>
    told(items.map(({ severity, malicious = false, ...one }) => ({
      ...one,
      severity: enumValue(severity),
      malicious,
    })));
  return {
    status: enumValue(status),
    reason,
    gained: nodes(gained),
    fixed: nodes(fixed),
    undecided: told(undecided),
  };
}
