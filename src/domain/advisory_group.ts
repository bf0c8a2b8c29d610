/** Several databases describe one vulnerability; groups tell it once. @module */
import { type Advisory, type CvssVector, SEVERITIES, type Severity } from "./advisory.ts";
import type { AffectedInterval } from "./affected_interval.ts";
import {
  advisoryMatcher,
  type Affects,
  isMalicious,
  isWithdrawn,
  sortedVersions,
} from "./advisory_match.ts";
import { type CvssScore, scoreCvss } from "./cvss.ts";
import type { ProjectName } from "./name.ts";
import type { ReleaseVersion } from "./release_version.ts";

/** A vector that could be scored, and whose it is. */
export interface GroupScore extends CvssScore {
  /** Id of the record that carries the vector. */
  readonly from: string;
  readonly vector: string;
}

/** Records that describe one vulnerability. */
export interface AdvisoryGroup {
  /** The preferred id of the members: MAL, then GHSA, PYSEC, CVE, other. */
  readonly id: string;
  /** Preferred first. */
  readonly members: readonly Advisory[];
  /** Every other id and alias, preferred first. */
  readonly aliases: readonly string[];
  /** Malware, not a flaw: outranks every severity. */
  readonly malicious: boolean;
  /** Every member was taken back, so the group does not count. Such records get groups of their own. */
  readonly withdrawn: boolean;
  readonly severity: Severity;
  /** The score that `severity` comes from; absent where it is the database's own band. */
  readonly score?: GroupScore;
  /** Each different vector once, versions kept apart, the deciding one first. */
  readonly cvss: readonly GroupScore[];
  readonly summary?: string;
  readonly details?: string;
  /** RFC 3339, the earliest of the members. */
  readonly publishedAt?: string;
  /** RFC 3339, the latest of the members. */
  readonly modifiedAt?: string;
  readonly references: readonly { readonly type: string; readonly url: string }[];
}

/** What a group says about one release of a project. */
export interface GroupMatch {
  readonly affects: Affects;
  readonly ranges: readonly AffectedInterval[];
  /** Where updates from the release lead, in PEP 440 order; see `fixedIn` in `advisory_match.ts`. */
  readonly fixedIn: readonly string[];
}

const PREFERENCE = ["MAL-", "GHSA-", "PYSEC-", "CVE-"];

/**
 * One group for each connected component over ids and aliases (`related` connects nothing), worst
 * first: malware, then severity, score and id; withdrawn groups last. Withdrawn records form groups
 * among themselves only, since what was taken back must not tie live records together. `project`
 * adds the severities that a record tells for that project alone.
 */
export function groupAdvisories(
  advisories: readonly Advisory[],
  options: { readonly project?: ProjectName } = {},
): readonly AdvisoryGroup[] {
  const live = advisories.filter((advisory) => !isWithdrawn(advisory));
  const withdrawn = advisories.filter(isWithdrawn);
  const retracted = new Set(withdrawn.map(({ id }) => id));
  return [live, withdrawn].flatMap((some) =>
    components(some).map((members) => readGroup(members, { ...options, retracted }))
      .sort(compareGroups)
  );
}

/**
 * Severity of records that describe one vulnerability, never an average: the first record by
 * preference (GHSA, PYSEC, CVE, other) with a vector that can be scored decides, by its newest CVSS
 * version; without any vector the first database band; else `unknown`.
 */
export function groupSeverity(
  members: readonly Advisory[],
  project?: ProjectName,
): Pick<AdvisoryGroup, "severity" | "score" | "cvss"> {
  const trusted = members.toSorted(comparePreference);
  const found = new Map<string, GroupScore>();
  for (const member of trusted) {
    const scores = vectorsOf(member, project).flatMap(({ type, vector }) => {
      const score = scoreCvss({ type, vector });
      return score === undefined ? [] : [{ ...score, from: member.id, vector }];
    });
    scores.sort((a, b) => Number(b.version) - Number(a.version) || b.score - a.score);
    for (const score of scores) if (!found.has(score.vector)) found.set(score.vector, score);
  }
  const cvss = [...found.values()];
  const [score] = cvss;
  if (score !== undefined) return { severity: score.severity, score, cvss };
  const band = trusted.find(({ databaseSeverity = "unknown" }) => databaseSeverity !== "unknown");
  return { severity: band?.databaseSeverity ?? "unknown", cvss };
}

/** What the group's members together say about a release: affected if any says so, else unknown if any cannot tell. */
export function matchGroup(
  { members }: Pick<AdvisoryGroup, "members">,
  project: ProjectName,
  release: ReleaseVersion,
): GroupMatch {
  const matchers = members.map((member) => advisoryMatcher(member, project));
  const affects = jointly(matchers.map((matcher) => matcher.affects(release)));
  return {
    affects,
    ranges: distinctIntervals(matchers.flatMap((matcher) => matcher.rangesHolding(release))),
    fixedIn: sortedVersions(matchers.flatMap((matcher) => matcher.fixedIn(release))),
  };
}

/** `matchGroup(…).affects` for many releases: the members are read once. */
export function groupAffects(
  { members }: Pick<AdvisoryGroup, "members">,
  project: ProjectName,
): (release: ReleaseVersion) => Affects {
  const matchers = members.map((member) => advisoryMatcher(member, project));
  return (release) => jointly(matchers.map((matcher) => matcher.affects(release)));
}

/** Negative if `a` is worse: the order of `groupAdvisories`. */
export function compareGroups(a: AdvisoryGroup, b: AdvisoryGroup): number {
  return Number(a.withdrawn) - Number(b.withdrawn) ||
    Number(b.malicious) - Number(a.malicious) ||
    SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
    (b.score?.score ?? 0) - (a.score?.score ?? 0) ||
    compareText(a.id, b.id);
}

function readGroup(
  members: readonly Advisory[],
  { project, retracted }: { project?: ProjectName; retracted: ReadonlySet<string> },
): AdvisoryGroup {
  const preferred = members.toSorted(comparePreference);
  const ids = new Set(preferred.flatMap(({ id, aliases }) => [id, ...aliases]));
  const id = preferred[0]?.id ?? "";
  const first = <Key extends "summary" | "details">(key: Key) =>
    preferred.find((member) => member[key] !== undefined)?.[key];
  const urls = new Map(
    preferred.flatMap(({ references }) =>
      references.map((reference) => [reference.url, reference] as const)
    ),
  );
  return {
    id,
    members: preferred,
    aliases: [...ids].filter((other) => other !== id).sort(compareIds),
    malicious: members.some(({ id, aliases }) =>
      // An alias that names a report of malware known to be taken back is no report.
      isMalicious({ id, aliases: aliases.filter((alias) => !retracted.has(alias)) })
    ),
    withdrawn: members.every(isWithdrawn),
    ...groupSeverity(members, project),
    summary: first("summary"),
    details: first("details"),
    publishedAt: bySecond(members.map(({ publishedAt }) => publishedAt)).at(0),
    modifiedAt: bySecond(members.map(({ modifiedAt }) => modifiedAt)).at(-1),
    references: [...urls.values()],
  };
}

function components(advisories: readonly Advisory[]): readonly (readonly Advisory[])[] {
  const groupOf = new Map<string, Set<Advisory>>(); // by id and alias
  for (const advisory of advisories) {
    const names = [advisory.id, ...advisory.aliases];
    const joined = new Set([advisory]);
    for (const name of names) for (const member of groupOf.get(name) ?? []) joined.add(member);
    for (const { id, aliases } of joined) {
      for (const name of [id, ...aliases]) groupOf.set(name, joined);
    }
  }
  return [...new Set(groupOf.values())].map((group) => [...group]);
}

function vectorsOf(advisory: Advisory, project?: ProjectName): readonly CvssVector[] {
  const own = advisory.affected.filter(({ name }) => name === project);
  return [...advisory.severities, ...own.flatMap(({ severities }) => severities)];
}

function jointly(answers: readonly Affects[]): Affects {
  if (answers.includes(true)) return true;
  return answers.includes("unknown") ? "unknown" : false;
}

function distinctIntervals(intervals: readonly AffectedInterval[]): readonly AffectedInterval[] {
  const found = new Map<string, AffectedInterval>();
  for (const interval of intervals) {
    const { introduced, fixed, lastAffected, limit } = interval;
    found.set(JSON.stringify([introduced, fixed, lastAffected, limit]), interval);
  }
  return [...found.values()];
}

function comparePreference(a: Advisory, b: Advisory): number {
  return compareIds(a.id, b.id);
}

function compareIds(a: string, b: string): number {
  return preferenceOf(a) - preferenceOf(b) || compareText(a, b);
}

function preferenceOf(id: string): number {
  const place = PREFERENCE.findIndex((prefix) => id.startsWith(prefix));
  return place === -1 ? PREFERENCE.length : place;
}

/** RFC 3339 text does not sort as text: the digits of a second's fraction vary. */
function bySecond(times: readonly (string | undefined)[]): readonly string[] {
  return times.filter((time) => time !== undefined)
    .filter((time) => !Number.isNaN(Date.parse(time)))
    .sort((a, b) => Date.parse(a) - Date.parse(b));
}

function compareText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
