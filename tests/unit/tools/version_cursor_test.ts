import assert from "node:assert/strict";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  formatCursor,
  indexAfter,
  InvalidCursorError,
  parseCursor,
} from "../../../src/tools/version_cursor.ts";
import { projectDocument, release } from "../../support/fake_sources.ts";

Deno.test("parseCursor() reads what formatCursor() wrote", async (t) => {
  for (const text of ["1.0", "2004d", "1!2.0.post1+local", "vers\u00efon ~?>"]) {
    await t.step(text, () => {
      const cursor = formatCursor(toReleaseVersion(text));
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.equal(parseCursor(cursor).text, text);
    });
  }
});

Deno.test("parseCursor() refuses anything else, and says what is expected", async (t) => {
  const rows = ["", "1.0", "%%%", btoa("before 1.0"), btoa("after "), btoa("after \xff")];
  for (const text of rows) {
    await t.step(JSON.stringify(text), () => {
      assert.throws(() => parseCursor(text), (error) => {
        assert.ok(error instanceof InvalidCursorError);
        assert.match(error.message, /expected the next_cursor of an earlier answer/);
        return true;
      });
    });
  }
});

Deno.test("indexAfter() finds the place also of a release that is gone", async (t) => {
  const versions = ["2.0", "1.10", "1.9", "1.0", "2004d"];
  const { releases } = projectDocument("Example", versions.map((version) => release(version)));
  const rows: readonly [last: string, index: number][] = [
    ["2.0", 1],
    ["1.9.5", 2],
    ["1.0", 4],
    ["0.1", 4],
    ["2004d", 5],
    ["2003x", 5],
    ["3.0", 0],
  ];
  for (const [last, index] of rows) {
    await t.step(last, () => assert.equal(indexAfter(releases, toReleaseVersion(last)), index));
  }
});
