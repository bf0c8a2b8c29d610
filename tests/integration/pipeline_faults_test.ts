/** The real pipeline against a loopback server that does what upstreams do on bad days. @module */
import assert from "node:assert/strict";
import { UpstreamError, type UpstreamErrorKind } from "../../src/resilience/upstream_error.ts";
import type { UpstreamRequest } from "../../src/upstream/upstream_api.ts";
import type { Timers } from "../../src/resilience/timers.ts";
import { FakeClock } from "../support/fake_clock.ts";
import { serveBytes, serveFaults } from "../support/faulty_upstream.ts";
import { until } from "../support/until.ts";
import {
  createCall,
  createTestPipeline,
  jsonRequest,
  SHORT_POLICIES,
  type TestPipelineOptions,
} from "../support/test_pipeline.ts";

/** On whole seconds, as the dates of HTTP are. */
const START_MS = Date.UTC(2026, 0, 1);

/** The pauses between attempts pass at once; for all else that takes time, the clock stands. */
function pausing(fake: FakeClock): Timers {
  return {
    after(delayMs, callback) {
      const cancel = fake.timers.after(delayMs, callback);
      if (delayMs <= SHORT_POLICIES.backoffMaxMs) fake.advance(delayMs);
      return cancel;
    },
  };
}

/** Asks once and expects a failure; also that it was told in the sources and in the monitor. */
async function failure(
  baseUrl: string,
  { path = "/x", request = {}, options = {}, lateMs = [], isHanging = () => true }: {
    path?: string;
    request?: Partial<UpstreamRequest<unknown>>;
    options?: TestPipelineOptions;
    /** What passes in each attempt, when it hangs. */
    lateMs?: readonly number[];
    isHanging?: (attempt: number) => boolean;
  } = {},
): Promise<UpstreamError> {
  const fake = new FakeClock(START_MS);
  const { api, monitor } = createTestPipeline(baseUrl, {
    ...{ clock: fake.clock, timers: pausing(fake) },
    ...options,
  });
  const call = createCall();
  const failing = api.read(jsonRequest(path, request), call).then(
    () => assert.fail("expected a failure"),
    (reason) => reason,
  );
  for (const [index, passedMs] of lateMs.entries()) {
    await until("it hangs", () => isHanging(index + 1));
    await fake.advance(passedMs);
  }
  const error = await failing;
  assert.ok(error instanceof UpstreamError, String(error));
  assert.equal(error.service, "test");
  const outcomes = call.sources.outcomes().map(({ status, reason }) => ({ status, reason }));
  assert.deepEqual(outcomes, [{ status: "failed", reason: error.kind }]);
  const [state] = monitor.hostStates();
  assert.ok(state !== undefined);
  assert.equal(state.lastErrorKind, error.kind);
  assert.equal(state.requestCount, error.attempts);
  assert.equal(state.retryCount, Math.max(0, error.attempts - 1));
  assert.equal(state.failures.get(error.kind), 1);
  const pausedMs = error.elapsedMs - lateMs.reduce((sum, passedMs) => sum + passedMs, 0);
  const mostMs = state.retryCount * SHORT_POLICIES.backoffMaxMs;
  assert.ok(pausedMs >= 0 && pausedMs <= mostMs, `paused for ${pausedMs} ms`);
  assert.equal(fake.timerCount, 0);
  return error;
}

const json = (text: string, headers: Record<string, string> = {}) =>
  new Response(text, { headers: { "content-type": "application/json", ...headers } });

/** A body that sends its first bytes and then nothing until it is cancelled. */
function hangingBody(first: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode(first)),
  });
}

/** Holds requests until the server closes, so that a hang needs no timer. */
function hang(): Disposable & { answer: () => Promise<Response>; release: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    answer: () => promise.then(() => json("{}")),
    release: resolve,
    [Symbol.dispose]: resolve,
  };
}

interface FaultRow {
  readonly name: string;
  readonly answer: (request: Request, index: number) => Response;
  readonly kind: UpstreamErrorKind;
  readonly attempts: number;
  readonly status?: number;
  readonly retryAfterMs?: (waitMs: number | undefined) => boolean;
  readonly detail?: RegExp;
}

const dateIn = (ms: number) => new Date(START_MS + ms).toUTCString();
const everyAttempt = SHORT_POLICIES.maxRetries + 1;

const FAULTS: readonly FaultRow[] = [
  ...[500, 502, 503].map((status) => ({
    name: `status ${status} is tried again, then unavailable`,
    answer: () => new Response("<html>", { status }),
    kind: "unavailable" as const,
    attempts: everyAttempt,
    status,
  })),
  {
    name: "429 without Retry-After is tried again",
    answer: () => new Response("slow down", { status: 429 }),
    kind: "rate_limited",
    attempts: everyAttempt,
    status: 429,
    retryAfterMs: (waitMs) => waitMs === undefined,
  },
  {
    name: "429 with more seconds than the budget has fails at once",
    answer: () => new Response(null, { status: 429, headers: { "retry-after": "60" } }),
    kind: "rate_limited",
    attempts: 1,
    status: 429,
    retryAfterMs: (waitMs) => waitMs === 60_000,
  },
  {
    name: "429 with a date past the budget fails at once",
    answer: () => new Response(null, { status: 429, headers: { "retry-after": dateIn(60_000) } }),
    kind: "rate_limited",
    attempts: 1,
    status: 429,
    retryAfterMs: (waitMs) => waitMs === 60_000,
  },
  {
    name: "503 with Retry-After past the budget fails at once",
    answer: () => new Response(null, { status: 503, headers: { "retry-after": "9999999999" } }),
    kind: "unavailable",
    attempts: 1,
    status: 503,
    retryAfterMs: (waitMs) => waitMs === 86_400_000,
  },
  ...[400, 403, 410].map((status) => ({
    name: `status ${status} is not tried again`,
    answer: () => new Response("no", { status }),
    kind: "rejected" as const,
    attempts: 1,
    status,
  })),
  {
    name: "304 without our asking for one is malformed",
    answer: () => new Response(null, { status: 304 }),
    kind: "malformed",
    attempts: 1,
    status: 304,
  },
  {
    name: "wrong content type is malformed",
    answer: () =>
      new Response("<html>", { headers: { "content-type": "text/html; charset=UTF-8" } }),
    kind: "malformed",
    attempts: 1,
    detail: /^expected application\/json, got text\/html$/,
  },
  {
    name: "garbage is malformed",
    answer: () => json(`{"a": <!doctype html>`),
    kind: "malformed",
    attempts: 1,
  },
  {
    name: "bytes that are not UTF-8 are malformed",
    answer: () =>
      new Response(new Uint8Array([0x22, 0xff, 0xfe, 0x22]), {
        headers: { "content-type": "application/json" },
      }),
    kind: "malformed",
    attempts: 1,
    detail: /UTF-8/,
  },
  {
    name: "another character set is malformed",
    answer: () => json("{}", { "content-type": "application/json; charset=latin1" }),
    kind: "malformed",
    attempts: 1,
    detail: /UTF-8/,
  },
  {
    name: "a body whose length is over the cap is not read",
    answer: () => json(`"${"x".repeat(200_000)}"`),
    kind: "malformed",
    attempts: 1,
    detail: /larger than 65536 bytes/,
  },
  {
    name: "a body of unknown length is stopped at the cap",
    answer: () => {
      let left = 100;
      const body = new ReadableStream({
        pull(controller) {
          if (left-- === 0) controller.close();
          else controller.enqueue(new Uint8Array(10_000).fill(0x20));
        },
      });
      return new Response(body, { headers: { "content-type": "application/json" } });
    },
    kind: "malformed",
    attempts: 1,
    detail: /larger than 65536 bytes/,
  },
  {
    name: "a redirect to another host is refused",
    answer: () => new Response(null, { status: 302, headers: { location: "http://127.0.0.2/x" } }),
    kind: "rejected",
    attempts: 1,
    status: 302,
    detail: /another host/,
  },
  {
    name: "a redirect to another scheme is refused",
    answer: (request) =>
      new Response(null, {
        status: 301,
        headers: { location: request.url.replace("http:", "https:") },
      }),
    kind: "rejected",
    attempts: 1,
    detail: /another host/,
  },
  {
    name: "a redirect with credentials is refused",
    answer: (request) =>
      new Response(null, {
        status: 301,
        headers: { location: request.url.replace("http://", "http://me:you@") },
      }),
    kind: "rejected",
    attempts: 1,
    detail: /another host/,
  },
  {
    name: "a redirect loop ends",
    answer: () => new Response(null, { status: 301, headers: { location: "/again" } }),
    kind: "rejected",
    attempts: 1,
    detail: /more than 5 times/,
  },
  {
    name: "a redirect without a target is malformed",
    answer: () => new Response(null, { status: 302 }),
    kind: "malformed",
    attempts: 1,
    status: 302,
  },
];

Deno.test("read() turns every fault into one UpstreamError", async (t) => {
  for (const row of FAULTS) {
    await t.step(row.name, async () => {
      await using upstream = serveFaults(row.answer);
      const error = await failure(upstream.baseUrl);
      assert.equal(error.kind, row.kind, error.message);
      assert.equal(error.attempts, row.attempts);
      if (row.status !== undefined) assert.equal(error.status, row.status);
      if (row.detail !== undefined) assert.match(error.detail ?? "", row.detail);
      assert.ok((row.retryAfterMs ?? ((waitMs) => waitMs === undefined))(error.retryAfterMs));
      assert.doesNotMatch(error.message, /html>|doctype/, "upstream prose never enters an error");
    });
  }
});

Deno.test("read() waits for a Retry-After that fits into the budget", async (t) => {
  const rows: [name: string, header: () => string][] = [
    ["seconds", () => "0"],
    ["date in the past", () => dateIn(-5_000)],
  ];
  for (const [name, header] of rows) {
    await t.step(name, async () => {
      await using upstream = serveFaults((_request, index) =>
        index === 0
          ? new Response(null, { status: 429, headers: { "retry-after": header() } })
          : json(`{"a":1}`)
      );
      const { api } = createTestPipeline(upstream.baseUrl, { clock: () => START_MS });
      assert.deepEqual(await api.read(jsonRequest("/x"), createCall()), { a: 1 });
      assert.equal(upstream.seen.length, 2);
    });
  }
});

Deno.test("read() gives up on headers and on bodies that do not come in time", async (t) => {
  const policies = { timeoutMs: 60, maxRetries: 1 };
  await t.step("hang before the headers", async () => {
    await using upstream = serveFaults(() => held.answer());
    using held = hang();
    const error = await failure(upstream.baseUrl, {
      options: { policies },
      lateMs: [60, 60],
      isHanging: (attempt) => upstream.seen.length === attempt,
    });
    assert.deepEqual([error.kind, error.attempts], ["timeout", 2]);
  });
  await t.step("hang in the middle of the body", async () => {
    await using upstream = serveFaults(() =>
      new Response(hangingBody(`{"a":`), { headers: { "content-type": "application/json" } })
    );
    let headCount = 0;
    const countHeads = async (url: string, init: RequestInit) => {
      const response = await fetch(url, init);
      headCount++;
      return response;
    };
    const error = await failure(upstream.baseUrl, {
      options: { policies, fetch: countHeads },
      lateMs: [60, 60],
      isHanging: (attempt) => headCount === attempt,
    });
    assert.deepEqual([error.kind, error.attempts], ["timeout", 2]);
  });
  await t.step("the budget ends the last attempt", async () => {
    await using upstream = serveFaults(() => held.answer());
    using held = hang();
    const error = await failure(upstream.baseUrl, {
      options: { policies: { timeoutMs: 10_000, budgetMs: 40, maxRetries: 5 } },
      lateMs: [40],
      isHanging: (attempt) => upstream.seen.length === attempt,
    });
    assert.deepEqual([error.kind, error.attempts], ["timeout", 1]);
  });
  await t.step("a delay below the timeout is waited for", async () => {
    await using upstream = serveFaults(() => held.answer());
    using held = hang();
    const { api } = createTestPipeline(upstream.baseUrl);
    const answer = api.read(jsonRequest("/x"), createCall());
    await upstream.firstSeen;
    held.release();
    assert.deepEqual(await answer, {});
  });
});

Deno.test("read() survives connections that break", async (t) => {
  await t.step("closed before an answer", async () => {
    await using upstream = serveBytes("");
    const error = await failure(upstream.baseUrl);
    assert.deepEqual([error.kind, error.attempts], ["unreachable", everyAttempt]);
    assert.ok(upstream.count() >= everyAttempt);
  });
  await t.step(
    "a body that is cut off is malformed, and tried again like any broken connection",
    async () => {
      const head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";
      await using upstream = serveBytes(`${head}{"a":`);
      const error = await failure(upstream.baseUrl);
      assert.deepEqual([error.kind, error.attempts], ["malformed", everyAttempt]);
      assert.match(error.detail ?? "", /cut off/);
    },
  );
  await t.step("an answer that is not HTTP", async () => {
    await using upstream = serveBytes("SSH-2.0-OpenSSH_9.6\r\n");
    assert.equal((await failure(upstream.baseUrl)).kind, "unreachable");
  });
  await t.step("nobody listens", async () => {
    const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    const { port } = listener.addr;
    listener.close();
    const error = await failure(`http://127.0.0.1:${port}`);
    assert.deepEqual([error.kind, error.attempts], ["unreachable", everyAttempt]);
  });
});

Deno.test("read() counts decoded bytes: a gzip bomb stops at the cap", async () => {
  const bomb = await new Response(
    new Response(new Uint8Array(20_000_000)).body?.pipeThrough(new CompressionStream("gzip")),
  ).bytes();
  assert.ok(bomb.length < SHORT_POLICIES.maxResponseBytes);
  await using upstream = serveFaults(() =>
    new Response(bomb, {
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
    })
  );
  const error = await failure(upstream.baseUrl);
  assert.deepEqual([error.kind, error.attempts], ["malformed", 1]);
  assert.match(error.detail ?? "", /larger than 65536 bytes/);
});

Deno.test("read() takes 404 for an answer or for a failure, as asked", async () => {
  await using upstream = serveFaults(() => new Response("404 Not Found", { status: 404 }));
  const { api, monitor } = createTestPipeline(upstream.baseUrl, { clock: () => START_MS });
  const call = createCall();
  assert.equal(await api.read(jsonRequest("/x"), call), undefined);
  assert.equal(await api.read(jsonRequest("/x"), call), undefined);
  const refused = api.read(jsonRequest("/x", { notFound: "failure" }), call);
  await assert.rejects(refused, { name: "UpstreamError", kind: "rejected", status: 404 });
  const statuses = call.sources.outcomes().map(({ status }) => status);
  assert.deepEqual(statuses, ["cached", "failed", "fetched"]);
  assert.equal(upstream.seen.length, 1, "a 404 is cached shortly");
  assert.equal(monitor.hostStates()[0]?.failureCount, 0);
});

Deno.test("read() follows a redirect on the same host, with the method kept", async (t) => {
  const follow = (status: number) => (request: Request) =>
    request.url.endsWith("/old")
      ? new Response(null, { status, headers: { location: "new" } })
      : json(`{"method":"${request.method}"}`);
  await t.step("GET", async () => {
    await using upstream = serveFaults(follow(301));
    const { api } = createTestPipeline(upstream.baseUrl);
    assert.deepEqual(await api.read(jsonRequest("/a/old"), createCall()), { method: "GET" });
    assert.deepEqual(upstream.seen.map(({ path }) => path), ["/a/old", "/a/new"]);
  });
  await t.step("POST, 308", async () => {
    await using upstream = serveFaults(follow(308));
    const { api } = createTestPipeline(upstream.baseUrl);
    const request = jsonRequest("/a/old", { method: "POST", body: { q: 1 } });
    assert.deepEqual(await api.read(request, createCall()), { method: "POST" });
    assert.deepEqual(upstream.seen.map(({ body }) => body), [`{"q":1}`, `{"q":1}`]);
  });
  await t.step("POST, 302 would become a GET", async () => {
    await using upstream = serveFaults(follow(302));
    const request = { method: "POST", body: {} } as const;
    const error = await failure(upstream.baseUrl, { path: "/a/old", request });
    assert.equal(error.kind, "rejected");
  });
});

Deno.test("read() says who asks and sends nothing that it was not told to", async () => {
  await using upstream = serveFaults(() => json("{}"));
  const { api } = createTestPipeline(upstream.baseUrl);
  await api.read(jsonRequest("/x", { accept: "application/vnd.test+json" }), createCall());
  const [seen] = upstream.seen;
  assert.equal(seen?.headers.get("accept"), "application/vnd.test+json");
  assert.equal(seen?.headers.get("user-agent"), SHORT_POLICIES.userAgent);
  for (const name of ["authorization", "cookie", "referer", "origin", "if-none-match"]) {
    assert.equal(seen?.headers.get(name), null, name);
  }
});

Deno.test("read() sends one request for twenty callers at once", async () => {
  await using upstream = serveFaults(() => held.answer());
  using held = hang();
  const { api, cache } = createTestPipeline(upstream.baseUrl);
  const calls = Array.from({ length: 20 }, () => createCall());
  const answers = calls.map((call) => api.read(jsonRequest("/x"), call));
  await upstream.firstSeen;
  held.release();
  assert.deepEqual(await Promise.all(answers), Array(20).fill({}));
  assert.equal(upstream.seen.length, 1);
  for (const { sources } of calls) {
    assert.deepEqual(sources.outcomes().map(({ status }) => status), ["fetched"]);
  }
  assert.equal(cache.statistics().coalesced, 19);
  assert.equal(cache.statistics().misses, 20);
});

Deno.test("read() lets one of two callers leave without disturbing the other", async () => {
  await using upstream = serveFaults(() => held.answer());
  using held = hang();
  const { api } = createTestPipeline(upstream.baseUrl);
  const leaver = new AbortController();
  const left = createCall(leaver.signal);
  const leaving = api.read(jsonRequest("/x"), left);
  const staying = api.read(jsonRequest("/x"), createCall());
  await upstream.firstSeen;
  const reason = new Error("gone");
  leaver.abort(reason);
  await assert.rejects(leaving, (error) => error === reason);
  assert.deepEqual(left.sources.outcomes(), []);
  held.release();
  assert.deepEqual(await staying, {});
  assert.equal(upstream.seen.length, 1);
});

Deno.test("read() closes the socket when the last caller leaves", async (t) => {
  for (const where of ["before the headers", "in the body"]) {
    await t.step(where, async () => {
      const closed = Promise.withResolvers<void>();
      await using upstream = serveFaults((request) => {
        request.signal.addEventListener("abort", () => closed.resolve());
        if (where === "before the headers") return held.answer();
        const body = new ReadableStream({
          start: (controller) => controller.enqueue(new TextEncoder().encode("{")),
          cancel: () => closed.resolve(),
        });
        return new Response(body, { headers: { "content-type": "application/json" } });
      });
      using held = hang();
      const { api, monitor } = createTestPipeline(upstream.baseUrl, {
        policies: { timeoutMs: 60_000, budgetMs: 60_000 },
      });
      const callers = [new AbortController(), new AbortController()];
      const leaving = callers.map(({ signal }) => api.read(jsonRequest("/x"), createCall(signal)));
      await upstream.firstSeen;
      const reason = new Error("gone");
      for (const caller of callers) caller.abort(reason);
      for (const each of leaving) await assert.rejects(each, (error) => error === reason);
      await closed.promise;
      assert.equal(monitor.hostStates()[0]?.failureCount, 0, "leaving is no failure of the host");
      assert.equal(monitor.hostStates()[0]?.circuit, "closed");
    });
  }
});

Deno.test("read() refuses a caller that has already left", async () => {
  const reason = new Error("gone");
  const { api } = createTestPipeline("http://127.0.0.1:9");
  const call = createCall(AbortSignal.abort(reason));
  await assert.rejects(api.read(jsonRequest("/x"), call), (error) => error === reason);
});
