/** What the shared tier counts. @module */

/** What happened between this process and the shared store since the start. */
export interface SharedCounts {
  /** Look-ups that found a fresh copy, at once or after another process had fetched it. */
  readonly hits: number;
  /** Look-ups that found a copy past its freshness, and no better one. */
  readonly staleHits: number;
  /** Look-ups that found nothing. */
  readonly misses: number;
  /** What was found under our keys, but was damaged, of others, wrongly signed, too large or of no use: as good as none. */
  readonly foreign: number;
  /** Copies written. */
  readonly writes: number;
  /** Copies not written: too large, of a kind that cannot be carried, or too many waiting to be written. */
  readonly skippedWrites: number;
  /** Commands that failed or were late. */
  readonly errors: number;
  /** Commands not sent, because the store was known to be gone or to refuse them. */
  readonly skippedCommands: number;
  /** Look-ups that waited for another process's request. */
  readonly lockWaits: number;
  /** Connections made. */
  readonly connections: number;
}

/** The same, to count with. */
export type SharedCounters = { -readonly [Name in keyof SharedCounts]: number };

/** All zero. */
export function createSharedCounters(): SharedCounters {
  return {
    hits: 0,
    staleHits: 0,
    misses: 0,
    foreign: 0,
    writes: 0,
    skippedWrites: 0,
    errors: 0,
    skippedCommands: 0,
    lockWaits: 0,
    connections: 0,
  };
}
