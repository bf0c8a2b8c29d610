import fc from "fast-check";
import assert from "node:assert/strict";
import {
  canonicalVersion,
  comparePublicVersions,
  compareVersions,
  formatVersion,
  InvalidVersionError,
  isPostrelease,
  isPrerelease,
  parseVersion,
  tryParseVersion,
} from "../../../src/domain/version.ts";
import { anyVersion } from "./support/version_arbitrary.ts";

/** Ascending; versions of one row are equal. */
const ORDERED: readonly (readonly string[])[] = [
  ["0.dev0", "0.0.0.dev"],
  ["0", "0.0", "v0.0.0", "0!0"],
  ["0.9.9"],
  ["1.dev0", "1.0.dev0", "1.0-dev", "1.0DEV0"],
  ["1.0.dev456"],
  ["1.0a1.dev1"],
  ["1.0a1", "1.0.a.1", "1.0-ALPHA-1", "1.0_alpha_01", "1a1"],
  ["1.0a1.post0.dev3"],
  ["1.0a1.post0", "1.0a1-0", "1.0a1.rev"],
  ["1.0a2.dev456"],
  ["1.0a12"],
  ["1.0b1.dev456"],
  ["1.0b2", "1.0beta2"],
  ["1.0b2.post345.dev456"],
  ["1.0b2.post345", "1.0b2-345", "1.0b2_r.345"],
  ["1.0rc1.dev456", "1.0c1.dev456"],
  ["1.0rc1", "1.0c1", "1.0.pre.1", "1.0-preview1", "1RC1"],
  ["1.0rc2"],
  ["1.0", "1", "1.0.0.0.0", " 1.0\t", "01.00"],
  ["1.0+abc"],
  ["1.0+abc.5"],
  ["1.0+abc.7", "1.0+ABC-07"],
  ["1.0+abc.7.0"],
  ["1.0+5"],
  ["1.0+5.a"],
  ["1.0+5.0"],
  ["1.0+10"],
  ["1.0.post0.dev1"],
  ["1.0.post0", "1.0-0", "1.0.post", "1.0rev", "1.0r0"],
  ["1.0.post456.dev34"],
  ["1.0.post456"],
  ["1.0.post456+local"],
  ["1.0.15"],
  ["1.1.dev1"],
  ["1.1"],
  ["1.10"],
  ["2.0"],
  ["20260401"],
  ["9007199254740992"],
  ["9007199254740993"],
  ["12345678901234567890123.1"],
  ["1!0.1"],
  ["1!1.0"],
  ["2!0"],
];

Deno.test("compareVersions() orders every pair of the list as the list does", async (t) => {
  const all = ORDERED.flatMap((row, rank) => row.map((text) => ({ text, rank })));
  for (const left of all) {
    await t.step(left.text, () => {
      for (const right of all) {
        assert.equal(
          Math.sign(compareVersions(parseVersion(left.text), parseVersion(right.text))),
          Math.sign(left.rank - right.rank),
          `${left.text} against ${right.text}`,
        );
      }
    });
  }
});

Deno.test("canonicalVersion() is one text for equal versions and different texts for others", () => {
  const keys = ORDERED.map((row) => {
    const texts = new Set(row.map((text) => canonicalVersion(parseVersion(text))));
    assert.equal(texts.size, 1, row.join(" "));
    return [...texts].join();
  });
  assert.equal(new Set(keys).size, ORDERED.length);
});

Deno.test("formatVersion() writes the canonical spelling and keeps trailing zeros", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["1.0.0", "1.0.0"],
    ["  v1.0\n", "1.0"],
    ["V1.0", "1.0"],
    ["\x1f1.0\x85", "1.0"], // what Python calls blanks
    ["01.002.0003", "1.2.3"],
    ["0!1.0", "1.0"],
    ["1!1.0", "1!1.0"],
    ["1.0alpha", "1.0a0"],
    ["1.0.BETA_2", "1.0b2"],
    ["1.0c1", "1.0rc1"],
    ["1.0-pre-3", "1.0rc3"],
    ["1.0preview", "1.0rc0"],
    ["1.0-1", "1.0.post1"],
    ["1.0post", "1.0.post0"],
    ["1.0.REV7", "1.0.post7"],
    ["1.0r8", "1.0.post8"],
    ["1.0DEV", "1.0.dev0"],
    ["1.0_dev_5", "1.0.dev5"],
    ["1.0a1-2.dev3+Ubuntu-1_20.04", "1.0a1.post2.dev3+ubuntu.1.20.4"],
    ["12345678901234567890123", "12345678901234567890123"],
    ["2026.9.0.20260401123456", "2026.9.0.20260401123456"],
  ];
  for (const [read, written] of rows) {
    await t.step(JSON.stringify(read), () => {
      assert.equal(formatVersion(parseVersion(read)), written);
    });
  }
});

Deno.test("canonicalVersion() strips trailing zeros of the release segment only", () => {
  assert.equal(canonicalVersion(parseVersion("1.0.0")), "1");
  assert.equal(canonicalVersion(parseVersion("0.0")), "0");
  assert.equal(
    canonicalVersion(parseVersion("1.0.10.0a0.post0.dev0+a.0")),
    "1.0.10a0.post0.dev0+a.0",
  );
});

Deno.test("parseVersion() refuses what PEP 440 does not define, and says what it read", async (t) => {
  const refused = [
    "",
    " ",
    "french toast",
    "2004d",
    ".1",
    "1.",
    "1..2",
    "1.0+",
    "1.0+a+b",
    "1.0+_foobar",
    "1.0+foo&asd",
    "1.0+1+1",
    "+cpu",
    "1.0.*",
    "1.0 .1",
    "1.0a1b2",
    "1.0.dev1.post2",
    "1!",
    "!1",
    "1!2!3",
    "-1",
    "1,0",
    "vv1",
    "1.0-",
    "1.0--1",
    "1.0zeta1",
    "\ufeff1.0", // no blank to Python
    "\u0661.0", // Arabic-Indic digit: PEP 440 is ASCII
    "1.0\u212a",
    "1".repeat(257),
    `1${".0".repeat(100_000)}`,
  ];
  for (const text of refused) {
    await t.step(JSON.stringify(text.slice(0, 40)), () => {
      assert.equal(tryParseVersion(text), undefined);
      assert.throws(() => parseVersion(text), (error) => {
        assert.ok(error instanceof InvalidVersionError);
        assert.equal(error.input, text);
        assert.ok(error.message.length < 250);
        return error.message.startsWith(
          `Cannot parse version ${JSON.stringify(text.slice(0, 64))}`,
        );
      });
    });
  }
});

Deno.test("isPrerelease() and isPostrelease() look at their own segments", async (t) => {
  const rows: readonly (readonly [text: string, pre: boolean, post: boolean])[] = [
    ["1.0", false, false],
    ["1.0+local.a1", false, false],
    ["1.0a1", true, false],
    ["1.0rc0", true, false],
    ["1.0.dev0", true, false], // PEP 440: a development release is a pre-release
    ["1.0.post0", false, true],
    ["1.0-1", false, true],
    ["1.0.post1.dev2", true, true],
    ["1.0a1.post1", true, true],
  ];
  for (const [text, pre, post] of rows) {
    await t.step(text, () => {
      const version = parseVersion(text);
      assert.deepEqual([isPrerelease(version), isPostrelease(version)], [pre, post]);
    });
  }
});

Deno.test("parseVersion() says of text that is too long that it is, not that it is no version", () => {
  assert.throws(
    () => parseVersion("1".repeat(257)),
    /": expected at most 256 characters, found 257$/,
  );
  assert.equal(parseVersion("1".repeat(256)).release.length, 1);
});

Deno.test("comparePublicVersions() does not see local labels", () => {
  assert.equal(comparePublicVersions(parseVersion("1.0+a"), parseVersion("1.0.0+5")), 0);
  assert.ok(comparePublicVersions(parseVersion("1.0+a"), parseVersion("1.0.post0")) < 0);
});

// PEP 440: "The canonical public version identifiers MUST comply with the following scheme:
// [N!]N(.N)*[{a|b|rc}N][.postN][.devN]".
Deno.test("parse and format round-trip, and equal versions share a key", () => {
  fc.assert(fc.property(anyVersion, anyVersion, (left, right) => {
    const a = parseVersion(left);
    const b = parseVersion(right);
    assert.deepEqual(parseVersion(formatVersion(a)), a);
    assert.equal(formatVersion(parseVersion(formatVersion(a))), formatVersion(a));
    assert.equal(compareVersions(a, b) === 0, canonicalVersion(a) === canonicalVersion(b));
  }));
});

// PEP 440: specifiers are matched "given the consistent ordering defined by the standard Version scheme".
Deno.test("compareVersions() is a total order", () => {
  fc.assert(fc.property(anyVersion, anyVersion, anyVersion, (...texts) => {
    const [a, b, c] = texts.map(parseVersion).sort(compareVersions);
    assert.ok(a !== undefined && b !== undefined && c !== undefined);
    assert.ok(compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0);
    assert.ok(compareVersions(a, c) <= 0, "transitive");
    assert.equal(Math.sign(compareVersions(a, c)), -Math.sign(compareVersions(c, a)) + 0);
    assert.equal(compareVersions(a, a), 0);
  }));
});

Deno.test("tryParseVersion() never throws", () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: "binary" }), anyVersion), (text) => {
    tryParseVersion(text);
  }));
});
