import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { indexNoteLines, indexNotes } from "../../../src/tools/index_notes.ts";

Deno.test("indexNotes() warns of other indexes that have the name, and of those not read", () => {
  const name = parseProjectName("example");
  const clean = { name: "pypi", isMain: true, alsoOn: [], unread: [] };
  assert.deepEqual(indexNotes({ name }), {});
  assert.deepEqual(indexNotes({ name, origin: clean }), {});
  const origin = { name: "private", isMain: false, alsoOn: ["pypi"], unread: ["team"] };
  const { index_notes: notes } = indexNotes({ name, origin });
  assert.match(notes?.[0] ?? "", /^Dependency confusion: .*of index "private", but "pypi" has/);
  assert.match(notes?.[1] ?? "", /^Index "team" could not be read, so .* is unknown$/);
  assert.equal(indexNoteLines(notes).length, 2);
  assert.deepEqual(indexNoteLines(undefined), []);
});
