/** Random markers and the environments that they are asked about. @module */
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";
import { sometimesMutated, soup } from "./mutate.ts";
import { version } from "./version_cases.ts";

const OPERATORS = ["==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in"];
const VERSIONS = [
  "3.8",
  "3.9",
  "3.10",
  "3.13",
  "3.*",
  "3",
  "2.7",
  "3.12.4",
  "3.13.0rc1",
  "3.9.0",
  "",
];

/** Defined for every text; the other operators need a version beside them. */
const TEXT_OPERATORS = OPERATORS.filter((operator) => operator !== "~=" && operator !== "===");
const VERSION_NAME = /_version$|_release$/;

/** What the variables hold, and what they are compared with: usual and odd. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  implementation_name: ["cpython", "pypy", "CPython", ""],
  implementation_version: [...VERSIONS, "7.3.16", "3.12.0b1", "0"],
  os_name: ["posix", "nt", "java", ""],
  platform_machine: ["x86_64", "AMD64", "aarch64", "arm64", "i686", ""],
  platform_python_implementation: ["CPython", "PyPy", "Jython", "cpython"],
  platform_release: [
    "6.8.0-31-generic",
    "23.4.0",
    "10",
    "11",
    "5.10",
    "6.8.0",
    "",
    "not a version",
  ],
  platform_system: ["Linux", "Windows", "Darwin", "Java", ""],
  platform_version: ["#31-Ubuntu SMP", "10.0.22631", "1.0", "3.13.0 final"],
  python_full_version: [
    "3.12.4",
    "3.13.0rc1",
    "3.9.0",
    "2.7.18",
    "3.13.0a1+",
    "3.8.1.dev0",
    "3.10.0",
  ],
  python_version: ["3.8", "3.9", "3.10", "3.12", "3.13", "2.7", "4.0"],
  sys_platform: ["linux", "win32", "darwin", "linux2", "cygwin", ""],
};
const NAMES = Object.keys(VALUES);
const LEGACY: Readonly<Record<string, string>> = {
  "os.name": "os_name",
  "sys.platform": "sys_platform",
  "platform.version": "platform_version",
  "platform.machine": "platform_machine",
  "platform.python_implementation": "platform_python_implementation",
  "python_implementation": "platform_python_implementation",
};
const EXTRAS = ["test", "Test", "dev_docs", "dev-docs", "Dev.Docs", "a__b", "", "socks"];
const SETS = ["extras", "dependency_groups"];

function literal(text: string, chance: Chance): string {
  return chance.maybe(0.5) && !text.includes("'") ? `'${text}'` : `"${text.replaceAll('"', "")}"`;
}

function valueFor(name: string, chance: Chance): string {
  if (chance.maybe(0.04)) {
    return chance.pick(["it's", "a\\nb", "tab\there", "x y", "é", "3.8, 3.9", "<"]);
  }
  if (chance.maybe(0.05)) return version(chance).trim();
  const several = chance.maybe(0.1);
  const known = name === "python_version" || name === "python_full_version"
    ? [...VERSIONS, ...VALUES.python_version ?? []]
    : VALUES[name] ?? EXTRAS;
  return several
    ? chance.several(1, 3, () => chance.pick(known)).join(chance.pick([" ", ", ", ","]))
    : chance.pick(known);
}

function comparison(chance: Chance): string {
  const blank = () => chance.pick(["", " ", " ", "  ", "\t"]);
  const way = chance.below(100);
  if (way < 12) {
    const extra = literal(chance.pick(EXTRAS), chance);
    const operator = chance.pick([
      "==",
      "==",
      "!=",
      "in",
      "not in",
      "<",
      ">=",
      operatorFor("extra", chance),
    ]);
    return joined(
      chance.maybe(0.7) ? ["extra", operator, extra] : [extra, operator, "extra"],
      blank,
    );
  }
  if (way < 18) {
    const operator = chance.pick([
      "in",
      "in",
      "not in",
      "not in",
      "==",
      operatorFor("extras", chance),
    ]);
    const words = [literal(chance.pick(EXTRAS), chance), operator, chance.pick(SETS)];
    return joined(chance.maybe(0.97) ? words : words.toReversed(), blank);
  }
  const legacy = way < 24;
  const name = legacy ? chance.pick(Object.keys(LEGACY)) : chance.pick(NAMES);
  if (way === 99) return joined([name, chance.pick(OPERATORS), chance.pick(NAMES)], blank);
  if (way === 98) {
    return joined([literal("a", chance), chance.pick(OPERATORS), literal("a", chance)], blank);
  }
  const value = literal(valueFor(LEGACY[name] ?? name, chance), chance);
  const operator = operatorFor(LEGACY[name] ?? name, chance);
  return joined(chance.maybe(0.8) ? [name, operator, value] : [value, operator, name], blank);
}

/** Mostly one that is defined there: one undefined comparison makes the whole marker an error. */
function operatorFor(name: string, chance: Chance): string {
  const any = VERSION_NAME.test(name) || chance.maybe(0.05);
  return chance.pick(any ? OPERATORS : TEXT_OPERATORS);
}

/** Words need blanks between them, signs do not. */
function joined(
  [left = "", operator = "", right = ""]: readonly string[],
  blank: () => string,
): string {
  const word = /^[a-z]/.test(operator);
  const before = blank() || (word && /\w$/.test(left) ? " " : "");
  const after = blank() || (word && /^\w/.test(right) ? " " : "");
  return left + before + operator.replace(" ", blank() || " ") + after + right;
}

/** A marker of at most the depth given. */
export function marker(chance: Chance, depth = 2): string {
  const atoms = chance.several(1, depth > 0 ? 3 : 1, () => {
    if (depth === 0 || chance.maybe(0.7)) return comparison(chance);
    const blank = chance.pick(["", " "]);
    return `(${blank}${marker(chance, depth - 1)}${blank})`;
  });
  return atoms.reduce((text, atom) => `${text} ${chance.pick(["and", "or"])} ${atom}`);
}

/** A whole environment; the sets only now and then, as lock files alone have them. */
function environment(chance: Chance): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const name of NAMES) values[name] = chance.pick(VALUES[name] ?? [""]);
  if (chance.maybe(0.5)) values.extra = chance.pick(EXTRAS);
  if (chance.maybe(0.7)) {
    for (const name of SETS) values[name] = chance.several(0, 3, () => chance.pick(EXTRAS));
  }
  return values;
}

const PIECES = [
  ...[
    "(",
    ")",
    "(",
    ")",
    " ",
    " ",
    "and",
    "or",
    " and ",
    " or ",
    "not",
    "in",
    " in ",
    " not in ",
    "'a'",
  ],
  ...[
    '"3"',
    "''",
    "os_name",
    "python_version",
    "extra",
    "extras",
    "==",
    "===",
    ">=",
    "<",
    "~=",
    "!",
  ],
  ...[
    "os.name",
    "python_version>'3'",
    "extra=='a'",
    "'a' in extras",
    '"',
    "'",
    "\t",
    "os_name=='nt'",
    "=",
  ],
];

/** Questions about markers. */
export function markerQuestion(chance: Chance): Question {
  const text = chance.maybe(0.08)
    ? soup(PIECES, 9, chance)
    : sometimesMutated(marker(chance), chance, 0.1);
  return { op: "evaluate_marker", args: { marker: text, environment: environment(chance) } };
}
