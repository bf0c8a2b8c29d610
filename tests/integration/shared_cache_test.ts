import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { freePort } from "../support/free_port.ts";
import { redisTest, startRedis } from "../support/redis_server.ts";
import { until } from "../support/until.ts";
import { type Replica, startReplica } from "../support/replicas.ts";
import { selfSigned } from "../support/self_signed.ts";

/** Tools that read every service, and values of every kind. */
const CALLS: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ["get_package_info", { package_name: "requests" }],
  ["get_package_versions", { package_name: "django" }],
  ["get_release_files", { package_name: "numpy" }],
  ["get_dependencies", { package_name: "requests" }],
  ["check_vulnerabilities", { package_name: "django" }],
  ["check_vulnerabilities", { package_name: "requests", version: "2.19.0" }],
  ["get_package_health", { package_name: "flask" }],
  ["check_compatibility", { package_name: "numpy" }],
  ["get_pypi_stats", {}],
];

/** All of them at a time, without what tells how each source was read, and which came first. */
async function askAll({ app }: Replica): Promise<readonly string[]> {
  return await Promise.all(CALLS.map(async ([tool, args]) => {
    const { isError, structured, text } = await app.invoke(tool, args);
    assert.ok(!isError, text);
    return JSON.stringify(structured, (name, value) => {
      if (name === "data_sources") return undefined;
      return Array.isArray(value) && value.every((one) => typeof one === "string")
        ? value.toSorted()
        : value;
    });
  }));
}

/** Each command's time to the longest wait between attempts to connect: whole again in this time. */
const WHOLE_AGAIN_MS = 8_000;

redisTest("one replica's fetches serve all, to the letter", async () => {
  await using upstream = startFakeUpstream();
  await using redis = await startRedis();
  await using first = await startReplica(upstream, { redisUrl: redis.url });
  await using second = await startReplica(upstream, { redisUrl: redis.url });
  await Promise.all([first.connected(), second.connected()]);
  const told = await askAll(first);
  const askedCount = upstream.count();
  assert.ok(askedCount > 10);
  await until("all is written", async () => {
    const before = first.shared.statistics().writes;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return before > 10 && first.shared.statistics().writes === before;
  });
  assert.deepEqual(await askAll(second), told);
  assert.equal(upstream.count(), askedCount, "nothing is asked a second time");
  const keys = (await redis.keys()).join("\n");
  assert.match(keys, /:copy:wire:/);
  assert.match(keys, /:copy:made-/, "composed values, too");
  assert.equal(first.shared.statistics().skippedWrites, 0, "all of them can be carried");
  assert.equal(second.shared.statistics().foreign, 0);
});

redisTest("callers on two replicas at the same time cost what one of them costs", async () => {
  await using upstream = startFakeUpstream();
  await using redis = await startRedis();
  await using first = await startReplica(upstream, { redisUrl: redis.url });
  await using second = await startReplica(upstream, { redisUrl: redis.url });
  await Promise.all([first.connected(), second.connected()]);
  const answers = await Promise.all(
    Array.from(
      { length: 20 },
      (_, at) =>
        (at % 2 ? first : second).app.invoke("check_vulnerabilities", { package_name: "django" }),
    ),
  );
  for (const { isError, text } of answers) assert.ok(!isError, text);
  const paths = upstream.seen.map(({ path }) => path);
  assert.deepEqual(paths.toSorted(), [...new Set(paths)].toSorted(), "each path once");
});

redisTest("replicas keep to the rate of one", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  await using redis = await startRedis();
  const settings = { redisUrl: redis.url, rateLimitPerSecond: "10" };
  await using first = await startReplica(upstream, settings);
  await using second = await startReplica(upstream, settings);
  await using third = await startReplica(upstream, settings);
  const replicas = [first, second, third];
  await Promise.all(replicas.map((replica) => replica.connected()));
  const startedAtMs = performance.now();
  await Promise.all(Array.from({ length: 12 }, async (_, at) => {
    // Two requests for a project, and nobody asks for the same: 24 in all.
    await replicas[at % 3]?.app.invoke("get_package_info", { package_name: `project-${at}` });
  }));
  const tookMs = performance.now() - startedAtMs;
  const count = upstream.count();
  const leastMs = (count - 10) / 10 * 1_000;
  assert.ok(count >= 12);
  assert.ok(tookMs >= leastMs - 50, `${count} requests in ${tookMs} ms, at least ${leastMs}`);
});

redisTest("no call fails when Redis dies, and it is used again when it is back", async () => {
  await using upstream = startFakeUpstream();
  const port = freePort();
  const redis = await startRedis({ port });
  await using first = await startReplica(upstream, { redisUrl: redis.url, cacheTtlMs: "1" });
  await using second = await startReplica(upstream, { redisUrl: redis.url, cacheTtlMs: "1" });
  const replicas = [first, second];
  await Promise.all(replicas.map((replica) => replica.connected()));
  const round = async () => {
    for (const replica of replicas) replica.advance(60_000); // every copy is past its time
    for (const answers of await Promise.all(replicas.map(askAll))) assert.ok(answers.length > 0);
  };
  await round();
  const [during] = await Promise.all([round(), redis.kill()]);
  assert.equal(during, undefined);
  await until("it is told", () => replicas.every(({ shared }) => shared.state() === "gone"));
  const { errors } = first.shared.statistics();
  await round();
  assert.equal(
    first.shared.statistics().errors,
    errors,
    "nothing is sent, so nothing is waited for",
  );
  await using _back = await startRedis({ port });
  const backAtMs = performance.now();
  await Promise.all(replicas.map((replica) => replica.connected()));
  assert.ok(performance.now() - backAtMs < WHOLE_AGAIN_MS);
  await round();
  const { writes } = first.shared.statistics();
  await round();
  assert.ok(first.shared.statistics().writes + second.shared.statistics().writes > writes);
});

redisTest("a Redis that hangs costs a call a few timeouts, and the next one nothing", async () => {
  await using upstream = startFakeUpstream();
  await using redis = await startRedis();
  const settings = { redisUrl: redis.url, redisTimeoutMs: "0.2" };
  await using replica = await startReplica(upstream, settings);
  await replica.connected();
  redis.pause();
  const ask = async (package_name: string) => {
    const startedAtMs = performance.now();
    const { isError, text } = await replica.app.invoke("get_package_info", { package_name });
    assert.ok(!isError, text);
    return performance.now() - startedAtMs;
  };
  const firstMs = await ask("requests");
  assert.ok(firstMs < 10_000, `${firstMs}`);
  await until("it is known", () => replica.shared.state() === "gone");
  const { errors } = replica.shared.statistics();
  await ask("flask");
  assert.equal(replica.shared.statistics().errors, errors, "nothing is sent");
  redis.resume();
  await replica.connected();
});

redisTest(
  "nothing is kept where nothing is to be kept, and nothing of what is not real",
  async (t) => {
    await using upstream = startFakeUpstream();
    for (const off of [{ cacheTtlMs: "0" }, { cacheMaxEntryCount: "0" }, { demo: "true" }]) {
      await t.step(JSON.stringify(off), async () => {
        await using redis = await startRedis();
        await using replica = await startReplica(upstream, { redisUrl: redis.url, ...off });
        await replica.connected();
        const { isError, text } = await replica.app.invoke("get_package_info", {
          package_name: "requests",
        });
        assert.ok(!isError, text);
        assert.deepEqual(await redis.keys("*copy*"), []);
      });
    }
  },
);

redisTest("Redis is spoken to over TLS, and only where its certificate is trusted", async (t) => {
  await using tls = await selfSigned();
  if (tls === undefined) return console.error("SKIPPED: openssl is not installed");
  await using redis = await startRedis({ tls });
  const url = redis.url.replace("127.0.0.1", "localhost");
  const probe = async (env: Record<string, string>) => {
    const script = new URL("../support/redis_probe.ts", import.meta.url).pathname;
    const { stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-check", "--no-prompt", "--allow-net", script, url],
      env,
    }).output();
    return new TextDecoder().decode(stdout);
  };
  const [trusted, untrusted] = await Promise.all([
    probe({ DENO_CERT: tls.certificate }),
    probe({}),
  ]);
  await t.step("trusted", () => assert.match(trusted, /^connected/));
  await t.step("not trusted", () => assert.match(untrusted, /^gone /));
});
