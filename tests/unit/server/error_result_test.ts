import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import {
  UPSTREAM_ERROR_KINDS,
  UpstreamError,
  type UpstreamFailure,
} from "../../../src/resilience/upstream_error.ts";
import {
  classifyFailure,
  errorResult,
  InternalFaultError,
  upstreamMessage,
} from "../../../src/server/error_result.ts";

const CALL = { action: "call echo", requestId: "r1" };
const live = new AbortController().signal;

Deno.test("classifyFailure() sorts every thrown value into its kind", async (t) => {
  const gone = AbortSignal.abort(new Error("gone"));
  const rows:
    readonly (readonly [name: string, error: unknown, signal: AbortSignal, kind: string])[] = [
      ["a caller's error", new CallerError("x", "x"), live, "caller"],
      [
        "an upstream's error",
        new UpstreamError({ kind: "timeout", service: "osv" }),
        live,
        "upstream",
      ],
      ["a built-in error", new TypeError("x"), live, "bug"],
      ["a syntax error of ours", new SyntaxError("x"), live, "bug"],
      ["a thrown text", "x", live, "bug"],
      ["nothing", undefined, live, "bug"],
      ["the reason of the caller's signal", gone.reason, gone, "aborted"],
      ["an abort after the caller's", new DOMException("x", "AbortError"), gone, "aborted"],
      [
        "an abort that the caller did not ask for",
        new DOMException("x", "AbortError"),
        live,
        "bug",
      ],
      ["a bug after an abort", new TypeError("x"), gone, "bug"],
    ];
  for (const [name, error, signal, kind] of rows) {
    await t.step(name, () => assert.equal(classifyFailure(error, signal).kind, kind));
  }
});

Deno.test("errorResult() gives a caller its message, cut where it quotes too much", () => {
  const short = new CallerError('Cannot parse "x": expected y', "x");
  assert.deepEqual(errorResult({ kind: "caller", error: short }, CALL), {
    isError: true,
    text: 'Cannot parse "x": expected y',
  });
  const long = new CallerError("x".repeat(3_000), "x");
  assert.equal(errorResult({ kind: "caller", error: long }, CALL).text.length, 2_001);
});

Deno.test("errorResult() tells nothing of a bug but where its details are", () => {
  assert.throws(
    () => errorResult({ kind: "bug", error: new RangeError("inner secret") }, CALL),
    (error) => {
      assert.ok(error instanceof InternalFaultError);
      assert.equal(error.code, -32603);
      assert.match(error.message, /call echo.*r1/);
      assert.doesNotMatch(error.message, /secret/);
      return true;
    },
  );
});

Deno.test("errorResult() rethrows an abort as it is", () => {
  const reason = new Error("gone");
  assert.throws(
    () => errorResult({ kind: "aborted", error: reason }, CALL),
    (error) => error === reason,
  );
});

Deno.test("upstreamMessage() says service and what to do next for every kind", async (t) => {
  for (const kind of UPSTREAM_ERROR_KINDS) {
    await t.step(kind, () => {
      const text = upstreamMessage(
        new UpstreamError({
          kind,
          service: "pypi-json",
          cause: new Error("prose of the upstream"),
        }),
      );
      assert.match(text, /^Cannot read from pypi-json: .+\. .+[^.]$/);
      assert.doesNotMatch(text, /prose|attempt/);
    });
  }
});

Deno.test("upstreamMessage() tells attempts and time only of requests that were sent", async (t) => {
  const effort = { attempts: 3, elapsedMs: 4_210 };
  const rows: readonly (readonly [failure: Omit<UpstreamFailure, "service">, told: string])[] = [
    [{ kind: "unreachable", ...effort }, "no connection after 3 attempts in 4.3 s."],
    [{ kind: "timeout", ...effort }, "no complete answer in time after 3 attempts in 4.3 s."],
    [
      { kind: "rate_limited", status: 429, ...effort },
      "it limits our requests (HTTP 429) after 3 attempts in 4.3 s.",
    ],
    [
      { kind: "unavailable", status: 503, ...effort, attempts: 1 },
      "it is failing (HTTP 503) after 1 attempt in 4.3 s.",
    ],
    [
      { kind: "malformed", detail: "expected application/json, got text/html", ...effort },
      "its answer cannot be used after 3 attempts in 4.3 s, expected application/json, got text/html.",
    ],
    [
      { kind: "rejected", status: 403, ...effort },
      "the request was refused (HTTP 403) after 3 attempts in 4.3 s.",
    ],
    [
      { kind: "rejected", status: 404, attempts: 1 },
      "the request was refused (HTTP 404) after 1 attempt.",
    ],
    [
      { kind: "rejected", detail: "the program may not use that host", attempts: 1, elapsedMs: 2 },
      "the request was refused, the program may not use that host.",
    ],
    [
      { kind: "rejected", detail: "no turn in our own queue in time", elapsedMs: 45_000 },
      "the request was refused, no turn in our own queue in time.",
    ],
    [
      { kind: "circuit_open", ...effort },
      "not asked, because it failed repeatedly just before.",
    ],
  ];
  for (const [failure, told] of rows) {
    await t.step(told, () => {
      const text = upstreamMessage(new UpstreamError({ ...failure, service: "osv" }));
      assert.ok(text.startsWith(`Cannot read from osv: ${told} `), text);
    });
  }
});

Deno.test("upstreamMessage() repeats how long the upstream asked to wait, and the status", () => {
  const text = upstreamMessage(
    new UpstreamError({ kind: "rate_limited", service: "osv", status: 429, retryAfterMs: 30_000 }),
  );
  assert.match(text, /HTTP 429/);
  assert.match(text, /Call again in 30 s/);
  assert.doesNotMatch(text, /attempt/);
});
