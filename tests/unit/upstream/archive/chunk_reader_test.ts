import assert from "node:assert/strict";
import { ChunkReader } from "../../../../src/upstream/archive/chunk_reader.ts";

/** Bytes 0, 1, 2 … in chunks of these lengths, and whether they were let go. */
function chunksOf(...lengths: readonly number[]) {
  const state = { given: 0, isClosed: false };
  async function* chunks() {
    try {
      let at = 0;
      for (const length of lengths) {
        state.given++;
        yield await Promise.resolve(Uint8Array.from({ length }, () => at++));
      }
    } finally {
      state.isClosed = true;
    }
  }
  return { reader: new ChunkReader(chunks()), state };
}

Deno.test("ChunkReader takes and skips across chunks, empty ones too", async () => {
  const { reader } = chunksOf(3, 0, 1, 4);
  assert.deepEqual(await reader.take(0), new Uint8Array());
  assert.deepEqual(await reader.take(2), Uint8Array.of(0, 1));
  assert.equal(await reader.skip(3), true);
  assert.deepEqual(await reader.take(3), Uint8Array.of(5, 6, 7));
  assert.equal(await reader.skip(0), true);
});

Deno.test("ChunkReader tells that the stream ends before", async () => {
  assert.equal(await chunksOf(3).reader.take(4), undefined);
  assert.equal(await chunksOf(3).reader.skip(4), false);
  assert.equal(await chunksOf().reader.take(1), undefined);
});

Deno.test("ChunkReader asks for no more chunks than it needs, and lets the rest go", async () => {
  const { reader, state } = chunksOf(4, 4, 4);
  await reader.take(4);
  await reader.close();
  assert.deepEqual(state, { given: 1, isClosed: true });
});
