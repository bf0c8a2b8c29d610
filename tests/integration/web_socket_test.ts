/** `/ws` on a real socket: who is let in, hostile frames, and how it stops. @module */
import assert from "node:assert/strict";
import type { Gate } from "../../src/access/gate.ts";
import { createLog } from "../../src/log.ts";
import type { CallObserver, ObservedCall } from "../../src/mcp/call_observer.ts";
import { systemTimers } from "../../src/resilience/timers.ts";
import { serveHttp } from "../../src/server/http.ts";
import { createHttpApp } from "../../src/server/http_app.ts";
import { usualDoors } from "../../src/server/http_doors.ts";
import { webSocketDoor } from "../../src/server/web_socket_door.ts";
import { fixtureFactory } from "../protocol/fixture_server.ts";
import { webSocketUrl } from "../support/web_socket_client.ts";
import { plainGate } from "../support/plain_gate.ts";

const MAX_BYTES = 1_000;
const PING = 0x89; // first bytes of whole frames
const CLOSE = 0x88;

interface Setting {
  readonly gate?: Gate;
  readonly maxConnectionCount?: number;
  readonly idleMs?: number;
  readonly drainMs?: number;
}

function start({ gate, maxConnectionCount = 4, idleMs = 60_000, drainMs = 20_000 }: Setting = {}) {
  const seen: ObservedCall[] = [];
  const observer: CallObserver = {
    begin(call) {
      seen.push(call);
      return { end() {} };
    },
  };
  const waiting: (() => void)[] = [];
  const lines: string[] = [];
  const log = createLog({
    level: "info",
    format: "json",
    write(line) {
      lines.push(line);
      for (const wake of waiting.splice(0)) wake();
    },
    clock: Date.now,
  });
  const factory = fixtureFactory(log, [observer]);
  const stop = new AbortController();
  const server = serveHttp({
    app: createHttpApp({
      doors: [
        ...usualDoors({ factory, log }),
        webSocketDoor({
          ...{ factory, log, maxConnectionCount, idleMs, timers: systemTimers },
          ...(gate?.nextCall === undefined ? {} : { nextCall: gate.nextCall }),
          ...{ maxMessageBytes: MAX_BYTES, maxInFlightCount: 8, maxBufferedBytes: 100_000 },
        }),
      ],
      gate: gate ?? plainGate(),
      log,
      clock: Date.now,
    }),
    ...{ log, version: "1.0.0", host: "127.0.0.1", port: 0, stop: stop.signal, drainMs },
  });
  const logged = async (text: string) => {
    while (!lines.some((line) => line.includes(text))) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };
  const url = webSocketUrl(new URL(server.url));
  const end = async () => {
    stop.abort();
    await server.finished;
  };
  return { url, seen, stop: () => stop.abort(), end, finished: server.finished, logged };
}

/** A client that keeps every message until it is taken. */
class Client {
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;
  readonly #messages: string[] = [];
  #wake = () => {};
  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      this.#messages.push(data);
      this.#wake();
    };
    this.closed = new Promise((resolve) => {
      socket.addEventListener("close", ({ code }) => resolve(code), { once: true });
    });
  }
  static async open(url: URL): Promise<Client> {
    const socket = new WebSocket(url, "mcp");
    const client = new Client(socket);
    await new Promise<void>((resolve, reject) => {
      socket.onopen = () => resolve();
      socket.onerror = () => reject(new Error("Cannot open"));
    });
    return client;
  }
  send(message: string | Uint8Array<ArrayBuffer> | Readonly<Record<string, unknown>>): void {
    const raw = typeof message === "string" || message instanceof Uint8Array;
    this.#socket.send(raw ? message : JSON.stringify(message));
  }
  call(id: number, name: string, args: Readonly<Record<string, unknown>>): void {
    this.send({
      ...{ jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: args } },
    });
  }
  async next(): Promise<{ readonly id?: number; readonly error?: { readonly code: number } }> {
    while (this.#messages.length === 0) {
      await new Promise<void>((resolve) => this.#wake = resolve);
    }
    return JSON.parse(this.#messages.shift() ?? "");
  }
  async close(): Promise<void> {
    this.#socket.close();
    await this.closed;
  }
}

const HANDSHAKE = {
  host: "127.0.0.1",
  upgrade: "websocket",
  connection: "Upgrade",
  "sec-websocket-key": "MDEyMzQ1Njc4OWFiY2RlZg==",
  "sec-websocket-version": "13",
  "sec-websocket-protocol": "mcp",
};

/** Sends a handshake by hand and gives the connection after the head of the answer. */
async function knock(url: URL, headers: Readonly<Record<string, string | undefined>>) {
  const connection = await Deno.connect({ hostname: url.hostname, port: Number(url.port) });
  const sent = Object.entries({ ...HANDSHAKE, ...headers })
    .flatMap(([name, value]) => value === undefined ? [] : [`${name}: ${value}\r\n`]);
  await connection.write(
    new TextEncoder().encode(`GET /ws HTTP/1.1\r\n${sent.join("")}\r\n`),
  );
  const buffer = new Uint8Array(4_096);
  const count = await connection.read(buffer) ?? 0;
  const status = Number(new TextDecoder().decode(buffer.subarray(0, count)).split(" ")[1]);
  return { status, connection };
}

/** A masked frame whose mask is all zero. */
function frame(firstByte: number, payload: Uint8Array): Uint8Array {
  const length = payload.length < 126
    ? [0x80 | payload.length]
    : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return new Uint8Array([firstByte, ...length, 0, 0, 0, 0, ...payload]);
}

Deno.test("/ws lets in who shakes hands as the gate and the protocol want, and nobody else", async (t) => {
  const server = start();
  const rows: readonly (readonly [
    name: string,
    headers: Readonly<Record<string, string | undefined>>,
    status: number,
  ])[] = [
    ["a good handshake", {}, 101],
    ["one of several subprotocols", { "sec-websocket-protocol": "other, mcp" }, 101],
    ["an Origin of loopback", { origin: "http://localhost:3000" }, 101],
    ["another Host", { host: "evil.example" }, 403],
    ["another Origin", { origin: "https://evil.example" }, 403],
    ["no subprotocol", { "sec-websocket-protocol": undefined }, 400],
    ["another subprotocol", { "sec-websocket-protocol": "graphql-ws" }, 400],
    ["no upgrade", { upgrade: undefined, connection: undefined }, 426],
    ["another upgrade", { upgrade: "h2c" }, 426],
    ["no key", { "sec-websocket-key": undefined }, 400],
    ["another version", { "sec-websocket-version": "8" }, 426],
  ];
  for (const [name, headers, status] of rows) {
    await t.step(`${name}: ${status}`, async () => {
      const answer = await knock(server.url, headers);
      answer.connection.close();
      assert.equal(answer.status, status);
    });
  }
  const posted = await fetch(server.url.href.replace("ws:", "http:"), { method: "POST" });
  assert.deepEqual([posted.status, posted.headers.get("allow")], [405, "GET"]);
  await posted.body?.cancel();
  await server.end();
});

Deno.test("/ws asks the gate once a connection, and tells its calls who asks", async () => {
  let left = 0;
  const gate: Gate = {
    admit(request) {
      if (request.headers.get("authorization") !== "Bearer right") {
        const response = Response.json({ error: "Cannot let you in" }, { status: 401 });
        return { kind: "refused", response };
      }
      const leave = (response: Response) => {
        left += 1;
        return response;
      };
      return { kind: "admitted", caller: { name: "ci", kind: "token" }, leave };
    },
  };
  const server = start({ gate });
  const refused = await knock(server.url, {});
  refused.connection.close();
  assert.equal(refused.status, 401);
  const { status, connection } = await knock(server.url, {
    ...{ authorization: "Bearer right", "x-request-id": "upgrade-1" },
    traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  });
  assert.equal(status, 101);
  assert.equal(left, 1);
  const call = {
    ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
    params: { name: "echo", arguments: { text: "a" } },
  };
  await connection.write(frame(0x81, new TextEncoder().encode(JSON.stringify(call))));
  await connection.read(new Uint8Array(4_096));
  connection.close();
  const [seen] = server.seen;
  assert.deepEqual([seen?.name, seen?.caller.name, seen?.requestId], ["echo", "ci", "upgrade-1"]);
  assert.match(seen?.traceContext?.traceparent ?? "", /^00-0af7/);
  await server.end();
});

Deno.test("/ws asks the gate for each call, since it saw only the handshake", async () => {
  const asked: string[] = [];
  const ci = { name: "ci", kind: "token" } as const;
  const gate: Gate = {
    admit: () => ({ kind: "admitted", caller: ci, leave: (one) => one }),
    nextCall(caller, { path }) {
      assert.equal(caller, ci, "the gate's own object, by which it finds the token");
      asked.push(`${caller.name} ${path}`);
      if (asked.length === 3) return { isAllowed: false };
      return asked.length === 1 ? { isAllowed: true } : { isAllowed: false, retryAfterMs: 2_000 };
    },
  };
  const server = start({ gate });
  const client = await Client.open(server.url);
  client.call(1, "echo", { text: "a" });
  client.call(2, "echo", { text: "b" });
  const errors = new Map(
    [await client.next(), await client.next()].map(({ id, error }) => [id, error?.code]),
  );
  assert.deepEqual([errors.get(1), errors.get(2)], [undefined, -32000]);
  assert.deepEqual(asked, ["ci /ws", "ci /ws"]);
  client.call(3, "echo", { text: "c" });
  assert.equal(await client.closed, 1008, "its token was taken away");
  await server.end();
});

Deno.test("/ws survives hostile frames, and closes with the code that says why", async (t) => {
  const server = start();
  const rows:
    readonly (readonly [name: string, send: string | Uint8Array<ArrayBuffer>, code: number])[] = [
      ["binary", new Uint8Array([1, 2, 3]), 1003],
      ["oversized", "x".repeat(MAX_BYTES + 1), 1009],
      ["oversized by far", "x".repeat(5_000_000), 1009],
    ];
  for (const [name, message, code] of rows) {
    await t.step(name, async () => {
      const client = await Client.open(server.url);
      client.send(message);
      assert.equal(await client.closed, code);
    });
  }
  const broken: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ["a reserved opcode", frame(0x83, new Uint8Array([1]))],
    ["reserved bits", frame(0xf1, new Uint8Array([1]))],
    ["a continuation of nothing", frame(0x80, new Uint8Array([1]))],
    ["text that is not UTF-8", frame(0x81, new Uint8Array([0xff, 0xfe]))],
    ["a control frame in fragments", frame(0x09, new Uint8Array([1]))],
    ["a length of 2^63", new Uint8Array([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ["noise", new Uint8Array(2_000).fill(0xa5)],
  ];
  for (const [name, bytes] of broken) {
    await t.step(name, async () => {
      const { status, connection } = await knock(server.url, {});
      assert.equal(status, 101);
      await connection.write(bytes);
      // Whatever it says, it ends: an answer that never ends would hang here.
      const buffer = new Uint8Array(4_096);
      try {
        while (await connection.read(buffer) !== null);
      } catch (error) {
        assert.ok(error instanceof Deno.errors.ConnectionReset);
      }
      connection.close();
    });
  }
  await t.step("half a frame, and gone", async () => {
    const { connection } = await knock(server.url, {});
    await connection.write(frame(0x81, new TextEncoder().encode("{}")).subarray(0, 4));
    connection.close();
  });
  await t.step("what is no message is answered, and the next one is served", async () => {
    const client = await Client.open(server.url);
    client.send("{bad");
    assert.equal((await client.next()).error?.code, -32700);
    client.send("[]");
    assert.equal((await client.next()).error?.code, -32600);
    client.call(1, "echo", { text: "a" });
    assert.equal((await client.next()).error, undefined);
    await client.close();
  });
  await server.end();
});

Deno.test("/ws bounds connections, and gives a slot back when one ends", async () => {
  const server = start({ maxConnectionCount: 1 });
  const first = await Client.open(server.url);
  const second = await knock(server.url, {});
  second.connection.close();
  assert.equal(second.status, 503);
  await first.close();
  let status = 503;
  while (status === 503) { // the server hears of it in its own time
    const { connection, ...answer } = await knock(server.url, {});
    connection.close();
    status = answer.status;
  }
  assert.equal(status, 101);
  await server.end();
});

Deno.test("/ws cuts off a client that answers no ping", async () => {
  const server = start({ idleMs: 200 });
  const { status, connection } = await knock(server.url, {});
  assert.equal(status, 101);
  const buffer = new Uint8Array(4_096);
  const opcodes: number[] = [];
  while (!opcodes.includes(CLOSE)) { // the oldest Deno we support leaves the rest to the client
    const count = await connection.read(buffer);
    if (count === null) break;
    for (let at = 0; at < count; at += 2 + (buffer[at + 1] ?? 0)) opcodes.push(buffer[at] ?? 0);
  }
  assert.ok(opcodes.includes(PING), `${opcodes}`);
  connection.close();
  await server.end();
});

Deno.test("/ws answers what is in flight when the server stops, then closes with 1001", async () => {
  const server = start();
  const client = await Client.open(server.url);
  client.call(1, "wait", { ms: 300 });
  while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  server.stop();
  const answer = await client.next();
  assert.deepEqual([answer.id, answer.error], [1, undefined]);
  assert.equal(await client.closed, 1001);
  await server.finished;
});

Deno.test("/ws cuts what is in flight when its time to stop is over", async () => {
  const server = start({ drainMs: 50 });
  const client = await Client.open(server.url);
  client.call(1, "wait", { ms: 30_000 });
  while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  server.stop();
  assert.equal(await client.closed, 1001);
  await server.finished;
});

Deno.test("/ws gives up the calls of a client that is gone", async () => {
  const server = start();
  const { connection } = await knock(server.url, {});
  const call = {
    ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
    params: { name: "wait", arguments: { ms: 30_000 } },
  };
  await connection.write(frame(0x81, new TextEncoder().encode(JSON.stringify(call))));
  while (server.seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  connection.close();
  await server.logged('"outcome":"aborted"');
  await server.end();
});
