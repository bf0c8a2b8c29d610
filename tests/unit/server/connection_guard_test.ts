import assert from "node:assert/strict";
import { createLog } from "../../../src/log.ts";
import {
  ConnectionGuard,
  type ConnectionLimits,
  INNER_HOST,
} from "../../../src/server/connection_guard.ts";
import { FakeClock, settle } from "../../support/fake_clock.ts";

const LIMITS: ConnectionLimits = {
  ...{ headMs: 10_000, idleMs: 75_000, sendMs: 30_000, maxCount: 8, maxAddressCount: 4 },
  shareOf: (address) => address,
};
const GET = "GET / HTTP/1.1\r\nhost: a\r\n\r\n";
const MIB = 1_048_576;
const LARGE_BYTES = 64 * MIB;

/** A guard before the platform's server, with time that stands still. */
class Fixture implements AsyncDisposable {
  readonly time = new FakeClock();
  readonly lines: string[] = [];
  readonly seen: string[] = [];
  readonly events = Promise.withResolvers<ReadableStreamDefaultController<Uint8Array>>();
  /** Resolves when the platform gives an answer up. */
  readonly gone = Promise.withResolvers<void>();
  /** Of the large answer, by the platform's server. */
  sentBytes = 0;
  readonly guard: ConnectionGuard;
  readonly inner: Deno.HttpServer<Deno.NetAddr>;
  readonly #completed: Promise<void>[] = [];

  constructor(limits: Partial<ConnectionLimits> = {}, host = "127.0.0.1") {
    const { timers, clock } = this.time;
    const write = (line: string) => void this.lines.push(line);
    const log = createLog({ level: "debug", format: "text", write, clock });
    this.guard = new ConnectionGuard({
      ...{ limits: { ...LIMITS, ...limits }, host, port: 0, log, timers },
    });
    this.inner = Deno.serve(
      { hostname: INNER_HOST, port: 0, onListen() {} },
      (request, seen) => {
        this.#completed.push(seen.completed.catch(() => {}));
        return this.guard.answer(request, seen, (asked, address) => {
          this.seen.push(address);
          return Promise.resolve(this.#answer(asked));
        });
      },
    );
    this.guard.connect(this.inner.addr.port);
  }

  get url(): string {
    const { hostname, port } = this.guard.addr;
    return `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}/`;
  }

  /** When nothing is in flight any more, as the platform sees it. */
  async completed(): Promise<void> {
    await Promise.all(this.#completed);
    await settle();
  }

  async open(): Promise<Client> {
    const { hostname, port } = this.guard.addr;
    return new Client(await Deno.connect({ hostname, port }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.guard.close();
    await this.inner.shutdown();
    assert.equal(this.time.timerCount, 0);
  }

  #answer(request: Request): Response {
    switch (new URL(request.url).pathname) {
      case "/events":
        return new Response(
          new ReadableStream({ start: (controller) => this.events.resolve(controller) }),
        );
      case "/large": {
        return new Response(
          new ReadableStream({
            pull: (controller) => {
              controller.enqueue(new Uint8Array(65_536));
              this.sentBytes += 65_536;
              if (this.sentBytes === LARGE_BYTES) controller.close();
            },
            cancel: () => this.gone.resolve(),
          }),
        );
      }
      case "/ws": {
        const { socket, response } = Deno.upgradeWebSocket(request);
        socket.onmessage = ({ data }) => socket.send(data);
        return response;
      }
      default:
        return new Response("hi");
    }
  }
}

/** A connection in raw bytes. */
class Client implements Disposable {
  readonly #connection: Deno.TcpConn;

  constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  async send(text: string): Promise<void> {
    await this.#connection.write(new TextEncoder().encode(text));
  }

  /** Bytes as text up to `end`, or the end of the connection. */
  async read(end: string): Promise<string> {
    let text = "";
    const buffer = new Uint8Array(65_536);
    while (!text.endsWith(end)) {
      const count = await this.#connection.read(buffer).catch(() => null);
      if (count === null) return `${text}(closed)`;
      text += new TextDecoder().decode(buffer.subarray(0, count));
    }
    return text;
  }

  /** How many bytes came until `least` of them have, or the connection has ended. */
  async take(least: number): Promise<number> {
    const buffer = new Uint8Array(MIB);
    let taken = 0;
    while (taken < least) {
      const count = await this.#connection.read(buffer);
      if (count === null) break;
      taken += count;
    }
    return taken;
  }

  async ask(): Promise<void> {
    await this.send(GET);
    assert.match(await this.read("hi"), /^HTTP\/1\.1 200 /);
  }

  endRequests(): Promise<void> {
    return this.#connection.closeWrite();
  }

  [Symbol.dispose](): void {
    this.#connection.close();
  }
}

Deno.test("ConnectionGuard closes who has sent no head in time", async (t) => {
  const heads: Readonly<Record<string, readonly string[]>> = {
    "silence": [],
    "half a head": ["GET / HTTP/1.1\r\nhost:"],
    "a byte at a time": ["G", "E", "T", " ", "/", " ", "H", "T", "T", "P"],
  };
  for (const [name, pieces] of Object.entries(heads)) {
    await t.step(name, async () => {
      await using fixture = new Fixture();
      using slow = await fixture.open();
      using other = await fixture.open();
      await other.ask(); // the earlier one has been accepted by now
      for (const piece of pieces) {
        await slow.send(piece);
        await fixture.time.advance(1_000);
      }
      await fixture.time.advance(1_000 * (10 - pieces.length));
      await other.ask(); // whoever has sent a first request has more time
      const end = slow.read("never");
      await fixture.time.advance(1_000);
      assert.equal(await end, "(closed)");
      assert.deepEqual(fixture.seen.length, 2);
    });
  }
});

Deno.test("ConnectionGuard serves who sends the head slowly, but in time", async () => {
  await using fixture = new Fixture();
  using client = await fixture.open();
  await client.send(GET.slice(0, 10));
  await fixture.time.advance(9_000);
  await client.send(GET.slice(10));
  assert.match(await client.read("hi"), /^HTTP\/1\.1 200 /);
});

Deno.test("ConnectionGuard closes a connection without a request, also while a head is dripping", async (t) => {
  for (const drip of ["", "x"]) {
    await t.step(drip === "" ? "silence" : "a head", async () => {
      await using fixture = new Fixture();
      using client = await fixture.open();
      await client.ask();
      await fixture.completed();
      await fixture.time.advance(74_000);
      await client.ask(); // it is kept, and starts anew
      await fixture.completed();
      if (drip !== "") await client.send("GET / HTTP/1.1\r\nhost: a\r\nx: ");
      for (let second = 0; second < 75; second += 1) {
        if (drip !== "") await client.send(drip);
        await fixture.time.advance(1_000);
      }
      const end = client.read("never");
      await fixture.time.advance(1_000);
      assert.equal(await end, "(closed)");
    });
  }
});

Deno.test("ConnectionGuard keeps an answer open that takes longer than a connection may be idle", async () => {
  await using fixture = new Fixture();
  using client = await fixture.open();
  await client.send("GET /events HTTP/1.1\r\nhost: a\r\n\r\n");
  const controller = await fixture.events.promise;
  controller.enqueue(new TextEncoder().encode("first"));
  await client.read("first\r\n");
  await fixture.time.advance(200_000);
  controller.enqueue(new TextEncoder().encode("second"));
  assert.match(await client.read("second\r\n"), /second/);
  controller.close();
  await client.read("0\r\n\r\n");
  await client.ask();
});

Deno.test("ConnectionGuard keeps a WebSocket, which has rules of its own", async () => {
  await using fixture = new Fixture();
  const socket = new WebSocket(`${fixture.url.replace("http", "ws")}ws`);
  await new Promise((resolve) => socket.onopen = resolve);
  await fixture.completed();
  await fixture.time.advance(200_000);
  const echoed = new Promise((resolve) => socket.onmessage = ({ data }) => resolve(data));
  socket.send("still here");
  assert.equal(await echoed, "still here");
  const closed = new Promise((resolve) => socket.onclose = resolve);
  socket.close();
  await closed;
});

Deno.test("ConnectionGuard closes who takes nothing of an answer", async () => {
  await using fixture = new Fixture();
  using client = await fixture.open();
  await client.send("GET /large HTTP/1.1\r\nhost: a\r\n\r\n");
  await client.take(1);
  let isGone = false;
  fixture.gone.promise.then(() => isGone = true);
  while (!isGone) await fixture.time.advance(1_000);
  await fixture.completed();
  await fixture.time.advance(61_000);
  assert.match(fixture.lines.join("\n"), /answer not taken/);
});

Deno.test("ConnectionGuard gives a whole answer to who takes it slowly", async () => {
  await using fixture = new Fixture();
  using client = await fixture.open();
  await client.send("GET /large HTTP/1.1\r\nhost: a\r\n\r\n");
  let taken = 0;
  while (taken < LARGE_BYTES - 8 * MIB) {
    const before = fixture.sentBytes;
    const count = await client.take(4 * MIB);
    assert.ok(count > 0, `cut off after ${taken} bytes`);
    taken += count;
    // The sockets take real time to move what follows, and the clock must not leap past that.
    for (let turns = 0; turns < 100 && fixture.sentBytes === before; turns++) await settle();
    await fixture.time.advance(20_000);
  }
  taken += await client.take(LARGE_BYTES - taken);
  assert.ok(taken >= LARGE_BYTES);
});

Deno.test("ConnectionGuard bounds connections, together and by address", async (t) => {
  const rows = {
    "by address": { limits: {}, most: 4, told: /too many from one address/ },
    "together, where a proxy has no share": {
      limits: { shareOf: () => undefined },
      most: 8,
      told: /too many/,
    },
  };
  for (const [name, { limits, most, told }] of Object.entries(rows)) {
    await t.step(name, async () => {
      await using fixture = new Fixture(limits);
      using kept = new DisposableStack();
      const first = await fixture.open();
      for (let count = 1; count < most; count += 1) await kept.use(await fixture.open()).ask();
      using refused = await fixture.open();
      assert.equal(await refused.read("never"), "(closed)");
      await first.ask();
      first[Symbol.dispose]();
      for (let isLetIn = false; !isLetIn;) { // once the guard has seen that the first is gone
        using next = await fixture.open();
        await next.send(GET).catch(() => {});
        isLetIn = (await next.read("hi")).endsWith("hi");
      }
      await fixture.time.advance(61_000);
      assert.match(fixture.lines.join("\n"), told);
    });
  }
});

Deno.test("ConnectionGuard.answer() refuses who goes around it", async () => {
  await using fixture = new Fixture();
  const answer = await fetch(`http://${INNER_HOST}:${fixture.inner.addr.port}/`);
  assert.equal(answer.status, 403);
  await answer.body?.cancel();
  assert.deepEqual(fixture.seen, []);
});

Deno.test("ConnectionGuard tells the client's address, not its own", async (t) => {
  if (!hasLoopbackOfIpv6()) {
    console.warn("SKIPPED: the client's address over ::1; this machine has no IPv6");
    return;
  }
  await t.step("::1", async () => {
    await using fixture = new Fixture({}, "::1");
    using client = await fixture.open();
    await client.ask();
    assert.deepEqual(fixture.seen, ["::1"]);
  });
});

Deno.test("ConnectionGuard passes the end of one direction on, and the other still carries", async () => {
  const { timers, clock } = new FakeClock();
  const log = createLog({ level: "off", format: "text", write() {}, clock });
  const guard = new ConnectionGuard({ limits: LIMITS, host: INNER_HOST, port: 0, log, timers });
  using listener = Deno.listen({ hostname: INNER_HOST, port: 0 });
  guard.connect(listener.addr.port);
  using client = new Client(await Deno.connect({ hostname: INNER_HOST, port: guard.addr.port }));
  await client.send("all of it");
  using inner = new Client(await listener.accept());
  await client.endRequests();
  assert.equal(await inner.read("never"), "all of it(closed)");
  await inner.send("the answer");
  await inner.endRequests();
  assert.equal(await client.read("never"), "the answer(closed)");
  await guard.close();
});

Deno.test("ConnectionGuard.cut() ends what there is, and connect() passes on to another server", async () => {
  await using fixture = new Fixture();
  using client = await fixture.open();
  await client.ask();
  await using other = Deno.serve(
    { hostname: INNER_HOST, port: 0, onListen() {} },
    (request, seen) =>
      fixture.guard.answer(request, seen, () => Promise.resolve(new Response("other hi"))),
  );
  await fixture.guard.cut();
  assert.equal(await client.read("never"), "(closed)");
  fixture.guard.connect(other.addr.port);
  using next = await fixture.open();
  await next.send(GET);
  assert.match(await next.read("hi"), /other hi$/);
  await fixture.guard.close();
});

function hasLoopbackOfIpv6(): boolean {
  try {
    Deno.listen({ hostname: "::1", port: 0 }).close();
    return true;
  } catch {
    return false;
  }
}
