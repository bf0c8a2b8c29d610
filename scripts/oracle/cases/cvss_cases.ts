/** Random CVSS vectors of all versions. @module */
import type { Chance } from "./chance.ts";
import { sometimesMutated } from "./mutate.ts";
import type { Question } from "./question.ts";

type Metrics = Readonly<Record<string, string>>;

const V2: Metrics = { AV: "LAN", AC: "HML", Au: "MSN", C: "NPC", I: "NPC", A: "NPC" };
const V2_MORE: Metrics = {
  E: "U POC F H ND",
  RL: "OF TF W U ND",
  RC: "UC UR C ND",
  CDP: "N L LM MH H ND",
};
const V3: Metrics = {
  ...{ AV: "NALP", AC: "LH", PR: "NLH", UI: "NR" },
  ...{ S: "UC", C: "NLH", I: "NLH", A: "NLH" },
};
const V3_MORE: Metrics = {
  E: "XUPFH",
  RL: "XOTWU",
  RC: "XURC",
  CR: "XLMH",
  MAV: "XNALP",
  MS: "XUC",
};
const V4: Metrics = {
  ...{ AV: "NALP", AC: "LH", AT: "NP", PR: "NLH", UI: "NPA" },
  ...{ VC: "HLN", VI: "HLN", VA: "HLN", SC: "HLN", SI: "HLN", SA: "HLN" },
};
const V4_MORE: Metrics = {
  ...{ E: "XAPU", CR: "XHML", IR: "XHML", AR: "XHML", MAV: "XNALP", MAC: "XLH", MAT: "XNP" },
  ...{ MPR: "XNLH", MUI: "XNPA", MVC: "XHLN", MVI: "XHLN", MVA: "XHLN", MSC: "XHLN" },
  ...{ MSI: "XHLN", MSA: "XHLN", S: "XNP", AU: "XNY", R: "XAUI", V: "XDC", RE: "XLMH" },
};

function written(metrics: Metrics, chance: Chance, share: number): readonly string[] {
  return Object.entries(metrics).filter(() => chance.maybe(share)).map(([name, values]) =>
    `${name}:${chance.pick(values.includes(" ") ? values.split(" ") : [...values])}`
  );
}

/** Questions about CVSS vectors. */
export function cvssQuestion(chance: Chance): Question {
  const [start, base, more] = chance.pick(
    [
      [[], V2, V2_MORE],
      [["CVSS:3.0"], V3, V3_MORE],
      [["CVSS:3.1"], V3, V3_MORE],
      [["CVSS:4.0"], V4, V4_MORE],
    ] as const,
  );
  const needed = chance.maybe(0.97) ? 1 : 0.95;
  const some = chance.maybe(0.4) ? written(more, chance, chance.maybe(0.5) ? 0.2 : 1) : [];
  const vector = [...start, ...written(base, chance, needed), ...some].join("/");
  return { op: "cvss_score", args: { vector: sometimesMutated(vector, chance, 0.05) } };
}
