/** What is known against a release, in the graph: the conclusion of `check_vulnerabilities`. @module */
import { dataSources } from "../tools/data_sources.ts";
import { describeVulnerabilities } from "../tools/check_vulnerabilities.ts";
import type { Truncation } from "../tools/truncation.ts";
import { gatherEvidence, type VulnerabilityQuestion } from "../tools/vulnerability_evidence.ts";
import type { VulnerabilityFields } from "../tools/vulnerability_fields.ts";
import { enumValue, type Graph } from "./graph.ts";

/** The fields of `Advisories`. A source that failed makes the status UNKNOWN and is no error. */
export async function readAdvisories(
  { name, version }: Pick<VulnerabilityQuestion, "name" | "version">,
  graph: Graph,
) {
  const { answer, wasRead } = await graph.look(async (call) => {
    const question = { name, version, includeWithdrawn: false };
    const evidence = await gatherEvidence(question, graph.deps, call);
    await graph.turn();
    const answer = describeVulnerabilities(evidence, {
      includeWithdrawn: false,
      sources: dataSources(call.sources),
    });
    return { answer, wasRead: evidence.osv.state === "answered" };
  });
  const isUnknown = answer.security_status === "unknown";
  return {
    status: enumValue(answer.security_status),
    reasons: answer.unknown_reasons,
    nodes: isUnknown && answer.vulnerabilities.length === 0
      ? null
      : answer.vulnerabilities.map(advisoryNode),
    totalCount: answer.vulnerability_count,
    undetermined: wasRead || answer.undetermined.length > 0
      ? answer.undetermined.map((one) => ({ ...one, severity: enumValue(one.severity) }))
      : null,
    overallSeverity: enumValue(answer.overall_severity),
    malicious: answer.is_malicious,
    recommendation: answer.recommendation,
    nearestSafeVersion: answer.nearest_safe_version,
    newestSafeVersion: answer.newest_safe_version,
    omitted: (answer.truncated ?? []).map(omission),
  };
}

function advisoryNode(one: VulnerabilityFields) {
  const { id, source, summary, details, aliases, link, references, recommendation } = one;
  return {
    ...{ id, source, summary, details, aliases, link, references, recommendation },
    malicious: one.is_malicious,
    severity: enumValue(one.severity),
    severityScore: one.severity_score,
    cvss: one.cvss.map((score) => ({ ...score, severity: enumValue(score.severity) })),
    affectedRanges: one.affected_ranges,
    fixedIn: one.fixed_in,
    publishedAt: one.published,
    modifiedAt: one.modified,
  };
}

/** The tool's names of what was cut as the graph names them. */
function omission({ field, omitted, how }: Truncation) {
  return { field: field.replace(/^vulnerabilities/, "nodes"), count: omitted, how };
}
