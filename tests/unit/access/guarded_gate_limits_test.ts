import assert from "node:assert/strict";
import { callerLimit } from "../../../src/access/caller_limit.ts";
import type { Verdict } from "../../../src/access/verdict.ts";
import { answerOf, bearer, callerOf, gateSetting, leaveOf } from "./support/gate_setting.ts";

Deno.test("guardedGate() slows down whoever guesses tokens, and no neighbour who was let in before", async () => {
  const { ask, refused, advance } = gateSetting();
  await ask(bearer("right-ann"));
  for (let count = 0; count < 20; count++) {
    assert.equal(answerOf(await ask(bearer(`wrong-${count}`))).status, 401);
  }
  const blocked = answerOf(await ask(bearer("right-bob")));
  assert.deepEqual([blocked.status, blocked.headers.get("retry-after")], [429, "3"]);
  assert.equal(refused.at(-1)?.refusal.reason, "guessing");
  assert.equal((await ask(bearer("right-ann"))).kind, "admitted");
  assert.equal((await ask(bearer("right-bob"), { remoteAddress: "192.0.2.2" })).kind, "admitted");
  assert.equal(answerOf(await ask({})).status, 401, "no token is no guess");
  advance(3_000);
  assert.equal(answerOf(await ask(bearer("wrong"))).status, 401);
  assert.equal(answerOf(await ask(bearer("wrong"))).status, 429);
});

Deno.test("guardedGate() does not slow down a right token that has to be looked at again, until it is wrong", async () => {
  const right = new Set(["ann"]);
  const { ask } = gateSetting({
    authenticator: {
      known: () => undefined,
      verify: (name) =>
        right.has(name)
          ? { kind: "caller", caller: { name, kind: "oauth" } }
          : { kind: "invalid", reason: "unknown token" },
    },
  });
  await ask(bearer("ann"));
  for (let count = 0; count < 21; count++) await ask(bearer(`wrong-${count}`));
  assert.equal(answerOf(await ask(bearer("bob"))).status, 429);
  assert.equal((await ask(bearer("ann"))).kind, "admitted");
  right.clear();
  assert.equal(answerOf(await ask(bearer("ann"))).status, 401);
  assert.equal(answerOf(await ask(bearer("ann"))).status, 429);
});

Deno.test("guardedGate() serves only so many requests at once, together and for each caller", async () => {
  const { ask, refused } = gateSetting({ maxConcurrentCount: 3, maxCallerConcurrentCount: 2 });
  const ann = [await ask(bearer("right-ann")), await ask(bearer("later-right-ann"))].map(leaveOf);
  const third = answerOf(await ask(bearer("right-ann")));
  assert.deepEqual([third.status, third.headers.get("retry-after")], [503, "1"]);
  const bob = leaveOf(await ask(bearer("right-bob")));
  assert.equal(answerOf(await ask(bearer("right-eve"))).status, 503);
  assert.deepEqual(refused.map(({ refusal, caller }) => [refusal.reason, caller.name]), [
    ["too many at once: caller", "right-ann"],
    ["too many at once: server", "192.0.2.1"],
  ]);
  for (const leave of [...ann, bob]) leave(new Response());
  for (let count = 0; count < 5; count++) {
    assert.equal(answerOf(await ask(bearer("wrong"))).status, 401, "who is refused holds nothing");
  }
  for (const name of ["ann", "bob", "eve"]) leaveOf(await ask(bearer(`right-${name}`)));
});

Deno.test("guardedGate() keeps room for others while an issuer is asked about one address's tokens", async () => {
  const answered = Promise.withResolvers<Verdict>();
  const { ask } = gateSetting({
    authenticator: {
      known: (name) => name.startsWith("right-") ? { name, kind: "token" } : undefined,
      verify: () => answered.promise,
    },
    maxConcurrentCount: 4,
    maxCallerConcurrentCount: 2,
  });
  const asking = [ask(bearer("a")), ask(bearer("b"))];
  const third = answerOf(await ask(bearer("c")));
  assert.deepEqual([third.status, third.headers.get("retry-after")], [503, "1"]);
  leaveOf(await ask(bearer("right-ann")))(new Response());
  answered.resolve({ kind: "invalid", reason: "unknown token" });
  for (const admission of await Promise.all(asking)) assert.equal(answerOf(admission).status, 401);
  assert.equal(answerOf(await ask(bearer("d"))).status, 401, "the slots are given back");
});

Deno.test("guardedGate() answers 429 in whole seconds to whoever is too fast", async (t) => {
  const rate = { ratePerSecond: 0.4, burstCount: 2 };
  for (const shared of [undefined, { tryTake: () => Promise.resolve(undefined) }]) {
    await t.step(shared === undefined ? "alone" : "with replicas that cannot say", async () => {
      const limit = callerLimit(rate, { clock: () => 0, shared });
      const { ask } = gateSetting({ callerLimit: limit, maxConcurrentCount: 2 });
      for (let count = 0; count < 2; count++) {
        leaveOf(await ask(bearer("right-ann")))(new Response());
      }
      for (let count = 0; count < 5; count++) {
        const response = answerOf(await ask(bearer("right-ann")));
        assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "3"]);
      }
      assert.equal((await ask(bearer("right-bob"))).kind, "admitted");
    });
  }
});

Deno.test("guardedGate() holds nothing for a request whose rate cannot be told", async () => {
  const { ask } = gateSetting({
    callerLimit: { take: () => Promise.reject(new TypeError("a bug")) },
    maxConcurrentCount: 1,
  });
  for (let count = 0; count < 3; count++) {
    await assert.rejects(ask(bearer("right-ann")), /a bug/);
  }
});

Deno.test("guardedGate() counts event streams until they end or nobody reads them, together and for each caller", async (t) => {
  const rows = [
    ["together", { maxStreamCount: 1 }, false],
    ["for each caller", { maxCallerConcurrentCount: 1 }, true],
  ] as const;
  for (const [name, bounds, hasOthers] of rows) {
    await t.step(name, async () => {
      const { ask, refused } = gateSetting(bounds);
      const stream = async (token = "right-ann") => {
        let end = () => {};
        const body = new ReadableStream<Uint8Array>({
          start(controller) {
            controller.enqueue(new TextEncoder().encode("data: 1\n\n"));
            end = () => controller.close();
          },
        });
        const headers = { "content-type": "text/event-stream" };
        const leave = leaveOf(await ask(bearer(token)));
        return { answer: leave(new Response(body, { headers })), end };
      };
      const first = await stream();
      assert.equal(first.answer.status, 200);
      const { answer } = await stream();
      assert.deepEqual([answer.status, answer.headers.get("retry-after")], [503, "1"]);
      assert.equal(refused.at(-1)?.refusal.reason, "too many at once: streams");
      const other = await stream("right-bob");
      assert.equal(other.answer.status, hasOthers ? 200 : 503);
      await other.answer.body?.cancel();
      first.end();
      assert.equal(await first.answer.text(), "data: 1\n\n");
      const third = await stream();
      assert.equal(third.answer.status, 200);
      await third.answer.body?.cancel();
      assert.equal((await stream()).answer.status, 200);
    });
  }
});

Deno.test("guardedGate() counts the calls of a connection with the requests of its caller", async () => {
  const limit = callerLimit({ ratePerSecond: 0.4, burstCount: 2 }, {
    clock: () => 0,
    shared: undefined,
  });
  const { gate, ask, refused } = gateSetting({ callerLimit: limit });
  const admission = await ask(bearer("right-ann"), { path: "/ws" });
  leaveOf(admission)(new Response());
  const ann = callerOf(admission);
  const visit = { requestId: "r1", path: "/ws" };
  assert.deepEqual(await gate.nextCall?.(ann, visit), { isAllowed: true });
  assert.equal((await gate.nextCall?.(ann, visit))?.isAllowed, false);
  assert.equal(answerOf(await ask(bearer("right-ann"))).status, 429);
  assert.deepEqual(refused.map(({ path, caller }) => [path, caller.name]), [
    ["/ws", "right-ann"],
    ["/mcp", "right-ann"],
  ]);
});
