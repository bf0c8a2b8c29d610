/** The same program as three services that need nothing of each other and share Redis. @module */
import assert from "node:assert/strict";
import { TOOLS } from "../../src/tools/registry.ts";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import { connect, httpTransport, PROTOCOL_VERSIONS } from "../support/mcp_client.ts";
import { hasRedis, startRedis } from "../support/redis_server.ts";
import {
  type HttpProcess,
  sourceCommand,
  spawnHttp,
  upstreamFlags,
} from "../support/spawn_server.ts";

const DUTIES = ["packages", "security", "insight"] as const;
type Duty = typeof DUTIES[number];

/** One service; `redisUrl` where it shares. */
function startService(
  duty: Duty,
  upstream: FakeUpstream,
  redisUrl: string | undefined,
): Promise<HttpProcess> {
  return spawnHttp(sourceCommand(
    ...["serve", "--transport", "http", "--port", "0", "--toolsets", duty],
    ...redisUrl === undefined ? [] : ["--redis-url", redisUrl, "--redis-timeout", "5"],
    ...upstreamFlags(upstream.url),
  ));
}

function toolNames(duty: Duty): readonly string[] {
  return TOOLS.filter(({ toolset }) => toolset === duty).map(({ name }) => name).toSorted();
}

Deno.test("pypi-mcp --toolsets security answers security questions while no other service is there", async () => {
  await using upstream = startFakeUpstream();
  const service = await startService("security", upstream, undefined);
  const client = await connect(httpTransport(service.url), "2026-07-28");
  const { structuredContent, isError } = await client.callTool({
    name: "check_vulnerabilities",
    arguments: { package_name: "jinja2", version: "3.1.2" },
  });
  assert.notEqual(isError, true);
  assert.equal((structuredContent as { security_status: string }).security_status, "vulnerable");
  await client.close();
  assert.equal((await service.stop()).code, 0);
});

Deno.test({
  name:
    "services of three duties list their own tools, answer both eras and share what they fetched",
  ignore: !hasRedis,
  async fn() {
    await using upstream = startFakeUpstream();
    await using redis = await startRedis();
    const services = await Promise.all(
      DUTIES.map((duty) => startService(duty, upstream, redis.url)),
    );
    for (const [index, duty] of DUTIES.entries()) {
      const url = services[index]?.url;
      assert.ok(url !== undefined);
      for (const version of PROTOCOL_VERSIONS) {
        const client = await connect(httpTransport(url), version);
        const { tools } = await client.listTools();
        assert.deepEqual(tools.map(({ name }) => name).toSorted(), toolNames(duty), duty);
        await client.close();
      }
    }
    const ask = async (duty: Duty, name: string, args: Record<string, unknown>) => {
      const url = services[DUTIES.indexOf(duty)]?.url;
      assert.ok(url !== undefined);
      const client = await connect(httpTransport(url), "2025-11-25");
      const answer = await client.callTool({ name, arguments: args });
      assert.notEqual(answer.isError, true, JSON.stringify(answer.content));
      await client.close();
    };
    const jinja2 = { package_name: "jinja2" };
    await ask("packages", "get_package_info", jinja2);
    // Every service looks for itself whether an upstream answers, once, at its start: at `six`.
    const fetched = new Set(
      upstream.seen.map(({ path }) => path).filter((path) => path !== "/simple/six/"),
    );
    assert.ok(fetched.has("/pypi/jinja2/json"));
    await ask("security", "check_vulnerabilities", { ...jinja2, version: "3.1.2" });
    await ask("insight", "get_package_health", jinja2);
    const counts = new Map<string, number>();
    for (const { path } of upstream.seen) counts.set(path, (counts.get(path) ?? 0) + 1);
    for (const path of fetched) assert.equal(counts.get(path), 1, `${path} was asked again`);
    assert.ok(counts.size > fetched.size, "the other duties asked for what nobody had");

    await Promise.all(services.slice(0, 1).map((service) => service.kill()));
    await ask("security", "check_vulnerabilities", { ...jinja2, version: "3.1.3" });
    await Promise.all(services.slice(1).map((service) => service.stop()));
  },
});
