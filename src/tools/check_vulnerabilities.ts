/** `check_vulnerabilities`: what is known against one release, and what could not be looked at. @module */
import * as z from "zod";
import { parseProjectName } from "../domain/name.ts";
import { parseReleaseVersion, releaseType } from "../domain/release_version.ts";
import { type SafeReleases, safeReleases } from "../domain/safe_release.ts";
import { defineTool, READS_UPSTREAM } from "../mcp/define_tool.ts";
import { type DataSources, dataSources } from "./data_sources.ts";
import { yankOf } from "./release_fields.ts";
import { shownVersion } from "./shown_version.ts";
import { Truncations } from "./truncation.ts";
import { type VulnerabilityAnswer, vulnerabilityAnswerSchema } from "./vulnerability_answer.ts";
import { advise } from "./vulnerability_advice.ts";
import {
  gatherEvidence,
  type VulnerabilityDependencies,
  type VulnerabilityEvidence,
} from "./vulnerability_evidence.ts";
import {
  overallSeverity,
  severityBreakdown,
  undeterminedEntries,
  vulnerabilityEntries,
} from "./vulnerability_fields.ts";
import { vulnerabilityNotes } from "./vulnerability_notes.ts";
import { renderVulnerabilities } from "./vulnerability_text.ts";
import { fixedRelease } from "./vulnerability_fixes.ts";
import {
  conclude,
  hasKnownAdvisories,
  isMaliciousVerdict,
  isMalwareDisputed,
  type Verdict,
} from "./vulnerability_verdict.ts";

const input = z.strictObject({
  package_name: z.string().max(200).describe("In any spelling, e.g. Django"),
  version: z.string().max(256).optional().describe("The release in use; latest stable if absent"),
  include_withdrawn: z.boolean().default(false).describe(
    "Also list advisories that were taken back; never counted",
  ),
});

export const checkVulnerabilities = defineTool({
  name: "check_vulnerabilities",
  title: "Check a release for known vulnerabilities",
  description:
    "Known advisories (OSV) against one release, grouped by alias, worst first: severity from CVSS, " +
    "affected ranges, fixes, malware, and the release to move to. `security_status` is `unknown`, never `secure`, " +
    "when a source failed or cannot tell; what is known all the same is listed. Dependencies are not included.",
  toolset: "security",
  annotations: READS_UPSTREAM,
  input,
  output: vulnerabilityAnswerSchema,
  async run({ package_name, version, include_withdrawn }, deps: VulnerabilityDependencies, call) {
    const evidence = await gatherEvidence(
      {
        name: parseProjectName(package_name),
        version: version === undefined ? undefined : parseReleaseVersion(version),
        includeWithdrawn: include_withdrawn,
      },
      deps,
      call,
    );
    return describeVulnerabilities(evidence, {
      includeWithdrawn: include_withdrawn,
      sources: dataSources(call.sources),
    });
  },
  text: renderVulnerabilities,
});

/** The answer that the evidence allows. */
export function describeVulnerabilities(
  evidence: VulnerabilityEvidence,
  options: { readonly includeWithdrawn: boolean; readonly sources: DataSources },
): VulnerabilityAnswer {
  const { name, checked } = evidence;
  const verdict = conclude(evidence);
  const cut = new Truncations();
  const safe = safeReleasesOf(evidence, verdict);
  const vulnerabilities = [
    ...vulnerabilityEntries(verdict, {
      includeWithdrawn: options.includeWithdrawn,
      cut,
      ...(evidence.project.state === "found" && { document: evidence.project.document }),
    }),
  ];
  const malicious = isMaliciousVerdict(verdict);
  const version = checked === undefined ? undefined : shownVersion(checked.version);
  const yank = checked?.release === undefined
    ? undefined
    : yankOf(undefined, checked.release.files);
  return {
    package_name: name,
    ...(checked === undefined ? {} : {
      version,
      version_chosen: checked.chosen,
      version_type: releaseType(checked.version),
    }),
    ...(yank === undefined ? {} : { yanked: yank.yanked }),
    security_status: verdict.status,
    unknown_reasons: [...verdict.reasons],
    ...countsOf(verdict, malicious),
    recommendation: advise({
      project: name,
      version,
      status: verdict.status,
      known: hasKnownAdvisories(verdict),
      malicious,
      malwareDisputed: isMalwareDisputed(verdict),
      switchedOff: evidence.osv.state === "off",
      elsewhere: evidence.osv.state === "elsewhere",
      quarantined: evidence.project.state === "quarantined",
      gone: evidence.project.state === "absent",
      yanked: yank?.yanked ?? false,
      reasons: verdict.reasons,
      unordered: checked !== undefined && checked.version.version === undefined,
      nearestSafe: safe?.nearest?.text,
      newestSafe: safe?.newest?.text,
      fixedRelease: fixedReleaseOf(evidence, verdict),
      safeReleasesKnown: safe !== undefined,
    }),
    ...(safe?.nearest === undefined ? {} : { nearest_safe_version: safe.nearest.text }),
    ...(safe?.newest === undefined ? {} : { newest_safe_version: safe.newest.text }),
    vulnerabilities,
    undetermined: undeterminedEntries(verdict.possible, cut),
    notes: vulnerabilityNotes({
      evidence,
      verdict,
      safe,
      sources: options.sources,
      includeWithdrawn: options.includeWithdrawn,
    }),
    data_sources: options.sources,
    ...cut.asField(),
  };
}

/**
 * Only where both the releases and the records were read, and PyPI's list has nothing that the records lack;
 * otherwise such a release is not known.
 */
function safeReleasesOf(
  { name, project, checked, osv }: VulnerabilityEvidence,
  { listed }: Verdict,
): SafeReleases | undefined {
  if (project.state !== "found" || osv.state !== "answered" || checked === undefined) {
    return undefined;
  }
  if (listed.length > 0) return undefined;
  return safeReleases(project.document.releases, osv.records, {
    project: name,
    current: checked.version,
  });
}

/** Where fixes are all there is to go by. */
function fixedReleaseOf(
  { project, checked }: VulnerabilityEvidence,
  { status, confirmed, listed }: Verdict,
): string | undefined {
  if (status !== "unknown" || checked === undefined) return undefined;
  const fixes = [
    ...confirmed.map(({ match }) => match.fixedIn),
    ...listed.map((one) => one.fixed_in),
  ];
  const releases = project.state === "found" ? project.document.releases : undefined;
  const fixed = fixedRelease(fixes, { checked: checked.version, releases });
  return fixed && shownVersion(fixed);
}

/** Nothing that may be incomplete is told as if it were all. */
function countsOf(verdict: Verdict, malicious: boolean) {
  if (verdict.status === "unknown") {
    return {
      ...(hasKnownAdvisories(verdict) ? { has_vulnerabilities: true } : {}),
      ...(malicious ? { is_malicious: true } : {}),
      overall_severity: malicious ? "critical" as const : "unknown" as const,
    };
  }
  const count = verdict.confirmed.length;
  const { severity, score } = overallSeverity(verdict);
  return {
    vulnerability_count: count,
    has_vulnerabilities: count > 0,
    is_malicious: malicious,
    severity_breakdown: severityBreakdown(verdict),
    overall_severity: count === 0 ? "none" as const : severity,
    ...(score === undefined ? {} : { overall_severity_score: score }),
  };
}
