import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { UnknownFileError } from "../../../src/domain/unknown_file_error.ts";
import { distribution } from "../../support/fake_sources.ts";

Deno.test("UnknownFileError names the file that may be meant", () => {
  const name = parseProjectName("example");
  const files = [distribution("example-1.0-py3-none-any.whl"), distribution("example-1.0.tar.gz")];
  const messageOf = (filename: string, among = files) =>
    new UnknownFileError(filename, name, among).message;
  assert.match(messageOf("example-1.0.tgz"), /did you mean "example-1\.0\.tar\.gz"\?$/);
  assert.match(messageOf("something-else"), /none of its 2 files has that name$/);
  assert.match(messageOf("a", []), /of project "example": that release has no files$/);
});
