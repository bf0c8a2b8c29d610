/** Which releases an OSV record is about. @module */
import type { Advisory, Affected, AffectedRange } from "./advisory.ts";
import {
  type AffectedInterval,
  holds,
  holdsEverything,
  type OrderedInterval,
  orderedIntervals,
} from "./affected_interval.ts";
import type { ProjectName } from "./name.ts";
import { type ReleaseVersion, toReleaseVersion } from "./release_version.ts";
import { canonicalVersion, compareVersions, tryParseVersion, type Version } from "./version.ts";

/** `"unknown"`: the record cannot be compared with the release, which is not "no". */
export type Affects = boolean | "unknown";

/** One record read for one project, to ask about many releases. */
export interface AdvisoryMatcher {
  readonly advisory: Advisory;
  affects(release: ReleaseVersion): Affects;
  rangesHolding(release: ReleaseVersion): readonly AffectedInterval[];
  fixedIn(release?: ReleaseVersion): readonly string[];
}

/** Parses the record's versions once; the functions below are shorthands for a single question. */
export function advisoryMatcher(advisory: Advisory, project: ProjectName): AdvisoryMatcher {
  const entries = advisory.affected.filter(({ name }) => name === project).map(readEntry);
  return {
    advisory,
    // OSV names the record for this project, but nothing in it could be read as being about any.
    affects: (release) =>
      advisory.affected.length === 0 ? "unknown" : affectsPublicly(entries, release),
    rangesHolding: (release) =>
      entries.flatMap(({ ranges }) => ranges.flatMap((range) => intervalsHolding(range, release)))
        .map(({ shown }) => shown),
    fixedIn: (release) => sortedVersions(entries.flatMap((entry) => endsAfter(entry, release))),
  };
}

/**
 * Whether the record says that the release is affected. OSV: it is when any `affected` entry of the
 * project enumerates it (by PEP 440 equality) or has a range that holds it. `"unknown"`: a legacy
 * version that is not enumerated while ranges exist, events that cannot be ordered, an entry that
 * tells no PyPI versions at all, a record without any PyPI entry, or a local version (`1.0+cpu`) of an affected release. Whether the
 * record was withdrawn is not looked at: see `isWithdrawn`.
 */
export function affects(
  advisory: Advisory,
  project: ProjectName,
  release: ReleaseVersion,
): Affects {
  return advisoryMatcher(advisory, project).affects(release);
}

/** The intervals that hold the release; empty also where the release is only enumerated. */
export function affectedRangesHolding(
  advisory: Advisory,
  project: ProjectName,
  release: ReleaseVersion,
): readonly AffectedInterval[] {
  return advisoryMatcher(advisory, project).rangesHolding(release);
}

/**
 * The versions that the record calls fixed, in PEP 440 order. With a release: only where an update
 * from it leads, which is the end of each interval that holds it, or the next fix where it is only
 * enumerated. Being fixed here says nothing about other advisories: see `safeReleases`.
 */
export function fixedIn(
  advisory: Advisory,
  project: ProjectName,
  release?: ReleaseVersion,
): readonly string[] {
  return advisoryMatcher(advisory, project).fixedIn(release);
}

/** Whether the record reports malware (OSV ids that begin with `MAL-`), under its own or another id. */
export function isMalicious({ id, aliases }: Pick<Advisory, "id" | "aliases">): boolean {
  return [id, ...aliases].some((text) => text.startsWith("MAL-"));
}

/** Whether the record was taken back; then it does not count. */
export function isWithdrawn({ withdrawnAt }: Pick<Advisory, "withdrawnAt">): boolean {
  return withdrawnAt !== undefined;
}

/** Each version once (by PEP 440 equality, first spelling kept), ascending; text of other kinds last. */
export function sortedVersions(texts: Iterable<string>): readonly string[] {
  const found = new Map<string, { readonly text: string; readonly version?: Version }>();
  for (const text of texts) {
    const key = keyOf(toReleaseVersion(text));
    if (!found.has(key)) found.set(key, { text, version: tryParseVersion(text) });
  }
  return [...found.values()].sort((a, b) => {
    if (a.version !== undefined && b.version !== undefined) {
      return compareVersions(a.version, b.version);
    }
    return Number(a.version === undefined) - Number(b.version === undefined) ||
      (a.text < b.text ? -1 : 1);
  }).map(({ text }) => text);
}

interface Range {
  /** Absent: the events cannot be ordered. */
  readonly intervals?: readonly OrderedInterval[];
  readonly fixes: readonly string[];
}

interface Entry {
  /** Keys of the enumerated versions. */
  readonly versions: ReadonlySet<string>;
  readonly ranges: readonly Range[];
}

function readEntry({ versions, ranges }: Affected): Entry {
  return {
    versions: new Set(versions.map((text) => plainKey(text) ?? keyOf(toReleaseVersion(text)))),
    ranges: ranges.map(readRange),
  };
}

function readRange(range: AffectedRange): Range {
  const fixes = range.events.flatMap(({ fixed }) => fixed === undefined ? [] : [fixed]);
  return { intervals: orderedIntervals(range), fixes };
}

/** Equal for the same release only; the mark keeps a legacy text from meeting a canonical one. */
function keyOf({ text, version }: ReleaseVersion): string {
  if (version === undefined) return `legacy ${text}`;
  return plainKey(text) ?? canonicalVersion(version);
}

/** The same key without parsing, for texts that are canonical but for zeros at the end: most are. */
function plainKey(text: string): string | undefined {
  if (text.length > MAX_PLAIN_LENGTH || !PLAIN.test(text)) return undefined;
  let end = text.length;
  while (text.endsWith(".0", end)) end -= 2;
  return text.slice(0, end);
}
const MAX_PLAIN_LENGTH = 64; // UTF-16 units
const PLAIN = /^(?:0|[1-9][0-9]*)(?:\.(?:0|[1-9][0-9]*))*$/;

function affectsPublicly(entries: readonly Entry[], release: ReleaseVersion): Affects {
  const exactly = affectsExactly(entries, release);
  const { version } = release;
  if (exactly !== false || version?.local === undefined) return exactly;
  // PEP 440: a local version is somebody's build of the public one, perhaps with a patch, perhaps
  // not; an order that puts it above `last_affected` does not make it safe.
  const published = { text: release.text, version: { ...version, local: undefined } };
  return affectsExactly(entries, published) === false ? false : "unknown";
}

function affectsExactly(entries: readonly Entry[], release: ReleaseVersion): Affects {
  let answer: Affects = false;
  for (const entry of entries) {
    const one = entryAffects(entry, release);
    if (one === true) return true;
    if (one === "unknown") answer = one;
  }
  return answer;
}

function entryAffects({ versions, ranges }: Entry, release: ReleaseVersion): Affects {
  if (versions.has(keyOf(release))) return true;
  if (ranges.some((range) => intervalsHolding(range, release).length > 0)) return true;
  if (ranges.length === 0) return versions.size === 0 ? "unknown" : false;
  const decided = release.version !== undefined &&
    ranges.every(({ intervals }) => intervals !== undefined);
  return decided ? false : "unknown";
}

function intervalsHolding(
  { intervals = [] }: Range,
  { version }: ReleaseVersion,
): readonly OrderedInterval[] {
  return intervals.filter((interval) =>
    version === undefined ? holdsEverything(interval) : holds(interval, version)
  );
}

function endsAfter(entry: Entry, release?: ReleaseVersion): readonly string[] {
  if (release === undefined) return entry.ranges.flatMap(({ fixes }) => fixes);
  const enumerated = entry.versions.has(keyOf(release));
  return entry.ranges.flatMap((range) => {
    const holding = intervalsHolding(range, release);
    if (holding.length > 0) {
      return holding.flatMap(({ shown: { fixed } }) => fixed === undefined ? [] : [fixed]);
    }
    return enumerated || range.intervals === undefined || release.version === undefined
      ? nextFix(range.fixes, release.version)
      : [];
  });
}

/** Legacy versions sort below all others, so the first fix is the next one. */
function nextFix(fixes: readonly string[], after: Version | undefined): readonly string[] {
  return sortedVersions(fixes).filter((text) => {
    const version = tryParseVersion(text);
    return version !== undefined && (after === undefined || compareVersions(version, after) > 0);
  }).slice(0, 1);
}
