/** Where the port and the reference part on purpose, each with the clause that says we are right. @module */
import { isJsonObject } from "./arguments.ts";
import type { Question } from "./cases/question.ts";

/** One answer line, its `ok` as canonical text. */
export interface ComparedAnswer {
  readonly ok?: string;
  readonly error?: string;
}

/** A difference that is explained. */
export interface KnownDifference {
  readonly name: string;
  /** Why ours is right. */
  readonly clause: string;
  readonly operations: readonly string[];
  covers(question: Question, ours: ComparedAnswer, theirs: ComparedAnswer): boolean;
}

const MARKERS = ["evaluate_marker", "parse_requirement", "dependency_groups"];

const VARIABLE = String.raw`\b(?:extras?|[a-z]+[._](?:[a-z]+_?)+)\b`;
const TWO_VARIABLES = new RegExp(
  String.raw`${VARIABLE}\s*(?:[=!~<>]=?=?|\bnot\s+in\b|\bin\b)\s*${VARIABLE}`,
);

const GROUP_NAME = /^(?:[a-z0-9]|[a-z0-9][a-z0-9._-]*[a-z0-9])$/i;

function includesOf(groups: unknown): readonly unknown[] {
  const tables = isJsonObject(groups) ? Object.values(groups) : [];
  return tables.flat().flatMap((item: unknown) => (
    isJsonObject(item) && "include-group" in item ? [item["include-group"]] : []
  ));
}

/** The table; the first that covers a difference explains it. */
export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: "a name that ends in _",
    clause: "PEP 508, names: an identifier ends with a letter or digit",
    operations: ["parse_requirement", "dependency_groups"],
    covers: (question, ours, theirs) =>
      ours.error !== undefined && theirs.ok !== undefined && /_(?![\w.-])/.test(textOf(question)),
  },
  {
    name: "a backslash in a marker's string",
    clause: "PEP 508, grammar: python_str knows no escapes, so a backslash stands for itself",
    operations: MARKERS,
    covers: (question) => /['"][^'"]*\\/.test(textOf(question)),
  },
  {
    name: "two variables compared with each other",
    clause: "PEP 508, environment markers: a variable stands for its value on either side",
    operations: MARKERS,
    covers: (question) => TWO_VARIABLES.test(textOf(question).replace(/'[^']*'|"[^"]*"/g, "''")),
  },
  {
    name: "a sigma before a separator",
    clause: "PEP 503: runs of separators are replaced first, then the name is lowered",
    operations: ["normalize_name"],
    covers: (question) => textOf(question).includes("\u03a3"),
  },
  {
    name: "a licence reference beyond ASCII",
    clause:
      "SPDX, license-ref: letters, digits, - and . of ASCII, also where lowering makes them so",
    operations: ["parse_license_expression"],
    covers: (question, ours) => ours.error !== undefined && textOf(question).includes("\u212a"),
  },
  {
    name: "a group whose name is none",
    clause: "PEP 735: group names are valid non-normalized names",
    operations: ["dependency_groups"],
    covers: ({ args }, ours) =>
      ours.error !== undefined &&
      [args.group, ...includesOf(args.groups)].some((name) => !GROUP_NAME.test(String(name))),
  },
];

/** All texts of the arguments, one after another. */
function textOf({ args }: Question): string {
  const texts: string[] = [];
  const open: unknown[] = [args];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === "string") texts.push(value);
    else if (typeof value === "object" && value !== null) open.push(...Object.values(value));
  }
  return texts.join("\n");
}
