import assert from "node:assert/strict";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { openRedisParts } from "../../support/redis_parts.ts";
import { freePort } from "../../support/free_port.ts";
import { redisTest, startRedis } from "../../support/redis_server.ts";
import { until } from "../../support/until.ts";
import { type ProxyFault, startTcpProxy } from "../../support/tcp_proxy.ts";

/** The oldest supported runtime leaves the timer of a connection that never came to be, or was cut off. */
const LEAVES_TIMERS = { sanitizeOps: false, sanitizeResources: false };
/** Three that are late, one after the other, and those of a connection that came to be meanwhile. */
const MOST_SENT = 6;
/** The longest wait between attempts to connect, and the time that one takes. */
const WHOLE_AGAIN_MS = 3_000 + 2_000 + 1_000;

redisTest(
  "RedisLink goes on without a server that fails, and uses it again when it is back",
  async (t) => {
    await using redis = await startRedis();
    const rows: readonly (readonly [ProxyFault, timeoutMs: number])[] = [
      ["refuse", 200],
      ["hang", 200],
      ["half-open", 200],
      ["reset midway", 200],
      ["slow drip", 200],
      ["slow drip", 400], // in time, just
      ["wrong content", 200],
    ];
    await Promise.all(rows.map(([fault, timeoutMs]) =>
      t.step({
        name: `${fault} at ${timeoutMs} ms`,
        sanitizeOps: false,
        sanitizeResources: false,
        sanitizeExit: false,
        async fn() {
          await using proxy = startTcpProxy(redis);
          const url = `redis://127.0.0.1:${proxy.port}`;
          const limitsMs: number[] = [];
          await using parts = openRedisParts({
            ...{ url, timeoutMs, prefix: `${fault} ${timeoutMs}` },
            timers: {
              after(delayMs, callback) {
                limitsMs.push(delayMs);
                return systemTimers.after(delayMs, callback);
              },
            },
          });
          await parts.connected();
          parts.store.set("key", new Uint8Array([1, 2, 3]), 60_000);
          await until("it is written", () => parts.counters.writes === 1);
          proxy.set(fault);
          const skippedCount = parts.counters.skippedCommands;
          limitsMs.length = 0;
          for (let count = 0; count < 100; count++) {
            const found = await parts.store.get("key", 100);
            assert.ok(found === "gone" || found === undefined || found[0] === 1);
          }
          const sentCount = 100 - (parts.counters.skippedCommands - skippedCount);
          assert.ok(sentCount <= MOST_SENT, `${sentCount} of 100 commands were waited for`);
          const limitedCount = limitsMs.filter((limitMs) => limitMs === timeoutMs).length;
          assert.ok(limitedCount >= sentCount, `only ${limitedCount} of ${sentCount} had a limit`);
          assert.equal(parts.link.state, "gone");
          assert.equal(await parts.store.get("key", 100), "gone");
          proxy.set("none");
          const healedAtMs = performance.now();
          await until(
            "it is used again",
            async () => typeof await parts.store.get("key", 9) === "object",
          );
          const backMs = performance.now() - healedAtMs;
          assert.ok(backMs < WHOLE_AGAIN_MS, `it took ${backMs} ms`);
          assert.match(parts.lines.join(""), /Redis is gone[^]*Redis is back/);
        },
      })
    ));
  },
  LEAVES_TIMERS,
);

redisTest(
  "RedisLink goes on without a server that is stopped midway, and finds the next one",
  async () => {
    const port = freePort();
    {
      await using redis = await startRedis({ port });
      await using parts = openRedisParts({ url: redis.url });
      await parts.connected();
      const asked = Promise.all(Array.from({ length: 50 }, () => parts.store.get("key", 9)));
      await redis.kill();
      for (const found of await asked) assert.ok(found === undefined || found === "gone");
      await parts.gone();
      await using next = await startRedis({ port });
      await parts.connected();
      assert.equal(await parts.store.get("key", 9), undefined);
      await next.kill();
    }
  },
);

redisTest("RedisLink goes on without a server that hangs with the system's help", async () => {
  await using redis = await startRedis();
  await using parts = openRedisParts({ url: redis.url, timeoutMs: 200 });
  await parts.connected();
  redis.pause();
  for (let count = 0; count < 4; count++) assert.equal(await parts.store.get("key", 9), "gone");
  assert.equal(parts.link.state, "gone");
  redis.resume();
  await parts.connected();
  assert.equal(await parts.store.get("key", 9), undefined);
}, LEAVES_TIMERS);

redisTest("RedisLink says that nothing is shared where the server refuses", async (t) => {
  await t.step("a wrong password, of which no line tells", async () => {
    await using redis = await startRedis({ password: "the-right-one" });
    const url = redis.url.replace("the-right-one", "guessed-wrongly");
    await using parts = openRedisParts({ url });
    await until("it was refused", () => parts.lines.length > 0);
    assert.equal(parts.link.state, "gone");
    assert.match(parts.lines.join(""), /reason=WRONGPASS/);
    assert.doesNotMatch(parts.lines.join(""), /guessed-wrongly|the-right-one/);
  });
  await t.step("the right password", async () => {
    await using redis = await startRedis({ password: "the-right-one" });
    await using parts = openRedisParts({ url: redis.url });
    await parts.connected();
  });
  const refusing: Readonly<Record<string, readonly string[]>> = {
    OOM: ["CONFIG", "SET", "maxmemory", "1"],
    READONLY: ["REPLICAOF", "127.0.0.1", "1"],
  };
  for (const [code, command] of Object.entries(refusing)) {
    await t.step(`writes refused: ${code}`, async () => {
      await using redis = await startRedis();
      await using parts = openRedisParts({ url: redis.url });
      await parts.connected();
      await redis.command("SET", "test:v1:copy:there", "x");
      await redis.command(...command);
      for (let count = 0; count < 3; count++) assert.equal(await parts.store.lock("key"), "gone");
      assert.equal(parts.link.state, "gone");
      assert.match(parts.lines.join(""), new RegExp(`refuses commands.*${code}`));
      const errorCount = parts.counters.errors;
      assert.equal(
        await parts.rates.nextTurn("host", { ratePerSecond: 1, burstCount: 1 }),
        undefined,
      );
      assert.equal(parts.counters.errors, errorCount, "writes are not tried for a while");
      assert.ok(typeof await parts.store.get("there", 9) === "object", "reads are answered");
    });
  }
}, LEAVES_TIMERS);

redisTest(
  "RedisLink knows of a server that hangs, or takes writes again, while nobody calls",
  async () => {
    await using redis = await startRedis();
    await using parts = openRedisParts({
      ...{ url: redis.url, timeoutMs: 300, watchMs: 20, breakMs: 200 },
    });
    await parts.connected();
    redis.pause();
    await parts.gone();
    redis.resume();
    await parts.connected();
    await redis.command("CONFIG", "SET", "maxmemory", "1");
    await until("writes are refused", async () => {
      await parts.store.lock("key");
      return parts.link.state === "gone";
    });
    await redis.command("CONFIG", "SET", "maxmemory", "0");
    await parts.connected();
  },
  LEAVES_TIMERS,
);

Deno.test("RedisLink waits for no server that never was there", async () => {
  await using parts = openRedisParts({ url: `redis://127.0.0.1:${freePort()}` });
  assert.equal(parts.link.state, "gone");
  assert.equal(await parts.store.get("key", 9), "gone");
  await until("it is told", () => parts.lines.length > 0);
  assert.match(parts.lines.join(""), /Redis is gone; going on without reason=ECONNREFUSED/);
});
