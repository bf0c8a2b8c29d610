import assert from "node:assert/strict";
import type { RefusedVisit } from "../../../src/access/audit.ts";
import { addressReader } from "../../../src/access/caller_address.ts";
import { callerLimit } from "../../../src/access/caller_limit.ts";
import { challenges } from "../../../src/access/challenge.ts";
import type { Admission } from "../../../src/access/gate.ts";
import { guardedGate, type GuardedGateOptions } from "../../../src/access/guarded_gate.ts";
import { Refusal } from "../../../src/access/refusal.ts";
import type { Authenticator, Verdict } from "../../../src/access/verdict.ts";
import { createLog } from "../../../src/log.ts";
import type { Caller } from "../../../src/mcp/call_observer.ts";

const METADATA = "https://mcp.example/.well-known/oauth-protected-resource/mcp";
const ORIGIN = "https://app.example";

/** Knows tokens by their first word; `later-` ones only after a while. */
function fakeAuthenticator(): Authenticator {
  const seen = new Set<string>();
  const judge = (token: string): Verdict => {
    if (token.startsWith("right-")) {
      seen.add(token);
      return { kind: "caller", caller: { name: token, kind: "token" } };
    }
    if (token === "narrow") {
      return { kind: "insufficient", caller: { name: "narrow", kind: "oauth" } };
    }
    if (token === "unknowable") return { kind: "unavailable", error: new Error("inside") };
    return { kind: "invalid", reason: "unknown token" };
  };
  return {
    known: (name) => seen.has(name) ? { name, kind: "token" } : undefined,
    verify: (token) =>
      token.startsWith("later-") ? Promise.resolve(judge(token.slice(6))) : judge(token),
  };
}

function setting(options: Partial<GuardedGateOptions> = {}) {
  let nowMs = 1_000_000;
  const refused: RefusedVisit[] = [];
  const clock = () => nowMs;
  const gate = guardedGate({
    guard: (request) =>
      [null, ORIGIN].includes(request.headers.get("origin"))
        ? undefined
        : new Refusal(403, "Origin", "foreign"),
    addressOf: addressReader([]),
    authenticator: fakeAuthenticator(),
    challenges: challenges({ metadataUrl: METADATA, scopes: ["read"] }),
    callerLimit: undefined,
    maxHeaderBytes: 2_000,
    maxConcurrentCount: 100,
    maxCallerConcurrentCount: 100,
    maxStreamCount: 100,
    onRefusal: (visit) => void refused.push(visit),
    log: createLog({ level: "off", format: "text", write: () => {}, clock }),
    clock,
    ...options,
  });
  const ask = async (
    headers: Record<string, string>,
    { path = "/mcp", method = "POST", remoteAddress = "192.0.2.1" } = {},
  ): Promise<Admission> =>
    await gate.admit(new Request(`http://mcp.example${path}`, { method, headers }), {
      requestId: "r1",
      path: path.split("?", 1).join(),
      remoteAddress,
    });
  return { ask, refused, gate, advance: (byMs: number) => void (nowMs += byMs) };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

function answerOf(admission: Admission): Response {
  assert.ok(admission.kind === "refused");
  return admission.response;
}

function leaveOf(admission: Admission): (response: Response) => Response {
  assert.ok(admission.kind === "admitted");
  return (response) => admission.leave(response);
}

function callerOf(admission: Admission): Caller {
  assert.ok(admission.kind === "admitted");
  return admission.caller;
}

Deno.test("guardedGate() says why it refuses, in the status, the challenge and the audit log, and nothing more", async (t) => {
  const resource = `resource_metadata="${METADATA}", scope="read"`;
  const rows: readonly (readonly [
    name: string,
    headers: Record<string, string>,
    path: string,
    status: number,
    reason: string,
    challenge: string | null,
  ])[] = [
    ["no token", {}, "/mcp", 401, "no token", `Bearer realm="pypi-mcp", ${resource}`],
    [
      "another scheme",
      { authorization: "Basic abc" },
      "/mcp",
      401,
      "no bearer token",
      `Bearer realm="pypi-mcp", error="invalid_token", ${resource}`,
    ],
    [
      "two tokens",
      { authorization: "Bearer a, Bearer b" },
      "/mcp",
      401,
      "no bearer token",
      `Bearer realm="pypi-mcp", error="invalid_token", ${resource}`,
    ],
    [
      "a wrong token",
      bearer("wrong"),
      "/mcp",
      401,
      "unknown token",
      `Bearer realm="pypi-mcp", error="invalid_token", ${resource}`,
    ],
    [
      "a wrong token after a while",
      bearer("later-wrong"),
      "/mcp",
      401,
      "unknown token",
      `Bearer realm="pypi-mcp", error="invalid_token", ${resource}`,
    ],
    [
      "a missing scope",
      bearer("narrow"),
      "/mcp",
      403,
      "insufficient scope",
      `Bearer realm="pypi-mcp", error="insufficient_scope", ${resource}`,
    ],
    ["an issuer that is gone", bearer("unknowable"), "/mcp", 503, "issuer unavailable", null],
    [
      "a token in the query",
      bearer("right-ann"),
      "/mcp?access_token=right-ann",
      400,
      "token in query",
      null,
    ],
    [
      "a foreign origin",
      { ...bearer("right-ann"), origin: "https://evil.example" },
      "/mcp",
      403,
      "Origin",
      null,
    ],
    ["a long URL", bearer("right-ann"), `/mcp?${"a".repeat(5_000)}`, 414, "url", null],
    [
      "large headers",
      { ...bearer("right-ann"), "x-a": "a".repeat(2_000) },
      "/mcp",
      431,
      "headers",
      null,
    ],
    [
      "many headers",
      Object.fromEntries(Array.from({ length: 65 }, (_, n) => [`x-${n}`, ""])),
      "/mcp",
      431,
      "headers",
      null,
    ],
    [
      "two lengths",
      { ...bearer("right-ann"), "content-length": "3, 3" },
      "/mcp",
      400,
      "framing",
      null,
    ],
    [
      "a length and chunks",
      { ...bearer("right-ann"), "content-length": "3", "transfer-encoding": "chunked" },
      "/mcp",
      400,
      "framing",
      null,
    ],
  ];
  for (const [name, headers, path, status, reason, challenge] of rows) {
    await t.step(name, async () => {
      const { ask, refused } = setting();
      const response = answerOf(await ask(headers, { path }));
      assert.equal(response.status, status);
      assert.equal(response.headers.get("www-authenticate"), challenge);
      const body = await response.json();
      assert.deepEqual(Object.keys(body), ["error"]);
      const caller = name === "a missing scope"
        ? { name: "narrow", kind: "oauth" }
        : { name: "192.0.2.1", kind: "anonymous" };
      assert.deepEqual(refused.map((visit) => [visit.refusal.reason, visit.caller]), [[
        ...[reason, caller],
      ]]);
      const told = JSON.stringify([body, [...response.headers], refused]);
      for (const secret of ["wrong", "right-ann", "inside"]) {
        const isOurWord = secret === "wrong" && name === "large headers";
        assert.ok(isOurWord || !told.includes(secret), `${secret} in ${told}`);
      }
    });
  }
});

Deno.test("guardedGate() lets in whom the token names, or everybody by the address", async () => {
  const { ask } = setting();
  for (const token of ["right-ann", "later-right-bob", "right-ann"]) {
    const admission = await ask(bearer(token));
    assert.ok(admission.kind === "admitted");
    assert.equal(admission.caller.name, token.replace("later-", ""));
  }
  const lowercase = await ask({ authorization: "bearer right-ann" });
  assert.equal(lowercase.kind, "admitted");
  const open = setting({ authenticator: undefined });
  const admission = await open.ask({}, { remoteAddress: "2001:db8::1" });
  assert.ok(admission.kind === "admitted");
  assert.deepEqual(admission.caller, { name: "2001:db8:0:0::/64", kind: "anonymous" });
});

Deno.test("guardedGate() decides at once about a token that it knows", () => {
  const { gate } = setting();
  const request = () => new Request("http://mcp.example/mcp", { headers: bearer("right-ann") });
  const visit = { requestId: "r1", path: "/mcp", remoteAddress: "192.0.2.1" };
  assert.ok(!(gate.admit(request(), visit) instanceof Promise));
});

Deno.test("guardedGate() slows down whoever guesses tokens, and no neighbour who was let in before", async () => {
  const { ask, refused, advance } = setting();
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
  const { ask } = setting({
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
  const { ask, refused } = setting({ maxConcurrentCount: 3, maxCallerConcurrentCount: 2 });
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
  const { ask } = setting({
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
      const { ask } = setting({ callerLimit: limit, maxConcurrentCount: 2 });
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
  const { ask } = setting({
    callerLimit: { take: () => Promise.reject(new TypeError("a bug")) },
    maxConcurrentCount: 1,
  });
  for (let count = 0; count < 3; count++) {
    await assert.rejects(ask(bearer("right-ann")), /a bug/);
  }
});

Deno.test("guardedGate() tells the audit log what a door turned away, and nothing of other answers", async (t) => {
  const rows: readonly (readonly [number, string | undefined])[] = [
    [408, "slow body"],
    [413, "body"],
    [503, "no room, or stopping: door"],
    [200, undefined],
    [202, undefined],
    [400, undefined],
    [404, undefined],
    [500, undefined],
  ];
  for (const [status, reason] of rows) {
    await t.step(String(status), async () => {
      const { ask, refused } = setting();
      const answer = leaveOf(await ask(bearer("right-ann")))(new Response("x", { status }));
      assert.equal(answer.status, status);
      assert.deepEqual(
        refused.map(({ path, caller, refusal }) => [path, caller.name, refusal]),
        reason === undefined ? [] : [["/mcp", "right-ann", { status, reason }]],
      );
    });
  }
});

Deno.test("guardedGate() answers browsers of allowed origins, and only these", async () => {
  const { ask, refused } = setting();
  const asked = { origin: ORIGIN, "access-control-request-method": "POST" };
  const preflight = answerOf(await ask(asked, { method: "OPTIONS" }));
  assert.equal(preflight.status, 204);
  assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /Mcp-Method.*Mcp-Name/);
  assert.equal(preflight.headers.get("access-control-max-age"), "7200");
  assert.equal(refused.length, 0);
  const foreign = answerOf(
    await ask({ ...asked, origin: "https://evil.example" }, { method: "OPTIONS" }),
  );
  assert.equal(foreign.status, 403);
  const admitted = leaveOf(await ask({ ...bearer("right-ann"), origin: ORIGIN }))(
    new Response("x", { headers: { vary: "Accept" } }),
  );
  const wrong = answerOf(await ask({ ...bearer("wrong"), origin: ORIGIN }));
  for (const response of [preflight, admitted, wrong]) {
    assert.equal(response.headers.get("access-control-allow-origin"), ORIGIN);
    assert.match(response.headers.get("vary") ?? "", /Origin$/);
    assert.match(response.headers.get("access-control-expose-headers") ?? "", /WWW-Authenticate/);
    assert.equal(response.headers.get("access-control-allow-credentials"), null);
  }
  for (const response of [foreign, leaveOf(await ask(bearer("right-ann")))(new Response())]) {
    assert.equal(response.headers.get("access-control-allow-origin"), null);
  }
});

Deno.test("guardedGate() counts event streams until they end or nobody reads them, together and for each caller", async (t) => {
  const rows = [
    ["together", { maxStreamCount: 1 }, false],
    ["for each caller", { maxCallerConcurrentCount: 1 }, true],
  ] as const;
  for (const [name, bounds, hasOthers] of rows) {
    await t.step(name, async () => {
      const { ask, refused } = setting(bounds);
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
  const { gate, ask, refused } = setting({ callerLimit: limit });
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

Deno.test("guardedGate() asks for the token of a connection again at each of its calls", async (t) => {
  const caller = { name: "ann", kind: "token" } as const;
  const right: Verdict = { kind: "caller", caller };
  const visit = { requestId: "r1", path: "/ws" };
  const rows: readonly (readonly [
    name: string,
    later: Verdict | Promise<Verdict>,
    isAllowed: boolean,
    retryAfterMs: number | undefined,
    reason: string | undefined,
  ])[] = [
    ["still right", right, true, undefined, undefined],
    ["right after a while", Promise.resolve(right), true, undefined, undefined],
    ["taken away", { kind: "invalid", reason: "gone" }, false, undefined, "gone"],
    [
      "with less scope",
      { kind: "insufficient", caller: { name: "ann", kind: "oauth" } },
      false,
      undefined,
      "insufficient scope",
    ],
    [
      "nobody can tell now",
      Promise.resolve({ kind: "unavailable", error: new Error("inside") } as const),
      ...[false, 5_000, "issuer unavailable"] as const,
    ],
  ];
  for (const [name, later, isAllowed, retryAfterMs, reason] of rows) {
    await t.step(name, async () => {
      let verdict: Verdict | Promise<Verdict> = right;
      const { ask, gate, refused } = setting({
        authenticator: { known: () => undefined, verify: () => verdict },
      });
      const admitted = callerOf(await ask(bearer("a"), { path: "/ws" }));
      assert.deepEqual(await gate.nextCall?.(admitted, visit), { isAllowed: true });
      verdict = later;
      const decision = await gate.nextCall?.(admitted, visit);
      assert.equal(decision?.isAllowed, isAllowed);
      assert.equal(decision?.isAllowed === false ? decision.retryAfterMs : undefined, retryAfterMs);
      assert.deepEqual(refused.map(({ refusal }) => refusal.reason), reason ? [reason] : []);
    });
  }
  await t.step("nobody who was let in", async () => {
    const { gate } = setting();
    assert.deepEqual(await gate.nextCall?.(caller, visit), { isAllowed: false });
  });
  await t.step("no tokens are asked for", async () => {
    const { ask, gate } = setting({ authenticator: undefined });
    assert.deepEqual(await gate.nextCall?.(callerOf(await ask({})), visit), { isAllowed: true });
  });
});
