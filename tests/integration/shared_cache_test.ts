import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { redisTest, startRedis, until } from "../support/redis_server.ts";
import { startReplica } from "../support/replicas.ts";

redisTest("one replica's fetch serves all", async () => {
  await using upstream = startFakeUpstream();
  await using redis = await startRedis();
  await using first = await startReplica(upstream, { redisUrl: redis.url });
  await using second = await startReplica(upstream, { redisUrl: redis.url });
  await Promise.all([first.connected(), second.connected()]);
  const told = await first.app.invoke("get_package_info", { package_name: "requests" });
  assert.ok(!told.isError, told.text);
  const askedCount = upstream.count();
  await until("all is written", () => first.shared.statistics().writes >= askedCount);
  const again = await second.app.invoke("get_package_info", { package_name: "requests" });
  assert.equal(upstream.count(), askedCount);
  assert.deepEqual(again.structured?.versions, told.structured?.versions);
  assert.equal(second.shared.statistics().hits, askedCount);
});
