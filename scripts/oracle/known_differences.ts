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

/** Names, then extras: `foo_`, `foo[a_, b]`. */
const ENDS_IN_UNDERSCORE = /^\s*[\w.-]*_(?![\w.-])|^[^[;]*\[[^\]]*_\s*[,\]]/;

const QUOTED = /'[^']*'|"[^"]*"/g;
/** What Python reads as something else, or not at all; `\d` it leaves alone. */
const ESCAPE = /\\(?:[\\'"abfnrtvxNuU0-7\n]|.$)/;

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
      onlyWeRefuse(ours, theirs) && textsOf(question).some((text) => ENDS_IN_UNDERSCORE.test(text)),
  },
  {
    name: "a Requires-Dist whose name ends in _",
    clause: "PEP 508, names: an identifier ends with a letter or digit",
    operations: ["parse_metadata"],
    covers: (_question, ours, theirs) =>
      theirs.ok === withoutRequirementFault(ours.ok ?? "") && theirs.ok !== undefined,
  },
  {
    name: "a backslash in a marker's string",
    clause: "PEP 508, grammar: python_str knows no escapes, so a backslash stands for itself",
    operations: MARKERS,
    covers: (question, ours) =>
      ours.error === undefined &&
      textsOf(question).flatMap(withMarkerAlone)
        .some((text) => text.match(QUOTED)?.some((found) => ESCAPE.test(found))),
  },
  {
    name: "two variables compared with each other",
    clause: "PEP 508, environment markers: a variable stands for its value on either side",
    operations: ["evaluate_marker"],
    covers: (question) =>
      textsOf(question).some((text) => TWO_VARIABLES.test(text.replace(QUOTED, "''"))),
  },
  {
    name: "a sigma before a separator",
    clause: "PEP 503: runs of separators are replaced first, then the name is lowered",
    operations: ["normalize_name"],
    covers: (_question, ours, theirs) =>
      ours.ok?.replaceAll("\u03c2", "\u03c3") === theirs.ok?.replaceAll("\u03c2", "\u03c3"),
  },
  {
    name: "a specifier with a letter that folds into ASCII",
    clause: "PEP 440, appendix B: pre, post and dev are spelt in ASCII letters",
    operations: ["parse_specifier"],
    // The reference reads the version only when it is compared, and then finds that it is none.
    covers: (question, ours, theirs) =>
      onlyWeRefuse(ours, theirs) && textsOf(question).some((text) => /[\u017f\u212a]/.test(text)),
  },
  {
    name: "a licence reference beyond ASCII",
    clause:
      "SPDX, license-ref: letters, digits, - and . of ASCII, also where lowering makes them so",
    operations: ["parse_license_expression"],
    covers: (question, ours, theirs) =>
      onlyWeRefuse(ours, theirs) &&
      textsOf(question).some((text) => /licenseref-[a-z0-9.-]*\u212a/i.test(text)),
  },
  {
    name: "a group whose name is none",
    clause: "PEP 735: group names are valid non-normalized names",
    operations: ["dependency_groups"],
    covers: ({ args }, ours, theirs) =>
      onlyWeRefuse(ours, theirs) &&
      [args.group, ...includesOf(args.groups)].some((name) => !GROUP_NAME.test(String(name))),
  },
];

function onlyWeRefuse(ours: ComparedAnswer, theirs: ComparedAnswer): boolean {
  return ours.error !== undefined && theirs.ok !== undefined;
}

/** The answer about metadata with the fault of a requirement left out that has such a name; else as it is. */
function withoutRequirementFault(ok: string): string {
  const answer: unknown = JSON.parse(ok);
  if (!isJsonObject(answer) || !isJsonObject(answer.raw)) return ok;
  const { raw: { requires_dist }, problems } = answer;
  const named = Array.isArray(requires_dist) &&
    requires_dist.some((text) => typeof text === "string" && ENDS_IN_UNDERSCORE.test(text));
  if (!named || !Array.isArray(problems)) return ok;
  const others = problems.filter((field) => field !== "requires-dist");
  return JSON.stringify({ ...answer, problems: others });
}

/** A URL before the marker may hold quotation marks of its own. */
function withMarkerAlone(text: string): readonly string[] {
  const start = text.search(/\s;/);
  return start === -1 ? [text] : [text, text.slice(start)];
}

/** The texts that a question is about: a marker, a requirement, the requirements of groups. */
function textsOf({ args }: Question): readonly string[] {
  const groups = isJsonObject(args.groups) ? Object.values(args.groups).flat() : [];
  return [args.text, args.marker, ...groups].filter((text) => typeof text === "string");
}
