import fc from "fast-check";
import assert from "node:assert/strict";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { RemoteFile } from "../../../../src/upstream/archive/remote_file.ts";
import type { BytesAnswer } from "../../../../src/upstream/byte_range.ts";
import { noise, remoteFileOf } from "../../../support/archives.ts";

const FILE = noise(1_000);

Deno.test("RemoteFile asks for what it does not have", async () => {
  const { file, asked } = remoteFileOf(FILE);
  assert.equal(file.totalBytes, undefined);
  assert.deepEqual(await file.readTail(100), { start: 900, bytes: FILE.slice(900) });
  assert.equal(file.totalBytes, 1_000);
  assert.deepEqual(await file.read(950, 960), FILE.slice(950, 960));
  assert.deepEqual(await file.read(800, 950), FILE.slice(800, 950));
  assert.deepEqual(await file.read(0, 10), FILE.slice(0, 10));
  assert.deepEqual(await file.read(5, 15), FILE.slice(5, 15));
  assert.equal(file.whole, undefined);
  assert.deepEqual(await file.read(0, 1_000), FILE);
  assert.deepEqual(asked, [
    { suffixLength: 100 },
    { start: 800, end: 900 },
    { start: 0, end: 10 },
    { start: 10, end: 15 },
    { start: 15, end: 800 },
  ]);
  assert.deepEqual(file.whole, FILE);
});

Deno.test("RemoteFile gives less where the file ends", async () => {
  const { file } = remoteFileOf(FILE);
  assert.deepEqual(await file.read(990, 1_010), FILE.slice(990));
  assert.deepEqual(await file.read(1_000, 1_010), new Uint8Array());
  assert.deepEqual(await remoteFileOf(FILE).file.read(1_000, 1_010), new Uint8Array());
  assert.deepEqual(await remoteFileOf(FILE).file.readTail(5_000), { start: 0, bytes: FILE });
  const empty = remoteFileOf(new Uint8Array()).file;
  assert.deepEqual(await empty.readTail(10), { start: 0, bytes: new Uint8Array() });
});

Deno.test("RemoteFile asks for the tail by its place where the server refuses to count from the end", async () => {
  const asked: unknown[] = [];
  const file = new RemoteFile({
    maxBytes: 1_000,
    ask({ range }) {
      asked.push(range);
      const totalBytes = FILE.length;
      if ("suffixLength" in range) return Promise.resolve({ kind: "beyond_end", totalBytes });
      const { start, end } = range;
      const bytes = FILE.slice(start, end);
      return Promise.resolve({ kind: "bytes", start, bytes, totalBytes, ranged: true });
    },
  });
  assert.deepEqual(await file.readTail(100), { start: 900, bytes: FILE.slice(900) });
  assert.deepEqual(asked, [{ suffixLength: 100 }, { start: 900, end: 1_000 }]);
});

Deno.test("RemoteFile stops at its cap, which holds for all parts together", async () => {
  const { file, asked } = remoteFileOf(FILE, { maxBytes: 100 });
  await assert.rejects(file.read(0, 101), ArchiveError);
  await assert.rejects(file.readTail(101), ArchiveError);
  await file.read(0, 60);
  await assert.rejects(file.read(500, 541), ArchiveError);
  await file.read(500, 540);
  assert.equal(asked.length, 2);
});

Deno.test("RemoteFile takes everything at once from a server without ranges", async () => {
  const { file, asked } = remoteFileOf(FILE, { isRanged: false });
  assert.deepEqual(await file.read(0, 10), FILE.slice(0, 10));
  assert.deepEqual(await file.read(10, 20), FILE.slice(10, 20));
  assert.deepEqual(await file.read(20, 900), FILE.slice(20, 900));
  assert.equal(asked.length, 2);
  assert.deepEqual(file.whole, FILE);
});

Deno.test("RemoteFile tells what may be otherwise at another time", async (t) => {
  const rows: readonly (readonly [string, BytesAnswer])[] = [
    ["no file", { kind: "absent" }],
    ["too large without ranges", { kind: "too_large" }],
    ["a range refused for no reason", { kind: "beyond_end", totalBytes: undefined }],
  ];
  for (const [name, answer] of rows) {
    await t.step(name, async () => {
      const file = new RemoteFile({ maxBytes: 100, ask: () => Promise.resolve(answer) });
      await assert.rejects(
        file.readTail(10),
        (error) => error instanceof ArchiveError && !error.isLasting,
      );
    });
  }
  await t.step("a part of a part", async () => {
    const bytes = FILE.slice(0, 5);
    const part: BytesAnswer = {
      kind: "bytes",
      start: 0,
      bytes,
      totalBytes: undefined,
      ranged: true,
    };
    const file = new RemoteFile({ maxBytes: 100, ask: () => Promise.resolve(part) });
    await assert.rejects(
      file.read(0, 10),
      (error) => error instanceof ArchiveError && !error.isLasting,
    );
  });
  await t.step("a file that changes its length", async () => {
    let totalBytes = 1_000;
    const file = new RemoteFile({
      maxBytes: 100,
      ask: ({ range }) => {
        const start = "start" in range ? range.start : 0;
        const bytes = new Uint8Array(10);
        return Promise.resolve({
          kind: "bytes",
          start,
          bytes,
          totalBytes: totalBytes++,
          ranged: true,
        });
      },
    });
    await file.read(0, 10);
    await assert.rejects(
      file.read(10, 20),
      (error) => error instanceof ArchiveError && !error.isLasting,
    );
  });
});

Deno.test("RemoteFile gives the bytes of the file, in whatever order they are read", async () => {
  const place = fc.nat(1_100);
  const reads = fc.array(fc.tuple(fc.boolean(), place, place), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), reads, async (isRanged, reads) => {
      const { file } = remoteFileOf(FILE, { isRanged });
      for (const [isTail, a, b] of reads) {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        if (isTail && end > 0) {
          assert.deepEqual((await file.readTail(end)).bytes, FILE.slice(-end));
        } else {
          assert.deepEqual(await file.read(start, end), FILE.slice(start, end));
        }
      }
    }),
    { numRuns: 300 },
  );
});
