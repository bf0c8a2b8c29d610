/** Random versions in every spelling, and questions about them. @module */
import type { Chance } from "./chance.ts";
import type { Question } from "./question.ts";
import { mutate, sometimesMutated, soup } from "./mutate.ts";

const NUMBERS = ["0", "1", "2", "3", "9", "10", "11", "20", "100", "007", "00", "2024", "20240131"];
const HUGE = ["9007199254740992", "9007199254740993", "18446744073709551616", "1" + "0".repeat(40)];
const SEPARATORS = ["", "", ".", "-", "_"];
const PHASES = ["a", "b", "rc", "alpha", "beta", "c", "pre", "preview"];
const LOCALS = [
  "1",
  "abc",
  "ubuntu",
  "0",
  "01",
  "cpu",
  "cu118",
  "g1a2b3c",
  "A",
  "zz9",
  "9zz",
  "deadbeef",
];
const BLANKS = [" ", "\t", "\n", "  ", "\r\n", "\v", "\f"];

function number(chance: Chance): string {
  return chance.maybe(0.03) ? chance.pick(HUGE) : chance.pick(NUMBERS);
}

/** Numbers from a small set, so that versions of one run are often close or equal. */
export function release(chance: Chance): string {
  const near = () => chance.maybe(0.85) ? chance.pick(["0", "1", "2"]) : number(chance);
  return chance.several(1, chance.maybe(0.1) ? 6 : 3, near).join(".");
}

/** A public version as PEP 440 allows it to be written, without blanks around it. */
export function publicVersion(chance: Chance, base = release(chance)): string {
  const epoch = chance.maybe(0.06) ? `${chance.pick(["0", "1", "2", "00"])}!` : "";
  return `${chance.maybe(0.05) ? chance.pick(["v", "V"]) : ""}${epoch}${base}${suffix(chance)}`;
}

function suffix(chance: Chance): string {
  let text = "";
  const separator = () => chance.pick(SEPARATORS);
  const implicit = () => chance.maybe(0.2) ? "" : separator() + number(chance);
  if (chance.maybe(0.3)) text += separator() + chance.cased(chance.pick(PHASES)) + implicit();
  if (chance.maybe(0.2)) {
    text += chance.maybe(0.2)
      ? `-${number(chance)}`
      : separator() + chance.cased(chance.pick(["post", "rev", "r"])) + implicit();
  }
  if (chance.maybe(0.2)) text += separator() + chance.cased("dev") + implicit();
  return text;
}

/** A local label with its `+`. */
export function localLabel(chance: Chance): string {
  const parts = chance.several(1, 3, () => chance.cased(chance.pick(LOCALS)));
  return `+${parts.join(chance.pick([".", "-", "_"]))}`;
}

/** A version, in any spelling. */
export function version(chance: Chance, base?: string): string {
  const text = publicVersion(chance, base) + (chance.maybe(0.15) ? localLabel(chance) : "");
  if (!chance.maybe(0.06)) return text;
  return chance.maybe(0.5) ? chance.pick(BLANKS) + text : text + chance.pick(BLANKS);
}

/** A version now and then damaged, or a text that never was one. */
export function candidate(chance: Chance, base?: string): string {
  if (chance.maybe(0.01)) {
    return chance.pick(["", "foobar", "2004d", "1.0.x", "latest", "1..0", "*"]);
  }
  return sometimesMutated(version(chance, base), chance, 0.05);
}

const NAME_PARTS = ["Foo", "bar", "zope", "X", "1", "py", "é", "İ", "ſ", "ΑΣ"];

function name(chance: Chance): string {
  const parts = chance.several(1, 4, () => chance.pick(NAME_PARTS));
  return parts.join(chance.pick(["-", "_", ".", "--", "-_.", "", " "]));
}

const PIECES = [
  ..."012.._-+!vac*rb ",
  "rc",
  "dev",
  "post",
  "rev",
  "alpha",
  "pre",
  "c",
  "1.0",
  "00",
  "beta",
];

/** Questions about names and versions. */
export function versionQuestion(chance: Chance): Question {
  const way = chance.below(20);
  if (way < 9) {
    const text = way === 0
      ? soup(PIECES, 8, chance)
      : sometimesMutated(version(chance), chance, 0.3);
    return { op: "parse_version", args: { text } };
  }
  if (way < 15) {
    const base = chance.maybe(0.7) ? release(chance) : undefined;
    return {
      op: "compare_versions",
      args: { a: candidate(chance, base), b: candidate(chance, base) },
    };
  }
  if (way < 17) {
    const base = chance.maybe(0.5) ? release(chance) : undefined;
    const versions = chance.several(0, 12, () => version(chance, base));
    return { op: "sort_versions", args: { versions } };
  }
  const text = chance.maybe(0.3) ? mutate(name(chance), chance) : name(chance);
  return { op: "normalize_name", args: { text } };
}
