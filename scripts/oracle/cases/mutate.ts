/** Damage to well-formed text: most of the damaged ones are wrong, and some are right in a rare way. @module */
import type { Chance } from "./chance.ts";

/** What grammars mind, and what regular expressions of two languages disagree about. */
const STRANGE = [
  ..." \t\n\r\v\f\0-_.+!*,;:@()[]{}<>=~'\"/\\#$%&^|`?019azAZ",
  ...["\u00a0", "\u0085", "\u001c", "\u001f", "\u2003", "\u2028", "\ufeff", "\u200b", "\u3000"],
  ...["\u0661", "\uff11", "\u00b2", "\u0967", "\u017f", "\u212a", "\u0130", "\u0131", "\u00e9"],
  ...["\ud83d\ude00", "\u0300", "\u2113", "\ufb01"],
];
const WORDS = [
  ".*",
  "===",
  "!=",
  "~=",
  "and",
  "or",
  " in ",
  "not",
  ".dev",
  "post",
  "rc",
  "1!",
  "+local",
  "-1",
];

/** The text after one to three small accidents. */
export function mutate(text: string, chance: Chance): string {
  let units = [...text];
  for (let left = 1 + chance.below(3); left > 0; left--) {
    const at = chance.below(units.length + 1);
    const way = chance.below(7);
    if (way === 0) units.splice(at, 1);
    else if (way === 1) units.splice(at, 1, chance.pick(STRANGE));
    else if (way === 2) units.splice(at, 0, chance.pick(STRANGE));
    else if (way === 3) units.splice(at, 0, ...chance.pick(WORDS));
    else if (way === 4) units.splice(at, 1 + chance.below(4));
    else if (way === 5) units = [...units.slice(0, at), ...units.slice(chance.below(at + 1))];
    else units.push(chance.pick(STRANGE));
  }
  return units.join("");
}

/** The text itself most of the time, damaged with the probability given. */
export function sometimesMutated(text: string, chance: Chance, probability = 0.12): string {
  return chance.maybe(probability) ? mutate(text, chance) : text;
}

/** Pieces of a grammar in no order at all; now and then they make sense. */
export function soup(pieces: readonly string[], most: number, chance: Chance): string {
  return chance.several(
    1,
    most,
    () => chance.maybe(0.01) ? chance.pick(STRANGE) : chance.pick(pieces),
  )
    .join("");
}
