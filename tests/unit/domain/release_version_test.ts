import fc from "fast-check";
import assert from "node:assert/strict";
import type { Distribution, Release } from "../../../src/domain/release.ts";
import {
  compareReleaseVersions,
  isPrereleaseVersion,
  latestPrerelease,
  latestStable,
  parseReleaseVersion,
  releaseType,
  sameRelease,
  toReleaseVersion,
} from "../../../src/domain/release_version.ts";
import { InvalidVersionError } from "../../../src/domain/version.ts";
import { anyVersion } from "./support/version_arbitrary.ts";

Deno.test("toReleaseVersion() keeps the text and takes every text", async (t) => {
  for (const text of ["2.31.0", "v1.0-1", "2004d", "", "0.1 beta", "x".repeat(1000)]) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.equal(toReleaseVersion(text).text, text);
    });
  }
  assert.equal(toReleaseVersion("2004d").version, undefined);
  assert.deepEqual(toReleaseVersion("1.0").version?.release, [1n, 0n]);
});

Deno.test("parseReleaseVersion() takes legacy text and trims blanks", () => {
  assert.equal(parseReleaseVersion(" 2004d ").text, "2004d");
  assert.equal(parseReleaseVersion(" 2004d ").version, undefined);
  assert.deepEqual(parseReleaseVersion("1.0\n").version?.release, [1n, 0n]);
});

Deno.test("parseReleaseVersion() refuses what can name no release", async (t) => {
  const refused = ["", "  ", ".", "..", " .. ", "1\u0000", "1\u001b[0m", "1\u202e0", "1\ud800"];
  for (const text of [...refused, "1".repeat(257)]) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.throws(() => parseReleaseVersion(text), InvalidVersionError);
    });
  }
});

Deno.test("compareReleaseVersions() puts legacy versions below all others", () => {
  const sorted = ["1.0", "2004d", "0.dev0", "1.0rc1", "1.0-alpha-final", "0.0.1"]
    .map(toReleaseVersion).sort(compareReleaseVersions).map(({ text }) => text);
  assert.deepEqual(sorted, ["1.0-alpha-final", "2004d", "0.dev0", "0.0.1", "1.0rc1", "1.0"]);
});

Deno.test("compareReleaseVersions() is antisymmetric, and zero means sameRelease()", () => {
  const text = fc.oneof(anyVersion, fc.constantFrom("2004d", "2004e", "banana"));
  fc.assert(fc.property(text, text, (left, right) => {
    const [a, b] = [toReleaseVersion(left), toReleaseVersion(right)];
    const sign = Math.sign(compareReleaseVersions(a, b));
    assert.equal(sign + Math.sign(compareReleaseVersions(b, a)), 0);
    assert.equal(sameRelease(a, b), sign === 0);
  }));
});

Deno.test("sameRelease() is PEP 440 equality, and equality of text for legacy versions", async (t) => {
  const rows: readonly (readonly [left: string, right: string, same: boolean])[] = [
    ["1.0", "1.0.0", true],
    ["v1.0", "1", true],
    ["1.0.post1", "1.0-1", true],
    ["1.0", "1.0+cpu", false],
    ["1.0", "1.0.post0", false],
    ["2004d", "2004d", true],
    ["2004d", "2004D", false],
    ["2004d", "2004", false],
  ];
  for (const [left, right, same] of rows) {
    await t.step(`${left} and ${right}`, () => {
      assert.equal(sameRelease(toReleaseVersion(left), toReleaseVersion(right)), same);
    });
  }
});

Deno.test("releaseType() and isPrereleaseVersion() read the version", async (t) => {
  const rows = [
    ["1.0", "stable", false],
    ["1.0+cpu", "stable", false],
    ["1.0.post1", "post", false],
    ["1.0a1", "pre-release", true],
    ["1.0rc1.post1", "pre-release", true],
    ["1.0.dev1", "development", true],
    ["1.0a1.dev1", "development", true],
    ["1.0.post1.dev1", "development", true],
    ["2004d", "legacy", false],
  ] as const;
  for (const [text, type, prerelease] of rows) {
    await t.step(text, () => {
      assert.equal(releaseType(toReleaseVersion(text)), type);
      assert.equal(isPrereleaseVersion(toReleaseVersion(text)), prerelease);
    });
  }
});

/** `1.0`: one good file; `1.0!`: all yanked; `1.0?`: one of two yanked; `1.0-`: no files. */
function releases(...notes: readonly string[]): readonly Release[] {
  const good: Distribution = { filename: "x", url: "https://files.example/x", kind: "sdist" };
  const yanked: Distribution = { ...good, yank: { reason: "broken" } };
  return notes.map((note) => {
    const [, text = "", mark] = /^(.*?)([!?-]?)$/.exec(note) ?? [];
    const files = mark === "!"
      ? [yanked]
      : mark === "?"
      ? [yanked, good]
      : mark === "-"
      ? []
      : [good];
    return { version: toReleaseVersion(text), files };
  });
}

Deno.test("latestStable() and latestPrerelease() choose as an installer does", async (t) => {
  const rows: readonly (readonly [
    name: string,
    listed: readonly string[],
    stable: string | undefined,
    prerelease: string | undefined,
  ])[] = [
    ["numeric order, not that of the list", ["0.10", "0.2", "0.9"], "0.10", undefined],
    ["a post-release is stable", ["1.0", "1.0.post1"], "1.0.post1", undefined],
    ["pre- and development releases are not", ["1.0", "1.1rc1", "1.1.dev2"], "1.0", "1.1rc1"],
    ["an older pre-release is still the latest one", ["2.0", "1.1rc1"], "2.0", "1.1rc1"],
    ["yanked releases do not count", ["1.0", "1.1!", "1.2a1!", "1.2a0"], "1.0", "1.2a0"],
    ["one file that is not yanked is enough", ["1.0", "1.1?"], "1.1", undefined],
    ["releases without files do not count", ["1.0", "1.1-"], "1.0", undefined],
    ["legacy versions do not count", ["0.1", "2004d"], "0.1", undefined],
    ["only pre-releases: nothing is stable", ["1.0a1", "1.0b1"], undefined, "1.0b1"],
    ["everything yanked: nothing at all", ["1.0!", "1.1rc1!"], undefined, undefined],
    ["no releases", [], undefined, undefined],
  ];
  for (const [name, listed, stable, prerelease] of rows) {
    await t.step(name, () => {
      assert.equal(latestStable(releases(...listed))?.version.text, stable);
      assert.equal(latestPrerelease(releases(...listed))?.version.text, prerelease);
    });
  }
});
