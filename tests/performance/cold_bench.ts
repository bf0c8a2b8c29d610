/** Cold look-ups: many callers for one package, and many packages at once, on a slow upstream. @module */
import assert from "node:assert/strict";
import { compose } from "../../src/compose.ts";
import { BENCH_PROJECTS, benchPaths, benchUpstream } from "./bench_catalogue.ts";
import { benchConfig } from "./bench_server.ts";

const UPSTREAM_DELAY_MS = 50;
const CALLERS = 20;
const PACKAGES = 100;
const REQUESTS_EACH = 2; // the index page and the JSON document, at once

/** Answers made before the clock runs: what is measured is the program, not the making of its upstream's answers. */
async function prepare(names: readonly string[]): Promise<ReadonlyMap<string, Response>> {
  const answers = names.flatMap(benchPaths).map(async (path) =>
    [path, await benchUpstream(`https://pypi.org${path}`)] as const
  );
  return new Map(await Promise.all(answers));
}

/** The program on a slow upstream that counts what it is asked. */
function slowProgram(ratePerSecond: number, answers: ReadonlyMap<string, Response>) {
  const config = benchConfig("stdio", [["rateLimitPerSecond", String(ratePerSecond)]]);
  let requests = 0;
  const app = compose(config, {
    writeLog: console.error,
    fetch: async (input) => {
      requests += 1;
      await new Promise((resolve) => setTimeout(resolve, UPSTREAM_DELAY_MS));
      const answer = answers.get(new URL(input instanceof Request ? input.url : input).pathname);
      assert.ok(answer !== undefined, "a request that nobody expected");
      return answer.clone();
    },
  });
  const ask = async (name: string | undefined) => {
    const { isError, text } = await app.invoke("get_package_versions", { package_name: name });
    assert.equal(isError, false, text);
  };
  return { config, ask, requests: () => requests, close: () => app.close() };
}

async function sameProject(): Promise<void> {
  const program = slowProgram(10, await prepare(BENCH_PROJECTS.slice(0, 1)));
  await Promise.all(Array.from({ length: CALLERS }, () => program.ask(BENCH_PROJECTS[0])));
  program.close();
  console.log(
    `| ${CALLERS} callers, one cold package | ${program.requests()} upstream requests | ${REQUESTS_EACH} |`,
  );
  assert.equal(program.requests(), REQUESTS_EACH);
}

/** The limit is what rate limiter and bulkhead allow together: the slower of the two. */
async function manyProjects(ratePerSecond: number): Promise<void> {
  const names = Array.from({ length: PACKAGES }, (_, index) => `cold-project-${index}`);
  const program = slowProgram(ratePerSecond, await prepare(names));
  const { maxConcurrencyCount } = program.config;
  const requests = PACKAGES * REQUESTS_EACH;
  const limiterMs = Math.max(0, requests - ratePerSecond) / ratePerSecond * 1_000; // a full bucket first
  const bulkheadMs = Math.ceil(requests / maxConcurrencyCount) * UPSTREAM_DELAY_MS;
  const limitMs = Math.max(limiterMs, bulkheadMs, UPSTREAM_DELAY_MS);
  const startedAtMs = performance.now();
  await Promise.all(names.map(program.ask));
  const tookMs = performance.now() - startedAtMs;
  program.close();
  console.log(
    `| ${PACKAGES} cold packages, ${ratePerSecond} a second, ${maxConcurrencyCount} at a time ` +
      `| ${Math.round(tookMs)} ms | ${Math.round(limitMs)} ms, ratio ${
        (tookMs / limitMs).toFixed(2)
      } |`,
  );
  assert.equal(program.requests(), requests);
  assert.ok(tookMs <= 2 * limitMs, `${tookMs} ms is over twice the limit`);
}

if (import.meta.main) {
  console.log(`\nCold look-ups, upstream delay ${UPSTREAM_DELAY_MS} ms\n`);
  console.log("| what | measured | allowed by limiter and bulkhead |");
  console.log("|---|---:|---:|");
  await sameProject();
  await manyProjects(10);
  await manyProjects(1_000);
  Deno.exit(0);
}
