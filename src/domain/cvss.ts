/** CVSS scores and bands, computed from the vector as each version's specification defines. @module */
import type { CvssVector, Severity } from "./advisory.ts";
import { scoreV2 } from "./cvss/v2.ts";
import { scoreV3 } from "./cvss/v3.ts";
import { scoreV4 } from "./cvss/v4.ts";

/** A vector's score with the standard it belongs to; scores of different versions do not compare. */
export interface CvssScore {
  readonly version: "2.0" | "3.0" | "3.1" | "4.0";
  /** 0 to 10, one decimal. */
  readonly score: number;
  readonly severity: Severity;
}

/**
 * Score of a vector: the base score for v2 and v3 (temporal and environmental metrics are read, but
 * belong to somebody's own circumstances), for v4.0 the score of all the metrics given.
 * `undefined`: the text is not a vector of that type.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const vector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
 * assert.deepEqual(scoreCvss({ type: "CVSS_V3", vector }), {
 *   version: "3.1",
 *   score: 9.8,
 *   severity: "critical",
 * });
 * ```
 */
export function scoreCvss({ type, vector }: CvssVector): CvssScore | undefined {
  if (type === "CVSS_V2") return scored("2.0", scoreV2(vector));
  if (type === "CVSS_V4") return scored("4.0", scoreV4(vector));
  const version = vector.startsWith("CVSS:3.0/") ? "3.0" : "3.1";
  return scored(version, scoreV3(vector, version));
}

function scored(version: CvssScore["version"], score: number | undefined): CvssScore | undefined {
  if (score === undefined) return undefined;
  return { version, score, severity: version === "2.0" ? bandV2(score) : band(score) };
}

/** Qualitative severity rating scale of v3.0, v3.1 and v4.0. */
function band(score: number): Severity {
  if (score === 0) return "none";
  if (score < 4) return "low";
  if (score < 7) return "medium";
  return score < 9 ? "high" : "critical";
}

/** v2.0 defines no bands; these are the three of the NVD, where zero is low. */
function bandV2(score: number): Severity {
  if (score < 4) return "low";
  return score < 7 ? "medium" : "high";
}
