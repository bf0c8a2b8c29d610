import assert from "node:assert/strict";
import {
  InvalidSdistFilenameError,
  parseSdistFilename,
} from "../../../src/domain/sdist_filename.ts";
import { formatVersion } from "../../../src/domain/version.ts";

Deno.test("parseSdistFilename() cuts at the last dash", async (t) => {
  const rows: readonly (readonly [filename: string, name: string, version: string])[] = [
    ["foo-1.0.tar.gz", "foo", "1.0"],
    ["foo-1.0.zip", "foo", "1.0"],
    ["Foo_Bar-baz-1.0.post1.tar.gz", "foo-bar-baz", "1.0.post1"],
    ["foo-1.0-1.tar.gz", "foo-1-0", "1"],
  ];
  for (const [filename, name, version] of rows) {
    await t.step(filename, () => {
      const sdist = parseSdistFilename(filename);
      assert.equal(sdist.name, name);
      assert.equal(formatVersion(sdist.version), version);
    });
  }
});

Deno.test("parseSdistFilename() refuses other archives and what holds no version", async (t) => {
  const rows = [
    "foo-1.0.tar.bz2",
    "foo-1.0.TAR.GZ",
    "foo-1.0.whl",
    "foo.tar.gz",
    "-1.0.tar.gz",
    "pytz-2004d.tar.gz",
    "foo-.tar.gz",
    `foo-${"1".repeat(600)}.tar.gz`,
  ];
  for (const filename of rows) {
    await t.step(filename.slice(0, 40), () => {
      assert.throws(() => parseSdistFilename(filename), InvalidSdistFilenameError);
    });
  }
});
