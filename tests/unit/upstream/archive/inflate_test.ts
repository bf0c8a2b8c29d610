import assert from "node:assert/strict";
import { crc32 } from "../../../../src/domain/crc32.ts";
import { ArchiveError } from "../../../../src/upstream/archive/archive_error.ts";
import { inflate, type InflateOptions } from "../../../../src/upstream/archive/inflate.ts";
import { deflate, gzip, joinBytes, noise } from "../../../support/archives.ts";

const OPTIONS: InflateOptions = { format: "gzip", maxBytes: 10_000_000, maxRatio: 200 };

/** A source that counts how much was taken of it and whether it was let go. */
function chunksOf(bytes: Uint8Array<ArrayBuffer>, chunkBytes = 65_536) {
  const state = { taken: 0, isClosed: false };
  async function* chunks() {
    try {
      for (let at = 0; at < bytes.length; at += chunkBytes) {
        const chunk = await Promise.resolve(bytes.subarray(at, at + chunkBytes));
        state.taken += chunk.length;
        yield chunk;
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { chunks: chunks(), state };
}

async function all(bytes: Uint8Array<ArrayBuffer>, options: Partial<InflateOptions> = {}) {
  const parts: Uint8Array[] = [];
  for await (const part of inflate(chunksOf(bytes).chunks, { ...OPTIONS, ...options })) {
    parts.push(part);
  }
  return joinBytes(...parts);
}

Deno.test("inflate() gives back what was compressed, however it is cut", async () => {
  const bytes = joinBytes(noise(100_000), new Uint8Array(500_000), noise(10));
  for (const format of ["gzip", "deflate-raw"] as const) {
    const compressed = await (format === "gzip" ? gzip : deflate)(bytes);
    const inflated = await all(compressed, { format });
    assert.deepEqual([inflated.length, crc32(inflated)], [bytes.length, crc32(bytes)]);
  }
  assert.deepEqual(await all(await gzip(new Uint8Array())), new Uint8Array());
});

Deno.test("inflate() takes no more than its reader needs, and lets the rest go", async () => {
  const { chunks, state } = chunksOf(await gzip(noise(2_000_000)));
  for await (const _part of inflate(chunks, OPTIONS)) break;
  assert.equal(state.taken, 65_536);
  for (let turn = 0; turn < 20 && !state.isClosed; turn++) await Promise.resolve();
  assert.equal(state.isClosed, true);
});

Deno.test("inflate() stops a bomb where it passes a limit", async (t) => {
  const bomb = await gzip(new Uint8Array(50_000_000));
  for (const options of [{ maxBytes: 5_000_000, maxRatio: Infinity }, { maxRatio: 10 }]) {
    await t.step(JSON.stringify(options), async () => {
      let given = 0;
      await assert.rejects(async () => {
        for await (const part of inflate(chunksOf(bomb).chunks, { ...OPTIONS, ...options })) {
          given += part.length;
        }
      }, ArchiveError);
      assert.ok(given < 10_000_000, `${given}`);
    });
  }
});

Deno.test("inflate() tells broken data from a broken source", async (t) => {
  const sound = await gzip(noise(5_000));
  const followed = joinBytes(sound, await gzip(noise(10)));
  for (
    const [name, bytes] of [["cut off", sound.slice(0, -20)], ["no gzip", noise(100)], [
      "another member behind it",
      followed,
    ]] as const
  ) {
    await t.step(name, () => assert.rejects(all(bytes), ArchiveError));
  }
  await t.step("a source that fails fails as it does", async () => {
    const failure = new TypeError("connection reset");
    async function* failing() {
      yield await Promise.resolve(sound.slice(0, 1_000));
      throw failure;
    }
    await assert.rejects(async () => {
      for await (const _part of inflate(failing(), OPTIONS));
    }, (error) => error === failure);
  });
});
