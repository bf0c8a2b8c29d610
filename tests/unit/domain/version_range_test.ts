import fc from "fast-check";
import assert from "node:assert/strict";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  contains,
  intersectSpecifierSets,
  parseSpecifierSet,
} from "../../../src/domain/specifier.ts";
import { parseVersion } from "../../../src/domain/version.ts";
import {
  complementRanges,
  intersectRanges,
  isEmptyRanges,
  rangesContain,
  rangesOf,
  unionRanges,
  type VersionRanges,
} from "../../../src/domain/version_range.ts";
import { anySet, candidate, sameRanges } from "./support/specifier_arbitrary.ts";

function ranges(text: string): VersionRanges {
  return rangesOf(parseSpecifierSet(text));
}

Deno.test("isEmptyRanges() is exact where one version follows another directly", async (t) => {
  const rows: readonly (readonly [specifier: string, empty: boolean])[] = [
    ["", false],
    [">2,<1", true],
    [">=1,<1", true],
    [">=1,<=1", false],
    [">1,<1.0.0.1", false], // 1.0.0.0.1
    [">1,<=1.0.0.1.dev0", false],
    [">=1,<1.post0", false],
    [">=1,!=1,<1.post0", true],
    [">1.0.dev0,<1.0.dev1", true],
    [">1.0.dev0,<1.0.dev2", false],
    [">1.0a1,<1.0a2.dev0", true],
    [">1.0a1,<1.0a2.dev1", false],
    [">=1.0a1.post1,!=1.0a1.post1,<1.0a1.post2.dev0", true],
    [">1.0.post1,<1.0.post2", true],
    [">1.0.post1,<=1.0.post2.dev0", false],
    ["<0", true],
    ["<0.dev0", true],
    ["<=0.dev0", false],
    ["<1!0", false],
    [">=1!0.dev0,<1!0", true],
    [">=1!0.dev0,<=1!0", false],
    ["==1.*,!=1.*", true],
    ["==1.0.*,!=1.0.*,==1.*", true],
    ["!=0.*,<1", true],
    ["~=1.4,<1.4", true],
    ["==1+a,==1+b", true],
    ["==1+a,!=1", true],
    ["==1,!=1+a", false],
    ["==1,==1.0.0", false],
    ["===1,===1.0", true],
    ["===A,===a", false],
    ["===1,>2", true],
    ["===1,>0", false],
    ["===legacy,>0", true],
    [`>${"9".repeat(200)},<=${"9".repeat(200)}.0.0.1`, false],
  ];
  for (const [specifier, empty] of rows) {
    await t.step(specifier.slice(0, 60) || "(no clause)", () => {
      assert.equal(isEmptyRanges(ranges(specifier)), empty);
    });
  }
});

Deno.test("rangesOf() has one form for one set, however it is written", async (t) => {
  const rows: readonly (readonly [one: string, other: string])[] = [
    [">1.0.dev0", ">=1.0.dev1"],
    [">1.0a1", ">=1.0a2.dev0"],
    [">1.0.post1", ">=1.0.post2.dev0"],
    ["<=1.0", "<1.post0"],
    ["<=1.0.dev3", "<1.0.dev4"],
    ["~=2.2", ">=2.2,==2.*"],
    ["~=2.2.post3", ">=2.2.post3,==2.*"],
    ["~=1.4.5a4", ">=1.4.5a4,==1.4.*"],
    ["==1.0.*", ">=1.dev0,<1.1"],
    ["==0.*", "<1"],
    ["!=1", "!=1.0.0"],
    [">=0.dev0", ">=0.0.dev0,>=0.dev0"],
    [">=1,>=2,<5,<4", ">=2,<4"],
    ["<0", ">2,<1"],
  ];
  for (const [one, other] of rows) {
    await t.step(`${one} is ${other}`, () => assert.ok(sameRanges(ranges(one), ranges(other))));
  }
});

Deno.test("rangesContain() compares === with the text of a release, or with the canonical one", () => {
  const set = ranges("===1.0.0");
  assert.ok(rangesContain(set, toReleaseVersion("1.0.0")));
  assert.ok(!rangesContain(set, toReleaseVersion("v1.0.0")));
  assert.ok(rangesContain(set, parseVersion("v1.0.0")));
  const rest = complementRanges(set);
  assert.ok(!rangesContain(rest, toReleaseVersion("1.0.0")));
  assert.ok(rangesContain(rest, toReleaseVersion("1.0")));
  assert.ok(isEmptyRanges(intersectRanges(set, ranges("<1"))));
  assert.ok(!isEmptyRanges(intersectRanges(set, ranges("==1.0"))));
});

Deno.test("rangesContain() has legacy versions in the set of no clause, and of === only", () => {
  const legacy = toReleaseVersion("2004d");
  assert.ok(rangesContain(ranges(""), legacy));
  assert.ok(rangesContain(ranges("===2004D"), legacy));
  assert.ok(!rangesContain(ranges(">=0.dev0"), legacy));
  assert.ok(!rangesContain(unionRanges(ranges("<1"), ranges(">=1.dev0")), legacy));
});

Deno.test("rangesContain() agrees with contains() when pre-releases are allowed", () => {
  fc.assert(
    fc.property(anySet, candidate, (set, it) => {
      const expected = contains(set, it, { prereleases: true });
      assert.equal(rangesContain(rangesOf(set), it), expected);
      if (it.version === undefined) return;
      const { version } = it;
      assert.equal(
        rangesContain(rangesOf(set), version),
        contains(set, version, { prereleases: true }),
      );
    }),
    { numRuns: 2000 },
  );
});

Deno.test("intersectRanges(), unionRanges() and complementRanges() are and, or and not", () => {
  fc.assert(
    fc.property(anySet, anySet, candidate, (left, right, it) => {
      const [a, b] = [rangesOf(left), rangesOf(right)];
      const [inA, inB] = [rangesContain(a, it), rangesContain(b, it)];
      assert.equal(rangesContain(intersectRanges(a, b), it), inA && inB);
      assert.equal(rangesContain(unionRanges(a, b), it), inA || inB);
      assert.equal(rangesContain(complementRanges(a), it), !inA);
    }),
    { numRuns: 2000 },
  );
});

Deno.test("ranges of sets obey the laws of sets, in their one form", () => {
  fc.assert(fc.property(anySet, anySet, anySet, (...sets) => {
    const [a, b, c] = sets.map(rangesOf);
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    const both = intersectRanges(a, b);
    assert.ok(sameRanges(complementRanges(complementRanges(a)), a));
    assert.ok(sameRanges(both, intersectRanges(b, a)));
    assert.ok(sameRanges(intersectRanges(a, a), a));
    assert.ok(sameRanges(unionRanges(a, both), a), "absorption");
    assert.ok(sameRanges(
      intersectRanges(a, unionRanges(b, c)),
      unionRanges(both, intersectRanges(a, c)),
    ));
    assert.ok(isEmptyRanges(intersectRanges(a, complementRanges(a))));
    assert.ok(sameRanges(unionRanges(a, complementRanges(a)), ranges("")));
  }));
});

Deno.test('PEP 440: "~= V.N" is ">= V.N, == V.*", suffixes are for the first only', () => {
  const number = fc.nat(300);
  const suffix = fc.constantFrom("", "a1", "rc0", ".post3", ".dev1", "a1.post1.dev2");
  const prefix = fc.tuple(fc.constantFrom("", "0!", "7!"), fc.array(number, { minLength: 1 }));
  fc.assert(fc.property(prefix, number, suffix, ([epoch, release], last, rest) => {
    const start = `${epoch}${release.join(".")}`;
    const version = `${start}.${last}${rest}`;
    fc.pre(version.length <= 256);
    assert.ok(sameRanges(ranges(`~=${version}`), ranges(`>=${version},==${start}.*`)));
  }));
});

Deno.test("rangesOf() of an intersection of specifier sets is the intersection of their ranges", () => {
  fc.assert(fc.property(anySet, anySet, (a, b) => {
    const together = rangesOf(intersectSpecifierSets(a, b));
    assert.ok(sameRanges(together, intersectRanges(rangesOf(a), rangesOf(b))));
  }));
});

Deno.test("rangesOf() takes the longest accepted set of clauses", () => {
  const clauses = Array.from({ length: 680 }, (_, index) => `!=${index}`);
  const set = ranges(clauses.join(","));
  assert.equal(set.intervals.length, 681);
  assert.ok(!rangesContain(set, parseVersion("679")));
  assert.ok(rangesContain(set, parseVersion("679.post0")));
});
