import assert from "node:assert/strict";
import { openRedisParts } from "../../support/redis_parts.ts";
import { redisTest, startRedis } from "../../support/redis_server.ts";

/** So slow that no time passes in a test. */
const SLOW = { ratePerSecond: 0.01, burstCount: 5 };

redisTest("RedisRates.tryTake() lets a burst through, for all processes together", async () => {
  await using redis = await startRedis();
  await using first = openRedisParts({ url: redis.url });
  await using second = openRedisParts({ url: redis.url });
  await Promise.all([first.connected(), second.connected()]);
  const decisions = await Promise.all(
    Array.from({ length: 20 }, (_, at) => (at % 2 ? first : second).rates.tryTake("caller", SLOW)),
  );
  assert.equal(decisions.filter((decision) => decision?.isAllowed).length, 5);
  for (const decision of decisions) {
    if (decision === undefined || decision.isAllowed) continue;
    assert.ok(decision.retryAfterMs > 90_000 && decision.retryAfterMs <= 100_000);
  }
  const other = await first.rates.tryTake("another caller", SLOW);
  assert.deepEqual(other, { isAllowed: true }, "each has a bucket of its own");
});

redisTest("RedisRates.tryTake() gives a token back after its time", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  await parts.connected();
  const rate = { ratePerSecond: 3, burstCount: 1 };
  assert.deepEqual(await parts.rates.tryTake("caller", rate), { isAllowed: true });
  const refused = await parts.rates.tryTake("caller", rate);
  assert.ok(refused !== undefined && !refused.isAllowed && refused.retryAfterMs <= 334);
  await new Promise((resolve) => setTimeout(resolve, refused.retryAfterMs + 5)); // by Redis's clock
  assert.deepEqual(await parts.rates.tryTake("caller", rate), { isAllowed: true });
});

redisTest("RedisRates.tryTake() hides who calls, and leaves nothing behind for long", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  await parts.connected();
  await parts.rates.tryTake("a secret token", { ratePerSecond: 10, burstCount: 1 });
  const [key = "", ...more] = await redis.keys();
  assert.match(key, /^test:v1:rate:caller:[0-9a-f]{64}$/);
  assert.equal(more.length, 0);
  assert.ok(Number(await redis.command("PTTL", key)) <= 1_100);
});

redisTest(
  "RedisRates.nextTurn() gives turns one after the other, in the distance of the rate",
  async () => {
    await using redis = await startRedis();
    await using first = openRedisParts({ url: redis.url });
    await using second = openRedisParts({ url: redis.url });
    await Promise.all([first.connected(), second.connected()]);
    const rate = { ratePerSecond: 1 / 0.6, burstCount: 5 };
    const waits = await Promise.all(
      Array.from({ length: 8 }, (_, at) => (at % 2 ? first : second).rates.nextTurn("host", rate)),
    );
    assert.ok(waits.every((turn) => turn?.isTaken));
    const sorted = waits.map((turn) => turn?.waitMs ?? NaN).sort((a, b) => a - b);
    assert.deepEqual(sorted.map((waitMs) => Math.ceil(waitMs / 600)), [0, 0, 0, 0, 0, 1, 2, 3]);
  },
);

redisTest(
  "RedisRates.nextTurn() takes no turn that is far away: callers who left would keep others waiting",
  async () => {
    await using redis = await startRedis();
    await using parts = openRedisParts({ url: redis.url });
    await parts.connected();
    const rate = { ratePerSecond: 0.1, burstCount: 1 };
    assert.deepEqual(await parts.rates.nextTurn("host", rate), { isTaken: true, waitMs: 0 });
    const before = await redis.command("GET", "test:v1:rate:host:host");
    for (let left = 0; left < 20; left++) {
      const turn = await parts.rates.nextTurn("host", rate);
      assert.ok(turn !== undefined && !turn.isTaken, "until then, somebody else may have it");
      assert.ok(turn.waitMs > 1_000 && turn.waitMs <= 9_000, `${turn.waitMs}`);
    }
    assert.equal(await redis.command("GET", "test:v1:rate:host:host"), before);
  },
);

redisTest("RedisRates.nextTurn() gives turns at once when Redis's clock was set back", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  await parts.connected();
  const aheadMicros = (Date.now() + 60_000) * 1_000;
  await redis.command("SET", "test:v1:rate:host:host", `${aheadMicros}`);
  const turn = await parts.rates.nextTurn("host", { ratePerSecond: 10, burstCount: 10 });
  assert.deepEqual(turn, { isTaken: true, waitMs: 0 });
});

redisTest("RedisRates takes no other value for a bucket, and overwrites it", async (t) => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  await parts.connected();
  const key = "test:v1:rate:host:host";
  const others: Readonly<Record<string, readonly string[]>> = {
    "text": ["SET", key, "x"],
    "no number": ["SET", key, "nan"],
    "too large a number": ["SET", key, "1e300"],
    "infinity": ["SET", key, "inf"],
    "the far future": ["SET", key, "9000000000000000"],
    "a list": ["RPUSH", key, "x"],
  };
  for (const [name, command] of Object.entries(others)) {
    await t.step(name, async () => {
      await redis.command("DEL", key);
      await redis.command(...command);
      const turn = await parts.rates.nextTurn("host", SLOW);
      assert.deepEqual(turn, { isTaken: true, waitMs: 0 });
      assert.match(await redis.command("GET", key), /^\d{16}$/);
    });
  }
});
