/** Random names of wheels and sdists. @module */
import type { Chance } from "./chance.ts";
import { mutate, soup } from "./mutate.ts";
import type { Question } from "./question.ts";
import { localLabel, publicVersion, release } from "./version_cases.ts";

const NAMES = ["numpy", "foo_bar", "Zope.Interface", "a", "A_1", "ruamel.yaml.clib", "x86", "py3"];
const ODD_NAMES = ["foo__bar", "_a", "a_", "é", "", "a b", "ſ", "a+b", ".", "foo-bar", "_", "名"];
const BUILDS = [
  "1",
  "0",
  "2local",
  "12_x",
  "003",
  "1.a",
  "99999999999999999999",
  "x1",
  "",
  "١",
  "1é",
];
const INTERPRETERS = ["py3", "py2", "cp312", "cp39", "pp310", "cp313", "graalpy311", "CP38"];
const ABIS = ["none", "abi3", "cp312", "cp313t", "cp39", "pypy310_pp73", "cp27mu", "ABI3"];
const PLATFORMS = [
  "any",
  "manylinux_2_17_x86_64",
  "manylinux2014_x86_64",
  "musllinux_1_2_aarch64",
  "win_amd64",
  "win32",
  "macosx_11_0_arm64",
  "macosx_10_9_universal2",
  "linux_armv7l",
  "WIN_ARM64",
];
const ODD_TAGS = ["", "3py", "é", "py3.", ".none", "a b", "名", "py3!", "²"];

function set(chance: Chance, usual: readonly string[]): string {
  const one = () => chance.pick(chance.maybe(0.01) ? ODD_TAGS : usual);
  return chance.several(1, chance.maybe(0.3) ? 4 : 1, one).join(".");
}

/** A compressed tag set, e.g. `py2.py3-none-any`. */
export function tagSet(chance: Chance): string {
  return [INTERPRETERS, ABIS, PLATFORMS].map((usual) => set(chance, usual)).join("-");
}

function version(chance: Chance): string {
  const text = chance.maybe(0.5) ? release(chance) : publicVersion(chance);
  const whole = chance.maybe(0.1) ? text + localLabel(chance) : text;
  return chance.maybe(0.9) ? whole.replaceAll("-", "_") : whole;
}

function name(chance: Chance): string {
  return chance.pick(chance.maybe(0.06) ? ODD_NAMES : NAMES);
}

const PIECES = [
  ..."--------..__1a2b+!",
  "py3",
  "none",
  "any",
  "1.0",
  "a",
  "cp312",
  ".whl",
  ".zip",
  ".tar.gz",
  "rc1",
];

/** Questions about file names. */
export function filenameQuestion(chance: Chance): Question {
  const wheel = chance.maybe(0.65);
  const build = chance.maybe(0.25) ? `-${chance.pick(BUILDS)}` : "";
  const odd = chance.maybe(0.08) ? soup(PIECES, 11, chance) : undefined;
  const filename = odd !== undefined
    ? odd + (wheel ? ".whl" : extension(chance))
    : wheel
    ? `${name(chance)}-${version(chance)}${build}-${tagSet(chance)}.whl`
    : `${name(chance)}-${version(chance)}${extension(chance)}`;
  const args = { filename: chance.maybe(0.15) ? mutate(filename, chance) : filename };
  return { op: wheel ? "parse_wheel_filename" : "parse_sdist_filename", args };
}

function extension(chance: Chance): string {
  const usual = chance.maybe(0.5) ? ".tar.gz" : ".zip";
  return chance.maybe(0.08)
    ? chance.pick([".tar.bz2", ".tgz", ".egg", "", ".TAR.GZ", ".Zip"])
    : usual;
}
