import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import assert from "node:assert/strict";
import { StdioTransport } from "../../../src/server/stdio_transport.ts";

/** A source that gives these texts, then waits until it is told to end. */
function sourceOf(...texts: readonly string[]) {
  const queue = texts.map((text) => new TextEncoder().encode(text));
  const end = Promise.withResolvers<null>();
  return {
    end: () => end.resolve(null),
    read(buffer: Uint8Array): Promise<number | null> {
      const bytes = queue.shift();
      if (bytes === undefined) return end.promise;
      buffer.set(bytes);
      return Promise.resolve(bytes.length);
    },
  };
}

/** A sink that remembers its writes. */
function sinkOf() {
  const writes: string[] = [];
  return {
    writes,
    write(bytes: Uint8Array): Promise<number> {
      writes.push(new TextDecoder().decode(bytes));
      return Promise.resolve(bytes.length);
    },
  };
}

function transportOf(source: ReturnType<typeof sourceOf>, sink = sinkOf()) {
  const transport = new StdioTransport({ source, sink, maxLineBytes: 1_000 });
  const received: JSONRPCMessage[] = [];
  transport.onmessage = (message) => received.push(message);
  return { transport, received, sink };
}

const ping = (id: number) => `${JSON.stringify({ jsonrpc: "2.0", id, method: "ping" })}\n`;
const pong = (id: number): JSONRPCMessage => ({ jsonrpc: "2.0", id, result: {} });

Deno.test("StdioTransport delivers every message of a chunk, and says when the client has ended", async () => {
  const source = sourceOf(ping(1) + ping(2), ping(3));
  source.end();
  const { transport, received } = transportOf(source);
  await transport.start();
  await transport.ended;
  assert.deepEqual(received.map((message) => "id" in message && message.id), [1, 2, 3]);
});

Deno.test("StdioTransport writes what is sent in one turn together, whole and in order", async () => {
  const { transport, sink } = transportOf(sourceOf());
  await Promise.all([transport.send(pong(1)), transport.send(pong(2))]);
  assert.deepEqual(sink.writes, [`${JSON.stringify(pong(1))}\n${JSON.stringify(pong(2))}\n`]);
});

Deno.test("StdioTransport keeps a large answer whole over many writes", async () => {
  const chunks: number[] = [];
  const sink = {
    write(bytes: Uint8Array) {
      const taken = bytes.subarray(0, 999);
      for (const byte of taken) chunks.push(byte);
      return Promise.resolve(taken.length);
    },
  };
  const transport = new StdioTransport({ source: sourceOf(), sink, maxLineBytes: 1_000 });
  const message: JSONRPCMessage = {
    jsonrpc: "2.0",
    id: 1,
    result: { text: "añ€😀".repeat(40_000) },
  };
  await transport.send(message);
  assert.deepEqual(JSON.parse(new TextDecoder().decode(new Uint8Array(chunks))), message);
});

Deno.test("StdioTransport.send() waits for its own write, not for those that follow without a pause", async () => {
  const writes: (() => void)[] = [];
  const sink = {
    write: (bytes: Uint8Array) =>
      new Promise<number>((resolve) => writes.push(() => resolve(bytes.length))),
  };
  const transport = new StdioTransport({ source: sourceOf(), sink, maxLineBytes: 1_000 });
  const first = transport.send(pong(1));
  await Promise.resolve();
  assert.equal(writes.length, 1, "the first write has begun");
  const second = transport.send(pong(2));
  writes.shift()?.();
  await first; // would never end if it waited for the second
  assert.equal(writes.length, 1, "the second write has begun, and has not ended");
  writes.shift()?.();
  await second;
});

Deno.test("StdioTransport.drain() waits for what was asked, not for what was cancelled or subscribed", async () => {
  const cancel = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 2 } };
  const listen = { jsonrpc: "2.0", id: 3, method: "subscriptions/listen", params: {} };
  const lines = [ping(1), ping(2), `${JSON.stringify(cancel)}\n`, `${JSON.stringify(listen)}\n`];
  const source = sourceOf(lines.join(""));
  source.end();
  const { transport } = transportOf(source);
  await transport.start();
  await transport.ended;
  let drained = false;
  const draining = transport.drain().then(() => drained = true);
  await Promise.resolve();
  assert.equal(drained, false, "request 1 is not answered yet");
  await transport.send(pong(1));
  await draining;
  assert.ok(drained);
});

Deno.test("StdioTransport closes when it cannot write any more", async () => {
  const sink = { write: () => Promise.reject(new Deno.errors.BrokenPipe("gone")) };
  const transport = new StdioTransport({ source: sourceOf(), sink, maxLineBytes: 1_000 });
  const errors: Error[] = [];
  let closed = 0;
  transport.onerror = (error) => errors.push(error);
  transport.onclose = () => closed += 1;
  await transport.send(pong(1));
  await transport.ended;
  assert.equal(closed, 1);
  assert.equal(errors.length, 1);
  await assert.rejects(transport.send(pong(2)), /stdout is closed/);
  await transport.drain();
  await transport.close();
  assert.equal(closed, 1, "it is closed once");
});
