import assert from "node:assert/strict";
import { Front } from "../../../src/front/front.ts";

const INITIALIZE = '{"jsonrpc":"2.0","id":7,"method":"initialize","params":{"protocolVersion":' +
  '"2025-11-25","capabilities":{},"clientInfo":{"name":"unit","version":"1"}}}\n';

/** A front that has answered `initialize` with id 7 and left a line to the server. */
async function handedOver() {
  const queue = [INITIALIZE, "left\n"].map((text) => new TextEncoder().encode(text));
  const written: string[] = [];
  const waits: { delayMs: number; callback: () => void }[] = [];
  let differences = 0;
  const front = new Front({
    source: {
      read(buffer) {
        const bytes = queue.shift();
        if (bytes !== undefined) buffer.set(bytes);
        return Promise.resolve(bytes?.length ?? null);
      },
    },
    sink: {
      write(bytes) {
        written.push(new TextDecoder().decode(bytes.subarray(0, 100)));
        return Promise.resolve(Math.min(bytes.length, 100));
      },
    },
    timers: {
      after(delayMs, callback) {
        waits.push({ delayMs, callback });
        return () => {};
      },
    },
    maxLineBytes: 10_000,
    onDifference: () => differences += 1,
  });
  await front.start();
  const buffer = new Uint8Array(1_000);
  const { source, take } = front.streams;
  const next = async () => {
    const count = await source.read(buffer);
    return count === null ? null : new TextDecoder().decode(buffer.subarray(0, count));
  };
  const answer = written.join("").trimEnd();
  return {
    ...{ next, waits, answer, differences: () => differences },
    take: (id: number, text: string) => take?.(id, text),
  };
}

/** Whether it settles without anything else happening. */
async function settles(work: Promise<unknown>): Promise<boolean> {
  let settled = false;
  work.then(() => settled = true);
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  return settled;
}

Deno.test("Front gives the server what was left to it only when the server has given the answers before it", async () => {
  const { next, take, answer, differences } = await handedOver();
  assert.equal(await next(), INITIALIZE);
  const left = next();
  assert.equal(await settles(left), false);
  assert.equal(take(7, answer), true);
  assert.equal(await left, "left\n");
  assert.equal(await next(), null);
  assert.equal(differences(), 0);
});

Deno.test("Front keeps back each answer once, and tells when it was another one", async () => {
  const { next, take, answer, differences } = await handedOver();
  await next();
  assert.equal(take(8, answer), false);
  assert.equal(take(7, `${answer} `), true);
  assert.equal(differences(), 1);
  assert.equal(take(7, answer), false);
});

Deno.test("Front does not wait for ever for an answer that the server does not give", async () => {
  const { next, take, answer, waits, differences } = await handedOver();
  await next();
  const left = next();
  await settles(left);
  waits.at(-1)?.callback();
  assert.equal(await left, "left\n");
  assert.equal(differences(), 1);
  assert.equal(take(7, answer), false);
});

Deno.test("Front leaves a client that never pauses to the server before there is too much to answer again", async () => {
  const ping = new TextEncoder().encode('{"jsonrpc":"2.0","id":1,"method":"ping"}\n');
  let reads = 0;
  let answers = 0;
  const front = new Front({
    source: {
      read(buffer) {
        const bytes = reads === 0 ? new TextEncoder().encode(INITIALIZE) : ping;
        reads += 1;
        assert.ok(reads < 1_000, "it reads on and on");
        buffer.set(bytes);
        return Promise.resolve(bytes.length);
      },
    },
    sink: {
      write(bytes) {
        answers += 1;
        return Promise.resolve(bytes.length);
      },
    },
    timers: { after: () => () => {} },
    maxLineBytes: 10_000,
    onDifference() {},
  });
  await front.start();
  assert.deepEqual({ reads, answers }, { reads: 101, answers: 100 });
  const { source } = front.streams;
  assert.equal(await source.read(new Uint8Array(1_000)), INITIALIZE.length);
  for (let chunk = 1; chunk < 100; chunk++) {
    assert.equal(await source.read(new Uint8Array(1_000)), ping.length);
  }
});

/** A front whose source answers each read when the test says so, and whose timers the test runs. */
function waiting(maxLineBytes = 10_000) {
  const reads: PromiseWithResolvers<string | null>[] = [];
  const waits: { delayMs: number; callback: () => void }[] = [];
  const written: string[] = [];
  const front = new Front({
    source: {
      async read(buffer) {
        const pending = Promise.withResolvers<string | null>();
        reads.push(pending);
        const text = await pending.promise;
        return text === null ? null : new TextEncoder().encodeInto(text, buffer).written;
      },
    },
    sink: {
      write(bytes) {
        written.push(new TextDecoder().decode(bytes));
        return Promise.resolve(bytes.length);
      },
    },
    timers: {
      after(delayMs, callback) {
        waits.push({ delayMs, callback });
        return () => {};
      },
    },
    maxLineBytes,
    onDifference: () => assert.fail("there is no other answer"),
  });
  return { front, reads, waits, written };
}

Deno.test("Front lets the rest be loaded when a client does not speak, and soon after each answer", async () => {
  const { front, reads, waits } = waiting();
  const wanted = front.start();
  assert.deepEqual(waits.map(({ delayMs }) => delayMs), [1_000]);
  reads.at(-1)?.resolve(INITIALIZE.slice(0, 9));
  assert.equal(await settles(wanted), false);
  assert.equal(waits.length, 1, "half a line is no reason to wait anew");
  reads.at(-1)?.resolve(INITIALIZE.slice(9));
  assert.equal(await settles(wanted), false);
  assert.deepEqual(waits.map(({ delayMs }) => delayMs), [1_000, 25]);
  waits.at(-1)?.callback();
  assert.equal(await settles(wanted), true);
});

Deno.test("Front hands on what its own read brings when the server reads already", async () => {
  const { front, reads, waits, written } = waiting();
  const wanted = front.start();
  waits[0]?.callback();
  await wanted;
  const buffer = new Uint8Array(1_000);
  const first = front.streams.source.read(buffer);
  assert.equal(await settles(first), false);
  assert.equal(reads.length, 1, "two reads of one stream would share what comes");
  reads[0]?.resolve(INITIALIZE);
  assert.equal(await first, INITIALIZE.length);
  assert.deepEqual(written, []);
});

Deno.test("Front hands on what it read in pieces as small as the server's buffer", async () => {
  const { front, reads } = waiting();
  const wanted = front.start();
  reads[0]?.resolve("left to the server\n");
  await wanted;
  const pieces: string[] = [];
  for (let count = 0; count < 3; count++) {
    const buffer = new Uint8Array(7);
    const length = await front.streams.source.read(buffer) ?? 0;
    pieces.push(new TextDecoder().decode(buffer.subarray(0, length)));
  }
  assert.deepEqual(pieces, ["left to", " the se", "rver\n"]);
});

Deno.test("Front answers no line that is longer than the server takes", async () => {
  const { front, reads, written } = waiting(INITIALIZE.length - 2);
  const wanted = front.start();
  reads[0]?.resolve(INITIALIZE);
  await wanted;
  assert.deepEqual(written, []);
});
