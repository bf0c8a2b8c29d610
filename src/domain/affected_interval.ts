/** OSV version ranges as intervals in PEP 440 order. @module */
import type { AffectedRange, RangeEvent } from "./advisory.ts";
import { compareVersions, tryParseVersion, type Version } from "./version.ts";

/** One stretch of affected versions, in the record's own spelling. Nothing set: every version. */
export interface AffectedInterval {
  /** Inclusive; absent: from the beginning (`introduced: "0"`). */
  readonly introduced?: string;
  /** Exclusive; with neither this nor `lastAffected`: no end is known. */
  readonly fixed?: string;
  /** Inclusive. */
  readonly lastAffected?: string;
  /** Exclusive; the record says nothing about versions from here on. */
  readonly limit?: string;
}

/** An interval ready to compare with. */
export interface OrderedInterval {
  readonly shown: AffectedInterval;
  readonly from?: Version;
  readonly below?: Version;
  readonly upTo?: Version;
  readonly limit?: Version;
}

interface Boundary {
  readonly kind: "introduced" | "fixed" | "lastAffected";
  readonly text: string;
  /** Absent: the beginning. */
  readonly version?: Version;
}

/**
 * The intervals of one `ECOSYSTEM` range. OSV: events are ordered by version, whatever their order
 * in the record; each `introduced` opens an interval, the next `fixed` or `last_affected` ends it.
 * `undefined`: an event is no PEP 440 version or nothing is introduced, so nothing can be decided.
 */
export function orderedIntervals(range: AffectedRange): readonly OrderedInterval[] | undefined {
  const boundaries: Boundary[] = [];
  for (const { kind, text } of range.events.flatMap(boundariesOf)) {
    if (kind === "introduced" && text === "0") { // below every version, also below `0.dev0`
      boundaries.push({ kind, text });
      continue;
    }
    const version = tryParseVersion(text);
    if (version === undefined) return undefined;
    boundaries.push({ kind, text, version });
  }
  const limit = furthestLimit(range.events);
  if (limit === "unreadable" || !boundaries.some(({ kind }) => kind === "introduced")) {
    return undefined;
  }
  boundaries.sort(compareBoundaries); // stable: events at one version stay in the record's order
  return joinBoundaries(boundaries, limit);
}

/** Whether the interval holds the version. */
export function holds(interval: OrderedInterval, version: Version): boolean {
  const { from, below, upTo, limit } = interval;
  return (from === undefined || compareVersions(version, from) >= 0) &&
    (below === undefined || compareVersions(version, below) < 0) &&
    (upTo === undefined || compareVersions(version, upTo) <= 0) &&
    (limit === undefined || compareVersions(version, limit) < 0);
}

/** Whether the interval holds whatever there is, legacy versions included. */
export function holdsEverything({ from, below, upTo, limit }: OrderedInterval): boolean {
  return from === undefined && below === undefined && upTo === undefined && limit === undefined;
}

/**
 * The interval as a specifier set reads.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * assert.equal(formatInterval({ introduced: "2.0", fixed: "2.3" }), ">=2.0, <2.3");
 * assert.equal(formatInterval({}), "every version");
 * ```
 */
export function formatInterval(interval: AffectedInterval): string {
  const { introduced, fixed, lastAffected, limit } = interval;
  const parts = [
    introduced === undefined ? [] : [`>=${introduced}`],
    fixed === undefined ? [] : [`<${fixed}`],
    lastAffected === undefined ? [] : [`<=${lastAffected}`],
    limit === undefined ? [] : [`<${limit}`],
  ].flat();
  return parts.length === 0 ? "every version" : parts.join(", ");
}

/** OSV allows one boundary an event; a record with several is read as one event each. */
function boundariesOf(event: RangeEvent): readonly Boundary[] {
  return [
    event.introduced === undefined ? [] : [{ kind: "introduced", text: event.introduced } as const],
    event.fixed === undefined ? [] : [{ kind: "fixed", text: event.fixed } as const],
    event.lastAffected === undefined
      ? []
      : [{ kind: "lastAffected", text: event.lastAffected } as const],
  ].flat();
}

function compareBoundaries(a: Boundary, b: Boundary): number {
  if (a.version === undefined || b.version === undefined) {
    return Number(a.version !== undefined) - Number(b.version !== undefined);
  }
  return compareVersions(a.version, b.version);
}

type Limit = { readonly text: string; readonly version: Version } | undefined;

/** OSV: a version counts when it is before any of the limits, so the furthest decides; `*` is none. */
function furthestLimit(events: readonly RangeEvent[]): Limit | "unreadable" {
  let furthest: Limit;
  for (const { limit } of events) {
    if (limit === undefined) continue;
    if (limit === "*") return undefined;
    const version = tryParseVersion(limit);
    if (version === undefined) return "unreadable";
    if (furthest === undefined || compareVersions(version, furthest.version) > 0) {
      furthest = { text: limit, version };
    }
  }
  return furthest;
}

function joinBoundaries(boundaries: readonly Boundary[], limit: Limit): readonly OrderedInterval[] {
  const intervals: OrderedInterval[] = [];
  let start: Boundary | undefined;
  let again: Boundary | undefined; // introduced inside an open interval
  const close = (end?: Boundary) => {
    if (start === undefined) return; // ends nothing that was open
    intervals.push({
      shown: {
        ...(start.version === undefined ? {} : { introduced: start.text }),
        ...(end === undefined ? {} : { [end.kind]: end.text }),
        ...(limit === undefined ? {} : { limit: limit.text }),
      },
      from: start.version,
      below: end?.kind === "fixed" ? end.version : undefined,
      upTo: end?.kind === "lastAffected" ? end.version : undefined,
      limit: limit?.version,
    });
    start = undefined;
  };
  for (const boundary of boundaries) {
    if (boundary.kind === "introduced") {
      if (start === undefined) start = boundary;
      else again = boundary;
      continue;
    }
    close(boundary);
    // Events at one version have no order of their own: "fixed" must not swallow the "introduced" beside it.
    if (again !== undefined && compareBoundaries(again, boundary) === 0) start = again;
    again = undefined;
  }
  close();
  return intervals;
}
