import assert from "node:assert/strict";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { ARCHIVE_LIMITS } from "../../../../src/upstream/archive/limits.ts";
import { findTarFile } from "../../../../src/upstream/archive/tar_file.ts";
import {
  joinBytes,
  noise,
  paxRecord,
  tarHeader,
  type TarMember,
  tarMembers,
  tarOf,
} from "../../../support/archives.ts";

const LONG = `${"folder/".repeat(30)}PKG-INFO`;
const FOUND = { path: "demo/PKG-INFO", content: "Name: demo\n" };

/** What is found under the path, in chunks of a length that fits no block. */
async function find(bytes: Uint8Array, path = FOUND.path, chunkBytes = 700) {
  const state = { given: 0 };
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      state.given = Math.min(bytes.length, at + chunkBytes);
      yield await Promise.resolve(bytes.subarray(at, at + chunkBytes));
    }
  }
  const found = await findTarFile(chunks(), {
    isWanted: (candidate) => candidate === path,
    limits: ARCHIVE_LIMITS,
  });
  return { ...state, text: found && new TextDecoder().decode(found) };
}

const refused = (message: RegExp) => (error: unknown) =>
  error instanceof ArchiveError && message.test(error.message);

Deno.test("findTarFile() finds a file in every dialect of tar", async (t) => {
  const size = (bytes: readonly number[]) => new Uint8Array(bytes);
  const rows: readonly (readonly [string, readonly TarMember[], string?])[] = [
    ["ustar", [FOUND]],
    ["ustar with a prefix", [{ ...FOUND, path: "PKG-INFO", prefix: "demo" }]],
    ["GNU, where the prefix is something else", [{ ...FOUND, magic: "ustar  \0", prefix: "0123" }]],
    ["without magic", [{ ...FOUND, magic: "", type: "\0" }]],
    ["contiguous files", [{ ...FOUND, type: "7" }]],
    ["a size with blanks", [{ ...FOUND, size: "        13 \0" }]],
    ["a size without an end", [{ ...FOUND, size: "000000000013" }]],
    ["a size in base 256", [{ ...FOUND, size: size([0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11]) }]],
    ["GNU long names", [{ path: "././@LongLink", type: "L", content: `${LONG}\0` }, FOUND], LONG],
    ["pax paths", [{ path: "x", type: "x", content: paxRecord("path", LONG) }, FOUND], LONG],
    [
      "pax sizes",
      [{ path: "x", type: "x", content: paxRecord("size", "11") }, { ...FOUND, size: "0" }],
    ],
    [
      "pax records that say nothing of it",
      [{ path: "x", type: "x", content: paxRecord("mtime", "1.5") + paxRecord("a", "=\n") }, FOUND],
    ],
    ["global pax headers", [{ path: "g", type: "g", content: paxRecord("comment", "c") }, FOUND]],
    [
      "long link targets",
      [{ path: "k", type: "K", content: `${LONG}\0` }, { path: "link", type: "2" }, FOUND],
    ],
    ["behind folders and links that tell a size", [
      { path: "demo/", type: "5", size: "00000000777\0" },
      { path: "demo/link", type: "1", size: "00000000777\0" },
      FOUND,
    ]],
    ["behind files of every length", [
      ...[0, 1, 511, 512, 513].map((length) => ({ path: `f${length}`, content: noise(length) })),
      FOUND,
    ]],
  ];
  for (const [name, members, path] of rows) {
    await t.step(name, async () => {
      assert.equal((await find(tarOf(...members), path)).text, FOUND.content);
    });
  }
});

Deno.test("findTarFile() uses a long name for one entry only", async () => {
  const told = { path: "x", type: "x", content: paxRecord("path", FOUND.path) };
  const bytes = tarOf(told, { path: "first", content: "1" }, { path: "second", content: "2" });
  assert.equal((await find(bytes)).text, "1");
  assert.equal((await find(bytes, "second")).text, "2");
  assert.equal((await find(bytes, "first")).text, undefined);
});

Deno.test("findTarFile() reads nothing behind what it was looking for", async () => {
  const { given } = await find(tarOf(FOUND, { path: "rest", content: noise(100_000) }));
  assert.ok(given < 2_000, `${given}`);
});

Deno.test("findTarFile() ends at a block of zeros", async () => {
  const bytes = joinBytes(tarMembers({ path: "a" }), new Uint8Array(512), tarMembers(FOUND));
  assert.equal((await find(bytes)).text, undefined);
});

Deno.test("findTarFile() refuses what no sound archive has", async (t) => {
  const negative = new Uint8Array(12).fill(0xff);
  const rows: readonly (readonly [string, readonly TarMember[], RegExp])[] = [
    ["a wrong checksum", [{ ...FOUND, checksum: 1 }], /checksum/],
    ["a size that is no number", [{ ...FOUND, size: "12345678x90\0" }], /usable size/],
    ["a size with a sign", [{ ...FOUND, size: "-0000000011\0" }], /usable size/],
    ["a negative size", [{ ...FOUND, size: negative }], /usable size/],
    ["a huge size", [{ path: "big", size: "77777777777\0" }, FOUND], /inflates to more/],
    ["huge metadata", [{ ...FOUND, size: "77777777777\0" }], /longer than/],
    ["a huge size in pax", [
      { path: "x", type: "x", content: paxRecord("size", "999999999999999") },
      FOUND,
    ], /longer than/],
    ["a negative size in pax", [
      { path: "x", type: "x", content: paxRecord("size", "-1") },
      FOUND,
    ], /usable size/],
    ["a long name without end", [{ path: "l", type: "L", size: "00001000000\0" }], /too long/],
    ["sparse files", [{ ...FOUND, type: "S" }], /sparse/],
    ["sparse files in pax", [
      { path: "x", type: "x", content: paxRecord("GNU.sparse.major", "1") },
      FOUND,
    ], /sparse/],
    ["one path for all", [
      { path: "g", type: "g", content: paxRecord("path", FOUND.path) },
      { path: "other" },
    ], /all entries/],
    ["pax of a wrong length", [{ path: "x", type: "x", content: "99 path=a\n" }], /broken/],
    ["pax of no length", [{ path: "x", type: "x", content: "0 path=a\n" }], /broken/],
    ["pax without an end", [{ path: "x", type: "x", content: "9 path=a" }], /broken/],
    ["pax without a key", [{ path: "x", type: "x", content: "5 =a\n" }], /broken/],
    ["pax of signs", [{ path: "x", type: "x", content: "+9 path=a\n" }], /broken/],
  ];
  for (const [name, members, message] of rows) {
    await t.step(name, () => assert.rejects(find(tarOf(...members)), refused(message)));
  }
  await t.step(
    "an end in the middle of a header",
    () => assert.rejects(find(tarHeader(FOUND).slice(0, 300)), refused(/cut off/)),
  );
});

Deno.test("findTarFile() ends with headers that only tell of other headers", async () => {
  const told = tarMembers({ path: "x", type: "x", content: paxRecord("path", "a") });
  async function* forever() {
    for (;;) yield await Promise.resolve(told);
  }
  const limits = { ...ARCHIVE_LIMITS, maxEntryCount: 500 };
  await assert.rejects(
    findTarFile(forever(), { isWanted: () => true, limits }),
    refused(/more than 500 entries/),
  );
});

Deno.test("findTarFile() throws nothing but ArchiveError, whichever byte is wrong", async () => {
  const sound = tarOf({ path: "x", type: "x", content: paxRecord("path", "demo/a") }, {
    path: "y",
    content: "y",
  }, FOUND);
  for (let at = 0; at < sound.length; at++) {
    const bytes = sound.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x81;
    try {
      await find(bytes);
    } catch (error) {
      assert.ok(error instanceof ArchiveError, `${at}: ${error}`);
    }
  }
});
