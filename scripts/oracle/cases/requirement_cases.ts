/** Random requirements in both forms. @module */
import type { Chance } from "./chance.ts";
import { marker } from "./marker_cases.ts";
import { sometimesMutated, soup } from "./mutate.ts";
import type { Question } from "./question.ts";
import { specifierSet } from "./specifier_cases.ts";

const NAMES = [
  "requests",
  "Django",
  "zope.interface",
  "ruamel.yaml",
  "a",
  "A-B_c",
  "x1",
  "foo__bar",
];
const ODD_NAMES = ["foo_", "_foo", "foo-", "foo.", "é", "foo bar", "1", "python_version", "in"];
const EXTRAS = ["socks", "Security", "dev_docs", "a.b", "x", "x", "0"];
const URLS = [
  "https://example.org/a.whl",
  "git+https://example.org/r.git@main#egg=x",
  "file:///tmp/a.tar.gz",
  "https://example.org/a;b",
  "https://user:pw@example.org/x?y=z#sha256=00",
  "gopher:/x",
  "x",
  "https://example.org/a,b",
];

function blank(chance: Chance): string {
  return chance.pick(["", "", " ", "  ", "\t"]);
}

/** A requirement, well formed unless a name or a clause is odd. */
export function requirement(chance: Chance): string {
  const name = chance.maybe(0.04) ? chance.pick(ODD_NAMES) : chance.pick(NAMES);
  const text = name + blank(chance) + extras(chance) + blank(chance) + detail(chance);
  if (!chance.maybe(0.35)) return text;
  const before = text.includes("@") && chance.maybe(0.9) ? " " : blank(chance);
  return `${text}${before};${blank(chance)}${marker(chance, 1)}${blank(chance)}`;
}

function extras(chance: Chance): string {
  if (!chance.maybe(0.3)) return "";
  const names = chance.several(0, 3, () => chance.pick(chance.maybe(0.03) ? ODD_NAMES : EXTRAS));
  return `[${blank(chance)}${names.join(`${blank(chance)},${blank(chance)}`)}${blank(chance)}]`;
}

function detail(chance: Chance): string {
  const way = chance.below(10);
  if (way < 2) return "";
  if (way < 4) return `@${blank(chance)}${chance.pick(URLS)}`;
  const set = specifierSet(chance, undefined, 3).trim();
  return way < 6 ? `(${blank(chance)}${set}${blank(chance)})` : set;
}

const PIECES = [
  ...[
    "a",
    "b.c",
    "-",
    "_",
    ".",
    "[",
    "]",
    "[x]",
    "[x,y]",
    ",",
    "(",
    ")",
    ">=1",
    "==1.*",
    "<2",
    "~=1.0",
  ],
  ...[
    "===x",
    "@",
    " @ ",
    "x:y",
    " ",
    " ",
    "\t",
    "\n",
    ";",
    " ; ",
    "os_name=='nt'",
    "extra",
    "==",
    "'a'",
  ],
  ...["and", "or", "1", "https://example.org/a", "#x", "\\", "--x", "!=1", ">", "+l", ".*"],
];

/** Questions about requirements. */
export function requirementQuestion(chance: Chance): Question {
  const text = chance.maybe(0.1)
    ? chance.pick(NAMES) + soup(PIECES, 8, chance)
    : sometimesMutated(requirement(chance), chance, 0.2);
  return { op: "parse_requirement", args: { text } };
}
