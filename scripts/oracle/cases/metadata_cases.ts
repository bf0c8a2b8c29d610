/** Random core metadata documents: folded, repeated, misspelt and damaged. @module */
import type { Chance } from "./chance.ts";
import { mutate, soup } from "./mutate.ts";
import type { Question } from "./question.ts";
import { requirement } from "./requirement_cases.ts";

const SINGLE = [
  ...["Metadata-Version", "Name", "Version", "Summary", "Description", "Keywords", "Home-page"],
  ...["Author", "Author-email", "License", "Download-URL", "Maintainer", "Maintainer-email"],
  ...["Requires-Python", "Description-Content-Type", "License-Expression"],
];
const REPEATED = [
  ...["Platform", "Supported-Platform", "Classifier", "Requires", "Provides", "Obsoletes"],
  ...["Requires-Dist", "Provides-Dist", "Obsoletes-Dist", "Requires-External", "Project-URL"],
  ...["Provides-Extra", "Dynamic", "License-File", "Import-Name", "Import-Namespace"],
];
const UNKNOWN = [
  "X-Own",
  "Requires_Dist",
  "Licence",
  "__proto__",
  "constructor",
  "Content-Type",
  "MIME-Version",
];
const VALUES = [
  ...[
    "2.1",
    "2.4",
    "demo",
    "1.0",
    "UNKNOWN",
    "",
    " ",
    "a, b,c , ,d",
    "text/markdown",
    "a: b",
    "é",
    "名",
  ],
  ...[
    "Home, https://example.org/",
    "Docs,https://example.org/,x",
    "Home,again",
    "nothing",
    ">=3.8",
  ],
  ...[
    "License :: OSI Approved",
    "MIT OR Apache-2.0",
    "=?utf-8?q?caf=C3=A9?=",
    "a\tb",
    "  spaced  ",
    "a;b",
  ],
];
const ENDS = ["\n", "\n", "\n", "\n", "\n", "\r\n", "\r"];
const BODIES = [
  "",
  "A body.\n",
  "Two\n\nparts\n",
  "Name: not a field\n",
  "From me\n",
  "\n\n",
  "é\r\nx",
  ".",
];

function value(chance: Chance, name: string): string {
  if (name === "Requires-Dist" && chance.maybe(0.6)) return requirement(chance);
  const text = chance.pick(VALUES);
  if (!chance.maybe(0.15)) return text;
  const more = chance.several(1, 3, () => chance.pick(VALUES));
  const fold = chance.pick(["\n ", "\n\t", "\n        ", "\n       |", "\r\n ", "\n  \n "]);
  return [text, ...more].join(fold);
}

function field(chance: Chance): string {
  const list = chance.maybe(0.06) ? UNKNOWN : chance.maybe(0.5) ? SINGLE : REPEATED;
  const name = chance.pick(list);
  const spelled = chance.maybe(0.1) ? chance.cased(name) : name;
  const blank = chance.maybe(0.85) ? " " : chance.pick(["", "  ", "\t"]);
  return `${spelled}${chance.maybe(0.02) ? " " : ""}:${blank}${value(chance, name)}`;
}

const PIECES = [
  ...[
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    ":",
    ": ",
    "Name",
    "Name: ",
    "Summary:",
    "Description: ",
    "x",
  ],
  ...[
    "Keywords:a,b",
    "Project-URL: a,b",
    "Project-URL:a",
    "From ",
    "Version",
    "\n\n",
    ",",
    "é",
    "-",
    "=?",
    "?=",
  ],
  ...[
    "\v",
    "\f",
    "\u001c",
    "\u0085",
    "\u2028",
    "Import-Name:",
    "License: ",
    "\ufeff",
    "\0",
    "Classifier: a",
  ],
];

/** Questions about metadata documents. */
export function metadataQuestion(chance: Chance): Question {
  const end = chance.pick(ENDS);
  const lines = chance.several(
    0,
    10,
    () => chance.maybe(0.02) ? chance.pick(STRANGE_LINES) : field(chance),
  );
  const fields = lines.map((line) => line + end).join("");
  const body = chance.maybe(0.4) ? end + chance.pick(BODIES) : "";
  const text = chance.maybe(0.15) ? soup(PIECES, 14, chance) : fields + body;
  return { op: "parse_metadata", args: { text: chance.maybe(0.1) ? mutate(text, chance) : text } };
}

const STRANGE_LINES = [
  "no colon",
  " folded first",
  ": no name",
  "From me Mon",
  "a b: c",
  "-----",
  "X",
  "\tz",
];
