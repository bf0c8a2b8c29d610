import assert from "node:assert/strict";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { noise, type ZipMember, zipOf } from "../../../support/archives.ts";
import { FILE, readFirst, refused } from "../../../support/zip_reading.ts";

Deno.test("readZipEntry() reads stored and deflated files", async (t) => {
  for (const isStored of [true, false]) {
    await t.step(isStored ? "stored" : "deflated", async () => {
      assert.equal(await readFirst(await zipOf([{ ...FILE, isStored }])), FILE.content);
    });
  }
  await t.step("empty ones", async () => {
    assert.equal(await readFirst(await zipOf([{ path: "METADATA", content: "" }])), "");
  });
  await t.step("with a comment at the end", async () => {
    assert.equal(await readFirst(await zipOf([FILE], { comment: "built today" })), FILE.content);
  });
  await t.step("whose headers differ in how they say that names are UTF-8", async () => {
    assert.equal(
      await readFirst(await zipOf([{ ...FILE, local: { flags: 0x800 } }])),
      FILE.content,
    );
  });
  await t.step("with lengths behind the data only", async () => {
    const flags = 8;
    const local = { flags, crc32: 0, compressedBytes: 0, sizeBytes: 0 };
    assert.equal(await readFirst(await zipOf([{ ...FILE, told: { flags }, local }])), FILE.content);
  });
});

Deno.test("readZipEntry() refuses a file that it cannot or may not read", async (t) => {
  const rows: readonly (readonly [string, Partial<ZipMember>, RegExp])[] = [
    ["encrypted", { told: { flags: 1 }, local: { flags: 1 } }, /encrypted/],
    ["strongly encrypted", { told: { flags: 0x41 }, local: { flags: 0x41 } }, /encrypted/],
    ["encrypted by its own header", { local: { flags: 1 } }, /another file/],
    ["in bzip2", { told: { method: 12 }, local: { method: 12 } }, /another way/],
    ["in another method than its header tells", { told: { method: 0 } }, /another file/],
    ["of another name in its header", { local: { path: "METADATb" } }, /another file/],
    ["of a longer name in its header", { local: { path: "METADATA.exe" } }, /another file/],
    ["with a wrong checksum", { told: { crc32: 1 } }, /checksum/],
    ["longer than told", { told: { sizeBytes: 10 } }, /inflates to more/],
    ["shorter than told", { told: { sizeBytes: 5_000 } }, /checksum/],
    ["with less data than told", { told: { compressedBytes: 5 } }, /checksum|decompressed/],
    ["that runs into the directory", { told: { compressedBytes: 5_000 } }, /overlap/],
    ["said to be huge", { told: { sizeBytes: 0x7fffffff } }, /longer than/],
    ["said to be compressed from much", { told: { compressedBytes: 0x7fffffff } }, /longer than/],
    ["in zip64", { told: { sizeBytes: 0xffffffff } }, /longer than/],
    ["stored in another length", { isStored: true, told: { sizeBytes: 3 } }, /checksum/],
  ];
  for (const [name, fields, message] of rows) {
    await t.step(name, async () => {
      const bytes = await zipOf([{ ...FILE, ...fields }]);
      await assert.rejects(readFirst(bytes), refused(message));
    });
  }
  await t.step("that swells to many times its size", async () => {
    const bomb = await zipOf([{ path: "METADATA", content: new Uint8Array(2_000_000) }]);
    await assert.rejects(readFirst(bomb), refused(/200 times its size/));
  });
  await t.step("that is not deflate", async () => {
    const broken = { ...FILE, content: noise(100), isStored: true, told: { method: 8 } };
    const bytes = await zipOf([{ ...broken, local: { method: 8 } }]);
    await assert.rejects(readFirst(bytes), refused(/decompressed/));
  });
});

Deno.test("readZipEntry() refuses files that share bytes", async (t) => {
  await t.step("the same header twice", async () => {
    const bytes = await zipOf([FILE, { ...FILE, path: "other", told: { offset: 0 } }]);
    await assert.rejects(readFirst(bytes), refused(/overlap/));
  });
  await t.step("a header inside another's data", async () => {
    const bytes = await zipOf([FILE, { ...FILE, path: "other", told: { offset: 50 } }]);
    await assert.rejects(readFirst(bytes), refused(/overlap/));
  });
  await t.step("data that reaches into the next file", async () => {
    const long = { ...FILE, isStored: true, told: { compressedBytes: 1_200, sizeBytes: 1_200 } };
    const bytes = await zipOf([long, { path: "next", content: noise(2_000), isStored: true }]);
    await assert.rejects(readFirst(bytes), refused(/overlap/));
  });
  await t.step("an offset where no header is", async () => {
    const bytes = await zipOf([{ ...FILE, told: { offset: 3 } }]);
    await assert.rejects(readFirst(bytes), refused(/another file/));
  });
});

Deno.test("readZipEntry() throws nothing but ArchiveError, whichever byte is wrong", async () => {
  const sound = await zipOf([FILE, { path: "other", content: "x", isStored: true }]);
  for (let at = 0; at < sound.length; at++) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const bytes = sound.slice();
      bytes[at] = (bytes[at] ?? 0) ^ flip;
      try {
        await readFirst(bytes);
      } catch (error) {
        assert.ok(error instanceof ArchiveError, `${at}: ${error}`);
      }
    }
  }
});
