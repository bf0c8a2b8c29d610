/** The rate of a caller over two replicas with one Redis, and without it. */
import assert from "node:assert/strict";
import { accessServer } from "../support/access_server.ts";
import { redisTest, startRedis } from "../support/redis_server.ts";

redisTest("two replicas share a caller's rate, and decide alone once Redis is gone", async () => {
  await using redis = await startRedis();
  const settings = {
    port: "0",
    callerRatePerSecond: "0.01",
    callerBurstCount: "6",
    redisUrl: redis.url,
    redisTimeoutMs: "2",
  };
  await using first = await accessServer(settings);
  await using second = await accessServer(settings);
  const ask = async ({ url }: { readonly url: URL }) => {
    const response = await fetch(url);
    await response.body?.cancel();
    return response;
  };
  await Promise.all([first.connected(), second.connected()]);
  const statuses: number[] = [];
  for (let count = 0; count < 4; count++) {
    statuses.push((await ask(first)).status, (await ask(second)).status);
  }
  assert.deepEqual(statuses, [405, 405, 405, 405, 405, 405, 429, 429], "405: it was let in");

  await redis.kill();
  for (const replica of [first, second]) {
    const alone = [await ask(replica), await ask(replica), await ask(replica)];
    assert.deepEqual(alone.map(({ status }) => status), [405, 405, 429], "two of six were left");
    assert.match(alone[2]?.headers.get("retry-after") ?? "", /^[1-9]\d*$/);
  }
});
