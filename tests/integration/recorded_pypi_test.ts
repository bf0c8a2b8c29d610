/** Every recorded document of PyPI's JSON API goes through the client's decoder. */
import assert from "node:assert/strict";
import { normalizeName, parseProjectName } from "../../src/domain/name.ts";
import type { ProjectDocument, ReleaseDocument } from "../../src/domain/release.ts";
import { compareReleaseVersions } from "../../src/domain/release_version.ts";
import { tryParseRequirement } from "../../src/domain/requirement.ts";
import { tryParseSpecifierSet } from "../../src/domain/specifier.ts";
import { UpstreamError } from "../../src/resilience/upstream_error.ts";
import { decodeProject, decodeRelease } from "../../src/upstream/pypi/wire_project.ts";
import { type RecordedFile, recordedFiles, recordedTest } from "../support/recorded.ts";
import { strangeTexts } from "../support/strange_text.ts";

const FOLDERS = [
  "pypi-json",
  "pypi-json-history",
  "pypi-json-2019",
  "pypi-json-2016",
  "pypi-json-dependabot",
  "pypi-json-renovate",
  "mini-index-poetry/release",
];

/** Cut down by those who recorded them, to what PyPI never sent; each must be refused, not half read. */
const MUTILATED: ReadonlyMap<string, RegExp> = new Map([
  ["pypi-json-2019/project/vulnerablecode-pypi.json", /^info /],
  ["pypi-json-renovate/numpy.json", /^info\.version /],
]);
/** A page of the Index API that lies beside the documents. */
const OTHER_API = "pypi-json-renovate/numpy-simple.json";
/** Their newest release, or its files, were cut away by those who recorded them. */
const WITHOUT_NEWEST: ReadonlySet<string> = new Set([
  "pypi-json/project/yiban.json",
  "pypi-json/project/setuptools.json",
  "pypi-json-2019/project/toga.json",
  "pypi-json-2019/project/pygame-music-grid.json",
]);
/** Requirements from before PEP 508 that no parser reads. */
const LEGACY_REQUIREMENTS: readonly string[] = [
  "pytz (>dev)",
  "setuptools (>=18.5decorator)",
];

function nameIn(file: RecordedFile): string {
  const { info } = JSON.parse(file.text);
  return info?.name ?? "nameless";
}

function isProject(file: RecordedFile): boolean {
  return !file.path.includes("/release/") && "releases" in JSON.parse(file.text);
}

function documents(): readonly RecordedFile[] {
  return FOLDERS.flatMap((folder) => recordedFiles(folder))
    .filter(({ path }) => path !== OTHER_API && !MUTILATED.has(path));
}

function decode(file: RecordedFile): ReleaseDocument {
  const name = parseProjectName(nameIn(file));
  return isProject(file) ? decodeProject(file.text, name) : decodeRelease(file.text, name);
}

function* projects(): Generator<readonly [path: string, document: ProjectDocument]> {
  for (const file of documents()) {
    if (isProject(file)) {
      yield [file.path, decodeProject(file.text, parseProjectName(nameIn(file)))];
    }
  }
}

recordedTest("every recorded JSON document is read, without strange characters in any text", () => {
  let read = 0;
  for (const file of documents()) {
    const document = decode(file);
    assert.equal(document.name, normalizeName(nameIn(file)), file.path);
    assert.deepEqual(strangeTexts(document), [], file.path);
    read += 1;
  }
  assert.ok(read > 300, `only ${read} documents`);
});

recordedTest("a document that is cut down is refused as malformed", () => {
  for (const [path, detail] of MUTILATED) {
    const file = recordedFiles(path.slice(0, path.lastIndexOf("/"))).find((one) =>
      one.path === path
    );
    assert.ok(file !== undefined, path);
    const name = parseProjectName(nameIn(file));
    assert.throws(() => decodeProject(file.text, name), (error) => {
      return error instanceof UpstreamError && error.kind === "malformed" &&
        detail.test(error.detail ?? "");
    }, path);
  }
});

recordedTest(
  "releases are complete and in falling order; equal versions in two spellings are both kept",
  () => {
    const twins: string[] = [];
    for (const file of documents()) {
      if (!isProject(file)) continue;
      const { releases } = decodeProject(file.text, parseProjectName(nameIn(file)));
      const keys = Object.keys(JSON.parse(file.text).releases);
      assert.deepEqual(
        new Set(releases.map(({ version }) => version.text)),
        new Set(keys),
        file.path,
      );
      for (const [index, release] of releases.entries()) {
        const next = releases[index + 1];
        if (next === undefined) break;
        const order = compareReleaseVersions(release.version, next.version);
        if (order === 0) twins.push(`${release.version.text} ${next.version.text}`);
        else assert.ok(order > 0, `${file.path}: ${release.version.text}, ${next.version.text}`);
      }
    }
    assert.deepEqual(twins, ["0.12.01 0.12.1"]);
  },
);

recordedTest(
  "info.version is among the releases, and every file of urls among that release's",
  () => {
    for (const [path, { metadata, files, releases }] of projects()) {
      if (WITHOUT_NEWEST.has(path)) continue;
      const release = releases.find(({ version }) => version.text === metadata.version.text);
      assert.ok(release !== undefined, path);
      const names = release.files.map(({ filename }) => filename);
      assert.deepEqual(files.map(({ filename }) => filename).sort(), [...names].sort(), path);
    }
  },
);

recordedTest("every file keeps what PyPI tells of it", () => {
  let count = 0;
  for (const [path, { releases }] of projects()) {
    for (const { files } of releases) {
      for (const { filename, kind, sizeBytes, uploadedAt, pythonTag } of files) {
        const place = `${path}: ${filename}`;
        assert.notEqual(kind, "other", place);
        assert.ok(sizeBytes !== undefined && sizeBytes > 0, place);
        assert.match(uploadedAt ?? "", /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/, place);
        assert.ok(pythonTag !== undefined, place);
        count += 1;
      }
    }
  }
  assert.ok(count > 4_000, `only ${count} files`);
});

recordedTest("every Requires-Dist and Requires-Python is read, or listed here as legacy", () => {
  const unread = new Set<string>();
  let count = 0;
  for (const file of documents()) {
    const { metadata, files } = decode(file);
    for (const requirement of metadata.requiresDist ?? []) {
      count += 1;
      if (tryParseRequirement(requirement) === undefined) unread.add(requirement);
    }
    for (const text of [metadata, ...files].map(({ requiresPython }) => requiresPython)) {
      if (text !== undefined && tryParseSpecifierSet(text) === undefined) unread.add(text);
    }
  }
  assert.deepEqual([...unread].sort(), [...LEGACY_REQUIREMENTS].sort());
  assert.ok(count > 1_500, `only ${count} requirements`);
});

recordedTest("null Requires-Dist stays unknown in every document (trap)", () => {
  let unknown = 0;
  for (const file of documents()) {
    const told = JSON.parse(file.text).info.requires_dist;
    const read = decode(file).metadata.requiresDist;
    assert.equal(read === undefined, told === null || told === undefined, file.path);
    if (read === undefined) unknown += 1;
    else assert.equal(read.length, told.length, file.path);
  }
  assert.ok(unknown > 0);
});

recordedTest("the serial rises from one recording of a project to the next", () => {
  const serials = recordedFiles("pypi-json-history")
    .map((file) => decode(file).lastSerial ?? Number.NaN); // the paths carry the dates
  assert.deepEqual(serials, [...serials].sort((a, b) => a - b));
  assert.equal(new Set(serials).size, serials.length);
});
