/** What is concluded about a release's health, from facts that were read. @module */
import { groupAdvisories } from "../domain/advisory_group.ts";
import {
  advisoriesPart,
  developmentStatusPart,
  downloadsPart,
  filesPart,
  freshnessPart,
  licensePart,
  linksPart,
  ownershipPart,
  requiresPythonPart,
  statusPart,
  yankedPart,
} from "../domain/health_parts.ts";
import { type HealthPart, type HealthScore, healthScore } from "../domain/health_score.ts";
import { type ReleaseCadence, releaseCadence } from "../domain/release_cadence.ts";
import { latestStable, releaseType, sameRelease } from "../domain/release_version.ts";
import { chooseVersion, type HealthFacts } from "./health_facts.ts";
import { healthNotes } from "./health_notes.ts";
import { indexNotes } from "./index_notes.ts";
import { notAsked } from "./not_asked.ts";
import { yankOf } from "./release_fields.ts";
import { shownVersion } from "./shown_version.ts";
import { listOf } from "./vulnerability_evidence.ts";
import { conclude, hasKnownAdvisories, type Verdict } from "./vulnerability_verdict.ts";

const WINDOW_DAYS = 365;

/** The answer without its sources. */
export function describeHealth(facts: HealthFacts) {
  const { document, version, release, own, page, nowMs } = facts;
  const cadence = releaseCadence(document.releases, { nowMs, windowDays: WINDOW_DAYS });
  const verdict = judgeFacts(facts);
  const score = healthScore(partsOf(facts, { cadence, verdict }));
  const latest = latestStable(document.releases)?.version ?? chooseVersion(document);
  const files = release?.files ?? own.value?.files;
  const yanked = files && yankOf(own.value?.metadata.yank, files).yanked;
  return {
    package_name: document.name,
    version: shownVersion(version),
    version_type: releaseType(version),
    ...(score.score === undefined ? {} : { health_score: score.score }),
    health_status: score.status,
    health_notes: [
      ...(indexNotes(document).index_notes ?? []).map((note) => `${note}.`),
      ...healthNotes({
        score,
        verdict,
        yanked: yanked === true,
        projectStatus: page.value?.status,
        version: shownVersion(version),
        latest: shownVersion(latest),
        isLatest: sameRelease(version, latest),
      }),
    ],
    ...breakdown(score),
    coverage: score.coverage,
    total_versions: document.releases.length,
    latest_version: shownVersion(latest),
    is_latest: sameRelease(version, latest),
    ...(verdict.status === "unknown" && !hasKnownAdvisories(verdict)
      ? {}
      : { has_vulnerabilities: hasKnownAdvisories(verdict) }),
    ...(yanked === undefined ? {} : { is_yanked: yanked }),
    project_status: page.value?.status ?? "unknown",
    release_cadence: cadence.classification,
    ...(cadence.medianDays === undefined ? {} : { release_cadence_days: cadence.medianDays }),
    ...(cadence.latestAgeDays === undefined
      ? {}
      : { latest_release_age_days: cadence.latestAgeDays }),
  };
}

/** The same conclusion as `check_vulnerabilities` draws, so that the two never contradict each other. */
function judgeFacts({ document, version, release, own, osv }: HealthFacts): Verdict {
  // A release that the document does not list, and whose own document failed, may not exist.
  const exists = release !== undefined || own.value !== undefined ? true : "unknown";
  return conclude({
    name: document.name,
    project: { state: "found", document },
    checked: { version, chosen: "as given", exists, ...(release && { release }) },
    osv,
    list: own.value === undefined ? { state: "unknown" } : listOf(own.value),
  });
}

function partsOf(
  facts: HealthFacts,
  { cadence, verdict }: { readonly cadence: ReleaseCadence; readonly verdict: Verdict },
): readonly HealthPart[] {
  const { document, release, own, page } = facts;
  const metadata = own.value?.metadata;
  const files = release?.files ?? own.value?.files;
  return [
    advisories(verdict),
    freshnessPart(cadence.latestAgeDays),
    yankedPart(files === undefined ? undefined : yankOf(metadata?.yank, files).yanked),
    statusPart(page.value?.status),
    licensePart(metadata),
    requiresPythonPart(metadata),
    filesPart(files),
    ownershipPart(document.ownership ?? own.value?.ownership),
    linksPart(metadata),
    developmentStatusPart(metadata?.classifiers),
    downloads(facts),
  ];
}

/** Left out, with the reason, unless everything was read or something is surely wrong. */
function advisories(verdict: Verdict): HealthPart {
  if (hasKnownAdvisories(verdict)) return knownAdvisories(verdict);
  return verdict.status === "secure"
    ? advisoriesPart({ affecting: [], undecidedCount: 0 })
    : { ...advisoriesPart(undefined), evidence: verdict.reasons.join("; ") };
}

/** What is surely wrong lowers the score, though there may be more; PyPI's list tells no severities. */
function knownAdvisories({ confirmed, listed, osvGap }: Verdict): HealthPart {
  const affecting = [
    ...confirmed.map(({ group }) => group),
    ...groupAdvisories(listed.map(({ id, aliases }) => ({
      id,
      aliases,
      related: [],
      severities: [],
      affected: [],
      references: [],
    }))),
  ];
  const part = advisoriesPart({ affecting, undecidedCount: 0 });
  return {
    ...part,
    ...(osvGap === undefined ? {} : { evidence: `${part.evidence}; ${osvGap}` }),
    ...(confirmed.length === 0 ? { source: "pypi-json" } : {}),
  };
}

function downloads({ downloads: read, document }: HealthFacts): HealthPart {
  if (read === "off") {
    return {
      ...downloadsPart(undefined),
      evidence: "download counts are switched off on this server (ENABLE_STATS)",
    };
  }
  const why = notAsked("pypistats", document);
  if (why !== undefined) return { ...downloadsPart(undefined), evidence: why };
  if (read.error !== undefined) {
    return { ...downloadsPart(undefined), evidence: `pypistats failed (${read.error.kind})` };
  }
  return read.value === undefined
    ? { ...downloadsPart(undefined), evidence: "pypistats does not know the project" }
    : downloadsPart(read.value);
}

function breakdown({ parts, leftOut }: HealthScore) {
  return {
    scoring_breakdown: parts.map(({ name, earned, possible, weight, evidence, source }) => ({
      part: name,
      earned,
      possible,
      weight,
      evidence,
      source,
    })),
    left_out: leftOut.map(({ name, weight, evidence, source }) => ({
      part: name,
      weight,
      reason: evidence,
      source,
    })),
  };
}
