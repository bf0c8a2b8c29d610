import assert from "node:assert/strict";
import { gzip } from "../../src/cache/compression.ts";
import { createEntrySeal } from "../../src/cache/entry_seal.ts";
import { sealEntry, type SharedEntry } from "../../src/cache/shared_entry.ts";
import { type RedisServer, redisTest, startRedis } from "../support/redis_server.ts";
import { until } from "../support/until.ts";
import {
  functionUpstream,
  openSharedPipeline,
  type SharedPipelineOptions,
} from "../support/shared_pipeline.ts";
import { createCall, jsonRequest } from "../support/test_pipeline.ts";

const START_MS = Date.UTC(2026, 0, 1);
const clock = () => START_MS;
const SIGNING_KEY = "a signing key that is long enough";

async function open(
  redis: RedisServer,
  options: Partial<SharedPipelineOptions> & { readonly signingKey?: string } = {},
) {
  const upstream = functionUpstream(() => Response.json({ from: "upstream" }));
  const { signingKey, ...rest } = options;
  const pipeline = await openSharedPipeline({
    redis: { url: redis.url, signingKey },
    fetch: upstream.fetch,
    clock,
    ...rest,
  });
  return {
    ...{ upstream, pipeline },
    counters: pipeline.parts.counters,
    read: (path = "/a") => pipeline.api.read(jsonRequest(path), createCall()),
    written: (count = 1) => until("it is written", () => pipeline.parts.counters.writes >= count),
    [Symbol.asyncDispose]: () => pipeline[Symbol.asyncDispose](),
  };
}

/** The key of the one copy, and its name in the seal. */
async function keyOf(redis: RedisServer): Promise<{ key: string; name: string }> {
  const [key = ""] = await redis.keys("test:v1:copy:*");
  return { key, name: key.replace("test:v1:copy:", "") };
}

async function put(redis: RedisServer, key: string, bytes: Uint8Array): Promise<void> {
  const child = new Deno.Command("redis-cli", {
    args: ["-p", `${redis.port}`, "-x", "SET", key],
    stdin: "piped",
    stdout: "null",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(bytes);
  await writer.close();
  await child.status;
}

function entryOf(text: string, meta: Partial<SharedEntry["meta"]> = {}): SharedEntry {
  return {
    text,
    meta: {
      ...{ confirmedAtMs: START_MS, readAtMs: START_MS, negative: false, etag: undefined },
      ...{ contentType: "application/json", movedTo: undefined },
      ...meta,
    },
  };
}

redisTest(
  "nothing of others under our keys becomes an answer, and our next answer takes its place",
  async (t) => {
    await using redis = await startRedis();
    {
      await using before = await open(redis);
      await before.read();
      await before.written();
    }
    const { key, name } = await keyOf(redis);
    const seal = createEntrySeal(undefined);
    const sealed = async (entry: SharedEntry, under = name, by = seal) => {
      const bytes = await sealEntry(entry, under, { seal: by, maxTextBytes: 1e9 });
      assert.ok(bytes !== undefined);
      return bytes;
    };
    const good = await sealed(entryOf('{"from":"redis"}'));
    const nextVersion = good.slice();
    nextVersion[3] = 0x32;
    const rows: Readonly<Record<string, Uint8Array>> = {
      "text": new TextEncoder().encode('{"from":"redis"}'),
      "one byte": new Uint8Array([0]),
      "noise": new Uint8Array(5_000).map((_, at) => at * 7 % 256),
      "a gzip bomb": await gzip(new Uint8Array(5_000_000)),
      "10 MB": new Uint8Array(10_000_000),
      "the next version": nextVersion,
      "a cut-off entry": good.slice(0, -1),
      "another key's entry": await sealed(entryOf('{"from":"redis"}'), "wire:another"),
      "a signed entry": await sealed(
        entryOf('{"from":"redis"}'),
        name,
        createEntrySeal(SIGNING_KEY),
      ),
      "an entry that swells": await sealed(entryOf(`"${"0".repeat(100_000)}"`)),
      "an entry of the future": await sealed(
        entryOf('{"from":"redis"}', { confirmedAtMs: START_MS + 3_600_000 }),
      ),
      "another media type": await sealed(entryOf("{}", { contentType: "text/html" })),
      "no media type": await sealed(entryOf("{}", { contentType: undefined })),
      "what does not parse": await sealed(entryOf("{")),
      "what comes from another host": await sealed(
        entryOf('{"from":"redis"}', { movedTo: "http://evil.example/a" }),
      ),
    };
    for (const [what, bytes] of Object.entries(rows)) {
      await t.step(what, async () => {
        await put(redis, key, bytes);
        await using process = await open(redis);
        assert.deepEqual(await process.read(), { from: "upstream" });
        const { foreign, misses } = process.counters;
        assert.deepEqual([foreign, misses], [1, 0], "one look-up counts once");
        assert.equal(process.counters.hits, 0);
        await process.written();
        await using next = await open(redis);
        assert.deepEqual(await next.read(), { from: "upstream" });
        assert.equal(next.upstream.requests.length, 0, "it has been overwritten");
      });
    }
    await t.step("a good one is found", async () => {
      await put(redis, key, good);
      await using process = await open(redis);
      assert.deepEqual(await process.read(), { from: "redis" });
    });
    await t.step("a tag that no header can carry is not sent", async () => {
      const bytes = await sealed(
        entryOf("{}", { confirmedAtMs: START_MS - 5_000, etag: '"a"\r\nx: y' }),
      );
      await put(redis, key, bytes);
      await using process = await open(redis);
      await process.read();
      assert.equal(process.upstream.requests[0]?.headers.get("if-none-match"), null);
    });
  },
);

redisTest("with a signing key, only what was signed with it is an answer", async () => {
  await using redis = await startRedis();
  await using unsigned = await open(redis);
  await unsigned.read();
  await unsigned.written();
  const { key } = await keyOf(redis);
  await using signed = await open(redis, { signingKey: SIGNING_KEY });
  assert.deepEqual(await signed.read(), { from: "upstream" });
  assert.equal(signed.counters.hits, 0);
  await signed.written();
  const [signedKey = ""] = (await redis.keys("test:v1:copy:*")).filter((other) => other !== key);
  assert.notEqual(signedKey, "", "not even the names are the same");
  assert.equal(await redis.command("COPY", key, signedKey, "REPLACE"), "1");
  await using next = await open(redis, { signingKey: SIGNING_KEY });
  assert.deepEqual(await next.read(), { from: "upstream" });
  assert.equal(next.counters.hits, 0);
  assert.ok(next.counters.foreign >= 1);
});

redisTest("answers are for those with the same credential, and no key tells it", async () => {
  await using redis = await startRedis();
  const authorize = (authorization: string | undefined) => ({ authorize: () => authorization });
  await using team = await open(redis, authorize("Basic team"));
  await using others = await open(redis, authorize("Basic others"));
  await using nobody = await open(redis, authorize(undefined));
  await using same = await open(redis, authorize("Basic team"));
  await team.read();
  await team.written();
  for (const stranger of [others, nobody]) {
    await stranger.read();
    assert.equal(stranger.upstream.requests.length, 1);
  }
  await same.read();
  assert.equal(same.upstream.requests.length, 0);
  assert.doesNotMatch((await redis.keys()).join(" "), /team|upstream\.example/);
});

redisTest(
  "composed values are shared by one version of the program, and only where they can be carried",
  async (t) => {
    await using redis = await startRedis();
    const compose = async (
      process: Awaited<ReturnType<typeof open>>,
      value: unknown,
    ): Promise<unknown> =>
      await process.pipeline.api.compose(
        { key: "k", load: () => Promise.resolve(value) },
        createCall(),
      );
    await using first = await open(redis);
    await using second = await open(redis);
    await using later = await open(redis, { programVersion: "2" });
    await t.step("by one version", async () => {
      await compose(first, { of: "first" });
      await first.written();
      assert.deepEqual(await compose(second, { of: "second" }), { of: "first" });
      assert.deepEqual(await compose(later, { of: "later" }), { of: "later" });
      assert.match((await redis.keys()).join(" "), /test:v1:copy:made-1:[0-9a-f]{64}/);
    });
    await t.step("where they can be carried", async () => {
      await redis.command("FLUSHALL");
      await using third = await open(redis);
      await using fourth = await open(redis);
      const url = new URL("http://example.org");
      assert.equal(await compose(third, url), url);
      await until("it was left out", () => third.counters.skippedWrites === 1);
      assert.deepEqual(await compose(fourth, { of: "fourth" }), { of: "fourth" });
    });
  },
);

redisTest("what the program may not ask for, it takes from no copy either", async () => {
  await using redis = await startRedis();
  const path = "http://files.example/a";
  await using may = await open(redis, { otherOrigins: ["http://files.example"] });
  await may.read(path);
  await may.written();
  await using mayNot = await open(redis);
  await assert.rejects(mayNot.read(path), { kind: "rejected" });
});

redisTest("what is not to be kept is not shared", async () => {
  await using redis = await startRedis();
  await using process = await open(redis);
  await process.pipeline.api.read(jsonRequest("/a", { freshMs: 0 }), createCall());
  assert.deepEqual(await redis.keys("*copy*"), []);
  assert.deepEqual(await redis.keys("*lock*"), []);
});
