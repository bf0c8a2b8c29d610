import assert from "node:assert/strict";
import { systemTimers } from "../../src/resilience/timers.ts";
import { type RedisServer, redisTest, startRedis } from "../support/redis_server.ts";
import { until } from "../support/until.ts";
import {
  type Answer,
  type FunctionUpstream,
  functionUpstream,
  openSharedPipeline,
  type SharedPipeline,
  type SharedPipelineOptions,
  STALE_MS,
} from "../support/shared_pipeline.ts";
import { createCall, jsonRequest } from "../support/test_pipeline.ts";

const FRESH_MS = 1_000; // as in the policies of all test pipelines
const START_MS = Date.UTC(2026, 0, 1);

/** Two processes over one upstream, with one clock. */
interface Pair extends AsyncDisposable {
  readonly first: SharedPipeline;
  readonly second: SharedPipeline;
  readonly upstream: FunctionUpstream;
  advance(byMs: number): void;
}

async function openPair(
  redis: RedisServer,
  answer: Answer,
  options: Partial<SharedPipelineOptions> = {},
): Promise<Pair> {
  let nowMs = START_MS;
  const upstream = functionUpstream(answer);
  const open = () =>
    openSharedPipeline({
      ...{ redis: { url: redis.url }, fetch: upstream.fetch, clock: () => nowMs },
      ...options,
    });
  const [first, second] = await Promise.all([open(), open()]);
  return {
    ...{ first, second, upstream, advance: (byMs) => nowMs += byMs },
    async [Symbol.asyncDispose]() {
      await first[Symbol.asyncDispose]();
      await second[Symbol.asyncDispose]();
    },
  };
}

async function ask({ api }: SharedPipeline, path = "/a", rest: object = {}) {
  const call = createCall();
  const value = await api.read(jsonRequest(path, rest), call);
  const [outcome] = call.sources.outcomes();
  assert.ok(outcome !== undefined);
  const { status, ageMs, reason } = outcome;
  return { value, status, ageMs, ...(reason === undefined ? {} : { reason }) };
}

function written({ parts }: SharedPipeline, count = 1): Promise<void> {
  return until("it is written", () => parts.counters.writes >= count);
}

/** How often one process found that the other asks. */
function lockWaits({ first, second }: Pair): number {
  return first.parts.counters.lockWaits + second.parts.counters.lockWaits;
}

function json(value: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(value, { headers });
}

redisTest(
  "a copy of another process is fresh as long as it would be there, and kept here",
  async () => {
    await using redis = await startRedis();
    await using pair = await openPair(redis, () => json({ a: 1 }));
    const { first, second, upstream, advance } = pair;
    assert.deepEqual(await ask(first), { value: { a: 1 }, status: "fetched", ageMs: 0 });
    await written(first);
    advance(FRESH_MS - 1);
    const cached = { value: { a: 1 }, status: "cached", ageMs: FRESH_MS - 1 };
    assert.deepEqual(await ask(second), cached);
    assert.deepEqual(await ask(second), cached);
    assert.equal(second.parts.counters.hits, 1, "the second time from the local cache");
    const { hits, sharedHits, misses } = second.cache.statistics();
    assert.deepEqual({ hits, sharedHits, misses }, { hits: 2, sharedHits: 1, misses: 0 });
    assert.equal(upstream.requests.length, 1);
    advance(1);
    assert.equal((await ask(second)).status, "fetched");
    assert.equal(upstream.requests.length, 2);
  },
);

redisTest("callers of two processes at the same time send one request", async (t) => {
  await using redis = await startRedis();
  await t.step("read()", async () => {
    const { promise: answer, resolve } = Promise.withResolvers<Response>();
    await using pair = await openPair(redis, () => answer);
    const { first, second, upstream } = pair;
    const asked = Array.from({ length: 20 }, (_, at) => ask(at % 2 ? first : second));
    await until("one waits for the other", () => lockWaits(pair) === 1);
    resolve(json({ a: 1 }));
    const told = await Promise.all(asked);
    for (const { value } of told) assert.deepEqual(value, { a: 1 });
    assert.equal(upstream.requests.length, 1);
    assert.equal(lockWaits(pair), 1);
    const outcomes = [first, second].map((
      { parts },
    ) => [parts.counters.hits, parts.counters.misses]);
    assert.deepEqual(outcomes.sort(), [[0, 1], [1, 0]], "who waited found it: no miss as well");
  });
  await t.step("compose()", async () => {
    await using pair = await openPair(redis, () => json({}));
    let count = 0;
    const value = { big: 2n ** 70n, all: new Map([["a", new Set([1, undefined])]]) };
    const load = async () => {
      count++;
      await until("one waits for the other", () => lockWaits(pair) === 1);
      return value;
    };
    const told = await Promise.all(
      Array.from(
        { length: 20 },
        (_, at) =>
          (at % 2 ? pair.first : pair.second).api.compose({ key: "k", load }, createCall()),
      ),
    );
    for (const one of told) assert.deepEqual(one, value);
    assert.equal(count, 1);
  });
});

redisTest("a copy past its freshness is confirmed by its entity tag, for all", async () => {
  await using redis = await startRedis();
  await using pair = await openPair(
    redis,
    (request) =>
      request.headers.get("if-none-match") === '"e"'
        ? new Response(null, { status: 304 })
        : json({ a: 1 }, { etag: '"e"' }),
  );
  const { first, second, advance, upstream } = pair;
  await ask(first);
  await written(first);
  advance(FRESH_MS);
  assert.deepEqual(await ask(second), { value: { a: 1 }, status: "revalidated", ageMs: 0 });
  await written(second);
  const again = { value: { a: 1 }, status: "cached", ageMs: 0 };
  assert.deepEqual(await ask(first), again, "its own copy is older than the shared one");
  assert.deepEqual(await ask(second), again);
  assert.equal(upstream.requests.length, 2);
});

redisTest("a copy past its freshness stands in for an upstream that fails", async () => {
  await using redis = await startRedis();
  await using pair = await openPair(
    redis,
    (_, count) => count === 1 ? json({ a: 1 }) : new Response(null, { status: 503 }),
  );
  const { first, second, advance } = pair;
  await ask(first);
  await written(first);
  advance(FRESH_MS + 500);
  const stale = { value: { a: 1 }, status: "stale", ageMs: 1_500, reason: "unavailable" };
  assert.deepEqual(await ask(second), stale);
  assert.deepEqual(await ask(second), stale);
  await redis.command("FLUSHALL");
  assert.deepEqual(await ask(second), stale, "it is kept here, too");
  advance(STALE_MS);
  await assert.rejects(ask(second), { kind: "unavailable" });
});

redisTest(
  "a copy a little past its freshness is served while the upstream is asked behind it",
  async () => {
    await using redis = await startRedis();
    await using pair = await openPair(redis, (_, count) => json({ count }), {
      policies: { staleWhileRevalidateMs: 5_000, revalidateDebounceMs: 5 },
    });
    const { first, second, advance, upstream } = pair;
    await ask(first);
    await written(first);
    advance(FRESH_MS + 1);
    const reason = "being asked again";
    const stale = { value: { count: 1 }, status: "stale", ageMs: FRESH_MS + 1, reason };
    assert.deepEqual(await ask(second), stale);
    await until("it was asked", () => upstream.requests.length === 2);
    await written(second);
    assert.deepEqual(await ask(second), { value: { count: 2 }, status: "cached", ageMs: 0 });
  },
);

redisTest("what does not exist is shared as shortly as it is believed", async () => {
  await using redis = await startRedis();
  const negativeTtlMs = 30_000; // Redis counts real time, beside the clock of the test
  await using pair = await openPair(
    redis,
    () => new Response(null, { status: 404 }),
    { policies: { negativeTtlMs } },
  );
  const { first, second, advance, upstream } = pair;
  assert.equal((await ask(first)).value, undefined);
  await written(first);
  advance(negativeTtlMs - 1);
  assert.deepEqual(await ask(second), {
    value: undefined,
    status: "cached",
    ageMs: negativeTtlMs - 1,
  });
  const [key = ""] = await redis.keys("*copy*");
  const leftMs = Number(await redis.command("PTTL", key));
  assert.ok(leftMs > 0 && leftMs <= negativeTtlMs, `${leftMs}`);
  advance(1);
  assert.equal((await ask(second)).status, "fetched");
  assert.equal(upstream.requests.length, 2);
});

redisTest("what was there and is gone is gone for all", async () => {
  await using redis = await startRedis();
  await using pair = await openPair(
    redis,
    (_, count) => count === 1 ? json({}) : new Response(null, { status: 404 }),
    { policies: { negativeTtlMs: 0 } },
  );
  await ask(pair.first);
  await written(pair.first);
  pair.advance(FRESH_MS);
  assert.equal((await ask(pair.second)).value, undefined);
  await until("the copy is gone", async () => (await redis.keys("*copy*")).length === 0);
});

redisTest(
  "where the process that asks fails, the next one asks, and never two at once",
  async () => {
    await using redis = await startRedis();
    await using pair: Pair = await openPair(redis, async () => {
      await until("the other waits", () => lockWaits(pair) === 1);
      return new Response(null, { status: 400 });
    });
    const asked = [pair.first, pair.second].map((process) =>
      assert.rejects(ask(process), { kind: "rejected" })
    );
    await Promise.all(asked);
    assert.equal(pair.upstream.requests.length, 2);
    assert.equal(pair.upstream.mostAtOnce(), 1);
  },
);

redisTest("a caller that leaves lets the other process ask", async () => {
  await using redis = await startRedis();
  const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
  await using pair = await openPair(redis, (request, count) => {
    if (count > 1) return json({ a: 1 });
    onAsked();
    return new Promise((_, reject) => request.signal.addEventListener("abort", reject));
  });
  const leaving = new AbortController();
  const left = assert.rejects(
    pair.first.api.read(jsonRequest("/a"), createCall(leaving.signal)),
    { name: "AbortError" },
  );
  await asked;
  const waiting = ask(pair.second);
  await until("the other waits", () => pair.second.parts.counters.lockWaits === 1);
  leaving.abort();
  await left;
  const { value, status } = await waiting;
  assert.deepEqual({ value, status }, { value: { a: 1 }, status: "fetched" });
});

redisTest(
  "a process that died with the lock is waited for no longer than the lock lasts",
  async () => {
    await using redis = await startRedis();
    await using pair = await openPair(redis, () => json({ a: 1 }), {
      policies: { budgetMs: 600_000 },
    });
    await ask(pair.first);
    await written(pair.first);
    const [key = ""] = await redis.keys("*copy*");
    await redis.command("DEL", key);
    await redis.command("SET", key.replace(":copy:", ":lock:"), "the dead one's", "PX", "3000");
    const asked = ask(pair.second);
    await until("it waits", () => pair.second.parts.counters.lockWaits === 1);
    assert.equal(pair.upstream.requests.length, 1);
    await until("it asks", () => pair.upstream.requests.length === 2);
    assert.equal((await asked).status, "fetched");
  },
);

redisTest("a lock that is held for too long is no reason to fail", async () => {
  await using redis = await startRedis();
  // The pauses count, but take no time: a real quarter of the budget is left to ask.
  await using pair = await openPair(redis, () => json({ a: 1 }), {
    policies: { budgetMs: 8_000 },
    timers: { after: (byMs, callback) => systemTimers.after(byMs <= 150 ? 0 : byMs, callback) },
  });
  await ask(pair.first);
  await written(pair.first);
  const [key = ""] = await redis.keys("*copy*");
  await redis.command("DEL", key);
  await redis.command("SET", key.replace(":copy:", ":lock:"), "somebody's", "PX", "3000");
  assert.equal((await ask(pair.second)).status, "fetched");
  assert.equal(lockWaits(pair), 1);
});
