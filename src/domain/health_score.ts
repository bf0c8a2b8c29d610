/** A score from pieces of evidence, honest about what was not looked at. @module */

/** One thing looked at. */
export interface HealthPart {
  readonly name: string;
  /** Share of the score among the parts that were looked at; above 0. */
  readonly weight: number;
  /** 0 (bad) to 1 (good); absent: it could not be looked at, or there is nothing to judge. */
  readonly points?: number;
  /** What was seen, or why nothing was, in plain words without text from strangers. */
  readonly evidence: string;
  /** The service that told it. */
  readonly source: string;
  /** Whatever else is good, the score is at most this: 0 for malware and quarantine. */
  readonly atMost?: number;
}

/** `unknown`: nothing could be looked at. */
export type HealthStatus = "excellent" | "good" | "fair" | "poor" | "unknown";

/** A part that counts. */
export interface ScoredPart extends HealthPart {
  readonly points: number;
  /** What it adds to the score, of at most `possible`; one decimal each. */
  readonly earned: number;
  readonly possible: number;
}

/** The result with everything that made it. */
export interface HealthScore {
  /** 0 to 100, whole; absent: nothing could be looked at. */
  readonly score?: number;
  readonly status: HealthStatus;
  /** The part that holds the score below what the parts add up to; absent where none does. */
  readonly heldBy?: ScoredPart;
  readonly parts: readonly ScoredPart[];
  /** Not in the score, so that ignorance neither helps nor harms. */
  readonly leftOut: readonly HealthPart[];
  /** Weight that was looked at, as a share of all weight, 0 to 1, two decimals. */
  readonly coverage: number;
}

/** The weighted mean of the parts that were looked at, held to the lowest `atMost` among them. */
export function healthScore(parts: readonly HealthPart[]): HealthScore {
  const looked = parts.flatMap((part) =>
    part.points === undefined ? [] : [{ ...part, points: Math.min(Math.max(part.points, 0), 1) }]
  );
  const leftOut = parts.filter(({ points }) => points === undefined);
  const weight = sum(looked.map((part) => part.weight));
  const all = sum(parts.map((part) => part.weight));
  if (weight === 0) return { status: "unknown", parts: [], leftOut, coverage: 0 };
  const mean = sum(looked.map((part) => part.weight * part.points)) / weight;
  const earned = Math.round(mean * 100);
  const scored = looked.map((part) => ({
    ...part,
    earned: oneDecimal(100 * part.weight * part.points / weight),
    possible: oneDecimal(100 * part.weight / weight),
  }));
  const coverage = Math.round(100 * weight / all) / 100;
  const bound = ({ atMost }: HealthPart) => atMost ?? Infinity;
  const strictest = scored.reduce<ScoredPart | undefined>(
    (least, part) => least === undefined || bound(part) < bound(least) ? part : least,
    undefined,
  );
  const heldBy = strictest !== undefined && bound(strictest) < earned ? strictest : undefined;
  const score = heldBy === undefined ? earned : bound(heldBy);
  return {
    ...(heldBy === undefined ? {} : { heldBy }),
    score,
    status: healthStatus(score),
    parts: scored,
    leftOut,
    coverage,
  };
}

/** Excellent from 80, good from 60, fair from 40, else poor. */
export function healthStatus(score: number): Exclude<HealthStatus, "unknown"> {
  if (score >= 80) return "excellent";
  if (score >= 60) return "good";
  return score >= 40 ? "fair" : "poor";
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function oneDecimal(number: number): number {
  return Math.round(number * 10) / 10;
}
