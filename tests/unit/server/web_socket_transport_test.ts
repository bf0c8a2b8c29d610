import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import assert from "node:assert/strict";
import {
  type MessageSocket,
  WebSocketTransport,
  type WebSocketTransportOptions,
} from "../../../src/server/web_socket_transport.ts";

/** A socket that a test speaks through and that remembers what was done to it. */
class FakeSocket extends EventTarget implements MessageSocket {
  binaryType: BinaryType = "blob";
  readyState = WebSocket.OPEN;
  bufferedAmount = 0;
  readonly sent: Record<string, unknown>[] = [];
  readonly closed: { readonly code?: number; readonly reason?: string }[] = [];
  send(data: string): void {
    this.sent.push(JSON.parse(data));
  }
  close(code?: number, reason?: string): void {
    this.closed.push({ ...(code && { code }), ...(reason && { reason }) });
  }
  gets(data: unknown): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }
}

const LIMITS = { maxMessageBytes: 1_000, maxInFlightCount: 3, maxBufferedBytes: 10_000 };

async function opened(options: Partial<WebSocketTransportOptions> = {}) {
  const socket = new FakeSocket();
  const transport = new WebSocketTransport({ ...LIMITS, ...options, socket });
  const received: JSONRPCMessage[] = [];
  let closed = 0;
  transport.onmessage = (message) => received.push(message);
  transport.onclose = () => closed += 1;
  await transport.start();
  return { socket, transport, received, closed: () => closed };
}

const ping = (id: number | string) => JSON.stringify({ jsonrpc: "2.0", id, method: "ping" });
const pong = (id: number): JSONRPCMessage => ({ jsonrpc: "2.0", id, result: {} });
const errorOf = (message: Record<string, unknown> | undefined) =>
  (message?.error as { readonly code: number } | undefined)?.code;

Deno.test("WebSocketTransport delivers what it reads, and sends a message a frame", async () => {
  const { socket, transport, received } = await opened();
  socket.gets(ping(1));
  await transport.send(pong(1));
  assert.deepEqual(received, [{ jsonrpc: "2.0", id: 1, method: "ping" }]);
  assert.deepEqual(socket.sent, [pong(1)]);
});

Deno.test("WebSocketTransport closes with its code on a frame that it does not read", async (t) => {
  const rows: readonly (readonly [name: string, data: unknown, code: number])[] = [
    ["binary", new ArrayBuffer(4), 1003],
    ["a blob", new Blob(["{}"]), 1003],
    ["too long", " ".repeat(1_001), 1009],
    ["too long in UTF-8 only", `"${"€".repeat(400)}"`, 1009],
  ];
  for (const [name, data, code] of rows) {
    await t.step(name, async () => {
      const { socket, received, closed } = await opened();
      socket.gets(data);
      socket.gets(ping(1));
      assert.deepEqual(socket.closed.map((each) => each.code), [code]);
      assert.deepEqual(received, []);
      assert.equal(closed(), 1);
    });
  }
});

Deno.test("WebSocketTransport answers what is no message as stdio does, and reads on", async (t) => {
  const rows: readonly (readonly [name: string, text: string, code: number])[] = [
    ["not JSON", "{bad", -32700],
    ["empty", "", -32700],
    ["not JSON-RPC", "{}", -32600],
    ["a batch", `[${ping(1)}]`, -32600],
    ["deep nesting", "[".repeat(490) + "]".repeat(490), -32600],
  ];
  for (const [name, text, code] of rows) {
    await t.step(name, async () => {
      const { socket, received } = await opened();
      socket.gets(text);
      assert.equal(errorOf(socket.sent[0]), code);
      socket.gets(ping(1));
      assert.equal(received.length, 1);
      assert.deepEqual(socket.closed, []);
    });
  }
});

Deno.test("WebSocketTransport refuses requests beyond those in flight, and takes more once these are answered", async () => {
  const { socket, transport, received } = await opened();
  for (const id of [1, 2, 3, 4]) socket.gets(ping(id));
  assert.equal(received.length, 3);
  assert.deepEqual(socket.sent.map((message) => [message.id, errorOf(message)]), [[4, -32000]]);
  await transport.send(pong(2));
  socket.gets(ping(5));
  assert.equal(received.length, 4);
});

Deno.test("WebSocketTransport refuses an id that is in flight, which would not be counted", async () => {
  const { socket, received } = await opened();
  socket.gets(ping("a"));
  socket.gets(ping("a"));
  assert.equal(received.length, 1);
  assert.deepEqual(socket.sent.map((message) => [message.id, errorOf(message)]), [["a", -32600]]);
});

Deno.test("WebSocketTransport asks for each request whether the caller may go on", async () => {
  let asked = 0;
  const nextCall = () =>
    ++asked > 1 ? { isAllowed: false, retryAfterMs: 900 } as const : { isAllowed: true } as const;
  const { socket, transport, received } = await opened({ nextCall });
  socket.gets(ping(1));
  socket.gets(ping(2));
  assert.equal(received.length, 1);
  assert.deepEqual(socket.sent.map((message) => [message.id, errorOf(message)]), [[2, -32000]]);
  assert.match(JSON.stringify(socket.sent), /expected a pause of 1 s/);
  await transport.send(pong(1));
  await transport.drain(); // what was refused is not waited for
});

Deno.test("WebSocketTransport cuts off a caller whose token is not accepted any more", async () => {
  const { socket, received, closed } = await opened({ nextCall: () => ({ isAllowed: false }) });
  socket.gets(ping(1));
  socket.gets(ping(2));
  assert.deepEqual(socket.closed.map(({ code }) => code), [1008]);
  assert.deepEqual([received, socket.sent, closed()], [[], [], 1]);
});

Deno.test("WebSocketTransport keeps the order of messages while one is being decided about", async () => {
  const decisions: PromiseWithResolvers<{ readonly isAllowed: true }>[] = [];
  const nextCall = () => {
    const decision = Promise.withResolvers<{ readonly isAllowed: true }>();
    decisions.push(decision);
    return decision.promise;
  };
  const { socket, transport, received } = await opened({ nextCall });
  socket.gets(ping(1));
  socket.gets(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
  socket.gets(ping(2));
  for (const id of [3, 4]) socket.gets(ping(id));
  assert.deepEqual(socket.sent.map(({ id }) => id), [4], "who waits counts as in flight");
  assert.equal(received.length, 0);
  for (const { resolve } of decisions.toReversed()) resolve({ isAllowed: true });
  const drained = transport.drain();
  while (received.length < 4) await Promise.resolve();
  assert.deepEqual(
    received.map((message) => "id" in message ? message.id : "notification"),
    [1, "notification", 2, 3],
  );
  for (const id of [1, 2, 3]) await transport.send(pong(id));
  await drained;
});

Deno.test("WebSocketTransport cuts off who floods it with what asks for nothing", async (t) => {
  const rows: readonly (readonly [name: string, text: string])[] = [
    ["not JSON", "x"],
    ["notifications", JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" })],
    ["answers to nothing", JSON.stringify(pong(1))],
    ["the same id", ping(1)],
    [
      "cancellations of nothing",
      JSON.stringify({
        ...{ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 9 } },
      }),
    ],
  ];
  for (const [name, text] of rows) {
    await t.step(name, async () => {
      const { socket, received } = await opened();
      for (let count = 0; count < 1_000; count++) socket.gets(text);
      assert.deepEqual(socket.closed.map(({ code }) => code), [1008]);
      assert.ok(received.length <= 200 && socket.sent.length <= 200);
    });
  }
  await t.step("but not who asks and is answered", async () => {
    const { socket, transport } = await opened();
    for (let id = 0; id < 1_000; id++) {
      socket.gets(JSON.stringify({ jsonrpc: "2.0", method: "notifications/initialized" }));
      socket.gets(ping(id));
      await transport.send(pong(id));
    }
    assert.deepEqual(socket.closed, []);
  });
});

Deno.test("WebSocketTransport cuts off a client that does not read, and tells the server once", async () => {
  const { socket, transport, closed } = await opened();
  await transport.send(pong(1));
  socket.bufferedAmount = 10_001;
  await transport.send(pong(2));
  assert.deepEqual(socket.closed.map(({ code }) => code), [1008]);
  socket.dispatchEvent(new Event("error"));
  socket.dispatchEvent(new Event("close"));
  socket.dispatchEvent(new Event("close")); // the platform does that
  assert.equal(closed(), 1);
  await assert.rejects(transport.send(pong(3)), /socket is closed/);
});

Deno.test("WebSocketTransport.drain() waits for what was asked and takes nothing more", async () => {
  const { socket, transport, received } = await opened();
  socket.gets(ping(1));
  socket.gets(ping(2));
  socket.gets(JSON.stringify({
    ...{ jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 2 } },
  }));
  let drained = false;
  const draining = transport.drain().then(() => drained = true);
  socket.gets(ping(3));
  await Promise.resolve();
  assert.equal(drained, false, "request 1 is not answered yet");
  await transport.send(pong(1));
  await draining;
  assert.equal(received.length, 3, "two requests and a cancellation");
  await transport.close();
  assert.deepEqual(socket.closed.map(({ code }) => code), [1001]);
});

Deno.test("WebSocketTransport.drain() does not wait for a client that is gone", async () => {
  const { socket, transport } = await opened();
  socket.gets(ping(1));
  const draining = transport.drain();
  socket.dispatchEvent(new Event("close"));
  await draining;
});
