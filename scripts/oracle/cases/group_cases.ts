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

/** Some names, each once unless it is doubled in another spelling. */
function names(chance: Chance): readonly string[] {
  const taken = GROUPS.filter(() => chance.maybe(0.7));
  return chance.maybe(0.08) ? [...taken, chance.pick(OTHER)] : taken;
}

/** Includes mostly name a group further on, so that cycles are rare. */
function entry(chance: Chance, later: readonly string[]): unknown {
  const way = chance.below(100);
  if (way < 1) return chance.pick(ODD);
  if (way < 35 && later.length > 0) {
    return { "include-group": respelled(chance.pick(later), chance) };
  }
  if (way < 37) return { "include-group": chance.pick(chance.maybe(0.3) ? OTHER : GROUPS) };
  return way < 42 ? requirement(chance) : chance.pick(PLAIN);
}

function respelled(name: string, chance: Chance): string {
  return chance.maybe(0.2) ? chance.cased(name.replace("_", chance.pick(["-", ".", "_-"]))) : name;
}

/** Questions about dependency groups. */
export function groupQuestion(chance: Chance): Question {
  const all = names(chance);
  const groups = all.map((name, index) => {
    const list = chance.several(0, 4, () => entry(chance, all.slice(index + 1)));
    return [name, chance.maybe(0.01) ? "pytest" : list] as const;
  });
  const asked = all.length === 0 || chance.maybe(0.05) ? chance.pick(GROUPS) : chance.pick(all);
  const args = { groups: Object.fromEntries(groups), group: respelled(asked, chance) };
  return { op: "dependency_groups", args };
}
