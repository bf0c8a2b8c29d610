import assert from "node:assert/strict";
import { UnknownFileError } from "../../../src/domain/unknown_file_error.ts";
import { distribution, release, releaseDocument } from "../../support/fake_sources.ts";

Deno.test("UnknownFileError names the file or the release that may be meant", async (t) => {
  const files = [distribution("example-1.0-py3-none-any.whl"), distribution("example-1.0.tar.gz")];
  const rows: readonly (readonly [filename: string, among: typeof files, expected: RegExp])[] = [
    ["example-1.0.tgz", files, /did you mean "example-1\.0\.tar\.gz"\?$/],
    ["something-else", files, /none of its 2 files has that name$/],
    ["a", [], /of release "1\.0" of project "example": that release has no files$/],
    ["example-0.9.tar.gz", files, /: that is the name of a file of release "0\.9"$/],
  ];
  for (const [filename, among, expected] of rows) {
    await t.step(filename, () => {
      const document = releaseDocument("Example", release("1.0", among));
      assert.match(new UnknownFileError(filename, document).message, expected);
    });
  }
});
