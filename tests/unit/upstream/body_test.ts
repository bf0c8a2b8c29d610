import assert from "node:assert/strict";
import { AttemptFailure } from "../../../src/resilience/attempt_failure.ts";
import { discardBody, readStart, readText } from "../../../src/upstream/body.ts";

const { signal } = new AbortController();

/** A body in chunks that tells how much was taken and whether it was let go. */
function chunks(...parts: (Uint8Array | Error)[]) {
  const state = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts[state.pulled++];
      if (part === undefined) controller.close();
      else if (part instanceof Error) controller.error(part);
      else controller.enqueue(part);
    },
    cancel: () => void (state.cancelled = true),
  }, { highWaterMark: 0 });
  return { body, state };
}
const bytes = (text: string) => new TextEncoder().encode(text);
const isMalformed = (detail: RegExp, networkFault = false) => (error: unknown) =>
  error instanceof AttemptFailure && error.fault.kind === "malformed" &&
  detail.test(error.fault.detail ?? "") && error.trips === networkFault;

Deno.test("readText() puts characters together that were cut between chunks", async () => {
  const [first, second] = [bytes("na").slice(0), bytes("ï文😀ve")];
  const { body } = chunks(first, second.slice(0, 1), second.slice(1, 4), second.slice(4));
  assert.equal(await readText(new Response(body), { maxBytes: 100, signal }), "naï文😀ve");
});

Deno.test("readText() keeps a byte order mark, so that a hash of the text is that of the bytes", async () => {
  const text = await readText(new Response(bytes("\ufeffx")), { maxBytes: 100, signal });
  assert.equal(text, "\ufeffx");
});

Deno.test("readStart() puts together what comes in the smallest chunks, as far as it is wanted", async () => {
  const file = Uint8Array.from({ length: 150_000 }, (_, index) => index % 251);
  for (const maxBytes of [200_000, 150_000, 149_999, 65_537, 1]) {
    const body = ReadableStream.from(Array.from(file, (byte) => Uint8Array.of(byte)));
    const read = await readStart(new Response(body), { maxBytes, signal });
    assert.equal(read.bytes.length, Math.min(maxBytes, file.length));
    assert.ok(read.bytes.every((byte, index) => byte === file[index]));
    assert.equal(read.ended, maxBytes >= file.length);
  }
});

Deno.test("readText() stops where the cap is passed and lets the rest go", async () => {
  const { body, state } = chunks(...Array.from({ length: 1_000 }, () => new Uint8Array(10)));
  const reading = readText(new Response(body), { maxBytes: 35, signal });
  await assert.rejects(reading, isMalformed(/larger than 35 bytes/));
  assert.deepEqual(state, { pulled: 4, cancelled: true });
  const exact = chunks(bytes("12345"));
  assert.equal(await readText(new Response(exact.body), { maxBytes: 5, signal }), "12345");
});

Deno.test("readText() believes an honest length without reading", async () => {
  const { body, state } = chunks(bytes("x"));
  const response = new Response(body, { headers: { "content-length": "1000" } });
  await assert.rejects(readText(response, { maxBytes: 10, signal }), isMalformed(/larger than 10/));
  assert.deepEqual(state, { pulled: 0, cancelled: true });
});

Deno.test("readText() refuses what is not UTF-8, also at the very end", async () => {
  for (const broken of [new Uint8Array([0xff]), bytes("文").slice(0, 2)]) {
    const { body } = chunks(bytes("ok"), broken);
    await assert.rejects(
      readText(new Response(body), { maxBytes: 10, signal }),
      isMalformed(/UTF-8/),
    );
  }
});

Deno.test("readText() takes a body that breaks off for a network fault", async () => {
  const { body } = chunks(bytes("{"), new TypeError("reset"));
  const reading = readText(new Response(body), { maxBytes: 10, signal });
  await assert.rejects(reading, isMalformed(/cut off/, true));
});

Deno.test("readText() ends with the reason when the signal aborts, and lets the body go", async () => {
  let cancelled = false;
  const body = new ReadableStream({ cancel: () => void (cancelled = true) });
  const caller = new AbortController();
  const reading = readText(new Response(body), { maxBytes: 10, signal: caller.signal });
  caller.abort("gone");
  await assert.rejects(reading, (reason) => reason === "gone");
  assert.equal(cancelled, true);
});

Deno.test("readText() and discardBody() do with no body at all", async () => {
  assert.equal(await readText(new Response(null), { maxBytes: 10, signal }), "");
  discardBody(new Response(null));
  discardBody(new Response(new ReadableStream({ cancel: () => Promise.reject(new Error("x")) })));
});

Deno.test("readStart() takes the first bytes, says whether there were more, and lets those go", async (t) => {
  const rows = [
    [[3, 3, 3], 7, 7, false],
    [[3, 3, 3], 9, 9, true],
    [[3, 3, 3], 10, 9, true],
    [[], 5, 0, true],
    [[0, 5], 0, 0, false],
  ] as const;
  for (const [lengths, maxBytes, length, ended] of rows) {
    await t.step(`${maxBytes} of ${lengths}`, async () => {
      const { body, state } = chunks(...lengths.map((length) => new Uint8Array(length)));
      const start = await readStart(new Response(body), { maxBytes, signal });
      assert.deepEqual([start.bytes.length, start.ended], [length, ended]);
      assert.equal(state.cancelled, !ended);
    });
  }
  await t.step("no body at all", async () => {
    const start = await readStart(new Response(null), { maxBytes: 5, signal });
    assert.deepEqual(start, { bytes: new Uint8Array(), ended: true });
  });
  await t.step("a connection that breaks", async () => {
    const { body } = chunks(new Uint8Array(3), new TypeError("reset"));
    const reading = readStart(new Response(body), { maxBytes: 5, signal });
    await assert.rejects(reading, isMalformed(/cut off/, true));
  });
});
