/** Vectors that PEP 440 gives in its text; the section is named with each. */
import assert from "node:assert/strict";
import { toReleaseVersion } from "../../src/domain/release_version.ts";
import { contains, parseSpecifierSet, tryParseSpecifierSet } from "../../src/domain/specifier.ts";
import { compareVersions, formatVersion, parseVersion } from "../../src/domain/version.ts";
import { rangesContain, rangesOf } from "../../src/domain/version_range.ts";

/** Each ascending. */
const SEQUENCES: readonly (readonly [section: string, versions: string])[] = [
  ["Final releases", "0.9 0.9.1 0.9.2 0.9.10 0.9.11 1.0 1.0.1 1.1 2.0 2.0.1"],
  ["Final releases, date based", "2012.4 2012.7 2012.10 2013.1 2013.6"],
  ["Pre-releases", "4.3a2 4.3b1 4.3rc2 4.3"],
  ["Version epochs", "2013.10 2014.04 1!1.0 1!1.1 1!2.0"],
  [
    "Summary of permitted suffixes and relative ordering",
    "1.dev0 1.0.dev456 1.0a1 1.0a2.dev456 1.0a12.dev456 1.0a12 1.0b1.dev456 1.0b2 " +
    "1.0b2.post345.dev456 1.0b2.post345 1.0rc1.dev456 1.0rc1 1.0 1.0+abc.5 1.0+abc.7 1.0+5 " +
    "1.0.post456.dev34 1.0.post456 1.0.15 1.1.dev1",
  ],
  ["Examples of compliant version schemes, simple", "0.1 0.2 0.3 1.0 1.1"],
  ["Examples, alpha to final", "0.9 1.0a1 1.0a2 1.0b1 1.0rc1 1.0 1.1a1"],
  [
    "Examples, development releases",
    "0.9 1.0.dev1 1.0.dev2 1.0.dev3 1.0.dev4 1.0c1 1.0c2 1.0 1.0.post1 1.1.dev1",
  ],
  ["Examples, date and serial", "2012.1 2012.2 2012.3 2012.15 2013.1 2013.2"],
];

Deno.test("compareVersions() orders the sequences of PEP 440", async (t) => {
  for (const [section, text] of SEQUENCES) {
    await t.step(section, () => {
      const sorted = text.split(" ").toReversed().map(toReleaseVersion)
        .sort((a, b) => compareVersions(parseVersion(a.text), parseVersion(b.text)));
      assert.equal(sorted.map((version) => version.text).join(" "), text);
    });
  }
});

Deno.test("formatVersion() normalises as the section Normalization says", async (t) => {
  const rows: readonly (readonly [rule: string, read: string, written: string])[] = [
    ["Case sensitivity", "1.1RC1", "1.1rc1"],
    ["Integer normalization", "00", "0"],
    ["Integer normalization", "09000", "9000"],
    ["Integer normalization of mixed local segments", "1.0+foo0100", "1.0+foo0100"],
    ["Pre-release separators", "1.1.a1", "1.1a1"],
    ["Pre-release separators", "1.1-a1", "1.1a1"],
    ["Pre-release separators", "1.1a.1", "1.1a1"],
    ["Pre-release spelling", "1.1alpha1", "1.1a1"],
    ["Pre-release spelling", "1.1beta2", "1.1b2"],
    ["Pre-release spelling", "1.1c3", "1.1rc3"],
    ["Implicit pre-release number", "1.2a", "1.2a0"],
    ["Post release separators", "1.2-post2", "1.2.post2"],
    ["Post release separators", "1.2post2", "1.2.post2"],
    ["Post release separators", "1.2.post-2", "1.2.post2"],
    ["Post release spelling", "1.0-r4", "1.0.post4"],
    ["Implicit post release number", "1.2.post", "1.2.post0"],
    ["Implicit post releases", "1.0-1", "1.0.post1"],
    ["Development release separators", "1.2-dev2", "1.2.dev2"],
    ["Development release separators", "1.2dev2", "1.2.dev2"],
    ["Implicit development release number", "1.2.dev", "1.2.dev0"],
    ["Local version segments", "1.0+ubuntu-1", "1.0+ubuntu.1"],
    ["Preceding v character", "v1.0", "1.0"],
    ["Leading and trailing whitespace", " 1.0\n", "1.0"],
  ];
  for (const [rule, read, written] of rows) {
    await t.step(`${rule}: ${JSON.stringify(read)}`, () => {
      assert.equal(formatVersion(parseVersion(read)), written);
    });
  }
});

Deno.test("the pairs that the section Compatible release calls equivalent admit the same", async (t) => {
  const pairs = [
    ["~= 2.2", ">= 2.2, == 2.*"],
    ["~= 1.4.5", ">= 1.4.5, == 1.4.*"],
    ["~= 2.2.post3", ">= 2.2.post3, == 2.*"],
    ["~= 1.4.5a4", ">= 1.4.5a4, == 1.4.*"],
    ["~= 2.2.0", ">= 2.2.0, == 2.2.*"],
    ["~= 1.4.5.0", ">= 1.4.5.0, == 1.4.5.*"],
  ] as const;
  const candidates = ["1.4", "1.4.5", "2", "2.2"].flatMap((base) => (
    ["", ".1", ".9", "a1", "a4", "a5", ".dev1", ".post1", ".post3", ".post4", "+x", ".99+x"]
      .map((suffix) => parseVersion(base + suffix))
  ));
  for (const [compatible, equivalent] of pairs) {
    await t.step(`${compatible} is ${equivalent}`, () => {
      const [left, right] = [parseSpecifierSet(compatible), parseSpecifierSet(equivalent)];
      const admitted = candidates.filter((version) => contains(left, version));
      assert.deepEqual(admitted, candidates.filter((version) => contains(right, version)));
      assert.ok(admitted.length > 0 && admitted.length < candidates.length);
    });
  }
});

Deno.test("contains() and rangesContain() answer the examples of the section Version specifiers", async (t) => {
  const rows: readonly (readonly [
    section: string,
    version: string,
    specifier: string,
    admitted: boolean,
  ])[] = [
    ["Version matching", "1.1.post1", "== 1.1", false],
    ["Version matching", "1.1.post1", "== 1.1.post1", true],
    ["Version matching", "1.1.post1", "== 1.1.*", true],
    ["Version matching", "1.1a1", "== 1.1", false],
    ["Version matching", "1.1a1", "== 1.1a1", true],
    ["Version matching", "1.1a1", "== 1.1.*", true],
    ["Version matching", "1.1", "== 1.1", true],
    ["Version matching", "1.1", "== 1.1.0", true],
    ["Version matching", "1.1", "== 1.1.dev1", false],
    ["Version matching", "1.1", "== 1.1a1", false],
    ["Version matching", "1.1", "== 1.1.post1", false],
    ["Version matching", "1.1", "== 1.1.*", true],
    ["Version matching, local label of the candidate", "1.1+local", "== 1.1", true],
    ["Version exclusion", "1.1.post1", "!= 1.1", true],
    ["Version exclusion", "1.1.post1", "!= 1.1.post1", false],
    ["Version exclusion", "1.1.post1", "!= 1.1.*", false],
    ["Exclusive ordered comparison", "1.7.1", ">1.7", true],
    ["Exclusive ordered comparison", "1.7.0.post1", ">1.7", false],
    ["Exclusive ordered comparison", "1.7.1", ">1.7.post2", true],
    ["Exclusive ordered comparison", "1.7.0.post3", ">1.7.post2", true],
    ["Exclusive ordered comparison", "1.7.0", ">1.7.post2", false],
    ["Exclusive ordered comparison, local versions", "1.7+local", ">1.7", false],
    ["Exclusive ordered comparison, pre-releases", "1.7rc1", "<1.7", false],
    ["Exclusive ordered comparison, pre-releases", "1.7b1", "<1.7rc1", true],
    ["Arbitrary equality", "foobar", "===foobar", true],
    ["Arbitrary equality, no zero padding", "1.0", "===1", false],
    ["Arbitrary equality, local versions", "1.0+downstream1", "===1.0", false],
    ["Examples", "3.9", "~=3.1", true],
    ["Examples", "4.0", "~=3.1", false],
    ["Examples", "3.1.9", "~=3.1.2", true],
    ["Examples", "3.2", "~=3.1.2", false],
    ["Examples", "3.1a1", "~=3.1a1", true],
    ["Examples", "3.1.1", "== 3.1", false],
    ["Examples", "3.1.1", "== 3.1.*", true],
    ["Examples", "3.1.3", "~=3.1.0, != 3.1.3", false],
    ["Examples", "3.1.4", "~=3.1.0, != 3.1.3", true],
  ];
  for (const [section, version, specifier, admitted] of rows) {
    await t.step(`${section}: ${specifier} and ${version}`, () => {
      const [set, release] = [parseSpecifierSet(specifier), toReleaseVersion(version)];
      assert.equal(contains(set, release), admitted);
      assert.equal(rangesContain(rangesOf(set), release), admitted);
    });
  }
});

Deno.test("parseSpecifierSet() refuses what the section Version specifiers forbids", async (t) => {
  const rows: readonly (readonly [rule: string, specifier: string])[] = [
    ["This operator MUST NOT be used with a single segment version number", "~=1"],
    ["local version identifiers are NOT permitted in this version specifier", "~=1.0+local"],
    ["likewise inclusive ordered comparison", ">=1.0+local"],
    ["likewise exclusive ordered comparison", "<1.0+local"],
    ["prefix match with a development release", "==1.0.dev1.*"],
    ["prefix match with a local version", "==1.0+local.*"],
  ];
  for (const [rule, specifier] of rows) {
    await t.step(`${rule}: ${specifier}`, () => {
      assert.equal(tryParseSpecifierSet(specifier), undefined);
    });
  }
});
