/** CVSS v3.0 and v3.1 base scores (FIRST specification documents, section 7.1). @module */
import { parseVector, type VectorGrammar, weight } from "./vector.ts";

const LEVEL = ["N", "L", "H"];
const MANDATORY = {
  AV: ["N", "A", "L", "P"],
  AC: ["L", "H"],
  PR: LEVEL,
  UI: ["N", "R"],
  S: ["U", "C"],
  C: LEVEL,
  I: LEVEL,
  A: LEVEL,
};
const OR_NOT_DEFINED = ["X"];
const OPTIONAL = {
  E: ["X", "U", "P", "F", "H"],
  RL: ["X", "O", "T", "W", "U"],
  RC: ["X", "U", "R", "C"],
  CR: ["X", "L", "M", "H"],
  IR: ["X", "L", "M", "H"],
  AR: ["X", "L", "M", "H"],
  MAV: [...MANDATORY.AV, ...OR_NOT_DEFINED],
  MAC: [...MANDATORY.AC, ...OR_NOT_DEFINED],
  MPR: [...LEVEL, ...OR_NOT_DEFINED],
  MUI: [...MANDATORY.UI, ...OR_NOT_DEFINED],
  MS: [...MANDATORY.S, ...OR_NOT_DEFINED],
  MC: [...LEVEL, ...OR_NOT_DEFINED],
  MI: [...LEVEL, ...OR_NOT_DEFINED],
  MA: [...LEVEL, ...OR_NOT_DEFINED],
};
const ATTACK_VECTOR = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 };
const ATTACK_COMPLEXITY = { L: 0.77, H: 0.44 };
const PRIVILEGES = { N: 0.85, L: 0.62, H: 0.27 };
const PRIVILEGES_SCOPE_CHANGED = { N: 0.85, L: 0.68, H: 0.5 };
const USER_INTERACTION = { N: 0.85, R: 0.62 };
const IMPACT = { H: 0.56, L: 0.22, N: 0 };

/** Base score, 0 to 10; `undefined`: not a vector of this version. */
export function scoreV3(text: string, version: "3.0" | "3.1"): number | undefined {
  const grammar: VectorGrammar = {
    label: `CVSS:${version}`,
    mandatory: MANDATORY,
    optional: OPTIONAL,
    ordered: false,
  };
  const values = parseVector(text, grammar);
  if (values === undefined) return undefined;
  const changed = values.get("S") === "C";
  const missed = (metric: string) => 1 - weight(IMPACT, values.get(metric));
  const base = 1 - missed("C") * missed("I") * missed("A");
  const impact = changed ? 7.52 * (base - 0.029) - 3.25 * (base - 0.02) ** 15 : 6.42 * base;
  if (impact <= 0) return 0;
  const privileges = changed ? PRIVILEGES_SCOPE_CHANGED : PRIVILEGES;
  const exploitability = 8.22 * weight(ATTACK_VECTOR, values.get("AV")) *
    weight(ATTACK_COMPLEXITY, values.get("AC")) * weight(privileges, values.get("PR")) *
    weight(USER_INTERACTION, values.get("UI"));
  const sum = (changed ? 1.08 : 1) * (impact + exploitability);
  const roundUp = version === "3.0" ? roundUpV30 : roundUpV31;
  return roundUp(Math.min(sum, 10));
}

// Over all base metrics the two round-ups agree; each version keeps its own, as it is specified.

/**
 * v3.0: the smallest number with one decimal that is not lower. Decimals that a double cannot hold
 * (`8.6` arriving as `8.600000000000001`) are brought back first, or they would gain a tenth.
 */
function roundUpV30(score: number): number {
  return Math.ceil(Number((score * 10).toFixed(9))) / 10;
}

/** v3.1, appendix A: what is not visible in five decimals does not count. */
function roundUpV31(score: number): number {
  const shifted = Math.round(score * 100_000);
  return shifted % 10_000 === 0 ? shifted / 100_000 : (Math.floor(shifted / 10_000) + 1) / 10;
}
