/** CVSS v4.0 score (FIRST specification document, section 8.2): MacroVector and interpolation. @module */
import { type MacroVector, macroVectorScore } from "./v4_macro_vectors.ts";
import { type Metrics, parseVector, type VectorGrammar } from "./vector.ts";

const IMPACT = ["H", "L", "N"];
const REQUIREMENT = ["X", "H", "M", "L"];
const MANDATORY: Metrics = {
  AV: ["N", "A", "L", "P"],
  AC: ["L", "H"],
  AT: ["N", "P"],
  PR: ["N", "L", "H"],
  UI: ["N", "P", "A"],
  VC: IMPACT,
  VI: IMPACT,
  VA: IMPACT,
  SC: IMPACT,
  SI: IMPACT,
  SA: IMPACT,
};
const GRAMMAR: VectorGrammar = {
  label: "CVSS:4.0",
  mandatory: MANDATORY,
  optional: {
    E: ["X", "A", "P", "U"],
    CR: REQUIREMENT,
    IR: REQUIREMENT,
    AR: REQUIREMENT,
    MAV: ["X", "N", "A", "L", "P"],
    MAC: ["X", "L", "H"],
    MAT: ["X", "N", "P"],
    MPR: ["X", "N", "L", "H"],
    MUI: ["X", "N", "P", "A"],
    MVC: ["X", ...IMPACT],
    MVI: ["X", ...IMPACT],
    MVA: ["X", ...IMPACT],
    MSC: ["X", ...IMPACT],
    MSI: ["X", "S", ...IMPACT],
    MSA: ["X", "S", ...IMPACT],
    S: ["X", "N", "P"], // supplemental from here on: accepted, without effect on the score
    AU: ["X", "N", "Y"],
    R: ["X", "A", "U", "I"],
    V: ["X", "D", "C"],
    RE: ["X", "L", "M", "H"],
    U: ["X", "Clear", "Green", "Amber", "Red"],
  },
  ordered: true,
};
/** Values from worst to best; one place is one step of severity distance. */
const STEPS: Metrics = {
  AV: ["N", "A", "L", "P"],
  PR: ["N", "L", "H"],
  UI: ["N", "P", "A"],
  AC: ["L", "H"],
  AT: ["N", "P"],
  VC: IMPACT,
  VI: IMPACT,
  VA: IMPACT,
  SC: ["H", "L", "N"],
  SI: ["S", "H", "L", "N"],
  SA: ["S", "H", "L", "N"],
  CR: ["H", "M", "L"],
  IR: ["H", "M", "L"],
  AR: ["H", "M", "L"],
};

/** One level of a group: its worst vectors and how many steps below them it reaches. */
interface Level {
  readonly worst: readonly string[];
  readonly depth: number;
}
const EQ1: readonly Level[] = [
  { worst: ["AV:N/PR:N/UI:N"], depth: 1 },
  { worst: ["AV:A/PR:N/UI:N", "AV:N/PR:L/UI:N", "AV:N/PR:N/UI:P"], depth: 4 },
  { worst: ["AV:P/PR:N/UI:N", "AV:A/PR:L/UI:P"], depth: 5 },
];
const EQ2: readonly Level[] = [
  { worst: ["AC:L/AT:N"], depth: 1 },
  { worst: ["AC:H/AT:N", "AC:L/AT:P"], depth: 2 },
];
/** By eq3, then eq6. */
const EQ3_EQ6: readonly (readonly (Level | undefined)[])[] = [
  [
    { worst: ["VC:H/VI:H/VA:H/CR:H/IR:H/AR:H"], depth: 7 },
    { worst: ["VC:H/VI:H/VA:L/CR:M/IR:M/AR:H", "VC:H/VI:H/VA:H/CR:M/IR:M/AR:M"], depth: 6 },
  ],
  [
    { worst: ["VC:L/VI:H/VA:H/CR:H/IR:H/AR:H", "VC:H/VI:L/VA:H/CR:H/IR:H/AR:H"], depth: 8 },
    {
      worst: [
        "VC:L/VI:H/VA:L/CR:H/IR:M/AR:H",
        "VC:L/VI:H/VA:H/CR:H/IR:M/AR:M",
        "VC:H/VI:L/VA:H/CR:M/IR:H/AR:M",
        "VC:H/VI:L/VA:L/CR:M/IR:H/AR:H",
        "VC:L/VI:L/VA:H/CR:H/IR:H/AR:M",
      ],
      depth: 8,
    },
  ],
  [undefined, { worst: ["VC:L/VI:L/VA:L/CR:H/IR:H/AR:H"], depth: 10 }],
];
const EQ4: readonly Level[] = [
  { worst: ["SC:H/SI:S/SA:S"], depth: 6 },
  { worst: ["SC:H/SI:H/SA:H"], depth: 5 },
  { worst: ["SC:L/SI:L/SA:L"], depth: 4 },
];

/** Effective value of a metric: modified before given, defaults for what is not defined. */
type Read = (metric: string) => string;

/** Score of the metrics given, 0 to 10; `undefined`: not a v4.0 vector. */
export function scoreV4(text: string): number | undefined {
  const values = parseVector(text, GRAMMAR);
  if (values === undefined) return undefined;
  const read: Read = (metric) => {
    const given = [values.get(`M${metric}`), values.get(metric)]
      .find((value) => value !== undefined && value !== "X");
    // The worst is assumed of exploit maturity and of the requirements.
    return given ?? (metric === "E" ? "A" : "H");
  };
  if (["VC", "VI", "VA", "SC", "SI", "SA"].every((metric) => read(metric) === "N")) return 0;
  const levels = macroVectorOf(read);
  const top = macroVectorScore(levels);
  if (top === undefined) return undefined;
  const score = Math.min(Math.max(top - meanDrop(read, levels, top), 0), 10);
  return Math.round((score + 1e-6) * 10) / 10; // halves that a double missed still round up
}

/** Section 8.2, tables 24 to 30: the level of each group. */
function macroVectorOf(read: Read): MacroVector {
  const is = (metric: string, value: string) => read(metric) === value;
  const open = [is("AV", "N"), is("PR", "N"), is("UI", "N")];
  const eq1 = open.every(Boolean) ? 0 : open.some(Boolean) && !is("AV", "P") ? 1 : 2;
  const high = [is("VC", "H"), is("VI", "H"), is("VA", "H")];
  const eq3 = is("VC", "H") && is("VI", "H") ? 0 : high.some(Boolean) ? 1 : 2;
  const subsequent = [is("SC", "H"), is("SI", "H"), is("SA", "H")].some(Boolean);
  const eq4 = is("SI", "S") || is("SA", "S") ? 0 : subsequent ? 1 : 2;
  const needed = (["C", "I", "A"] as const).some((letter) =>
    is(`${letter}R`, "H") && is(`V${letter}`, "H")
  );
  return {
    eq1,
    eq2: is("AC", "L") && is("AT", "N") ? 0 : 1,
    eq3,
    eq4,
    eq5: ["A", "P", "U"].indexOf(read("E")),
    eq6: needed ? 0 : 1,
  };
}

/**
 * How far below the MacroVector's worst vector this one lies: for each group, the share of its depth
 * that is used, times the gap to the next lower MacroVector; the mean over groups that have one.
 */
function meanDrop(read: Read, levels: MacroVector, top: number): number {
  const { eq1, eq2, eq3, eq4, eq5, eq6 } = levels;
  const groups: readonly (readonly [Level | undefined, number | undefined])[] = [
    [EQ1[eq1], macroVectorScore({ ...levels, eq1: eq1 + 1 })],
    [EQ2[eq2], macroVectorScore({ ...levels, eq2: eq2 + 1 })],
    [EQ3_EQ6[eq3]?.[eq6], nextImpactScore(levels)],
    [EQ4[eq4], macroVectorScore({ ...levels, eq4: eq4 + 1 })],
    // One metric, so a level is one value: it uses none of its depth, yet counts in the mean.
    [{ worst: [""], depth: 1 }, macroVectorScore({ ...levels, eq5: eq5 + 1 })],
  ];
  let drop = 0;
  let count = 0;
  for (const [level, below] of groups) {
    if (level === undefined || below === undefined) continue;
    count++;
    drop += (top - below) * stepsBelow(read, level) / level.depth;
  }
  return count === 0 ? 0 : drop / count;
}

/** Next lower MacroVector of eq3 and eq6 together; from the top there are two, the higher counts. */
function nextImpactScore(levels: MacroVector): number | undefined {
  const { eq3, eq6 } = levels;
  const lower = eq3 === 0 && eq6 === 0
    ? [{ eq3: 0, eq6: 1 }, { eq3: 1, eq6: 0 }]
    : eq6 === 0
    ? [{ eq3, eq6: 1 }]
    : [{ eq3: eq3 + 1, eq6 }];
  const scores = lower.map((next) => macroVectorScore({ ...levels, ...next }))
    .filter((score) => score !== undefined);
  return scores.length === 0 ? undefined : Math.max(...scores);
}

/** Steps from the first of the level's worst vectors that is nowhere better than this one. */
function stepsBelow(read: Read, { worst }: Level): number {
  for (const vector of worst) {
    const steps = vector.split("/").filter((part) => part !== "").map((part) => {
      const [metric = "", value = ""] = part.split(":");
      const order = STEPS[metric] ?? [];
      return order.indexOf(read(metric)) - order.indexOf(value);
    });
    if (steps.every((step) => step >= 0)) return steps.reduce((sum, step) => sum + step, 0);
  }
  return 0;
}
