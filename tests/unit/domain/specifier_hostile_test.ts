/** Versions and specifiers of people who mean harm: every answer is quick, and none is a crash. */
import fc from "fast-check";
import assert from "node:assert/strict";
import { compareReleaseVersions, toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  contains,
  filterVersions,
  formatSpecifierSet,
  specifierEnd,
  type SpecifierSet,
  tryParseSpecifierSet,
} from "../../../src/domain/specifier.ts";
import { specifierOfRanges } from "../../../src/domain/specifier_of_ranges.ts";
import { formatVersion, tryParseVersion, versionKey } from "../../../src/domain/version.ts";
import { complementRanges, isEmptyRanges, rangesOf } from "../../../src/domain/version_range.ts";

/** Milliseconds for all rows of a test together: a hundred times what they take, far less than quadratic time would. */
const BUDGET_MS = 2000;

const PIECES = [
  "1",
  "9",
  "0",
  ".",
  "1.",
  "-",
  "_",
  "!",
  "1!",
  "+",
  "a",
  "+a",
  "rc",
  "1a",
  "post",
  "-1",
  ".post1",
  ".dev",
  "dev1",
  "v",
  " ",
  "\t",
  "\x85",
  "*",
  ".*",
  "=",
  "==",
  "~=",
  "===",
  ",",
  ",,==1",
  ">=1,",
  "!=1.*,",
  "<",
  "(",
  "\ud800",
  "\u{1d7d8}",
  "\u0660",
];
const HOSTILE = [1, 254, 257, 4090, 4097, 10_000].flatMap((count) =>
  PIECES.flatMap((piece) => {
    const text = piece.repeat(count);
    return [
      text,
      `1${text}`,
      `${text}1`,
      `1.0${text}x`,
      `==1${text}`,
      `===${text}`,
      `~=1.0${text};`,
    ];
  })
);

function inBudget(work: () => void): void {
  const start = performance.now();
  work();
  const took = performance.now() - start;
  assert.ok(took < BUDGET_MS, `took ${Math.round(took)} ms`);
}

Deno.test("tryParseVersion() answers hostile text in linear time, and reads none over its cap", () => {
  inBudget(() => {
    for (const text of HOSTILE) {
      const version = tryParseVersion(text);
      if (version === undefined) continue;
      assert.ok(text.length <= 256);
      assert.deepEqual(tryParseVersion(formatVersion(version)), version);
      assert.ok(versionKey(version).length <= 2 * text.length + 16);
    }
  });
});

Deno.test("compareReleaseVersions() orders hostile text: what is no version comes first", () => {
  inBudget(() => {
    const sorted = HOSTILE.map(toReleaseVersion).sort(compareReleaseVersions);
    const firstVersion = sorted.findIndex(({ version }) => version !== undefined);
    assert.ok(firstVersion > 0);
    assert.ok(sorted.slice(firstVersion).every(({ version }) => version !== undefined));
  });
});

Deno.test("tryParseSpecifierSet() answers hostile text in linear time, and reads none over its cap", () => {
  inBudget(() => {
    for (const text of HOSTILE) {
      specifierEnd(text, 0);
      const set = tryParseSpecifierSet(text);
      if (set === undefined) continue;
      assert.ok(text.length <= 4096);
      assert.ok(set.specifiers.every(({ version }) => (
        version === undefined || formatVersion(version).length <= 300
      )));
    }
  });
});

/** As many clauses as a text may hold, no two the same. */
function crowded(clause: (index: number) => string): SpecifierSet {
  let text = "";
  for (let index = 0; text.length + clause(index).length < 4096; index++) {
    text += `${clause(index)},`;
  }
  const set = tryParseSpecifierSet(text);
  assert.ok(set !== undefined && set.specifiers.length > 200);
  return set;
}

Deno.test("sets of as many clauses as fit are matched, intersected and written in time", async (t) => {
  const rows: readonly (readonly [what: string, set: SpecifierSet])[] = [
    ["!=", crowded((index) => `!=${index}`)],
    ["!= with a label", crowded((index) => `!=1+${index}`)],
    ["!= with a wildcard", crowded((index) => `!=1.${index}.*`)],
    [">=", crowded((index) => `>=${index}`)],
    ["===", crowded((index) => `===${index}x`)],
  ];
  const candidates = Array.from({ length: 200 }, (_, index) => toReleaseVersion(`${index}.1rc1`));
  for (const [what, set] of rows) {
    await t.step(what, () => {
      inBudget(() => {
        filterVersions(set, candidates);
        const sets = specifierOfRanges(rangesOf(set));
        assert.ok(sets !== undefined && sets.length <= 300);
        specifierOfRanges(complementRanges(rangesOf(set)));
        assert.equal(isEmptyRanges(rangesOf(set)), what === "===");
      });
    });
  }
});

Deno.test("contains() and filterVersions() take any text as a candidate", () => {
  const sets = ["", ">=1", "!=1", "===1", "==1.*"].map(tryParseSpecifierSet);
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
    for (const set of sets) {
      assert.ok(set !== undefined);
      const release = toReleaseVersion(text);
      assert.equal(filterVersions(set, [release]).length === 1, contains(set, release));
    }
  }));
});

Deno.test("tryParseSpecifierSet() never throws, and what it reads it reads again", () => {
  const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 2 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
    const set = tryParseSpecifierSet(pieces.join(""));
    if (set === undefined) return;
    assert.deepEqual(tryParseSpecifierSet(formatSpecifierSet(set)), set);
  }));
});
