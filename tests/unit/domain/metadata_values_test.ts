import assert from "node:assert/strict";
import {
  dynamicFault,
  importNameFault,
  licenseFileFault,
  nameFault,
} from "../../../src/domain/metadata_values.ts";

const CHECKS: readonly (readonly [
  name: string,
  check: (value: string) => string | undefined,
  right: readonly string[],
  wrong: readonly string[],
])[] = [
  ["nameFault()", nameFault, ["a", "A.b_c-1", "7"], [
    "",
    "-a",
    "a-",
    "a b",
    " a",
    "a ",
    "é",
    "a\n",
  ]],
  [
    "dynamicFault()",
    dynamicFault,
    ["Requires-Dist", "summary", "DYNAMIC"],
    ["Name", "VERSION", "metadata-version", "requires_dist", "", "constructor"],
  ],
  [
    "licenseFileFault()",
    licenseFileFault,
    ["LICENSE", "a/b.txt", ".", "C:", "C:x", "a b", ".a"],
    ["", "../a", "a..b", "*.txt", "/a", "c:/a", "a\\b", "a//b", "./a", "a/.", "a/", "C:./a"],
  ],
  [
    "importNameFault()",
    importNameFault,
    ["a", "_a.b1", "a ; private", "a;private", "größe", "ªb"],
    [
      "",
      " a",
      "1a",
      "a.",
      "a..b",
      "a-b",
      "class",
      "a.None",
      "a; public",
      "a;",
      "a;private ",
      "a b",
    ],
  ],
];

for (const [name, check, right, wrong] of CHECKS) {
  Deno.test(`${name} tells right from wrong`, () => {
    for (const value of right) assert.equal(check(value), undefined, value);
    for (const value of wrong) assert.equal(typeof check(value), "string", value);
  });
}
