/** CVSS v2.0 base score (FIRST, "A Complete Guide to CVSS Version 2.0", section 3.2.1). @module */
import { parseVector, type VectorGrammar, weight } from "./vector.ts";

const REQUIREMENT = ["L", "M", "H", "ND"];
const GRAMMAR: VectorGrammar = {
  mandatory: {
    AV: ["L", "A", "N"],
    AC: ["H", "M", "L"],
    Au: ["M", "S", "N"],
    C: ["N", "P", "C"],
    I: ["N", "P", "C"],
    A: ["N", "P", "C"],
  },
  optional: {
    E: ["U", "POC", "F", "H", "ND"],
    RL: ["OF", "TF", "W", "U", "ND"],
    RC: ["UC", "UR", "C", "ND"],
    CDP: ["N", "L", "LM", "MH", "H", "ND"],
    TD: ["N", "L", "M", "H", "ND"],
    CR: REQUIREMENT,
    IR: REQUIREMENT,
    AR: REQUIREMENT,
  },
  ordered: false,
};
const ACCESS_VECTOR = { L: 0.395, A: 0.646, N: 1 };
const ACCESS_COMPLEXITY = { H: 0.35, M: 0.61, L: 0.71 };
const AUTHENTICATION = { M: 0.45, S: 0.56, N: 0.704 };
const IMPACT = { N: 0, P: 0.275, C: 0.66 };

/** Base score, 0 to 10; `undefined`: not a v2.0 vector. Parentheses around it are its quoted form. */
export function scoreV2(text: string): number | undefined {
  const values = parseVector(text.replace(/^\(([^()]*)\)$/, "$1"), GRAMMAR);
  if (values === undefined) return undefined;
  const missed = (metric: string) => 1 - weight(IMPACT, values.get(metric));
  const impact = 10.41 * (1 - missed("C") * missed("I") * missed("A"));
  const exploitability = 20 * weight(ACCESS_VECTOR, values.get("AV")) *
    weight(ACCESS_COMPLEXITY, values.get("AC")) * weight(AUTHENTICATION, values.get("Au"));
  const factor = impact === 0 ? 0 : 1.176;
  const score = (0.6 * impact + 0.4 * exploitability - 1.5) * factor;
  // Sums of decimals drift in the last digits of a double; what is a half in decimals must stay one.
  return Math.round(Number((score * 10).toFixed(9))) / 10;
}
