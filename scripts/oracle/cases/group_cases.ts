/** Random tables of dependency groups: includes, cycles, doubled names, objects of no known kind. @module */
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";
import { requirement } from "./requirement_cases.ts";

const GROUPS = ["test", "docs", "dev", "Dev_Tools", "typing", "lint"];
const OTHER = ["dev-tools", "Test", "none", "__proto__", "constructor", "a b", ""];
const PLAIN = ["pytest>=8", "ruff", "mypy<2", "Sphinx[extra]", "a; os_name == 'nt'"];
const ODD: readonly unknown[] = [
  ...[{}, 1, null, true, ["pytest"], { "include-group": 1 }, { include: "test" }],
  { "include-group": "test", more: "x" },
];

function group(chance: Chance): string {
  return chance.pick(chance.maybe(0.06) ? OTHER : GROUPS);
}

function entry(chance: Chance): unknown {
  const way = chance.below(100);
  if (way < 2) return chance.pick(ODD);
  if (way < 30) return { "include-group": group(chance) };
  return way < 40 ? requirement(chance) : chance.pick(PLAIN);
}

/** Questions about dependency groups. */
export function groupQuestion(chance: Chance): Question {
  const groups = new Map<string, unknown>();
  for (const name of chance.several(0, 6, () => group(chance))) {
    const list = chance.several(0, 4, () => entry(chance));
    groups.set(name, chance.maybe(0.01) ? "pytest" : list);
  }
  const args = { groups: Object.fromEntries(groups), group: group(chance) };
  return { op: "dependency_groups", args };
}
