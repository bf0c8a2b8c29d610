/**
 * What a release's health is judged by: one function a part, each from facts that a client read.
 * `undefined` instead of the facts: they could not be read. The weights add up to 100. @module
 */
import type { Severity } from "./advisory.ts";
import type { AdvisoryGroup } from "./advisory_group.ts";
import type { HealthPart } from "./health_score.ts";
import { describeLicense } from "./license.ts";
import type {
  Distribution,
  Ownership,
  ProjectStatus,
  RecentDownloads,
  ReleaseMetadata,
} from "./release.ts";

const JSON_API = "pypi-json";
const INDEX_API = "pypi-index";

const BY_SEVERITY: Readonly<Record<Severity, number>> = {
  critical: 0,
  high: 0.2,
  medium: 0.5,
  low: 0.75,
  none: 0.9,
  unknown: 0.4, // an advisory that nobody rated is not a harmless one
};

/** Nobody should read "good" of a release that is yanked, given up, or open to something grave. */
const NOT_GOOD = 59;

/** Advisories that affect the release: groups that count, and how many could not be compared with it. */
export function advisoriesPart(
  looked:
    | { readonly affecting: readonly AdvisoryGroup[]; readonly undecidedCount: number }
    | undefined,
): HealthPart {
  const part = { name: "advisories", weight: 30, source: "osv" };
  if (looked === undefined) return { ...part, evidence: "advisories could not be read" };
  const { undecidedCount } = looked;
  const affecting = looked.affecting.filter(({ withdrawn }) => !withdrawn);
  if (affecting.some(({ malicious }) => malicious)) {
    return { ...part, points: 0, atMost: 0, evidence: "this release is reported as malware" };
  }
  if (affecting.length > 0) {
    const points = Math.min(...affecting.map(({ severity }) => BY_SEVERITY[severity]));
    const worst = affecting.find(({ severity }) => BY_SEVERITY[severity] === points)?.severity;
    const counted = plural(affecting.length, "known advisory", "known advisories");
    const grave = worst === "critical" || worst === "high" || worst === "unknown";
    const evidence = `${counted}, worst severity ${worst}`;
    return { ...part, points, ...(grave ? { atMost: NOT_GOOD } : {}), evidence };
  }
  if (undecidedCount > 0) {
    const counted = plural(undecidedCount, "advisory", "advisories");
    return { ...part, evidence: `${counted} could not be compared with this release` };
  }
  return { ...part, points: 1, evidence: "no known advisory affects this release" };
}

/** Days since the project's newest release. */
export function freshnessPart(latestAgeDays: number | undefined): HealthPart {
  const part = { name: "freshness", weight: 15, source: JSON_API };
  if (latestAgeDays === undefined) return { ...part, evidence: "no release has a known time" };
  const evidence = `the newest release is ${plural(latestAgeDays, "day", "days")} old`;
  return { ...part, points: step(latestAgeDays, AGES, 0.1), evidence };
}
const AGES = [[90, 1], [180, 0.85], [365, 0.7], [730, 0.4]] as const;

/** Whether the release is yanked (PEP 592). */
export function yankedPart(yanked: boolean | undefined): HealthPart {
  const part = { name: "yanked", weight: 10, source: JSON_API };
  if (yanked === undefined) return { ...part, evidence: "not told whether the release is yanked" };
  const evidence = yanked ? "the release is yanked" : "the release is not yanked";
  return yanked
    ? { ...part, points: 0, atMost: NOT_GOOD, evidence }
    : { ...part, points: 1, evidence };
}

/** The project's status (PEP 792). */
export function statusPart(status: ProjectStatus | undefined): HealthPart {
  const part = { name: "project status", weight: 10, source: INDEX_API };
  if (status === undefined) return { ...part, evidence: "the project's status could not be read" };
  const evidence = `the project is ${status}`;
  if (status === "quarantined") return { ...part, points: 0, atMost: 0, evidence };
  if (status === "active") return { ...part, points: 1, evidence };
  return { ...part, points: status === "archived" ? 0.2 : 0.1, atMost: NOT_GOOD, evidence };
}

/** Whether the metadata states a licence; which one is not judged. */
export function licensePart(
  metadata:
    | Pick<ReleaseMetadata, "license" | "licenseExpression" | "licenseFiles" | "classifiers">
    | undefined,
): HealthPart {
  const part = { name: "licence", weight: 8, source: JSON_API };
  if (metadata === undefined) return { ...part, evidence: UNREAD_METADATA };
  const stated = describeLicense(metadata);
  if (stated?.source === "expression") {
    return { ...part, points: 1, evidence: "a licence expression is stated" };
  }
  if (stated !== undefined) {
    const where = stated.source === "text" ? "in the licence field" : "by classifier";
    return { ...part, points: 0.9, evidence: `a licence is stated ${where}` };
  }
  if ((metadata.license ?? "") !== "" || metadata.licenseFiles.length > 0) {
    return { ...part, points: 0.6, evidence: "a licence text is there, its name is not stated" };
  }
  return { ...part, points: 0, evidence: "no licence is stated" };
}

/** Whether the release says which Pythons it runs on. */
export function requiresPythonPart(
  metadata: Pick<ReleaseMetadata, "requiresPython"> | undefined,
): HealthPart {
  const part = { name: "requires-python", weight: 5, source: JSON_API };
  if (metadata === undefined) return { ...part, evidence: UNREAD_METADATA };
  const stated = (metadata.requiresPython ?? "") !== "";
  const evidence = stated ? "Requires-Python is stated" : "Requires-Python is not stated";
  return { ...part, points: stated ? 1 : 0, evidence };
}

/** Whether the release installs without building, and can be built. */
export function filesPart(files: readonly Distribution[] | undefined): HealthPart {
  const part = { name: "files", weight: 5, source: JSON_API };
  if (files === undefined) return { ...part, evidence: "the release's files could not be read" };
  const wheels = files.filter(({ kind }) => kind === "wheel").length;
  const sdist = files.some(({ kind }) => kind === "sdist");
  const evidence = `${plural(wheels, "wheel", "wheels")}, ${
    sdist ? "a" : "no"
  } source distribution`;
  const points = wheels > 0 ? (sdist ? 1 : 0.9) : sdist ? 0.4 : 0;
  return { ...part, points, evidence };
}

/** How many accounts may publish; one lost account ends many projects. */
export function ownershipPart(ownership: Ownership | undefined): HealthPart {
  const part = { name: "ownership", weight: 5, source: JSON_API };
  const users = new Set(ownership?.roles.map(({ user }) => user)).size;
  const counted = plural(users, "account", "accounts");
  if (ownership?.organization !== undefined) {
    return { ...part, points: 1, evidence: `owned by an organization, ${counted} may publish` };
  }
  if (users === 0) return { ...part, evidence: "not told who may publish" };
  return { ...part, points: users > 1 ? 1 : 0.5, evidence: `${counted} may publish` };
}

/** Whether the metadata says where the project lives. */
export function linksPart(
  metadata: Pick<ReleaseMetadata, "homePage" | "projectUrls"> | undefined,
): HealthPart {
  const part = { name: "project links", weight: 4, source: JSON_API };
  if (metadata === undefined) return { ...part, evidence: UNREAD_METADATA };
  const links = [...metadata.projectUrls, ["home page", metadata.homePage ?? ""] as const]
    .filter(([, url]) => url !== "");
  if (links.length === 0) return { ...part, points: 0, evidence: "no links are given" };
  const source = links.some(([label, url]) => SOURCE_LABEL.test(label) || SOURCE_HOST.test(url));
  return source
    ? { ...part, points: 1, evidence: "a link to the source is given" }
    : { ...part, points: 0.5, evidence: "links are given, none to the source" };
}
const SOURCE_LABEL = /\b(?:source|code|repository|repo|github|gitlab)\b/i;
const SOURCE_HOST = /^https?:\/\/(?:www\.)?(?:github\.com|gitlab\.|codeberg\.org|bitbucket\.org)/i;

/** The development status that the classifiers declare; the least of several. */
export function developmentStatusPart(classifiers: readonly string[] | undefined): HealthPart {
  const part = { name: "development status", weight: 4, source: JSON_API };
  if (classifiers === undefined) return { ...part, evidence: UNREAD_METADATA };
  const declared = DEVELOPMENT_STATUS.filter(([status]) =>
    classifiers.includes(`Development Status :: ${status}`)
  );
  const [least] = declared;
  return least === undefined
    ? { ...part, evidence: "no development status is declared" }
    : { ...part, points: least[1], evidence: `declared as ${least[0].slice(4)}` };
}
const DEVELOPMENT_STATUS = [
  ["7 - Inactive", 0],
  ["1 - Planning", 0.1],
  ["2 - Pre-Alpha", 0.2],
  ["3 - Alpha", 0.4],
  ["4 - Beta", 0.7],
  ["5 - Production/Stable", 1],
  ["6 - Mature", 1],
] as const;

/** How much the project is used, by last month's downloads without mirrors. */
export function downloadsPart(downloads: RecentDownloads | undefined): HealthPart {
  const part = { name: "downloads", weight: 4, source: "pypistats" };
  if (downloads === undefined) return { ...part, evidence: "downloads could not be read" };
  const { lastMonth } = downloads;
  const evidence = `${lastMonth} downloads in the last month`;
  return { ...part, points: step(lastMonth, DOWNLOADS, 1), evidence };
}
const DOWNLOADS = [[99, 0.1], [999, 0.3], [9_999, 0.5], [99_999, 0.7], [999_999, 0.9]] as const;

const UNREAD_METADATA = "the release's metadata could not be read";

/** The value of the first bound that is not passed. */
function step(
  number: number,
  bounds: readonly (readonly [most: number, value: number])[],
  beyond: number,
): number {
  return bounds.find(([most]) => number <= most)?.[1] ?? beyond;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
