/** The shared store on a Redis that somebody else started, as `.ci/run` does; the other tests start one of their own. @module */
import assert from "node:assert/strict";
import { openRedisParts } from "../support/redis_parts.ts";
import { hasRedis, startRedis } from "../support/redis_server.ts";

/** Set by `.ci/run`. */
const URL_VARIABLE = "PYPI_MCP_TEST_REDIS_URL";

Deno.test({
  name: "two processes share copies, locks and rates on a Redis that holds other things, too",
  ignore: Deno.env.get(URL_VARIABLE) === undefined && !hasRedis,
  async fn() {
    const given = Deno.env.get(URL_VARIABLE);
    await using own = given === undefined ? await startRedis() : undefined;
    const url = given ?? own?.url ?? "";
    const prefix = `test-${crypto.randomUUID()}`; // whatever else is there stays apart
    await using first = openRedisParts({ url, prefix });
    await using second = openRedisParts({ url, prefix });
    await Promise.all([first.connected(), second.connected()]);

    first.store.set("key", new Uint8Array([1, 2, 3]), 5_000);
    const lock = await first.store.lock("key"); // sent after the copy, over the same connection
    assert.ok(typeof lock === "object");
    assert.deepEqual(await second.store.get("key", 100), new Uint8Array([1, 2, 3]));
    assert.equal(await second.store.lock("key"), "taken");
    lock.release();
    const rate = { ratePerSecond: 0.01, burstCount: 1 };
    assert.deepEqual(await first.rates.tryTake("caller", rate), { isAllowed: true });
    assert.equal((await second.rates.tryTake("caller", rate))?.isAllowed, false);
    first.store.delete("key");
  },
});
