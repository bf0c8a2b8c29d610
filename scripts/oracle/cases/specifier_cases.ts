/** Random specifiers and sets, asked about versions near their bounds. @module */
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";
import { sometimesMutated, soup } from "./mutate.ts";
import { candidate, localLabel, publicVersion, release, version } from "./version_cases.ts";

const OPERATORS = ["==", "==", "!=", ">=", ">", "<=", "<", "~=", "==="];
const BLANKS = ["", "", "", " ", "  ", "\t", "\n"];

/** One clause; `bases` are the release numbers that it is about. */
export function clause(chance: Chance, bases: readonly string[]): string {
  const operator = chance.pick(OPERATORS);
  const base = chance.pick(bases);
  const blank = chance.pick(BLANKS);
  return `${operator}${blank}${rightSide(chance, operator, base)}`;
}

function rightSide(chance: Chance, operator: string, base: string): string {
  if (operator === "===" && chance.maybe(0.3)) {
    return chance.pick([
      "foobar",
      "1.0.x",
      "lolwat",
      "1.0+LOCAL",
      base.toUpperCase(),
      "1;0",
      "a)b",
    ]);
  }
  const equality = operator === "==" || operator === "!=";
  if (chance.maybe(equality ? 0.3 : 0.02)) {
    return `${chance.maybe(0.1) ? "1!" : ""}${base}.*`;
  }
  const plain = chance.maybe(0.35) ? base : publicVersion(chance, base);
  return plain + (chance.maybe(equality ? 0.15 : 0.02) ? localLabel(chance) : "");
}

/** Release numbers that the clauses and the candidates of one question share. */
function basesOf(chance: Chance): readonly string[] {
  const base = release(chance);
  return [base, base, `${base}.0`, base.replace(/\.\d+$/, ""), release(chance)];
}

/** Clauses joined by commas. */
export function specifierSet(chance: Chance, bases = basesOf(chance), most = 4): string {
  const clauses = chance.several(chance.maybe(0.05) ? 0 : 1, most, () => clause(chance, bases));
  const text = clauses.join(chance.pick([",", ", ", " , ", ",", ",,"]));
  return chance.maybe(0.05) ? `${text},` : text;
}

/** Questions about single clauses. */
export function specifierQuestion(chance: Chance): Question {
  const bases = basesOf(chance);
  return ask(chance, clause(chance, bases), bases);
}

/** Questions about several clauses together. */
export function setQuestion(chance: Chance): Question {
  const bases = basesOf(chance);
  const text = specifierSet(chance, bases, chance.maybe(0.05) ? 12 : 4);
  if (!chance.maybe(0.4)) return ask(chance, text, bases);
  const versions = chance.several(0, 8, () => candidateNear(chance, bases));
  const args = { spec: text, versions, prereleases: chance.pick([true, false, null, null]) };
  return { op: "specifier_filter", args };
}

function candidateNear(chance: Chance, bases: readonly string[]): string {
  const base = chance.pick(bases);
  if (chance.maybe(0.2)) return base;
  return chance.maybe(0.9) ? version(chance, base) : candidate(chance);
}

const PIECES = [
  ...[
    "==",
    "!=",
    ">=",
    "<=",
    "~=",
    ">",
    "<",
    "===",
    "=",
    ",",
    ",",
    " ",
    ".*",
    "*",
    "1",
    "1.0",
    "2",
    ".",
  ],
  ...["a", "rc1", ".dev", ".post1", "-1", "+", "+x", "1!", "v", ";", ")", "(", "\n", "@", "x"],
];

function ask(chance: Chance, spec: string, bases: readonly string[]): Question {
  if (chance.maybe(0.05)) {
    return {
      op: "parse_specifier",
      args: { text: chance.pick(OPERATORS) + soup(PIECES, 7, chance) },
    };
  }
  if (chance.maybe(0.25)) {
    return { op: "parse_specifier", args: { text: sometimesMutated(spec, chance, 0.4) } };
  }
  const prereleases = chance.pick([true, false, null, null]);
  const text = sometimesMutated(spec, chance, 0.03);
  const args = { spec: text, version: candidateNear(chance, bases), prereleases };
  return { op: "specifier_contains", args };
}
