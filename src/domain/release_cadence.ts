/** How often a project releases, from the upload times of its files. @module */
import type { Release } from "./release.ts";
import type { ReleaseVersion } from "./release_version.ts";

/** `none`: no release at all; `insufficient-data`: fewer than two days with a release whose time is known. */
export type CadenceClassification =
  | "none"
  | "insufficient-data"
  | "fast"
  | "regular"
  | "slow"
  | "stalled";

/** A release and when its first file was uploaded. */
export interface DatedRelease {
  readonly version: ReleaseVersion;
  /** Milliseconds since 1970. */
  readonly uploadedAtMs: number;
}

/** A project's release activity. */
export interface ReleaseCadence {
  readonly classification: CadenceClassification;
  /** Days between consecutive release days, over the gaps that the rule names; one decimal. */
  readonly medianDays?: number;
  readonly meanDays?: number;
  /** How many gaps the two figures stand on. */
  readonly gapCount: number;
  /** `CADENCE_RULE`. */
  readonly rule: string;
  readonly totalReleases: number;
  /** Releases whose time is not known (without files or upload times): left out of everything below. */
  readonly undatedReleases: number;
  /** Releases whose first file was uploaded in the window before now. */
  readonly recentReleases: number;
  readonly windowDays: number;
  /** By time, not by version; absent: no release has a known time. */
  readonly firstRelease?: DatedRelease;
  readonly latestRelease?: DatedRelease;
  /** Whole days since the latest release, never negative. */
  readonly latestAgeDays?: number;
}

const DAY_MS = 86_400_000;
const GAP_COUNT = 20; // a project's habits of years ago say little about today's
const FAST_DAYS = 30;
const REGULAR_DAYS = 90;
const SLOW_DAYS = 180;
const STALLED_AGE_DAYS = 365;

/** The rule of the classification, for people. */
export const CADENCE_RULE =
  `Median days between consecutive release days (UTC), over the latest ${GAP_COUNT} gaps: ` +
  `fast up to ${FAST_DAYS}, regular up to ${REGULAR_DAYS}, slow up to ${SLOW_DAYS}, else stalled; ` +
  `stalled too when nothing was released for more than ${STALLED_AGE_DAYS} days. ` +
  "Releases of one day count as one; a release's time is that of its first file; yanked releases " +
  "and pre-releases count, releases without a known time do not; with fewer than two release days " +
  "the data is insufficient; none means no release at all.";

/**
 * Classifies a project by `CADENCE_RULE`. Several files of a release are one upload, several
 * releases of a day (back-ports, corrections) one release day: gaps of zero would make any project
 * fast.
 */
export function releaseCadence(
  releases: readonly Release[],
  { nowMs, windowDays }: { readonly nowMs: number; readonly windowDays: number },
): ReleaseCadence {
  const dated = datedReleases(releases);
  const gaps = gapsInDays(dated).slice(-GAP_COUNT);
  const firstRelease = dated[0];
  const latestRelease = dated.at(-1);
  const latestAgeDays = latestRelease === undefined
    ? undefined
    : Math.max(0, Math.floor((nowMs - latestRelease.uploadedAtMs) / DAY_MS));
  const medianDays = oneDecimal(median(gaps));
  return {
    classification: releases.length === 0 ? "none" : classify({ medianDays, latestAgeDays }),
    medianDays,
    meanDays: oneDecimal(mean(gaps)),
    gapCount: gaps.length,
    rule: CADENCE_RULE,
    totalReleases: releases.length,
    undatedReleases: releases.length - dated.length,
    recentReleases:
      dated.filter(({ uploadedAtMs }) => uploadedAtMs >= nowMs - windowDays * DAY_MS).length,
    windowDays,
    firstRelease,
    latestRelease,
    latestAgeDays,
  };
}

/** The releases whose time is known, oldest first; equal times keep the order given. */
export function datedReleases(releases: readonly Release[]): readonly DatedRelease[] {
  return releases.flatMap(({ version, files }) => {
    const times = files.map(({ uploadedAt }) => Date.parse(uploadedAt ?? ""))
      .filter((time) => !Number.isNaN(time));
    return times.length === 0
      ? []
      : [{ version, uploadedAtMs: times.reduce((least, time) => Math.min(least, time)) }];
  }).sort((a, b) => a.uploadedAtMs - b.uploadedAtMs);
}

function classify(
  { medianDays, latestAgeDays }: { medianDays?: number; latestAgeDays?: number },
): CadenceClassification {
  if (latestAgeDays === undefined || medianDays === undefined) return "insufficient-data";
  if (latestAgeDays > STALLED_AGE_DAYS) return "stalled";
  if (medianDays <= FAST_DAYS) return "fast";
  if (medianDays <= REGULAR_DAYS) return "regular";
  return medianDays <= SLOW_DAYS ? "slow" : "stalled";
}

function gapsInDays(dated: readonly DatedRelease[]): readonly number[] {
  const days = [...new Set(dated.map(({ uploadedAtMs }) => Math.floor(uploadedAtMs / DAY_MS)))];
  return days.slice(1).map((day, index) => day - (days[index] ?? day));
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? undefined : (lower + upper) / 2;
}

function mean(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function oneDecimal(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.round(number * 10) / 10;
}
