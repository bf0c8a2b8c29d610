import fc from "fast-check";
import assert from "node:assert/strict";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { parsePaxRecords } from "../../../../src/upstream/archive/pax_records.ts";
import { bytesOf, paxRecord } from "../../../support/archives.ts";

const read = (text: string) => [...parsePaxRecords(bytesOf(text))];

// POSIX pax: a record is "%d %s=%s\n", its length counts all of it, the digits too.
Deno.test("parsePaxRecords() reads back every record", () => {
  const key = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !text.includes("="));
  const value = fc.string({ unit: "grapheme", maxLength: 200 });
  fc.assert(fc.property(fc.array(fc.tuple(key, value)), (records) => {
    const text = records.map(([key, value]) => paxRecord(key, value)).join("");
    assert.deepEqual(read(text), [...new Map(records)]);
  }));
});

Deno.test("parsePaxRecords() keeps the keys that every object inherits apart from objects", () => {
  assert.deepEqual(read(paxRecord("__proto__", "a")), [["__proto__", "a"]]);
});

Deno.test("parsePaxRecords() refuses what is no record", async (t) => {
  const rows = [
    "x",
    "5",
    "5 ",
    "5 a=",
    "6 a=b",
    "12345678 a=b\n",
    "7 a=bc\nx",
    "-6 a=b\n",
    " 6 a=b\n",
  ];
  for (const text of rows) {
    await t.step(JSON.stringify(text), () => assert.throws(() => read(text), ArchiveError));
  }
});

Deno.test("parsePaxRecords() throws nothing but ArchiveError", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
    try {
      parsePaxRecords(bytes);
    } catch (error) {
      assert.ok(error instanceof ArchiveError);
    }
  }));
});
