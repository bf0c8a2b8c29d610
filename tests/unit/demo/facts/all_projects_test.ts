import assert from "node:assert/strict";
import { ALL_PROJECTS } from "../../../../src/demo/facts/all_projects.ts";
import { versionOfFilename } from "../../../../src/domain/distribution_name.ts";
import { parseProjectName } from "../../../../src/domain/name.ts";
import {
  releaseType,
  sameRelease,
  toReleaseVersion,
} from "../../../../src/domain/release_version.ts";
import { parseRequirement } from "../../../../src/domain/requirement.ts";
import { parseSpecifierSet } from "../../../../src/domain/specifier.ts";

const HEXADECIMAL = /^[0-9a-f]{64}$/;
const UTC = /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/;

Deno.test("ALL_PROJECTS holds facts that can be true", async (t) => {
  for (const { name, series, summary, status } of ALL_PROJECTS) {
    await t.step(name, () => {
      const project = parseProjectName(name);
      assert.ok(summary !== "" || status === "quarantined");
      const versions = new Set<string>();
      for (const { requiresPython, requiresDist, coreRequiresDist, releases } of series) {
        if (requiresPython !== undefined) parseSpecifierSet(requiresPython);
        for (const text of [...(requiresDist ?? []), ...(coreRequiresDist ?? [])]) {
          parseRequirement(text);
        }
        for (const [version, files] of releases) {
          assert.ok(!versions.has(version), `${version} twice`);
          versions.add(version);
          for (const [filename, sizeBytes, uploadedAt, sha256, blake2b] of files) {
            const named = versionOfFilename(filename, project);
            assert.ok(
              named !== undefined &&
                sameRelease(toReleaseVersion(named), toReleaseVersion(version)),
              `${filename} is not of ${version}`,
            );
            assert.ok(Number.isSafeInteger(sizeBytes) && sizeBytes > 0, filename);
            assert.match(uploadedAt, UTC, filename);
            assert.ok(Date.parse(uploadedAt) < Date.parse("2026-11-22"), filename);
            assert.match(sha256, HEXADECIMAL, filename);
            if (blake2b !== undefined) assert.match(blake2b, HEXADECIMAL, filename);
          }
        }
      }
    });
  }
});

Deno.test("ALL_PROJECTS names no file and no digest twice", () => {
  const files = ALL_PROJECTS.flatMap(({ series }) => series)
    .flatMap(({ releases }) => releases).flatMap(([, list]) => list);
  assert.equal(new Set(files.map(([filename]) => filename)).size, files.length);
  assert.equal(new Set(files.map(([, , , sha256]) => sha256)).size, files.length);
});

Deno.test("ALL_PROJECTS tells the stories that the demo and the tests stand on", async (t) => {
  const releasesOf = (name: string) =>
    ALL_PROJECTS.filter((project) => project.name.toLowerCase() === name)
      .flatMap(({ series }) => series).flatMap(({ releases }) => releases);
  const stories: readonly (readonly [story: string, holds: () => boolean])[] = [
    [
      "two yanked releases in a row",
      () =>
        releasesOf("requests").filter(([, , yanked]) => yanked !== undefined).map(([v]) => v)
          .join(" ") === "2.32.0 2.32.1",
    ],
    [
      "a release without files",
      () =>
        releasesOf("requests").some(([version, files]) => version === "2.15.0" && !files.length),
    ],
    [
      "a legacy version",
      () =>
        releasesOf("pytz").some(([version]) => releaseType(toReleaseVersion(version)) === "legacy"),
    ],
    ["a post-release", () => releasesOf("python-dateutil").some(([v]) => v === "2.9.0.post0")],
    [
      "pre-releases only",
      () =>
        releasesOf("datasette-agent").every(([version]) =>
          releaseType(toReleaseVersion(version)) === "pre-release"
        ),
    ],
    ["more than 200 releases", () => releasesOf("django").length > 200],
    ["one archived", () => ALL_PROJECTS.some(({ status }) => status === "archived")],
    ["one quarantined", () => ALL_PROJECTS.some(({ status }) => status === "quarantined")],
    [
      "requirements that only the wheel tells",
      () =>
        ALL_PROJECTS.some(({ series }) =>
          series.some(({ requiresDist, coreRequiresDist }) =>
            requiresDist === null && coreRequiresDist !== undefined
          )
        ),
    ],
  ];
  for (const [story, holds] of stories) await t.step(story, () => assert.ok(holds()));
});
