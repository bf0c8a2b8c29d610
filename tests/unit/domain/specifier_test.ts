import fc from "fast-check";
import assert from "node:assert/strict";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  contains,
  filterVersions,
  formatSpecifierSet,
  intersectSpecifierSets,
  InvalidSpecifierError,
  parseSpecifierSet,
  specifierEnd,
  tryParseSpecifierSet,
} from "../../../src/domain/specifier.ts";
import { compareVersions, isPrerelease, parseVersion } from "../../../src/domain/version.ts";
import { isEmptyRanges, rangesOf } from "../../../src/domain/version_range.ts";
import { anySet, candidate } from "./support/specifier_arbitrary.ts";
import { anyClause, anyVersion, publicVersion } from "./support/version_arbitrary.ts";

function admitted(specifier: string, version: string, prereleases?: boolean): boolean {
  return contains(parseSpecifierSet(specifier), toReleaseVersion(version), { prereleases });
}

Deno.test("contains() admits and refuses as packaging 26 does", async (t) => {
  const rows: readonly (readonly [specifier: string, admits: string, refuses: string])[] = [
    ["", "0 1.0 2!3+x 1.0a1 2004d", ""],
    ["==1.0", "1 1.0 1.0.0 v1.0 1.0+cpu", "1.0.post1 1.0a1 1.0.dev0 1.0.1 1!1.0 2004d"],
    ["==1.0+cpu", "1.0+cpu 1+CPU", "1.0 1.0+cpu.1 1.0+gpu"],
    ["==1.0a1", "1.0a1 1.0.alpha1 1.0a1+x", "1.0 1.0a2 1.0a1.dev1 1.0a1.post0"],
    ["==1!1.0", "1!1.0", "1.0 2!1.0"],
    ["!=1.0", "1.1 1.0.post1 1.0a1", "1.0 1.0.0 1.0+cpu"],
    ["!=1.0+cpu", "1.0 1.0+gpu", "1.0+cpu"],
    ["==1.1.*", "1.1 1.1.0 1.1.9 1.1a1 1.1.dev0 1.1.post1 1.1+x", "1.10 1.2.dev0 1 1.0.9"],
    ["==1.0.*", "1 1.0 1a1", "1.1"],
    ["==0!1.*", "1.2", "1!1.2"],
    ["!=1.1.*", "1.10 1.2.dev0 1.0.9", "1.1 1.1.dev0 1.1.post1"],
    ["~=2.2", "2.2 2.9 2.2.post1 2.2+x", "2.1 3 3.0.dev0 2.2.dev0"],
    ["~=1.4.5", "1.4.5 1.4.10", "1.4.4 1.5 1.4.5a4"],
    ["~=2.2.post3", "2.2.post3 2.3 2.2.post10", "2.2 2.2.post2 3.0"],
    ["~=1.4.5a4", "1.4.5a4 1.4.5 1.4.6", "1.4.5a3 1.5a1"],
    ["~=2.2.0", "2.2.0 2.2.7", "2.3"],
    ["~=1!2.2", "1!2.3", "2.3 1!3.0"],
    [">=1.0", "1.0 1.0+x 1.0.post1 2.0a1 1!0", "0.9 1.0rc1 1.0.dev0"],
    ["<=1.0", "1.0 1.0+x 0.9 1.0a1", "1.0.post1 1.0.1 1!0"],
    ["<=1.0.post1", "1.0.post1+x 1.0", "1.0.post2"],
    [">1.7", "1.7.1 1.8a1 1.8.dev0", "1.7 1.7.0 1.7.0.post1 1.7+x 1.7.post1.dev1"],
    [">1.7.post2", "1.7.1 1.7.0.post3 1.7.post3.dev0", "1.7.0 1.7.post2 1.7.post2+x"],
    [">1.7a1", "1.7a2 1.7b1 1.7 1.7.post1", "1.7a1 1.7a1.post1 1.7a1+x"],
    [">1.0.dev1", "1.0.dev2 1.0a1 1.0", "1.0.dev1 1.0.dev1+x 1.0.dev0"],
    ["<1.0", "0.9 0.9.post1 0.9a1 0.9+x", "1.0 1.0a1 1.0.dev0 1.0a1.post1 1.0+x"],
    ["<1.0rc1", "1.0b1 1.0.dev0 0.9", "1.0rc1 1.0rc1+x 1.0"],
    ["<1.0.post1", "1.0 1.0+x 1.0.post0 1.0a1 1.0.dev0", "1.0.post1 1.0.post1.dev0"],
    ["<0.dev0", "", "0.dev0 0 1"],
    ["===1.0", "1.0", "1.0.0 1 1.0+x"],
    ["===1.0.DEV1", "1.0.dev1 1.0.DEV1", "1.0dev1"],
    ["===2004d", "2004d 2004D", "2004 2004d1"],
    [">=1.0,<2.0,!=1.5", "1.0 1.6 1.5.1", "0.9 1.5 2.0 2.0a1"],
    [">=2,<1", "", "0 1 1.5 2"],
  ];
  for (const [specifier, admits, refuses] of rows) {
    await t.step(specifier === "" ? "(empty)" : specifier, () => {
      for (const version of admits.split(" ").filter(Boolean)) {
        assert.ok(admitted(specifier, version), `admits ${version}`);
      }
      for (const version of refuses.split(" ").filter(Boolean)) {
        assert.ok(!admitted(specifier, version), `refuses ${version}`);
      }
    });
  }
});

Deno.test("contains() admits a lone pre-release unless it is told not to", () => {
  assert.ok(admitted(">=1", "1.5a1"));
  assert.ok(admitted(">=1", "1.5a1", true));
  assert.ok(!admitted(">=1", "1.5a1", false));
  assert.ok(!admitted(">=1.5a1", "1.5a1", false));
  assert.ok(admitted("", "2004d", false), "a legacy version is not known to be a pre-release");
});

Deno.test("contains() compares === with the index's text, or with the canonical one", () => {
  const set = parseSpecifierSet("===1.0.0");
  assert.ok(contains(set, toReleaseVersion("1.0.0")));
  assert.ok(!contains(set, toReleaseVersion("v1.0.0")));
  assert.ok(contains(set, parseVersion("v1.0.0")));
});

Deno.test("filterVersions() keeps pre-releases where packaging 26 does", async (t) => {
  const rows: readonly (readonly [
    specifier: string,
    from: string,
    kept: string,
    prereleases?: boolean,
  ])[] = [
    [">=1", "1.5a1 1.0", "1.0"],
    [">=1", "1.5a1 0.9 1.6rc1", "1.5a1 1.6rc1"],
    [">=1.0a1", "1.5a1 1.0", "1.5a1 1.0"],
    ["==1.5a1,>=1", "1.5a1 1.0", "1.5a1"],
    ["!=1.0a1", "1.5a1 1.0", "1.0"],
    [">=1", "1.5a1 1.0", "1.5a1 1.0", true],
    [">=1", "1.5a1", "", false],
    [">=1.0a1", "1.5a1", "", false],
    ["", "1.5a1 1.0 2004d", "1.0 2004d"],
    ["", "2004d 1.5a1", "2004d 1.5a1"],
    ["", "2004d 1.5a1", "2004d", false],
    ["===2004d", "2004d 1.0", "2004d"],
    [">=0", "2004d 1.0", "1.0"],
    [">=3", "1.0 2.0a1", ""],
  ];
  for (const [specifier, from, kept, prereleases] of rows) {
    await t.step(`${specifier} of ${from}, prereleases ${prereleases}`, () => {
      const versions = from.split(" ").map(toReleaseVersion);
      const found = filterVersions(parseSpecifierSet(specifier), versions, { prereleases });
      assert.equal(found.map(({ text }) => text).join(" "), kept);
    });
  }
});

Deno.test("formatSpecifierSet() sorts clauses, drops blanks and clauses that mean the same", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["", ""],
    [" , ,", ""],
    [">= 1.0 , < 2.0,", "<2.0,>=1.0"],
    ["!=1.5,>=1,<2", "!=1.5,<2,>=1"],
    ["==1.0,==1.0.0,== 1", "==1"],
    ["~=1.0,~=1.0.0", "~=1.0,~=1.0.0"],
    ["==1.*,==1.0.*", "==1.*,==1.0.*"],
    [">=V1.0-ALPHA", ">=V1.0-ALPHA"],
    ["===foo  ", "===foo"],
    ["\x1c>=\x851.0\u3000,===\ufefffoo", "===\ufefffoo,>=1.0"], // what Python calls blanks
    ["===1,>=1", "===1,>=1"],
  ];
  for (const [read, written] of rows) {
    await t.step(JSON.stringify(read), () => {
      const set = parseSpecifierSet(read);
      assert.equal(formatSpecifierSet(set), written);
      assert.equal(formatSpecifierSet(parseSpecifierSet(written)), written);
    });
  }
});

Deno.test("parseSpecifierSet() refuses a clause that is none, and points at it", async (t) => {
  const rows: readonly (readonly [text: string, clause: string])[] = [
    ["1.0", "1.0"],
    [">=1.0, foo", "foo"],
    [">=1.0 <2", ">=1.0 <2"],
    ["=1.0", "=1.0"],
    ["=>1.0", "=>1.0"],
    ["^1.0", "^1.0"],
    [">=", ">="],
    ["~=1", "~=1"],
    ["~=1!1", "~=1!1"],
    ["~=1.*", "~=1.*"],
    [">=1.*", ">=1.*"],
    ["<1.0+x", "<1.0+x"],
    ["~=1.0+x", "~=1.0+x"],
    ["==1.0a1.*", "==1.0a1.*"],
    ["==1.0.dev1.*", "==1.0.dev1.*"],
    ["==1.0+x.*", "==1.0+x.*"],
    ["==1.*.1", "==1.*.1"],
    ["==*", "==*"],
    ["===a b", "===a b"],
    ["===a\x85b", "===a\x85b"],
    ["==\ufeff1", "==\ufeff1"],
    ["===a;b", "===a;b"],
    ["==1.0;", "==1.0;"],
    [`==${"1".repeat(257)}`, `==${"1".repeat(257)}`],
  ];
  for (const [text, clause] of rows) {
    await t.step(text.slice(0, 40), () => {
      assert.equal(tryParseSpecifierSet(text), undefined);
      assert.throws(() => parseSpecifierSet(text), (error) => {
        assert.ok(error instanceof InvalidSpecifierError && error.span !== undefined);
        assert.equal(text.slice(...error.span), clause);
        return error.message.startsWith("Cannot parse specifier ");
      });
    });
  }
});

Deno.test("parseSpecifierSet() refuses text over its cap without reading it", () => {
  assert.throws(() => parseSpecifierSet(">=1,".repeat(5000)), (error) => (
    error instanceof InvalidSpecifierError && error.message.endsWith("more than 4096")
  ));
});

Deno.test("intersectSpecifierSets() has the clauses of both, each once, in their order", async (t) => {
  const rows: readonly (readonly [a: string, b: string, both: string])[] = [
    ["", "", ""],
    [">=1", "", ">=1"],
    ["<2,>=1", "!=1.5,>=1", "!=1.5,<2,>=1"],
    ["==1.0", "==1", "==1"],
    ["~=1.0", "~=1.0.0", "~=1.0,~=1.0.0"],
    ["===foo", ">1", "===foo,>1"],
  ];
  for (const [a, b, both] of rows) {
    await t.step(`${a} and ${b}`, () => {
      const [left, right] = [parseSpecifierSet(a), parseSpecifierSet(b)];
      assert.equal(formatSpecifierSet(intersectSpecifierSets(left, right)), both);
      assert.deepEqual(intersectSpecifierSets(left, right), intersectSpecifierSets(right, left));
    });
  }
});

Deno.test("intersectSpecifierSets() admits what both sets admit", () => {
  fc.assert(fc.property(anySet, anySet, candidate, (a, b, version) => {
    const both = intersectSpecifierSets(a, b);
    assert.equal(contains(both, version), contains(a, version) && contains(b, version));
    assert.deepEqual(parseSpecifierSet(formatSpecifierSet(both)), both);
  }));
});

Deno.test("isEmptyRanges() of a specifier set is true only when nothing is admitted, and says it of contradictions", () => {
  assert.ok(isEmptyRanges(rangesOf(parseSpecifierSet(">2,<1"))));
  assert.ok(isEmptyRanges(rangesOf(parseSpecifierSet("==1.0,==1.1"))));
  assert.ok(isEmptyRanges(rangesOf(parseSpecifierSet("===1.0,==1.1"))));
  assert.ok(!isEmptyRanges(rangesOf(parseSpecifierSet(""))));
  assert.ok(!isEmptyRanges(rangesOf(parseSpecifierSet("==1.5a1"))), "a pre-release is a candidate");
  fc.assert(fc.property(anySet, candidate, (set, version) => {
    assert.ok(!isEmptyRanges(rangesOf(set)) || !contains(set, version));
  }));
});

Deno.test("specifierEnd() takes the longest clause at its place", () => {
  assert.equal(specifierEnd("foo >=1.0,<2", 4), 9);
  assert.equal(specifierEnd("foo >=1.0,<2", 0), undefined);
  assert.equal(specifierEnd("==1.0.*;", 0), 7);
  assert.equal(specifierEnd(">=1.0.*", 0), 5);
});

// PEP 440: "For a given release identifier V.N, the compatible release clause is approximately equivalent to the pair of
// comparison clauses: >= V.N, == V.*"; of V.N.suffix "the suffix is ignored when determining the required prefix match".
Deno.test("~= V.N.suffix admits what >= V.N.suffix, == V.* admits", () => {
  const epoch = fc.constantFrom("", "1!");
  const numbers = fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }).map((all) => all.join("."));
  const suffix = fc.constantFrom("", "", "a1", "rc0", ".post2", ".dev0", "b1.post1.dev3");
  fc.assert(
    fc.property(
      epoch,
      numbers,
      fc.nat(3),
      suffix,
      anyVersion,
      (epoch, prefix, last, rest, text) => {
        const wanted = `${epoch}${prefix}.${last}${rest}`;
        for (const version of [text, wanted, `${epoch}${prefix}.${last + 1}`]) {
          assert.equal(
            admitted(`~=${wanted}`, version),
            admitted(`>=${wanted},==${epoch}${prefix}.*`, version),
          );
        }
      },
    ),
  );
});

// PEP 440, version exclusion: the same as version matching, "except that the sense of any match is inverted".
Deno.test("!= admits exactly the PEP 440 versions that == refuses", () => {
  const right = fc.oneof(anyVersion, fc.constantFrom("1.*", "1.0.*", "0.*", "1!1.*"));
  fc.assert(fc.property(right, anyVersion, (wanted, version) => {
    assert.notEqual(admitted(`==${wanted}`, version), admitted(`!=${wanted}`, version));
  }));
});

Deno.test("PEP 440: > and < exclude what >= and <= would admit, never the reverse", () => {
  fc.assert(fc.property(publicVersion, anyVersion, (wanted, version) => {
    if (admitted(`>${wanted}`, version)) assert.ok(admitted(`>=${wanted},!=${wanted}`, version));
    if (admitted(`<${wanted}`, version)) assert.ok(admitted(`<=${wanted},!=${wanted}`, version));
  }));
});

Deno.test("PEP 440: <V admits no pre-release of V unless V is one; >V no post-release likewise", () => {
  fc.assert(fc.property(publicVersion, fc.nat(3), (wanted, number) => {
    const version = parseVersion(wanted);
    if (version.dev !== undefined) return;
    assert.ok(!admitted(`<${wanted}`, `${wanted}.dev${number}`) || isPrerelease(version));
    assert.ok(!admitted(`>${wanted}`, `${wanted}+local.${number}`));
    if (version.post === undefined) {
      assert.ok(!admitted(`>${wanted}`, `${wanted}.post${number}`));
    }
  }));
});

// PEP 440: "The comma (",") is equivalent to a logical and operator".
Deno.test("a comma is a logical and; order and repetition of clauses change nothing", () => {
  fc.assert(fc.property(fc.array(anyClause, { maxLength: 4 }), anyVersion, (clauses, version) => {
    const each = clauses.every((clause) => admitted(clause, version));
    assert.equal(admitted(clauses.join(","), version), each);
    assert.equal(admitted([...clauses, ...clauses].reverse().join(" , "), version), each);
    const set = parseSpecifierSet(clauses.join(","));
    assert.deepEqual(parseSpecifierSet(formatSpecifierSet(set)), set);
  }));
});

// PEP 440: pre-releases "are implicitly excluded from all version specifiers, unless they are already present on the system,
// explicitly requested by the user, or if the only available version that satisfies the version specifier is a pre-release".
Deno.test("filterVersions() returns admitted candidates in their order, finals whenever there are some", () => {
  fc.assert(fc.property(anyClause, fc.array(anyVersion), (clause, texts) => {
    const set = parseSpecifierSet(clause);
    const candidates = texts.map(toReleaseVersion);
    const kept = filterVersions(set, candidates);
    const all = filterVersions(set, candidates, { prereleases: true });
    assert.deepEqual(all, candidates.filter((candidate) => contains(set, candidate)));
    assert.deepEqual(kept, all.filter((candidate) => kept.includes(candidate)));
    assert.equal(kept.length === 0, all.length === 0);
    const finals = filterVersions(set, candidates, { prereleases: false });
    for (const final of finals) assert.ok(kept.includes(final));
  }));
});

// PEP 440: an ordered comparison is "based on the relative position of the candidate version and the specified version
// given the consistent ordering".
Deno.test(">= and <= admit what compareVersions() orders so, local labels aside", () => {
  fc.assert(fc.property(publicVersion, publicVersion, (wanted, version) => {
    const order = compareVersions(parseVersion(version), parseVersion(wanted));
    assert.equal(admitted(`>=${wanted}`, version), order >= 0);
    assert.equal(admitted(`<=${wanted}`, version), order <= 0);
  }));
});
