import assert from "node:assert/strict";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { shownVersion } from "../../../src/tools/shown_version.ts";

Deno.test("shownVersion() keeps a version as it is spelt and hides nothing in it", () => {
  assert.equal(shownVersion(toReleaseVersion("1.0.0rc1")), "1.0.0rc1");
  assert.equal(shownVersion(toReleaseVersion("2004d\u202e\n1")), "2004d 1");
  assert.equal(shownVersion(toReleaseVersion("x".repeat(100))).length, 64);
});
