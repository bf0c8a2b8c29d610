/** Random targets, written as the tags of their platforms, which both sides can read. @module */
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";

const LINUX = ["x86_64", "aarch64", "i686", "ppc64le", "s390x", "riscv64", "armv7l", "loongarch64"];
const WINDOWS = ["win_amd64", "win32", "win_arm64"];

function platform(chance: Chance): string {
  const way = chance.below(10);
  if (way < 4) return `manylinux_2_${5 + chance.below(38)}_${chance.pick(LINUX)}`;
  if (way < 6) return `musllinux_1_${chance.below(4)}_${chance.pick(LINUX)}`;
  if (way < 7) return chance.pick(WINDOWS);
  if (chance.maybe(0.5)) {
    return `macosx_${chance.pick([11, 12, 13, 14, 15, 26])}_0_${chance.pick(["arm64", "x86_64"])}`;
  }
  return `macosx_10_${6 + chance.below(10)}_x86_64`;
}

/** Questions about compatible tags. */
export function tagQuestion(chance: Chance): Question {
  const implementation = chance.maybe(0.85) ? "cpython" : "pypy";
  const minor = (implementation === "pypy" ? 7 : 6) +
    chance.below(implementation === "pypy" ? 5 : 10);
  const threaded = implementation === "cpython" && minor >= 13 && chance.maybe(0.4) ? "t" : "";
  const environment = {
    implementation,
    python_version: `3.${minor}${threaded}`,
    platform: platform(chance),
  };
  return { op: "compatible_tags", args: { environment } };
}
