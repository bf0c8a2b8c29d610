import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import {
  indexFieldLines,
  indexFields,
  indexNoteLines,
  indexNotes,
} from "../../../src/tools/index_notes.ts";

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
  const merged = { ...origin, unread: [], isMerged: true } as const;
  const [note] = indexNotes({ name, origin: merged }).index_notes ?? [];
  assert.match(
    note ?? "",
    /^Dependency confusion: files of .*"private", "pypi" are listed together/,
  );
  assert.deepEqual(indexNoteLines(undefined), []);
});

Deno.test("indexFields() names the index where it is worth knowing, and what no source gave", () => {
  const name = parseProjectName("example");
  const main = { name: "pypi", isMain: true, alsoOn: [], unread: [] };
  assert.deepEqual(indexFields({ name, origin: main, withheld: [] }), {});
  assert.deepEqual(indexFieldLines({}), []);
  const elsewhere = { ...main, name: "private", isMain: false };
  assert.deepEqual(indexFields({ name, origin: elsewhere }), { index: "private" });
  const fields = indexFields({
    name,
    origin: { ...main, alsoOn: ["private"] },
    withheld: ["ownership", "advisories"],
  });
  assert.deepEqual([fields.index, fields.also_on], ["pypi", ["private"]]);
  const merged = { ...elsewhere, alsoOn: ["pypi"], isMerged: true } as const;
  const together = indexFields({ name, origin: merged });
  assert.deepEqual([together.index, together.also_on], ["private, pypi", undefined]);
  assert.deepEqual(fields.withheld, ["ownership", "advisories"]);
  assert.deepEqual(indexFieldLines(fields), [
    "Index: pypi",
    ...indexNoteLines(fields.index_notes),
    "Not told by any source, so unknown: ownership, advisories",
  ]);
});
