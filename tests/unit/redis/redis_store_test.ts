import assert from "node:assert/strict";
import type { StoreLock } from "../../../src/cache/shared_store.ts";
import { FakeClock } from "../../support/fake_clock.ts";
import { openRedisParts } from "../../support/redis_parts.ts";
import { redisTest, startRedis } from "../../support/redis_server.ts";
import { until } from "../../support/until.ts";

const COPY = "test:v1:copy:key";
const LOCK = "test:v1:lock:key";

function isLock(lock: StoreLock | "taken" | "gone"): lock is StoreLock {
  return typeof lock === "object";
}

redisTest("RedisStore keeps bytes for a time, and no longer than it was told", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  const { store, counters } = parts;
  await parts.connected();
  const bytes = new Uint8Array(256).map((_, place) => place);
  assert.equal(await store.get("key", 1_000), undefined);
  store.set("key", bytes.subarray(1), 5_000.5);
  assert.deepEqual(await store.get("key", 1_000), bytes.slice(1), "commands keep their order");
  assert.equal(counters.writes, 1);
  assert.deepEqual(await store.get("key", 9), bytes.slice(1, 11), "and one more than asked for");
  const leftMs = Number(await redis.command("PTTL", COPY));
  assert.ok(leftMs > 3_000 && leftMs <= 5_001, `${leftMs}`);
  store.delete("key");
  assert.equal(await store.get("key", 9), undefined);
});

redisTest("RedisStore takes no other kind of value for a copy, and overwrites it", async (t) => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  const { store, counters } = parts;
  await parts.connected();
  const others: Readonly<Record<string, readonly string[]>> = {
    list: ["RPUSH", COPY, "x"],
    hash: ["HSET", COPY, "x", "y"],
    set: ["SADD", COPY, "x"],
    "sorted set": ["ZADD", COPY, "1", "x"],
    stream: ["XADD", COPY, "*", "x", "y"],
  };
  for (const [name, command] of Object.entries(others)) {
    await t.step(name, async () => {
      await redis.command("DEL", COPY);
      await redis.command(...command);
      const { foreign } = counters;
      assert.equal(await store.get("key", 9), undefined);
      assert.equal(counters.foreign, foreign + 1);
      store.set("key", new Uint8Array([1]), 1_000);
      assert.deepEqual(await store.get("key", 9), new Uint8Array([1]));
      assert.equal(parts.link.state, "connected");
    });
  }
});

redisTest("RedisStore does not hold what a slow server has not taken", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url, timeoutMs: 2_000 });
  const { store, counters } = parts;
  await parts.connected();
  redis.pause();
  const large = new Uint8Array(8 * 2 ** 20);
  for (let count = 0; count < 6; count++) store.set(`key${count}`, large, 1_000);
  assert.equal(counters.skippedWrites, 2);
  redis.resume();
  await until("the others are written", () => counters.writes === 4);
  store.set("key", large, 1_000);
  await until("there is room again", () => counters.writes === 5);
});

redisTest("RedisStore.lock() lets one in, and the next when it is let go of", async () => {
  await using redis = await startRedis();
  await using first = openRedisParts({ url: redis.url });
  await using second = openRedisParts({ url: redis.url });
  await Promise.all([first.connected(), second.connected()]);
  const locks = await Promise.all(
    Array.from({ length: 20 }, (_, at) => (at % 2 ? first : second).store.lock("key")),
  );
  const [held, ...more] = locks.filter(isLock);
  assert.ok(held !== undefined && more.length === 0);
  held.release();
  await until("it is free", async () => await redis.command("EXISTS", LOCK) === "0");
  const next = await second.store.lock("key");
  assert.ok(isLock(next));
  held.release(); // again, and late: not its own any more
  assert.equal(await first.store.lock("key"), "taken");
  await second.store.close();
  assert.equal(await redis.command("EXISTS", LOCK), "0");
});

redisTest(
  "RedisStore.lock() is renewed while it is held, and ends by itself after a crash",
  async () => {
    await using redis = await startRedis();
    const time = new FakeClock();
    const held = openRedisParts({ url: redis.url, timers: time.timers, clock: time.clock });
    await using other = openRedisParts({ url: redis.url });
    await Promise.all([held.connected(), other.connected()]);
    assert.ok(isLock(await held.store.lock("key")));
    await redis.command("PEXPIRE", LOCK, "300");
    await time.advance(1_000);
    await until("it is renewed", async () => Number(await redis.command("PTTL", LOCK)) > 2_000);
    assert.equal(await other.store.lock("key"), "taken");
    await held.link.close(); // as a crash does: nobody lets go of it
    await redis.command("PEXPIRE", LOCK, "50");
    await until("another gets it", async () => isLock(await other.store.lock("key")), 2_000);
    assert.ok(Number(await redis.command("PTTL", LOCK)) <= 3_000, "a crash costs no more");
    await other.store.close();
  },
);

redisTest("RedisStore.lock() is not kept out by what is no lock", async (t) => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url });
  await parts.connected();
  const others: Readonly<Record<string, readonly string[]>> = {
    "a text without end": ["SET", LOCK, "x"],
    "a text for a day": ["SET", LOCK, "x", "EX", "86400"],
    "a list": ["RPUSH", LOCK, "x"],
  };
  for (const [name, command] of Object.entries(others)) {
    await t.step(name, async () => {
      await redis.command(...command);
      const lock = await parts.store.lock("key");
      assert.ok(isLock(lock));
      lock.release();
      await until("it is free", async () => await redis.command("EXISTS", LOCK) === "0");
    });
  }
});
