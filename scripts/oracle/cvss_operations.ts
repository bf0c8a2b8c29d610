/** CVSS vectors. @module */
import { scoreCvss } from "../../src/domain/cvss.ts";
import { type Operations, OracleError } from "./operation.ts";

/** `cvss_score`. */
export const CVSS_OPERATIONS: Operations = {
  cvss_score(args) {
    const vector = args.text("vector");
    const scored = scoreCvss({ type: typeOf(vector), vector });
    if (scored !== undefined) {
      return { version: scored.version, score: scored.score, severity: scored.severity };
    }
    throw new OracleError(
      "invalid_cvss_vector",
      `Cannot parse CVSS vector ${JSON.stringify(vector.slice(0, 64))}: ` +
        "expected the metrics of CVSS 2.0, 3.0, 3.1 or 4.0",
    );
  },
};

/** Vectors of version 2 name no version. */
function typeOf(vector: string): "CVSS_V2" | "CVSS_V3" | "CVSS_V4" {
  if (vector.startsWith("CVSS:4.")) return "CVSS_V4";
  return vector.startsWith("CVSS:3.") ? "CVSS_V3" : "CVSS_V2";
}
