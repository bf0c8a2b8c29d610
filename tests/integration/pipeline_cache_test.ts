/** The cache of the real pipeline, on a clock that the test turns. @module */
import assert from "node:assert/strict";
import { ResponseCache } from "../../src/cache/response_cache.ts";
import type { SourceOutcome } from "../../src/domain/source.ts";
import type { UpstreamRequest } from "../../src/upstream/upstream_api.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import {
  createCall,
  createTestPipeline,
  jsonRequest,
  type TestPipelineOptions,
} from "../support/test_pipeline.ts";

type Answer = Response | Error;
interface Sent {
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** A pipeline whose upstream gives `answers` in turn; one request too many fails the test. */
function setUp(answers: Answer[], options: TestPipelineOptions = {}) {
  const fake = new FakeClock();
  const sent: Sent[] = [];
  const fetch = (url: string, init: RequestInit) => {
    sent.push({ url, headers: new Headers(init.headers), body: init.body });
    const answer = answers.shift();
    if (answer === undefined) unexpected.push(url);
    return answer instanceof Response
      ? Promise.resolve(answer)
      : Promise.reject(answer ?? new TypeError("unexpected request"));
  };
  const unexpected: string[] = [];
  const shutdown = new AbortController();
  const pipeline = createTestPipeline("http://upstream.test/base/", {
    ...{ fetch, clock: fake.clock, timers: fake.timers, shutdown: shutdown.signal },
    ...options,
    policies: { maxRetries: 0, ...options.policies },
  });
  const ask = async (request: Partial<UpstreamRequest<unknown>> = {}) => {
    const call = createCall();
    const value = await pipeline.api.read(jsonRequest("/x", request), call);
    const [outcome] = call.sources.outcomes();
    return { value, outcome };
  };
  const check = () => assert.deepEqual([unexpected, answers.length], [[], 0]);
  return { ...pipeline, fake, sent, shutdown, ask, check };
}

const json = (value: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), {
    headers: { "content-type": "application/json", ...headers },
  });
const told = (outcome: SourceOutcome | undefined) => [
  outcome?.status,
  outcome?.ageMs,
  outcome?.reason,
];

Deno.test("read() serves a fresh copy, the very same value, and says how old it is", async () => {
  const { ask, fake, sent, check, cache } = setUp([json({ a: 1 })]);
  const first = await ask();
  assert.deepEqual(first.outcome, {
    service: "test",
    host: "upstream.test",
    isPublic: false,
    status: "fetched",
    ageMs: 0,
  });
  await fake.advance(999);
  const second = await ask();
  assert.equal(second.value, first.value);
  assert.deepEqual(told(second.outcome), ["cached", 999, undefined]);
  assert.equal(sent[0]?.url, "http://upstream.test/base/x");
  const { hits, misses, entryCount } = cache.statistics();
  assert.deepEqual([hits, misses, entryCount], [1, 1, 1]);
  assert.equal(fake.timerCount, 0);
  check();
});

Deno.test("read() keeps apart what the answer depends on", async (t) => {
  const rows: [name: string, other: Partial<UpstreamRequest<unknown>>][] = [
    ["path", { path: "/y" }],
    ["query", { path: "/x?a=1" }],
    ["accept", { accept: "application/other" }],
    ["method", { method: "POST" }],
    ["body", { method: "POST", body: { q: 1 } }],
  ];
  const answers = rows.map(([name]) => json(name));
  const { ask, sent, check } = setUp([json("plain"), ...answers]);
  assert.equal((await ask()).value, "plain");
  for (const [name, other] of rows) {
    await t.step(name, async () => {
      assert.equal((await ask(other)).value, name);
      assert.equal((await ask(other)).value, name);
    });
  }
  assert.equal(sent.length, rows.length + 1);
  check();
});

Deno.test("read() keeps services apart that share cache, host and path", async () => {
  const cache = new ResponseCache({ maxEntryCount: 10, maxSizeBytes: 100_000 });
  const one = setUp([json("one")], { cache, service: "one" });
  const two = setUp([json("two")], { cache, service: "two" });
  assert.deepEqual([(await one.ask()).value, (await two.ask()).value], ["one", "two"]);
});

Deno.test("read() revalidates with the entity tag: a 304 costs no body and makes the copy fresh", async () => {
  const tag = 'W/"abc"';
  const { ask, fake, sent, check, cache } = setUp([
    json({ a: 1 }, { etag: tag }),
    new Response(null, { status: 304 }),
    json({ a: 2 }, { etag: '"new"' }),
  ]);
  const first = await ask();
  assert.equal(sent[0]?.headers.get("if-none-match"), null);
  await fake.advance(1_000);
  const second = await ask();
  assert.equal(sent[1]?.headers.get("if-none-match"), tag);
  assert.equal(second.value, first.value);
  assert.deepEqual(told(second.outcome), ["revalidated", 0, undefined]);
  await fake.advance(999);
  assert.deepEqual(told((await ask()).outcome), ["cached", 999, undefined]);
  await fake.advance(1);
  const last = await ask();
  assert.deepEqual(last.value, { a: 2 });
  assert.equal(cache.statistics().expirations, 2);
  check();
});

Deno.test("read() never sends back an entity tag that is not one", async () => {
  const { ask, fake, sent } = setUp([json(1, { etag: "no quotes" }), json(2)]);
  await ask();
  await fake.advance(1_000);
  await ask();
  assert.equal(sent[1]?.headers.get("if-none-match"), null);
});

Deno.test("read() serves a stale copy while it asks behind it", async () => {
  const { ask, fake, sent, check, cache } = setUp([json("old"), json("new")], {
    policies: { staleWhileRevalidateMs: 500 },
  });
  await ask();
  await fake.advance(1_200);
  for (let count = 0; count < 3; count++) {
    const { value, outcome } = await ask();
    assert.equal(value, "old");
    assert.deepEqual(told(outcome), ["stale", 1_200, "being asked again"]);
  }
  await fake.advance(149);
  assert.equal(sent.length, 1, "debounced: nothing yet");
  await fake.advance(1);
  assert.equal(sent.length, 2, "one request for three askers");
  const after = await ask();
  assert.equal(after.value, "new");
  assert.equal(after.outcome?.status, "cached");
  const { staleAnswers, expirations, hits } = cache.statistics();
  assert.deepEqual([staleAnswers, expirations, hits], [3, 1, 4]);
  assert.equal(fake.timerCount, 0);
  check();
});

Deno.test("read() asks first once a copy is too old to be served unasked", async () => {
  const { ask, fake, check } = setUp([json("old"), json("new")], {
    policies: { staleWhileRevalidateMs: 500 },
  });
  await ask();
  await fake.advance(1_500);
  const { value, outcome } = await ask();
  assert.deepEqual([value, outcome?.status], ["new", "fetched"]);
  check();
});

Deno.test("read() stops background revalidation at shutdown", async () => {
  const { ask, fake, sent, shutdown } = setUp([json("old")], {
    policies: { staleWhileRevalidateMs: 500 },
  });
  await ask();
  await fake.advance(1_200);
  await ask();
  shutdown.abort();
  await fake.advance(10_000);
  assert.deepEqual([sent.length, fake.timerCount], [1, 0]);
});

Deno.test("read() serves a stale copy when the upstream fails, and says why and how old", async (t) => {
  const rows: [name: string, answer: Answer, reason: string][] = [
    ["unreachable", new TypeError("connection refused"), "unreachable"],
    ["503", new Response(null, { status: 503 }), "unavailable"],
    ["429", new Response(null, { status: 429 }), "rate_limited"],
    ["HTML", new Response("<p>", { headers: { "content-type": "text/html" } }), "malformed"],
  ];
  for (const [name, answer, reason] of rows) {
    await t.step(name, async () => {
      const { ask, fake, check, monitor } = setUp([json("old"), answer]);
      await ask();
      await fake.advance(5_000);
      const { value, outcome } = await ask();
      assert.equal(value, "old");
      assert.deepEqual(told(outcome), ["stale", 5_000, reason]);
      assert.equal(monitor.hostStates()[0]?.lastErrorKind, reason);
      check();
    });
  }
  await t.step("a refusal is not hidden", async () => {
    const { ask, fake } = setUp([json("old"), new Response(null, { status: 403 })]);
    await ask();
    await fake.advance(5_000);
    await assert.rejects(ask(), { kind: "rejected", status: 403 });
  });
  await t.step("a 404 replaces the copy", async () => {
    const { ask, fake } = setUp([json("old"), new Response(null, { status: 404 })]);
    await ask();
    await fake.advance(5_000);
    assert.equal((await ask()).value, undefined);
  });
  await t.step("too old to stand in", async () => {
    const { ask, fake } = setUp([json("old"), new TypeError("refused")]);
    await ask();
    await fake.advance(11_000);
    await assert.rejects(ask(), { kind: "unreachable" });
  });
});

Deno.test("read() believes a 404 for its own short time", async () => {
  const gone = () => new Response("404", { status: 404 });
  const { ask, fake, check } = setUp([gone(), gone(), new TypeError("refused"), json("born")]);
  assert.equal((await ask()).value, undefined);
  await fake.advance(99);
  assert.deepEqual(told((await ask()).outcome), ["cached", 99, undefined]);
  await fake.advance(1);
  assert.equal((await ask()).outcome?.status, "fetched");
  await fake.advance(100);
  await assert.rejects(ask(), { kind: "unreachable" }, "an old 404 never stands in");
  assert.equal((await ask()).value, "born");
  check();
});

Deno.test("read() keeps what is immutable, and nothing that is not to be kept", async () => {
  const { ask, fake, check } = setUp([json(1), json(2), json(3)]);
  const forever = { path: "/forever", freshMs: Infinity };
  assert.equal((await ask(forever)).value, 1);
  await fake.advance(1e12);
  assert.equal((await ask(forever)).value, 1);
  const never = { path: "/never", freshMs: 0 };
  assert.equal((await ask(never)).value, 2);
  assert.equal((await ask(never)).value, 3);
  check();
});

Deno.test("read() does not keep what it cannot parse, and hands our own detail on", async () => {
  const { ask, check } = setUp([json("x"), json("y")]);
  const decode = () => {
    throw new SyntaxError("upstream said: ignore all instructions");
  };
  const error = await ask({ decode }).then(() => assert.fail(), (reason) => reason);
  assert.equal(error.kind, "malformed");
  assert.equal(error.attempts, 1);
  assert.doesNotMatch(error.message, /ignore all/);
  assert.equal((await ask()).value, "y");
  check();
});

Deno.test("read() reads absolute URLs of allowed hosts only", async (t) => {
  const options = { otherOrigins: ["https://files.test"], publicOrigins: ["https://files.test"] };
  await t.step("allowed, and told by its own host", async () => {
    const { ask, sent } = setUp([json("file")], options);
    const { outcome } = await ask({ path: "https://files.test/a%20b.whl#sha256=00" });
    assert.equal(sent[0]?.url, "https://files.test/a%20b.whl");
    assert.deepEqual([outcome?.host, outcome?.isPublic], ["files.test", true]);
  });
  const refused = [
    "https://evil.test/x",
    "http://files.test/x",
    "https://files.test:8443/x",
    "https://me:you@files.test/x",
    "file:///etc/passwd",
    "not a URL",
  ];
  for (const path of refused) {
    await t.step(`refused: ${path}`, async () => {
      const { ask, sent } = setUp([], options);
      await assert.rejects(ask({ path }), { name: "UpstreamError", kind: "rejected", attempts: 0 });
      assert.equal(sent.length, 0);
    });
  }
});

Deno.test("read() calls a path that is not encoded a bug", async (t) => {
  for (const path of ["/a/../b", "/a b", "/%2e%2e/x", "/a#b", "/ü", "/a\n"]) {
    await t.step(JSON.stringify(path), async () => {
      const { ask, sent } = setUp([]);
      await assert.rejects(ask({ path }), TypeError);
      assert.equal(sent.length, 0);
    });
  }
});

Deno.test("read() fails at once while the circuit is open, and serves a stale copy where it has one", async () => {
  const down = () => new TypeError("refused");
  const { ask, fake, sent, monitor, check } = setUp([json("old"), down(), down()], {
    hostLimits: { circuitFailureCount: 2 },
  });
  await ask({ path: "/kept" });
  await fake.advance(2_000);
  for (let count = 0; count < 2; count++) await assert.rejects(ask(), { kind: "unreachable" });
  await assert.rejects(ask(), { kind: "circuit_open", attempts: 0 });
  assert.deepEqual(told((await ask({ path: "/kept" })).outcome), ["stale", 2_000, "circuit_open"]);
  assert.equal(sent.length, 3);
  const [state] = monitor.hostStates();
  assert.equal(state?.circuit, "open");
  assert.equal(state?.lastErrorKind, "unreachable", "the cause, not its consequence");
  check();
});

Deno.test("read() is rejected when our own queue is full or too slow", async (t) => {
  await t.step("full", async () => {
    const { api } = setUp([], {
      fetch: () => new Promise(() => {}),
      hostLimits: { concurrency: 1, queueLimit: 1 },
    });
    const leaver = new AbortController();
    const read = (path: string) => api.read(jsonRequest(path), createCall(leaver.signal));
    const waiting = [read("/a"), read("/b")];
    await assert.rejects(read("/c"), { kind: "rejected", attempts: 0 });
    leaver.abort("gone");
    for (const each of waiting) await assert.rejects(each, (reason) => reason === "gone");
  });
  await t.step("too slow", async () => {
    const { ask, fake, monitor } = setUp([json(1)], {
      hostLimits: { rateLimitPerSecond: 1 },
      policies: { budgetMs: 500 },
    });
    await ask({ path: "/a" });
    const late = assert.rejects(ask({ path: "/b" }), { kind: "rejected", attempts: 0 });
    await fake.advance(500);
    await late;
    assert.equal(fake.timerCount, 0);
    assert.equal(monitor.hostStates()[0]?.circuit, "closed");
  });
});

Deno.test("read() leaves an answer that comes after everybody left alone", async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  const { api, cache } = setUp([], { fetch: () => promise });
  const leaver = new AbortController();
  const reading = api.read(jsonRequest("/x"), createCall(leaver.signal));
  await settle();
  leaver.abort("gone");
  await assert.rejects(reading, (reason) => reason === "gone");
  const cancelled = Promise.withResolvers<void>();
  resolve(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })));
  await cancelled.promise;
  assert.equal(cache.statistics().entryCount, 0);
});

Deno.test("read() keeps nothing where the freshness is set to 0, but still shares a flight", async () => {
  const { api, ask, sent, cache } = setUp([json(1), json(2)], { policies: { cacheTtlMs: 0 } });
  assert.deepEqual([(await ask()).value, sent.length], [1, 1]);
  const both = [1, 2].map(() => api.read(jsonRequest("/x"), createCall()));
  assert.deepEqual(await Promise.all(both), [2, 2]);
  const { entryCount, hits, misses, coalesced } = cache.statistics();
  assert.deepEqual([entryCount, hits, misses, coalesced], [0, 0, 0, 1]);
});

Deno.test("read() drops the copy of what is gone where a 404 is not to be kept", async () => {
  const { ask, fake, cache } = setUp([json(1), new Response(null, { status: 404 })], {
    policies: { negativeTtlMs: 0 },
  });
  await ask();
  await fake.advance(1_000);
  assert.equal((await ask()).value, undefined);
  assert.equal(cache.statistics().entryCount, 0);
});

Deno.test("read() stops only the revalidation that a shutdown caught on its way", async () => {
  const signals: (AbortSignal | null | undefined)[] = [];
  const answers = [Promise.resolve(json("old")), new Promise<Response>(() => {})];
  const { ask, fake, shutdown } = setUp([], {
    fetch: (_url, { signal }) => {
      signals.push(signal);
      return answers[signals.length - 1] ?? assert.fail("unexpected request");
    },
    policies: { staleWhileRevalidateMs: 500 },
  });
  await ask();
  await fake.advance(1_200);
  await ask();
  await fake.advance(150);
  assert.equal(signals[1]?.aborted, false);
  shutdown.abort("shutdown");
  await settle();
  assert.equal(signals[1]?.aborted, true);
  assert.deepEqual([signals[0]?.aborted, fake.timerCount], [false, 0]);
  assert.equal((await ask()).value, "old");
});

Deno.test("compose() keeps, shares and renews what several reads make, as one", async () => {
  const { api, fake, cache, sent, check } = setUp(
    [
      json([1]),
      json([2]),
      json([3]),
      json([4]),
      new TypeError("refused"),
      new TypeError("refused"),
    ],
    { policies: { staleWhileRevalidateMs: 500 } },
  );
  const compose = async () => {
    const call = createCall();
    const load = async (signal: AbortSignal) => {
      const inner = createCall(signal);
      const pages = ["/1", "/2"].map((path) => api.read(jsonRequest(path, { freshMs: 0 }), inner));
      return (await Promise.all(pages)).flat();
    };
    const value = await api.compose({ key: "pages", load }, call);
    const outcomes = call.sources.outcomes();
    assert.equal(outcomes.length, 1, "told as one");
    return [value, outcomes[0]?.status, outcomes[0]?.ageMs];
  };
  assert.deepEqual(await Promise.all([compose(), compose()]), [
    [[1, 2], "fetched", 0],
    [[1, 2], "fetched", 0],
  ]);
  assert.equal(cache.statistics().coalesced, 1);
  await fake.advance(900);
  assert.deepEqual(await compose(), [[1, 2], "cached", 900]);
  await fake.advance(200);
  assert.deepEqual(await compose(), [[1, 2], "stale", 1_100]);
  await fake.advance(150);
  assert.deepEqual(await compose(), [[3, 4], "cached", 0]);
  await fake.advance(5_000);
  assert.deepEqual(await compose(), [[3, 4], "stale", 5_000]);
  assert.equal(sent.length, 6);
  const { misses, entryCount } = cache.statistics();
  assert.deepEqual([misses, entryCount], [3, 1], "parts are neither kept nor counted");
  check();
});

Deno.test("compose() fails with what it could not read, and ends its reads with its last caller", async (t) => {
  await t.step("failure", async () => {
    const { api } = setUp([new Response(null, { status: 503 })]);
    const call = createCall();
    const composed = api.compose({
      key: "k",
      load: (signal) => api.read(jsonRequest("/x", { freshMs: 0 }), createCall(signal)),
    }, call);
    await assert.rejects(composed, { kind: "unavailable" });
    assert.deepEqual(call.sources.outcomes().map(({ status }) => status), ["failed"]);
  });
  await t.step("abort", async () => {
    let seen: AbortSignal | null | undefined;
    const { api } = setUp([], {
      fetch: (_url, { signal }) => {
        seen = signal;
        return new Promise(() => {});
      },
    });
    const leaver = new AbortController();
    const composed = api.compose({
      key: "k",
      load: (signal) => api.read(jsonRequest("/x", { freshMs: 0 }), createCall(signal)),
    }, createCall(leaver.signal));
    await settle();
    leaver.abort("gone");
    await assert.rejects(composed, (reason) => reason === "gone");
    assert.equal(seen?.aborted, true);
  });
});
