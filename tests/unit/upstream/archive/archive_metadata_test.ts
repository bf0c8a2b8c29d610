import assert from "node:assert/strict";
import { crc32 } from "../../../../src/domain/crc32.ts";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { archiveFormat } from "../../../../src/upstream/archive/archive_format.ts";
import { readArchiveMetadata } from "../../../../src/upstream/archive/archive_metadata.ts";
import { ARCHIVE_LIMITS } from "../../../../src/upstream/archive/limits.ts";
import {
  gzip,
  joinBytes,
  noise,
  remoteFileOf,
  tarMembers,
  tarOf,
  zipOf,
} from "../../../support/archives.ts";

const TEXT = "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n\nGrüße\n";
const METADATA = { path: "demo-1.0.dist-info/METADATA", content: TEXT };
const PKG_INFO = { path: "demo-1.0/PKG-INFO", content: TEXT };
const CODE = { path: "demo/__init__.py", content: noise(200_000) };

/** What is read of the bytes, and in how many requests. */
async function read(
  bytes: Uint8Array<ArrayBuffer>,
  format: Parameters<typeof readArchiveMetadata>[1]["format"],
) {
  const { file, asked } = remoteFileOf(bytes);
  return { text: await readArchiveMetadata(file, { format }), asked, whole: file.whole };
}

const refused = (message: RegExp) => (error: unknown) =>
  error instanceof ArchiveError && error.isLasting && message.test(error.message);

Deno.test("archiveFormat() goes by the end of the name", () => {
  assert.equal(archiveFormat("a-1-py3-none-any.whl"), "wheel");
  assert.equal(archiveFormat("a-1.tar.gz"), "tar.gz");
  assert.equal(archiveFormat("a-1.TGZ"), "tar.gz");
  assert.equal(archiveFormat("a-1.zip"), "zip");
  for (const name of ["a-1.tar.bz2", "a-1.tar.xz", "a-1.egg", "a-1.exe", "a-1", ""]) {
    assert.equal(archiveFormat(name), undefined, name);
  }
});

Deno.test("readArchiveMetadata() reads METADATA of a wheel", async (t) => {
  await t.step("of a large one, in one request of its tail", async () => {
    const { text, asked, whole } = await read(await zipOf([CODE, METADATA]), "wheel");
    assert.equal(text, TEXT);
    assert.equal(asked.length, 1);
    assert.equal(whole, undefined);
  });
  await t.step("where it lies far from the tail, in one request more", async () => {
    const { text, asked } = await read(await zipOf([METADATA, CODE]), "wheel");
    assert.equal(text, TEXT);
    assert.equal(asked.length, 2);
  });
  await t.step("of a small one, which is then whole", async () => {
    const bytes = await zipOf([{ ...METADATA, isStored: true }]);
    const { text, whole } = await read(bytes, "wheel");
    assert.equal(text, TEXT);
    assert.deepEqual(whole, bytes);
  });
  await t.step("with a directory longer than the tail", async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      path: `demo/a/rather/long/folder/module_${index}.py`,
      content: "",
    }));
    assert.equal((await read(await zipOf([METADATA, ...many]), "wheel")).text, TEXT);
  });
  await t.step("behind a long extra field of its own header", async () => {
    const local = { extra: new Uint8Array(20_000) };
    const bytes = await zipOf([{ ...METADATA, local }, CODE]);
    assert.equal((await read(bytes, "wheel")).text, TEXT);
  });
  await t.step("from a server without ranges", async () => {
    const { file } = remoteFileOf(await zipOf([METADATA, CODE]), { isRanged: false });
    assert.equal(await readArchiveMetadata(file, { format: "wheel" }), TEXT);
  });
});

Deno.test("readArchiveMetadata() takes only the METADATA at the top of a wheel", async (t) => {
  const paths = [
    "demo/vendored-2.0.dist-info/METADATA",
    "demo-1.0.dist-info/metadata",
    "demo-1.0.dist-info\\METADATA",
    "/demo-1.0.dist-info/METADATA",
    "../demo-1.0.dist-info/METADATA",
    "METADATA",
    "demo-1.0.egg-info/PKG-INFO",
  ];
  for (const path of paths) {
    await t.step(path, async () => {
      const bytes = await zipOf([{ path, content: TEXT }]);
      await assert.rejects(read(bytes, "wheel"), refused(/holds no metadata/));
    });
  }
  await t.step("and refuses two", async () => {
    const other = { path: "other-1.0.dist-info/METADATA", content: TEXT };
    for (const second of [METADATA, other]) {
      const bytes = await zipOf([METADATA, second]);
      await assert.rejects(read(bytes, "wheel"), refused(/more than one/));
    }
  });
});

Deno.test("readArchiveMetadata() reads PKG-INFO of an sdist", async (t) => {
  const folder = { path: "demo-1.0/", type: "5" };
  await t.step("a zip archive", async () => {
    const bytes = await zipOf([
      { path: "demo-1.0/demo.egg-info/PKG-INFO", content: "no" },
      PKG_INFO,
    ]);
    assert.equal((await read(bytes, "zip")).text, TEXT);
  });
  await t.step("at the beginning: one request, nothing behind it", async () => {
    const rest = { path: "demo-1.0/z", content: noise(3_000_000) };
    const { text, asked } = await read(await gzip(tarOf(folder, PKG_INFO, rest)), "tar.gz");
    assert.equal(text, TEXT);
    assert.deepEqual(asked, [{ start: 0, end: 65_536 }]);
  });
  await t.step("at the end, in growing steps", async () => {
    const first = { path: "demo-1.0/a", content: noise(1_000_000) };
    const bytes = await gzip(tarOf(folder, first, PKG_INFO));
    const { text, asked, whole } = await read(bytes, "tar.gz");
    assert.equal(text, TEXT);
    assert.deepEqual(asked.map((range) => "start" in range && range.start), [0, 65_536, 327_680]);
    assert.ok(whole !== undefined && crc32(whole) === crc32(bytes));
  });
  await t.step("from a server without ranges, in two requests", async () => {
    const first = { path: "demo-1.0/a", content: noise(1_000_000) };
    const bytes = await gzip(tarOf(folder, first, PKG_INFO));
    const { file, asked } = remoteFileOf(bytes, { isRanged: false });
    assert.equal(await readArchiveMetadata(file, { format: "tar.gz" }), TEXT);
    assert.equal(asked.length, 2);
  });
  await t.step("under ./", async () => {
    const bytes = await gzip(tarOf({ ...PKG_INFO, path: `./${PKG_INFO.path}` }));
    assert.equal((await read(bytes, "tar.gz")).text, TEXT);
  });
});

Deno.test("readArchiveMetadata() takes only the PKG-INFO of the sdist's folder", async (t) => {
  const paths = [
    "PKG-INFO",
    "demo-1.0/demo.egg-info/PKG-INFO",
    "demo-1.0/vendored/other-2.0/PKG-INFO",
    "../PKG-INFO",
    "./PKG-INFO",
    "/PKG-INFO",
    "demo-1.0//PKG-INFO",
    "demo-1.0\\sub/PKG-INFO",
    "demo-1.0/pkg-info",
    "././demo-1.0/PKG-INFO",
  ];
  for (const path of paths) {
    await t.step(path, async () => {
      const bytes = await gzip(tarOf({ path, content: TEXT }));
      await assert.rejects(read(bytes, "tar.gz"), refused(/holds no metadata/));
    });
  }
  await t.step("not a link or a folder of that name", async () => {
    for (const type of ["1", "2", "5"]) {
      const bytes = await gzip(tarOf({ path: PKG_INFO.path, type }));
      await assert.rejects(read(bytes, "tar.gz"), refused(/holds no metadata/));
    }
  });
});

Deno.test("readArchiveMetadata() gives up at its limits", async (t) => {
  await t.step("the byte cap", async () => {
    const first = { path: "demo-1.0/a", content: noise(5_000_000) };
    const { file } = remoteFileOf(await gzip(tarOf(first, PKG_INFO)));
    await assert.rejects(
      readArchiveMetadata(file, { format: "tar.gz" }),
      refused(/more than 4194304 bytes of the file/),
    );
  });
  await t.step("a gzip bomb", async () => {
    const first = { path: "demo-1.0/a", content: new Uint8Array(30_000_000) };
    const bytes = await gzip(tarOf(first, PKG_INFO));
    await assert.rejects(read(bytes, "tar.gz"), refused(/more than 200 times its size/));
  });
  await t.step("a moderate one that is large", async () => {
    const line = joinBytes(noise(600), new Uint8Array(20_000));
    const first = { path: "demo-1.0/a", content: joinBytes(...Array(1_700).fill(line)) };
    const limits = { ...ARCHIVE_LIMITS, maxRatio: Infinity };
    const { file } = remoteFileOf(await gzip(tarOf(first, PKG_INFO)));
    await assert.rejects(
      readArchiveMetadata(file, { format: "tar.gz", limits }),
      refused(/more than 33554432 bytes/),
    );
  });
  await t.step("thousands of entries", async () => {
    const many = Array.from({ length: 1_001 }, (_, index) => ({ path: `demo-1.0/${index}` }));
    const limits = { ...ARCHIVE_LIMITS, maxEntryCount: 1_000 };
    const { file } = remoteFileOf(await gzip(tarOf(...many, PKG_INFO)));
    await assert.rejects(
      readArchiveMetadata(file, { format: "tar.gz", limits }),
      refused(/more than 1000 entries/),
    );
  });
  await t.step("metadata without end", async () => {
    const content = noise(3_000_000);
    const sdist = await gzip(tarOf({ ...PKG_INFO, content }));
    await assert.rejects(read(sdist, "tar.gz"), refused(/longer than 2097152 bytes/));
    const wheel = await zipOf([{ ...METADATA, content }]);
    await assert.rejects(read(wheel, "wheel"), refused(/longer than 2097152 bytes/));
  });
});

Deno.test("readArchiveMetadata() refuses what is cut off or no archive", async (t) => {
  const folder = { path: "demo-1.0/a", content: noise(3_000) };
  const whole = await gzip(tarOf(folder, PKG_INFO));
  const rows: readonly (readonly [string, Uint8Array<ArrayBuffer>, "tar.gz" | "wheel"])[] = [
    ["an empty sdist", new Uint8Array(), "tar.gz"],
    ["an empty wheel", new Uint8Array(), "wheel"],
    ["text for an sdist", noise(10_000), "tar.gz"],
    ["text for a wheel", noise(10_000), "wheel"],
    ["gzip cut in its header", whole.slice(0, 5), "tar.gz"],
    ["gzip cut in its data", whole.slice(0, 2_000), "tar.gz"],
    ["tar cut in a file", await gzip(tarMembers(folder).slice(0, 2_000)), "tar.gz"],
    ["tar cut in the metadata", await gzip(tarMembers(PKG_INFO).slice(0, 520)), "tar.gz"],
    ["tar without an end", await gzip(tarMembers(folder)), "tar.gz"],
    ["a wheel cut at its end", (await zipOf([METADATA])).slice(0, -1), "wheel"],
    ["a wheel cut at its beginning", (await zipOf([METADATA])).slice(1), "wheel"],
  ];
  for (const [name, bytes, format] of rows) {
    await t.step(name, () => assert.rejects(read(bytes, format), refused(/./)));
  }
});
