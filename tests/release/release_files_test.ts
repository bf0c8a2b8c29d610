import assert from "node:assert/strict";
import { permissionsOf } from "../../scripts/build/permissions.ts";
import { TARGETS } from "../../scripts/build/targets.ts";
import { expectedFiles, releaseFileFaults } from "../../scripts/release/release_files.ts";

Deno.test("releaseFileFaults() finds what is missing, and what is for tests only", async (t) => {
  const expected = expectedFiles("1.2.3");
  assert.equal(expected.length, TARGETS.length * 5 + 3);
  assert.deepEqual(expected.filter((name) => name.includes("-test")), []);
  const all = new Map([...expected, "pypi-mcp", "old.txt"].map((one) => [one, `sum of ${one}`]));
  const name = "pypi-mcp-1.2.3-x86_64-apple-darwin";
  const build = {
    kind: "narrow",
    isForTests: false,
    target: "x86_64-apple-darwin",
    permissions: permissionsOf("narrow", []),
  };
  const executable = { path: name, sha256: `sum of ${name}` };
  const faultsWith = (change: Readonly<Record<string, unknown>>, sums = all) => {
    const text = JSON.stringify({ version: "1.2.3", build, executable, ...change });
    return releaseFileFaults("1.2.3", sums, new Map([[`${name}.json`, text]]));
  };
  await t.step("nothing where all is there", () => assert.deepEqual(faultsWith({}), []));
  for (const one of expected.filter((other) => other !== name)) {
    await t.step(`without ${one}`, () => {
      const present = new Map([...all].filter(([other]) => other !== one));
      assert.deepEqual(faultsWith({}, present), [`${one} is missing`]);
    });
  }
  const rows: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
    ["for tests", { build: { ...build, isForTests: true } }, "is of a program for tests only"],
    ["for a company's host", {
      build: { ...build, permissions: permissionsOf("narrow", ["pypi.example.com"]) },
    }, "is of a build that is not released"],
    [
      "of the other kind",
      { build: { ...build, kind: "server" } },
      "is of a build that is not released",
    ],
    ["of another version", { version: "1.2.2" }, `is not of this ${name}`],
    [
      "of another executable",
      { executable: { path: "pypi-mcp", sha256: executable.sha256 } },
      `is not of this ${name}`,
    ],
    ["of other bytes", { executable: { path: name, sha256: "x" } }, `is not of this ${name}`],
    ["of no shape", { build: {} }, "is no build manifest"],
  ];
  for (const [what, change, expectedFault] of rows) {
    await t.step(`with a manifest ${what}`, () => {
      assert.deepEqual(faultsWith(change), [`${name}.json ${expectedFault}`]);
    });
  }
});
