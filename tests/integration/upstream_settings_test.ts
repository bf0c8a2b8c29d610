/** That each setting of upstreams and cache reaches the pipeline: beyond `settings_test.ts`, which proves the others. @module */
import assert from "node:assert/strict";
import { compose } from "../../src/compose.ts";
import { loadConfig } from "../../src/config/load.ts";
import type { OptionKey } from "../../src/config/options.ts";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { POPULAR_PROJECTS } from "../../src/domain/popular_projects.ts";
import { settle } from "../support/fake_clock.ts";

type Answer = (request: Request) => Response | Promise<Response>;

/** The program over `upstream` (the embedded one where none is given), with a clock that only the test moves. */
function setUp(settings: Readonly<Partial<Record<OptionKey, string>>>, upstream?: Answer) {
  const { config } = loadConfig({
    flags: new Map(Object.entries({ logLevel: "off", ...settings }) as [OptionKey, string][]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  });
  const { pypiBaseUrl: pypi, filesBaseUrl: files, osvBaseUrl: osv, pypistatsBaseUrl: pypistats } =
    config;
  const time = { nowMs: Date.parse(FACTS_DATE) };
  const clock = () => time.nowMs;
  const demo = createDemoUpstream({ baseUrls: { pypi, files, osv, pypistats }, clock });
  const network: { answer: Answer } = { answer: upstream ?? ((request) => demo.fetch(request)) };
  const paths: string[] = [];
  const app = compose(config, {
    writeLog: () => {},
    clock,
    random: () => 0, // the shortest wait before another attempt
    fetch: async (input, init) => {
      const request = new Request(input, init);
      paths.push(new URL(request.url).pathname);
      return await network.answer(request);
    },
  });
  const versions = (name: string) => app.invoke("get_package_versions", { package_name: name });
  return { app, paths, time, network, versions };
}

const broken: Answer = () => new Response("out of order", { status: 503 });

/** Answers nothing until the request is given up. */
const silent: Answer = ({ signal }) =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

async function read(response: Response) {
  const { status } = response;
  const headers = new Headers([["content-type", response.headers.get("content-type") ?? ""]]);
  return { status, headers, text: await response.text() };
}

/** How many of `count` look-ups at once reach an upstream that answers nothing. */
async function underWay(settings: Readonly<Partial<Record<OptionKey, string>>>, count = 12) {
  const { paths, versions } = setUp(settings, silent);
  const asked = POPULAR_PROJECTS.slice(0, count).map(versions);
  for (let turn = 0; turn < 20; turn += 1) await settle();
  const sent = paths.filter((path) => /^\/(?:pypi|simple)\//.test(path)).length;
  return { sent, results: Promise.all(asked) };
}

const EFFECTS: Readonly<Partial<Record<OptionKey, () => Promise<void>>>> = {
  async maxRetries() {
    for (const retries of [0, 1]) {
      const { paths, versions } = setUp({ maxRetries: String(retries) }, broken);
      assert.ok((await versions("idna")).isError);
      assert.equal(paths.filter((path) => path === "/pypi/idna/json").length, 1 + retries);
    }
  },
  async timeoutMs() {
    const { versions } = setUp({ timeoutMs: "0.1", maxRetries: "0" }, silent);
    const startedAtMs = performance.now();
    assert.match((await versions("idna")).text, /no complete answer in time/);
    assert.ok(performance.now() - startedAtMs < 15_000, "half of the default");
  },
  async maxResponseBytes() {
    const small = await setUp({ maxResponseBytes: "1024" }).versions("django");
    const usual = await setUp({}).versions("django");
    assert.deepEqual([small.isError, usual.isError], [true, false]);
  },
  async maxConcurrencyCount() {
    const limits = { timeoutMs: "0.2", maxRetries: "0", rateLimitPerSecond: "100" };
    const { sent, results } = await underWay({ ...limits, maxConcurrencyCount: "3" });
    assert.equal(sent, 3);
    await results;
  },
  async rateLimitPerSecond() {
    const limits = { timeoutMs: "0.2", maxRetries: "0", maxConcurrencyCount: "100" };
    const { sent, results } = await underWay({ ...limits, rateLimitPerSecond: "5" });
    assert.equal(sent, 5, "a full bucket holds one second's worth");
    await results;
  },
  async queueLimitCount() {
    const { versions } = setUp({
      timeoutMs: "0.2",
      maxRetries: "0",
      maxConcurrencyCount: "1",
      queueLimitCount: "0",
    }, silent);
    const first = versions("idna");
    const refused = await versions("flask");
    assert.match(refused.text, /queue|waiting/);
    await first;
  },
  async batchWindowMs() {
    for (const [batchWindowMs, batches] of [["0", 0], ["0.2", 1]] as const) {
      const { app, paths } = setUp({ batchWindowMs });
      const check = (name: string) => app.invoke("check_vulnerabilities", { package_name: name });
      const first = check("idna");
      for (let turn = 0; turn < 20; turn += 1) await settle(); // longer than no window, shorter than the other
      await Promise.all([first, check("six")]);
      assert.equal(paths.filter((path) => path === "/v1/querybatch").length, batches);
    }
  },
  async cacheNegativeTtlMs() {
    for (const [seconds, times] of [["60", 2], ["600", 1]] as const) {
      const { paths, time, versions } = setUp({ cacheNegativeTtlMs: seconds });
      await versions("no-such-project");
      time.nowMs += 61_000;
      await versions("no-such-project");
      assert.equal(
        paths.filter((path) => path === "/pypi/no-such-project/json").length,
        times,
        `believed for ${seconds} s`,
      );
    }
  },
  async cacheStaleMs() {
    for (const [cacheStaleMs, isError] of [["0", true], ["3600", false]] as const) {
      const { time, network, versions } = setUp({ cacheStaleMs, maxRetries: "0" });
      assert.equal((await versions("idna")).isError, false);
      network.answer = broken;
      time.nowMs += 1_800_000;
      assert.equal((await versions("idna")).isError, isError, `stale for ${cacheStaleMs} s`);
    }
  },
  async cacheMaxBytes() {
    // The clock stands still, so no turn comes back: more of them than this asks for.
    const { app, network, versions } = setUp({ cacheMaxBytes: "1 MiB", rateLimitPerSecond: "100" });
    const { answer } = network;
    const padding = " ".repeat(200_000); // JSON with blanks behind it is the same JSON, but a larger text
    network.answer = async (request) => {
      const { status, headers, text } = await Promise.resolve(answer(request)).then(read);
      return new Response(text + padding, { status, headers });
    };
    for (const name of ["idna", "flask", "six", "click", "h11", "anyio"]) {
      assert.equal((await versions(name)).isError, false, name);
    }
    const { structured } = await app.invoke("get_cache_info", {});
    const { cache_stats: stats } = structured as {
      cache_stats: { size_bytes: number; max_size_bytes: number; evictions: number };
    };
    assert.equal(stats.max_size_bytes, 1_048_576);
    assert.ok(stats.size_bytes <= 1_048_576, `${stats.size_bytes} bytes kept`);
    assert.ok(stats.evictions > 0, "nothing was evicted: the test asks for too little");
  },
};

Deno.test("a setting of upstreams or cache reaches the pipeline", async (t) => {
  for (const [name, effect] of Object.entries(EFFECTS)) await t.step(name, effect);
});
