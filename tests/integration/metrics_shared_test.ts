import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { parsePrometheusText, seriesKey } from "../support/prometheus_text.ts";
import { redisTest, startRedis } from "../support/redis_server.ts";
import { until } from "../support/until.ts";
import { serveSettings } from "../support/served_app.ts";

async function figure(
  origin: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): Promise<number | undefined> {
  const text = await (await fetch(`${origin}/metrics`)).text();
  const wanted = seriesKey({ name, labels: new Map(Object.entries(labels)) });
  return parsePrometheusText(text).flatMap(({ samples }) => samples)
    .find((sample) => seriesKey(sample) === wanted)?.value;
}

async function readiness(origin: string): Promise<readonly [status: string, store: string]> {
  const { status, checks } = await (await fetch(`${origin}/health/ready`)).json();
  return [status, checks.shared_store];
}

redisTest(
  "metrics and readiness tell of the shared store, and of its loss and return",
  async (t) => {
    await using upstream = startFakeUpstream();
    const redis = await startRedis();
    const settings = {
      ...{ PYPI_BASE_URL: upstream.url, FILES_BASE_URL: upstream.url, OSV_BASE_URL: upstream.url },
      ...{ PYPISTATS_BASE_URL: upstream.url, INDEX_URL: `${upstream.url}/simple/` },
      ...{ METRICS: "true", REDIS_URL: redis.url },
    };
    const outcome = (word: string) => ({ tier: "shared", outcome: word });
    await using first = await serveSettings(settings);
    await until(
      "connected",
      async () => await figure(first.origin, "pypi_mcp_shared_store_up") === 1,
    );
    await first.app.invoke("get_package_info", { package_name: "requests" });
    assert.ok(
      (await figure(first.origin, "pypi_mcp_cache_lookups_total", outcome("miss")) ?? 0) > 0,
    );
    await until("written", async () => (await redis.keys()).length > 1);

    await using second = await serveSettings(settings);
    await t.step("what one replica fetched is the other's hit in the shared tier", async () => {
      await until("ready", async () => (await readiness(second.origin))[0] === "ok");
      await second.app.invoke("get_package_info", { package_name: "requests" });
      const hits = await figure(second.origin, "pypi_mcp_cache_lookups_total", outcome("hit"));
      assert.ok((hits ?? 0) > 0);
    });
    await t.step("without it: degraded, and calls go on", async () => {
      await redis.kill();
      await until("gone", async () => (await readiness(second.origin))[1] === "gone");
      assert.deepEqual(await readiness(second.origin), ["degraded", "gone"]);
      assert.equal(await figure(second.origin, "pypi_mcp_shared_store_up"), 0);
      const { isError } = await second.app.invoke("get_package_info", { package_name: "flask" });
      assert.equal(isError, false);
      const skipped = "pypi_mcp_shared_store_failed_commands_total";
      assert.ok((await figure(second.origin, skipped, { kind: "skipped" }) ?? 0) > 0);
    });
    await t.step("with it again: whole", async () => {
      await using _again = await startRedis({ port: redis.port });
      await until("back", async () => (await readiness(second.origin))[0] === "ok");
      assert.equal(await figure(second.origin, "pypi_mcp_shared_store_up"), 1);
    });
  },
);
