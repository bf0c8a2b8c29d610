import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { projectDocument, release } from "../../support/fake_sources.ts";

Deno.test("UnknownReleaseError names the neighbours in PEP 440 order and the newest", async (t) => {
  const versions = ["0.9", "0.10", "1.0", "1.1", "1.2", "2.0"];
  const { releases } = projectDocument("Example", versions.map((version) => release(version)));
  const rows: readonly [version: string, nearest: readonly string[]][] = [
    ["0.95", ["2.0", "1.1", "1.0"]],
    ["1.0.1", ["2.0", "1.2", "1.1", "1.0", "0.10"]],
    ["3.0", ["2.0", "1.2"]],
    ["0.1", ["2.0", "0.10", "0.9"]],
  ];
  for (const [version, nearest] of rows) {
    await t.step(version, () => {
      const error = new UnknownReleaseError(
        parseProjectName("example"),
        toReleaseVersion(version),
        releases,
      );
      assert.deepEqual(error.nearest.slice(0, nearest.length), nearest);
      assert.match(error.message, new RegExp(`${nearest.join(", ")}`));
    });
  }
});

Deno.test("UnknownReleaseError says that there are no releases", () => {
  const error = new UnknownReleaseError(parseProjectName("a"), toReleaseVersion("1"), []);
  assert.equal(error.message, 'Cannot find release "1" of project "a": it has no releases');
});

Deno.test("UnknownReleaseError does not offer the very release that is gone", () => {
  const { releases } = projectDocument("Example", [release("1.0"), release("1.1")]);
  const error = new UnknownReleaseError(
    parseProjectName("example"),
    toReleaseVersion("1.0.0"),
    releases,
  );
  assert.match(error.message, /listed, but nothing tells of it any more/);
});
