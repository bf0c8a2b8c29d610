import assert from "node:assert/strict";
import { ARCHIVE_LIMITS } from "../../../../src/upstream/archive/limits.ts";
import { joinBytes, noise, type ZipEnd, zipOf } from "../../../support/archives.ts";
import { FILE, readFirst, refused } from "../../../support/zip_reading.ts";

Deno.test("readZipDirectory() refuses a directory that is not what the end record tells", async (t) => {
  const rows: readonly (readonly [string, ZipEnd, RegExp])[] = [
    ["fewer entries", { count: 1 }, /directory is broken/],
    ["more entries", { count: 3 }, /directory is broken/],
    ["another place", { offset: 1 }, /not where/],
    ["another length", { length: 60 }, /not where/],
    ["huge offset", { offset: 0xfffffffe }, /not where/],
    ["something between", { gap: noise(10) }, /not where/],
    ["zip64 by its count", { count: 0xffff }, /zip64/],
    ["zip64 by its length", { length: 0xffffffff }, /zip64/],
    ["zip64 by its offset", { offset: 0xffffffff }, /zip64/],
    ["several disks", { disk: 1 }, /several parts/],
  ];
  for (const [name, end, message] of rows) {
    await t.step(name, async () => {
      const bytes = await zipOf([FILE, { path: "other", content: "x" }], end);
      await assert.rejects(readFirst(bytes), refused(message));
    });
  }
  await t.step("an entry beyond the directory", async () => {
    const bytes = await zipOf([{ ...FILE, told: { offset: 5_000 } }]);
    await assert.rejects(readFirst(bytes), refused(/directory is broken/));
  });
  await t.step("a name as long as a name can be", async () => {
    const bytes = await zipOf([{ ...FILE, path: "x".repeat(5_000) }]);
    await assert.rejects(readFirst(bytes), refused(/directory is broken/));
  });
  await t.step("more entries than the limit", async () => {
    const bytes = await zipOf([FILE, { path: "other", content: "x" }]);
    const limits = { ...ARCHIVE_LIMITS, maxEntryCount: 1 };
    await assert.rejects(readFirst(bytes, limits), refused(/more than 1 entries/));
  });
});

Deno.test("readZipDirectory() refuses two archives in one, and one behind something else", async (t) => {
  const inner = await zipOf([FILE]);
  await t.step("in the comment", async () => {
    const bytes = await zipOf([{ ...FILE, content: "another" }], { comment: inner });
    await assert.rejects(readFirst(bytes), refused(/two zip archives/));
  });
  await t.step("behind a program", async () => {
    await assert.rejects(readFirst(joinBytes(noise(100), inner)), refused(/not where/));
  });
  await t.step("before something else", async () => {
    await assert.rejects(readFirst(joinBytes(inner, noise(100))), refused(/no zip archive/));
  });
});

Deno.test("readZipDirectory() passes over a signature that ends no file", async () => {
  const fake = new Uint8Array([0x50, 0x4b, 5, 6, ...noise(30)]);
  const bytes = await zipOf([{ path: "METADATA", content: joinBytes(fake, fake), isStored: true }]);
  assert.equal((await readFirst(bytes)).length > 0, true);
});
