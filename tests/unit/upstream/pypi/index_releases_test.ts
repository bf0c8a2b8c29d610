import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import type { Distribution, IndexPage, Release } from "../../../../src/domain/release.ts";
import { toReleaseVersion } from "../../../../src/domain/release_version.ts";
import { completeFiles, releasesOf } from "../../../../src/upstream/pypi/index_releases.ts";

function file(filename: string, fields: Partial<Distribution> = {}): Distribution {
  return { filename, url: `https://files.example/${filename}`, kind: "sdist", ...fields };
}

function page(
  filenames: readonly string[],
  fields: Partial<IndexPage> = {},
): IndexPage {
  const name = parseProjectName("demo");
  return {
    name,
    status: "active",
    versions: [],
    ...fields,
    files: filenames.map((one) => file(one)),
  };
}

function known(releases: Readonly<Record<string, readonly string[]>>, lastSerial?: number) {
  const told = Object.entries(releases).map(([version, filenames]): Release => ({
    version: toReleaseVersion(version),
    files: filenames.map((one) => file(one)),
  }));
  return { releases: told, ...(lastSerial === undefined ? {} : { lastSerial }) };
}

/** Version -> file names, in the order of the releases. */
function shown(releases: readonly Release[]): unknown {
  return releases.map((
    { version, files },
  ) => [version.text, files.map(({ filename }) => filename)]);
}

Deno.test("releasesOf() puts files under the versions that the page lists, newest first", () => {
  const files = [
    "demo-1.0.tar.gz",
    "demo-1.10-py3-none-any.whl",
    "demo-1.10.tar.gz",
    "demo-2004d.zip",
  ];
  const versions = ["1.0", "1.10", "2004d", "3.0"];
  assert.deepEqual(shown(releasesOf(page(files, { versions }), undefined)), [
    ["3.0", []],
    ["1.10", ["demo-1.10-py3-none-any.whl", "demo-1.10.tar.gz"]],
    ["1.0", ["demo-1.0.tar.gz"]],
    ["2004d", ["demo-2004d.zip"]],
  ]);
});

Deno.test("releasesOf() finds the listed spelling of a version behind that of a file name", async (t) => {
  const rows: readonly (readonly [string, string, string])[] = [
    ["demo-1.0.0.tar.gz", "1.0", "1.0"],
    ["demo-1.0b1.tar.gz", "1.0.beta1", "1.0.beta1"],
    ["demo-1.0_1-py3-none-any.whl", "1.0-1", "1.0-1"],
    ["demo-1.0_ubuntu1-py3-none-any.whl", "1.0+ubuntu1", "1.0+ubuntu1"],
    ["demo-0.1a-odd-final.tar.gz", "0.1a-odd", "0.1a-odd"],
    ["demo-2.0.tar.gz", "1.0", "2.0"],
    ["demo-odd.tar.gz", "1.0", "odd"],
  ];
  for (const [filename, listed, version] of rows) {
    await t.step(`${filename} of ${listed}`, () => {
      const releases = releasesOf(page([filename], { versions: [listed] }), undefined);
      const found = releases.find(({ files }) => files.length > 0);
      assert.equal(found?.version.text, version);
    });
  }
});

Deno.test("releasesOf() takes the version of a file from the JSON API where that lists it", () => {
  const told = known({ "1.0-weird": ["demo.exe"], "0.9": ["demo-0.9.tar.gz"] }, 5);
  const listed = page(["demo.exe"], { lastSerial: 5 });
  assert.deepEqual(shown(releasesOf(listed, told)), [["1.0-weird", ["demo.exe"]]]);
  assert.deepEqual(shown(releasesOf(listed, undefined)), [], "else nobody knows it");
});

Deno.test("releasesOf() keeps of the JSON API what the page leaves out, but not what it dropped", async (t) => {
  const told = known({ "1.0": ["demo-1.0.zip"], "1.1": ["demo-1.1.zip"], "0.1": [] }, 7);
  const one = ["1.0", ["demo-1.0.zip"]];
  const rows: readonly (readonly [string, IndexPage, unknown])[] = [
    ["as old", page(["demo-1.0.zip"], { lastSerial: 7 }), [one, ["0.1", []]]],
    ["without a serial", page(["demo-1.0.zip"]), [one, ["0.1", []]]],
    ["older", page(["demo-1.0.zip"], { lastSerial: 6 }), [
      ...[["1.1", ["demo-1.1.zip"]], one, ["0.1", []]],
    ]],
    ["empty", page([], { lastSerial: 7 }), [["1.1", ["demo-1.1.zip"]], one, ["0.1", []]]],
  ];
  for (const [name, listed, releases] of rows) {
    await t.step(name, () => assert.deepEqual(shown(releasesOf(listed, told)), releases));
  }
});

Deno.test("completeFiles() fills in what a page cannot tell, and believes the page in the rest", () => {
  const sha256 = "0".repeat(64);
  const html = file("demo-1.0.zip", { yank: {}, requiresPython: ">=3" });
  const whole = file("demo-1.0.zip", { sizeBytes: 1, uploadedAt: "2024-01-01T00:00:00Z", sha256 });
  const [filled] = completeFiles([html], [{ ...whole, kind: "dumb", pythonTag: "any" }]);
  assert.deepEqual(filled, { ...whole, ...html, kind: "dumb", pythonTag: "any" });
  const [same] = completeFiles([whole], [{ ...whole, sizeBytes: 2, yank: {} }]);
  assert.equal(same, whole, "one object with the cache");
  assert.equal(completeFiles([html], [])[0], html);
});
