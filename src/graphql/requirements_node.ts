/** What a release requires, in the graph. @module */
import type { ReleaseDocument } from "../domain/release.ts";
import { cleanText } from "../domain/untrusted_text.ts";
import { settle } from "../resilience/upstream_error.ts";
import { findRequirements } from "../tools/known_requirements.ts";
import { readRequirements as parsed, requirementFields } from "../tools/requirement_fields.ts";
import { type Graph, pageSize } from "./graph.ts";

const MOST_UNPARSED = 10;

/** The fields of `Requirements`; what is unknown is null, never an empty list, and no error. */
export async function readRequirements(own: () => Promise<ReleaseDocument>, graph: Graph) {
  const { value: release, error } = await settle(own());
  if (error !== undefined) return unknown(`PyPI failed (${error.kind})`);
  const known = await graph.look((call) =>
    findRequirements(release, graph.deps, { call, pinned: true })
  );
  if (known.status === "unknown") return unknown(known.reason);
  const { requirements, unparsed } = parsed(known.requiresDist);
  return {
    status: "KNOWN",
    source: cleanText(known.source, 300),
    nodes: ({ first }: { readonly first: number }) =>
      requirements.slice(0, pageSize(first)).map((requirement) => {
        const { name, version_spec, extras, environment_marker, url } = requirementFields(
          requirement,
        );
        return {
          ...{ name, specifier: version_spec, extras, marker: environment_marker, url },
          project: () => url === undefined ? graph.nodes.namedProject(name) : null,
        };
      }),
    totalCount: requirements.length + unparsed.length,
    unparsed: unparsed.slice(0, MOST_UNPARSED),
  };
}

function unknown(reason: string) {
  return { status: "UNKNOWN", reason, source: null, nodes: null, totalCount: null, unparsed: null };
}
