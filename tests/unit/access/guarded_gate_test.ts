import assert from "node:assert/strict";
import type { Verdict } from "../../../src/access/verdict.ts";
import {
  answerOf,
  bearer,
  callerOf,
  gateSetting,
  leaveOf,
  METADATA,
  ORIGIN,
} from "./support/gate_setting.ts";

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
      const { ask, refused } = gateSetting();
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
  const { ask } = gateSetting();
  for (const token of ["right-ann", "later-right-bob", "right-ann"]) {
    const admission = await ask(bearer(token));
    assert.ok(admission.kind === "admitted");
    assert.equal(admission.caller.name, token.replace("later-", ""));
  }
  const lowercase = await ask({ authorization: "bearer right-ann" });
  assert.equal(lowercase.kind, "admitted");
  const open = gateSetting({ authenticator: undefined });
  const admission = await open.ask({}, { remoteAddress: "2001:db8::1" });
  assert.ok(admission.kind === "admitted");
  assert.deepEqual(admission.caller, { name: "2001:db8:0:0::/64", kind: "anonymous" });
});

Deno.test("guardedGate() decides at once about a token that it knows", () => {
  const { gate } = gateSetting();
  const request = () => new Request("http://mcp.example/mcp", { headers: bearer("right-ann") });
  const visit = { requestId: "r1", path: "/mcp", remoteAddress: "192.0.2.1" };
  assert.ok(!(gate.admit(request(), visit) instanceof Promise));
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
      const { ask, refused } = gateSetting();
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
  const { ask, refused } = gateSetting();
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
      const { ask, gate, refused } = gateSetting({
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
    const { gate } = gateSetting();
    assert.deepEqual(await gate.nextCall?.(caller, visit), { isAllowed: false });
  });
  await t.step("no tokens are asked for", async () => {
    const { ask, gate } = gateSetting({ authenticator: undefined });
    assert.deepEqual(await gate.nextCall?.(callerOf(await ask({})), visit), { isAllowed: true });
  });
});
