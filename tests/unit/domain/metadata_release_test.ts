import assert from "node:assert/strict";
import { parseCoreMetadata } from "../../../src/domain/core_metadata.ts";
import { requirementsAreCertain, toReleaseMetadata } from "../../../src/domain/metadata_release.ts";
import type { FoundCoreMetadata } from "../../../src/domain/release.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";

function found(
  from: FoundCoreMetadata["from"],
  metadataVersion: string | undefined,
  dynamic: readonly string[] = [],
): FoundCoreMetadata {
  return { from, metadataVersion, dynamic, requiresDist: [], providesExtra: [] };
}

Deno.test("requirementsAreCertain() trusts wheels, and of sdists what PEP 643 makes static", async (t) => {
  const rows: readonly (readonly [name: string, found: FoundCoreMetadata, certain: boolean])[] = [
    ["a wheel", found("wheel", "2.1"), true],
    ["a metadata file", found("metadata-file", "1.2"), true],
    ["a wheel that says how the field came about", found("wheel", "2.4", ["requires-dist"]), true],
    ["an sdist from before PEP 643", found("sdist", "2.1"), false],
    ["an sdist of 2.2", found("sdist", "2.2"), true],
    ["an sdist of 2.10", found("sdist", "2.10"), true],
    ["an sdist that calls the field dynamic", found("sdist", "2.2", ["requires-dist"]), false],
    ["an sdist that calls its extras dynamic", found("sdist", "2.4", ["provides-extra"]), false],
    ["an sdist that calls another one dynamic", found("sdist", "2.2", ["license"]), true],
    ["an sdist without a version", found("sdist", undefined), false],
    ["an sdist of no version", found("sdist", "new"), false],
    ["who knows, before PEP 643", found(undefined, "2.1"), false],
    ["who knows, of 2.2", found(undefined, "2.2"), true],
  ];
  for (const [name, metadata, certain] of rows) {
    await t.step(name, () => assert.equal(requirementsAreCertain(metadata), certain));
  }
});

const TEXT = `Metadata-Version: 2.4
Name: Demo.Project
Version: 1.0
Summary: A demo
Requires-Python: >=3.9
Requires-Dist: idna
Provides-Extra: br
Dynamic: Requires-Python
License-Expression: mit
License-File: LICENSE
Home-page: https://demo.example/
Project-URL: Docs, https://docs.example/
Classifier: Typing :: Typed
Keywords: a,b
Author: A
Author-email: a@demo.example
Maintainer: M
Maintainer-email: m@demo.example
Description-Content-Type: text/markdown

# Demo
`;

Deno.test("toReleaseMetadata() carries every field over", () => {
  const version = toReleaseVersion("1.0");
  const read = toReleaseMetadata({ ...parseCoreMetadata(TEXT), from: "wheel" }, version);
  assert.deepEqual(read, {
    displayName: "Demo.Project",
    version,
    summary: "A demo",
    description: "# Demo",
    descriptionContentType: "text/markdown",
    author: "A",
    authorEmail: "a@demo.example",
    maintainer: "M",
    maintainerEmail: "m@demo.example",
    license: undefined,
    licenseExpression: "mit",
    licenseFiles: ["LICENSE"],
    homePage: "https://demo.example/",
    projectUrls: [["Docs", "https://docs.example/"]],
    classifiers: ["Typing :: Typed"],
    keywords: ["a", "b"],
    requiresPython: ">=3.9",
    requiresDist: ["idna"],
    providesExtra: ["br"],
    dynamic: ["requires-python"],
  });
});

Deno.test("toReleaseMetadata() tells no requirements that are not certain, and every limit", () => {
  const version = toReleaseVersion("1.0");
  const sdist = toReleaseMetadata({ ...parseCoreMetadata(TEXT), from: "sdist" }, version);
  assert.deepEqual([sdist.requiresPython, sdist.requiresDist], [">=3.9", ["idna"]]);
  const old = { ...found("sdist", "2.1"), requiresPython: ">=3.8" };
  const told = toReleaseMetadata(old, version, { name: "demo" });
  assert.deepEqual(
    [told.displayName, told.requiresPython, told.requiresDist],
    ["demo", ">=3.8", undefined],
  );
});
