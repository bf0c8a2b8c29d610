/** Every recorded page of the Index API and every recorded core metadata file goes through the client's decoder. */
import assert from "node:assert/strict";
import { parseCoreMetadata } from "../../src/domain/core_metadata.ts";
import { versionOfFilename } from "../../src/domain/distribution_name.ts";
import { parseProjectName } from "../../src/domain/name.ts";
import type { IndexPage } from "../../src/domain/release.ts";
import { sameRelease, toReleaseVersion } from "../../src/domain/release_version.ts";
import { tryParseRequirement } from "../../src/domain/requirement.ts";
import { decodeIndexPage } from "../../src/upstream/pypi/wire_index.ts";
import { recordedFiles, recordedTest } from "../support/recorded.ts";
import { strangeTexts } from "../support/strange_text.ts";

/** Requirements from before PEP 508 that no parser reads. */
const LEGACY_REQUIREMENTS: readonly string[] = ["setuptools (>=18.5decorator)"];

/**
 * Files whose name tells another version than the release that they were uploaded to (urllib3 0.2 holds a 0.3), or none
 * that can be read: why the version list is never made from file names where the page has one.
 */
const STRAYS: readonly string[] = [
  "simple/urllib3.json: urllib3-0.3.tar.gz",
  "pypi-json-renovate/numpy-simple.json: numpy-1.5.1.win32-py2.5-nosse.exe",
  "pypi-json-renovate/numpy-simple.json: numpy-1.5.1.win32-py2.6-nosse.exe",
  "pypi-json-renovate/numpy-simple.json: numpy-1.5.1.win32-py2.7-nosse.exe",
  "pypi-json-renovate/numpy-simple.json: numpy-1.5.1.win32-py3.1-nosse.exe",
];

function* pages(): Generator<readonly [path: string, page: IndexPage, text: string]> {
  const numpy = recordedFiles("pypi-json-renovate", "numpy-simple.json");
  const files = ["simple", "mini-index-poetry/simple"].flatMap((folder) => recordedFiles(folder));
  for (const { path, text } of [...files, ...numpy]) {
    const asked = parseProjectName(JSON.parse(text).name);
    const pageUrl = `https://pypi.org/simple/${asked}/`;
    yield [path, decodeIndexPage(text, { asked, pageUrl }), text];
  }
}

recordedTest("every recorded Index page is read, without strange characters in any text", () => {
  let read = 0;
  for (const [path, page, text] of pages()) {
    assert.equal(page.files.length, JSON.parse(text).files.length, path);
    assert.deepEqual(strangeTexts(page), [], path);
    read += 1;
  }
  assert.ok(read >= 44, `only ${read} pages`);
});

recordedTest("every file of a recorded Index page has hash, time and word on its metadata", () => {
  let count = 0;
  for (const [path, page] of pages()) {
    for (const file of page.files) {
      const place = `${path}: ${file.filename}`;
      assert.notEqual(file.kind, "other", place);
      assert.match(file.sha256 ?? "", /^[0-9a-f]{64}$/, place);
      assert.match(file.uploadedAt ?? "", /Z$/, place);
      assert.ok(file.coreMetadata !== undefined, place);
      if (file.kind === "sdist") assert.equal(file.coreMetadata, false, place); // only wheels have it
      count += 1;
    }
  }
  assert.ok(count > 3_000, `only ${count} files`);
});

recordedTest(
  "every file of a recorded Index page belongs to a version that the page lists, or is listed here",
  () => {
    const strays: string[] = [];
    for (const [path, page] of pages()) {
      const versions = page.versions.map(toReleaseVersion);
      for (const { filename } of page.files) {
        const text = versionOfFilename(filename, page.name);
        const version = text === undefined ? undefined : toReleaseVersion(text);
        if (version === undefined || !versions.some((listed) => sameRelease(listed, version))) {
          strays.push(`${path}: ${filename}`);
        }
      }
    }
    assert.deepEqual(strays, STRAYS);
  },
);

recordedTest("every yank of a recorded Index page keeps its reason", () => {
  let reasons = 0;
  for (const [path, page, text] of pages()) {
    const wire: { yanked: boolean | string }[] = JSON.parse(text).files;
    page.files.forEach((file, index) => {
      const told = wire[index]?.yanked;
      assert.equal(file.yank !== undefined, told !== false, `${path}: ${file.filename}`);
      if (typeof told !== "string") return;
      assert.ok(file.yank?.reason !== undefined, `${path}: ${file.filename}`);
      reasons += 1;
    });
  }
  assert.ok(reasons > 0);
});

recordedTest(
  "every recorded core metadata file is read, each Requires-Dist read or listed as legacy",
  () => {
    const unread = new Set<string>();
    let read = 0;
    for (const folder of ["metadata", "mini-index-poetry/metadata"]) {
      for (const { path, text } of recordedFiles(folder, ".metadata")) {
        const metadata = parseCoreMetadata(text);
        assert.ok(metadata.displayName !== undefined && metadata.version !== undefined, path);
        assert.match(metadata.metadataVersion ?? "", /^[12]\.\d$/, path);
        assert.deepEqual(strangeTexts(metadata), [], path);
        const head = text.slice(0, text.search(/\r?\n\r?\n/));
        const told = head.match(/^Requires-Dist:/gm)?.length ?? 0;
        assert.equal(metadata.requiresDist.length, told, path);
        for (const requirement of metadata.requiresDist) {
          if (tryParseRequirement(requirement) === undefined) unread.add(requirement);
        }
        read += 1;
      }
    }
    assert.deepEqual([...unread].sort(), [...LEGACY_REQUIREMENTS].sort());
    assert.ok(read >= 63, `only ${read} files`);
  },
);
