/** Random licence expressions. @module */
import type { Chance } from "./chance.ts";
import { sometimesMutated, soup } from "./mutate.ts";
import type { Question } from "./question.ts";

const LICENSES = [
  ...[
    "MIT",
    "Apache-2.0",
    "BSD-3-Clause",
    "GPL-2.0-only",
    "GPL-2.0",
    "LGPL-2.1-or-later",
    "0BSD",
    "ISC",
  ],
  ...["MPL-2.0", "Unlicense", "GPL-3.0+", "CC0-1.0", "PSF-2.0", "Python-2.0", "Zlib", "AGPL-3.0"],
  ...[
    "LicenseRef-Proprietary",
    "LicenseRef-a.B-1",
    "LICENSEREF-X",
  ],
];
const ODD = [
  "BSD",
  "Nonesuch",
  "DocumentRef-a:LicenseRef-b",
  "NONE",
  "",
  "Classpath-exception-2.0",
  "GPL-2.0++",
  "LicenseRef-",
  "LicenseRef-a_b",
];
const EXCEPTIONS = [
  "Classpath-exception-2.0",
  "LLVM-exception",
  "GCC-exception-3.1",
];
const ODD_EXCEPTIONS = ["MIT", "none-such", "LicenseRef-a", ""];

function simple(chance: Chance): string {
  const license = chance.cased(chance.pick(chance.maybe(0.04) ? ODD : LICENSES));
  const whole = chance.maybe(0.06) ? `${license}+` : license;
  if (!chance.maybe(0.12)) return whole;
  return `${whole} ${chance.cased("WITH")} ${
    chance.cased(chance.pick(chance.maybe(0.1) ? ODD_EXCEPTIONS : EXCEPTIONS))
  }`;
}

function expression(chance: Chance, depth: number): string {
  const blank = () => chance.pick([" ", " ", "  ", "\t", "\n"]);
  const terms = chance.several(1, depth > 0 ? 3 : 1, () => {
    if (depth === 0 || chance.maybe(0.7)) return simple(chance);
    const inner = chance.pick(["", " "]);
    return `(${inner}${expression(chance, depth - 1)}${inner})`;
  });
  return terms.reduce((text, term) => {
    const operator = chance.cased(chance.pick(["AND", "OR"]));
    return text + blank() + operator + blank() + term;
  });
}

const PIECES = [
  ...[
    "(",
    ")",
    "(",
    ")",
    " ",
    " ",
    " AND ",
    " or ",
    " WITH ",
    "and",
    "MIT",
    "mit",
    "ISC",
    "+",
    "GPL-2.0",
  ],
  ...[
    "Classpath-exception-2.0",
    "LicenseRef-a",
    "LicenseRef-",
    "not",
    " not ",
    "False",
    "0BSD",
    ",",
    "/",
  ],
];

/** Questions about licence expressions. */
export function licenseQuestion(chance: Chance): Question {
  const text = chance.maybe(0.1)
    ? soup(PIECES, 9, chance)
    : sometimesMutated(expression(chance, 2), chance, 0.15);
  return { op: "parse_license_expression", args: { text } };
}
