import fc from "fast-check";
import assert from "node:assert/strict";
import { formatSpecifierSet, parseSpecifierSet } from "../../../src/domain/specifier.ts";
import { specifierOfRanges } from "../../../src/domain/specifier_of_ranges.ts";
import {
  complementRanges,
  intersectRanges,
  rangesOf,
  unionRanges,
  type VersionRanges,
} from "../../../src/domain/version_range.ts";
import { anySet, sameRanges } from "./support/specifier_arbitrary.ts";

function ranges(text: string): VersionRanges {
  return rangesOf(parseSpecifierSet(text));
}

function written(it: VersionRanges): string | undefined {
  return specifierOfRanges(it)?.map(formatSpecifierSet).join(" or ");
}

const NOTHING = complementRanges(ranges(""));
/** Every PEP 440 version, without the texts that are none: those no clause but === can name. */
const VERSIONS = ranges(">=0.dev0");

Deno.test("specifierOfRanges() writes what is read, in its shortest form", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["", ""],
    [">=0.dev0", ">=0.dev0"],
    [">=1,<2", "<2,>=1"],
    [">=1,>=1.5,<3,<2", "<2,>=1.5"],
    ["==1.0", "==1.0"],
    ["==1.0+cpu", "==1.0+cpu"],
    ["==1.0.*", "==1.0.*"],
    ["==1!0.*", "==1!0.*"],
    ["!=1.5,!=1.6.*,!=1.7+x,>=1", "!=1.5,!=1.6.*,!=1.7+x,>=1"],
    ["~=2.2", "<3,>=2.2"],
    ["<=1.0", "<=1.0"],
    ["<1.0", "<1.0"],
    ["<1.0.post1", "<1.0.post1"],
    ["<1.0rc1", "<1.0rc1"],
    ["<=1.0rc1", "<=1.0rc1"],
    [">1.0", ">1.0"],
    [">1.0.post2", ">1.0.post2"],
    [">1.0.dev1", ">=1.0.dev2"],
    [">1.0rc1", ">=1.0rc2.dev0"],
    [">=1.0,!=1.0", "!=1.0,>=1.0"],
    ["===Legacy", "===legacy"],
    ["===1.0,>=0.5", "===1.0"],
    ["!=1.0.*,!=1.1.*", "<1.0 or >=1.2.dev0"],
    [">2,<1", ""],
  ];
  for (const [read, expected] of rows) {
    await t.step(read === "" ? "(no clause)" : read, () => {
      assert.equal(written(ranges(read)), expected);
    });
  }
  assert.deepEqual(specifierOfRanges(ranges(">2,<1")), [], "no set, where an empty set is all");
  assert.deepEqual(specifierOfRanges(ranges(""))?.length, 1);
});

Deno.test("specifierOfRanges() writes what a set leaves over", async (t) => {
  const rows: readonly (readonly [read: string, rest: string | undefined])[] = [
    [">=1,<2", "!=1,<=1 or >=2.dev0"],
    ["==1.0", "!=1.0"],
    ["==1.*", "!=1.*"],
    ["!=1.5", "==1.5"],
    ["<=1.0", "!=1.0,>=1.0"],
    [">1.0.post2", "<1.0.post3"],
    [">1.0", undefined],
    ["===1.0", undefined],
  ];
  for (const [read, rest] of rows) {
    await t.step(read, () => {
      assert.equal(written(complementRanges(ranges(read))), rest);
    });
  }
});

Deno.test("specifierOfRanges() is the way back from rangesOf(), for every set of clauses", () => {
  fc.assert(fc.property(anySet, anySet, (left, right) => {
    const one = rangesOf(left);
    const sets = specifierOfRanges(one);
    assert.ok(sets !== undefined && sets.length <= 1 + one.intervals.length);
    assert.ok(sameRanges(sets.map(rangesOf).reduce(unionRanges, NOTHING), one));
    for (const set of sets) {
      assert.deepEqual(parseSpecifierSet(formatSpecifierSet(set)), set);
    }
    const either = unionRanges(one, rangesOf(right));
    const found = specifierOfRanges(either);
    if (found === undefined) return; // texts of === that are out
    assert.ok(sameRanges(found.map(rangesOf).reduce(unionRanges, NOTHING), either));
  }));
});

Deno.test("specifierOfRanges() of a complement is exact over versions, or absent", () => {
  fc.assert(fc.property(anySet, (set) => {
    const rest = complementRanges(rangesOf(set));
    const sets = specifierOfRanges(rest);
    if (sets === undefined) return;
    const again = sets.map(rangesOf).reduce(unionRanges, NOTHING);
    assert.ok(sameRanges(intersectRanges(again, VERSIONS), intersectRanges(rest, VERSIONS)));
  }));
});

Deno.test("specifierOfRanges() is absent where a number would be longer than a version may be", () => {
  const longest = "9".repeat(254);
  assert.equal(written(ranges(`==${longest}.*`)), `==${longest}.*`);
  assert.equal(written(ranges(`<=${"9".repeat(256)}`)), `<=${"9".repeat(256)}`);
  assert.equal(written(ranges(`==${"9".repeat(256)}.*,>=${"9".repeat(256)}`)), undefined);
});
