import fc from "fast-check";
import assert from "node:assert/strict";
import {
  InvalidPoetryConstraintError,
  parsePoetryConstraint,
} from "../../../../src/domain/requirement_files/poetry_constraint.ts";
import { contains, parseSpecifierSet } from "../../../../src/domain/specifier.ts";
import { parseVersion } from "../../../../src/domain/version.ts";

Deno.test("parsePoetryConstraint() says in PEP 440 what Poetry means", async (t) => {
  const rows: readonly (readonly [constraint: string, specifier: string])[] = [
    ["^1.2.3", "<2.0.0,>=1.2.3"],
    ["^0.2.3", "<0.3.0,>=0.2.3"],
    ["^0.0.3", "<0.0.4,>=0.0.3"],
    ["^1", "<2,>=1"],
    ["^0", "<1,>=0"],
    ["^0.0", "<0.1,>=0.0"],
    ["^1.2", "<2.0,>=1.2"],
    ["^ 1.2", "<2.0,>=1.2"],
    ["^v1.2", "<2.0,>=1.2"],
    ["^1.0.0a1", "<2.0.0,>=1.0.0a1"],
    ["^1.0.post1", "<2.0,>=1.0.post1"],
    ["^1.2.3.4", "<2.0.0,>=1.2.3.4"],
    ["^1!2.3", "<1!3.0,>=1!2.3"],
    ["~1.2.3", "<1.3.0,>=1.2.3"],
    ["~1.2", "<1.3,>=1.2"],
    ["~1", "<2,>=1"],
    ["~1.0rc1", "<1.1,>=1.0rc1"],
    ["~=1.4.2", "~=1.4.2"],
    ["1.*", "==1.*"],
    ["1.2.*", "==1.2.*"],
    ["=1.*", "==1.*"],
    ["!=1.5.*", "!=1.5.*"],
    [">=1.*", ">=1"],
    ["<=1.*", "<=1"],
    [">1.2.*", ">1.2"],
    ["*", ""],
    ["x", ""],
    ["1.2.3", "==1.2.3"],
    ["=1.2.3", "==1.2.3"],
    ["1.0.0-beta.2", "==1.0.0b2"],
    [">=1,<3", "<3,>=1"],
    [">=1 <3", "<3,>=1"],
    [">= 1, < 3,", "<3,>=1"],
    ["<1 || *", ""],
    ["1.*|1.*", "==1.*"],
  ];
  for (const [constraint, specifier] of rows) {
    await t.step(constraint, () => {
      assert.deepEqual(parsePoetryConstraint(constraint), { specifier });
    });
  }
});

Deno.test("parsePoetryConstraint() keeps alternatives that one set cannot say", () => {
  assert.deepEqual(parsePoetryConstraint("~2.7 || ^3.5").alternatives, [
    "<2.8,>=2.7",
    "<4.0,>=3.5",
  ]);
});

Deno.test("parsePoetryConstraint() refuses what Poetry refuses", async (t) => {
  const long = "1,".repeat(3_000);
  for (
    const text of [
      "",
      "foo",
      "^",
      "^1.*",
      "~1.*",
      ">",
      "1 ||",
      ">=1<2",
      "==1.0.*+x",
      "1.2.x",
      "1.X",
      long,
    ]
  ) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.throws(() => parsePoetryConstraint(text), InvalidPoetryConstraintError);
    });
  }
});

// Poetry: "An update is allowed if the new version number does not modify the left-most non-zero digit".
Deno.test("a caret admits a later version exactly while its first number that is not zero stays", () => {
  const numbers = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(fc.property(numbers, numbers, (floor, candidate) => {
    const { specifier } = parsePoetryConstraint(`^${floor.join(".")}`);
    const set = parseSpecifierSet(specifier);
    const first = floor.findIndex((number) => number > 0);
    const kept = (first === -1 ? floor : floor.slice(0, first + 1)).length;
    const sameStart = floor.slice(0, kept).every((number, at) => candidate[at] === number);
    assert.equal(
      contains(set, parseVersion(candidate.join("."))),
      sameStart && compare(candidate, floor) >= 0,
    );
  }));
});

// Poetry: with major, minor and patch given, "only patch-level changes are allowed".
Deno.test("a tilde admits a later version exactly while major and minor stay", () => {
  const numbers = fc.array(fc.nat({ max: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(fc.property(numbers, numbers, (floor, candidate) => {
    const set = parseSpecifierSet(parsePoetryConstraint(`~${floor.join(".")}`).specifier);
    const sameStart = floor[0] === candidate[0] && floor[1] === candidate[1];
    assert.equal(
      contains(set, parseVersion(candidate.join("."))),
      sameStart && compare(candidate, floor) >= 0,
    );
  }));
});

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [at, number] of a.entries()) {
    if (number !== b[at]) return number - (b[at] ?? 0);
  }
  return 0;
}
