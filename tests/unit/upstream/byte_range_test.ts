import assert from "node:assert/strict";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import {
  type ByteRange,
  type BytesAnswer,
  rangeHeader,
  readRangeAnswer,
} from "../../../src/upstream/byte_range.ts";

const { signal } = new AbortController();
const FILE = Uint8Array.from({ length: 100 }, (_, index) => index);
const MIDDLE: ByteRange = { start: 10, end: 20 };
const TAIL: ByteRange = { suffixLength: 30 };

async function answer(
  range: ByteRange,
  [status, headers, body]: readonly [number, Record<string, string>, Uint8Array<ArrayBuffer>],
  maxBytes = 1_000,
) {
  const response = new Response(body, { status, headers });
  return await readRangeAnswer(response, { range, maxBytes, signal });
}

/** What is told of bytes, without the bytes. */
function shape(told: BytesAnswer | undefined) {
  if (told?.kind !== "bytes") return told;
  const { kind: _kind, bytes, ...rest } = told;
  assert.deepEqual([...bytes], [...FILE.slice(told.start, told.start + bytes.length)]);
  return { ...rest, length: bytes.length };
}

Deno.test("rangeHeader() spells a range as RFC 9110 does, and refuses an empty one", () => {
  assert.equal(rangeHeader({ start: 0, end: 1 }), "bytes=0-0");
  assert.equal(rangeHeader(MIDDLE), "bytes=10-19");
  assert.equal(rangeHeader(TAIL), "bytes=-30");
  for (
    const range of [
      { start: 3, end: 3 },
      { start: -1, end: 3 },
      { start: 0.5, end: 3 },
      { start: 0, end: Infinity },
      { suffixLength: 0 },
      { suffixLength: NaN },
    ]
  ) assert.throws(() => rangeHeader(range), RangeError);
});

Deno.test("readRangeAnswer() gives the part that was asked for", async (t) => {
  const rows: readonly (readonly [string, ByteRange, string, [number, number], unknown])[] = [
    ["in the middle", MIDDLE, "bytes 10-19/100", [10, 20], { start: 10, totalBytes: 100 }],
    ["cut by the end of the file", { start: 90, end: 200 }, "bytes 90-99/100", [90, 100], {
      start: 90,
      totalBytes: 100,
    }],
    ["the tail", TAIL, "bytes 70-99/100", [70, 100], { start: 70, totalBytes: 100 }],
    ["all of a small file", { suffixLength: 500 }, "bytes 0-99/100", [0, 100], {
      start: 0,
      totalBytes: 100,
    }],
    ["of a length that is not told", MIDDLE, "bytes 10-19/*", [10, 20], {
      start: 10,
      totalBytes: undefined,
    }],
  ];
  for (const [name, range, contentRange, [start, end], expected] of rows) {
    await t.step(name, async () => {
      const told = await answer(range, [
        206,
        { "content-range": contentRange },
        FILE.slice(start, end),
      ]);
      assert.deepEqual(shape(told), { ...Object(expected), length: end - start, ranged: true });
    });
  }
});

Deno.test("readRangeAnswer() refuses a part that is not the one it asked for", async (t) => {
  const part = FILE.slice(10, 20);
  const rows: readonly (readonly [string, ByteRange, Record<string, string>])[] = [
    ["another start", MIDDLE, { "content-range": "bytes 0-9/100" }],
    ["fewer bytes than there are", MIDDLE, { "content-range": "bytes 10-14/100" }],
    ["more bytes than asked", MIDDLE, { "content-range": "bytes 10-29/100" }],
    ["beyond its own length", MIDDLE, { "content-range": "bytes 10-19/15" }],
    ["backwards", MIDDLE, { "content-range": "bytes 19-10/100" }],
    ["another unit", MIDDLE, { "content-range": "items 10-19/100" }],
    ["huge numbers", MIDDLE, { "content-range": `bytes 10-${"9".repeat(400)}/*` }],
    ["none told", MIDDLE, {}],
    ["multipart", MIDDLE, { "content-type": "multipart/byteranges; boundary=x" }],
    ["encoded", MIDDLE, { "content-range": "bytes 10-19/100", "content-encoding": "br" }],
    ["a tail elsewhere", TAIL, { "content-range": "bytes 10-19/100" }],
    ["the tail of an unknown length", TAIL, { "content-range": "bytes 70-99/*" }],
    ["a longer body", { start: 10, end: 15 }, { "content-range": "bytes 10-14/100" }],
  ];
  for (const [name, range, headers] of rows) {
    await t.step(name, async () => {
      await assert.rejects(
        answer(range, [206, headers, part]),
        (error) =>
          error instanceof AttemptFailure && error.fault.kind === "malformed" && !error.transient,
      );
    });
  }
});

Deno.test("readRangeAnswer() refuses the whole file in another encoding: its bytes are others", async () => {
  await assert.rejects(
    answer(MIDDLE, [200, { "content-encoding": "gzip" }, FILE]),
    (error) => error instanceof AttemptFailure && !error.transient,
  );
  assert.equal(
    (await answer(TAIL, [200, { "content-encoding": "identity" }, FILE]))?.kind,
    "bytes",
  );
});

Deno.test("readRangeAnswer() takes a part that is too short for a broken connection", async () => {
  const headers = { "content-range": "bytes 10-19/100" };
  await assert.rejects(
    answer(MIDDLE, [206, headers, FILE.slice(10, 15)]),
    (error) => error instanceof AttemptFailure && error.transient,
  );
});

Deno.test("readRangeAnswer() makes do with a server that sends the whole file", async (t) => {
  await t.step("as far as the range reaches", async () => {
    const told = await answer(MIDDLE, [200, { "content-length": "100" }, FILE]);
    assert.deepEqual(shape(told), { start: 0, totalBytes: 100, ranged: false, length: 20 });
  });
  await t.step("to its end, for the tail", async () => {
    const told = await answer(TAIL, [200, {}, FILE]);
    assert.deepEqual(shape(told), { start: 0, totalBytes: 100, ranged: false, length: 100 });
  });
  await t.step("not past the cap", async () => {
    const told: readonly Record<string, string>[] = [{}, { "content-length": "100" }];
    for (const headers of told) {
      assert.deepEqual(await answer(TAIL, [200, headers, FILE], 99), { kind: "too_large" });
    }
    const far = { start: 90, end: 100 };
    assert.deepEqual(await answer(far, [200, {}, FILE], 99), { kind: "too_large" });
    assert.equal((await answer(TAIL, [200, {}, FILE], 100))?.kind, "bytes");
  });
});

Deno.test("readRangeAnswer() tells that a file ends before the range", async () => {
  const none = new Uint8Array();
  assert.deepEqual(await answer(MIDDLE, [416, { "content-range": "bytes */7" }, none]), {
    kind: "beyond_end",
    totalBytes: 7,
  });
  assert.deepEqual(await answer(MIDDLE, [416, {}, none]), {
    kind: "beyond_end",
    totalBytes: undefined,
  });
});

Deno.test("readRangeAnswer() leaves other statuses to the attempt", async () => {
  assert.equal(await answer(MIDDLE, [404, {}, FILE]), undefined);
});
