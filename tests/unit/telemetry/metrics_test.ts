import assert from "node:assert/strict";
import { CALL_OUTCOMES } from "../../../src/mcp/call_observer.ts";
import { UPSTREAM_ERROR_KINDS } from "../../../src/resilience/upstream_error.ts";
import { CallTally } from "../../../src/telemetry/call_tally.ts";
import { DURATION_BOUNDS, DurationTally } from "../../../src/telemetry/duration_tally.ts";
import { ResponseTally } from "../../../src/telemetry/response_tally.ts";
import { WaitTally } from "../../../src/telemetry/wait_tally.ts";
import { parsePrometheusText } from "../../support/prometheus_text.ts";
import { metricsOf } from "../../support/sample_metrics.ts";

Deno.test("createMetrics() writes text that a strict reader accepts", async () => {
  const families = parsePrometheusText(await metricsOf().registry.metrics());
  assert.ok(families.length > 15);
  assert.ok(families.every(({ name }) => name.startsWith("pypi_mcp_")));
  assert.deepEqual(
    families.filter(({ samples }) => samples.length === 0).map(({ name }) => name),
    [],
    "the sample has something to tell for each",
  );
});

Deno.test("createMetrics() reads every figure anew, so that two scrapes agree with what was counted", async () => {
  const { registry, calls } = metricsOf();
  const count = async () =>
    parsePrometheusText(await registry.metrics())
      .find(({ name }) => name === "pypi_mcp_requests_total")?.samples
      .find(({ labels }) =>
        labels.get("name") === "get_package_info" && labels.get("outcome") === "ok"
      )?.value;
  const before = await count();
  assert.equal(await count(), before, "a scrape counts nothing");
  calls.begin({ method: "tools/call", name: "get_package_info" }).end("ok", []);
  assert.equal(await count(), (before ?? NaN) + 1);
});

Deno.test("createMetrics() says what a label may not break", async () => {
  const { registry, waits } = metricsOf();
  waits.add('a "quoted" \\ host\n', 1);
  const families = parsePrometheusText(await registry.metrics());
  const family = families.find(({ name }) => name === "pypi_mcp_limiter_wait_seconds");
  assert.ok(family?.samples.some(({ labels }) => labels.get("host")?.includes('\\"quoted\\"')));
});

Deno.test("CallTally counts calls by method, name and outcome, and those under way", () => {
  let nowMs = 0;
  const calls = new CallTally(() => nowMs);
  calls.announce("tools/call", ["a"]);
  const first = calls.begin({ method: "tools/call", name: "a" });
  const second = calls.begin({ method: "tools/call", name: "a" });
  nowMs = 40;
  first.end("upstream", []);
  const [row] = calls.rows();
  assert.equal(row?.inFlightCount, 1);
  assert.equal(row.outcomes.get("upstream")?.count, 1);
  assert.equal(row.outcomes.get("upstream")?.sumSeconds, 0.04);
  assert.equal(row.outcomes.get("ok")?.count, 0, "announced outcomes show as zero");
  nowMs = -1_000; // the clock was set back
  second.end("ok", []);
  assert.equal(row.outcomes.get("ok")?.sumSeconds, 0);
  assert.equal(row.inFlightCount, 0);
});

Deno.test("CallTally stays bounded even where names would not be", () => {
  const calls = new CallTally(() => 0);
  for (let index = 0; index < 10_000; index++) {
    calls.begin({ method: "tools/call", name: `made up ${index}` }).end("ok", []);
  }
  assert.equal(calls.rows().length, 501);
  const rest = calls.rows().find(({ name }) => name === "other");
  assert.equal(rest?.outcomes.get("ok")?.count, 9_500);
});

// By itself it is below 1 µs; the bound leaves room for a machine that runs all tests at once.
Deno.test("CallTally costs a call microseconds at most", () => {
  const calls = new CallTally(Date.now);
  const call = { method: "tools/call", name: "get_package_info" };
  const rounds = 50_000;
  let best = Infinity;
  for (let run = 0; run < 5; run++) {
    const startedAtMs = performance.now();
    for (let index = 0; index < rounds; index++) calls.begin(call).end("ok", []);
    best = Math.min(best, (performance.now() - startedAtMs) * 1_000 / rounds);
  }
  assert.ok(best < 10, `${best} µs`);
});

Deno.test("DurationTally puts a duration into every bucket whose bound it does not pass", async (t) => {
  const cases: readonly (readonly [durationMs: number, firstBound: number | undefined])[] = [
    ...[[0, 0.001], [1, 0.001], [1.001, 0.0025], [5, 0.005], [30_000, 30]] as const,
    ...[[30_001, undefined], [-5, 0.001], [NaN, 0.001]] as const,
  ];
  for (const [durationMs, firstBound] of cases) {
    await t.step(`${durationMs} ms`, () => {
      const tally = new DurationTally();
      tally.add(durationMs);
      assert.equal(tally.count, 1);
      const expected = DURATION_BOUNDS.map((bound) =>
        firstBound !== undefined && bound >= firstBound ? 1 : 0
      );
      assert.deepEqual(tally.cumulative().map(([, count]) => count), expected);
    });
  }
});

Deno.test("ResponseTally and WaitTally add up", () => {
  const responses = new ResponseTally();
  responses.add("/mcp", 200);
  responses.add("/mcp", 200);
  responses.add("other", 404);
  assert.deepEqual(responses.rows(), [["/mcp", 200, 2], ["other", 404, 1]]);
  const waits = new WaitTally();
  waits.add("pypi.org", 3);
  waits.add("pypi.org", 5);
  assert.equal(waits.hosts().get("pypi.org")?.sumSeconds, 0.008);
});

Deno.test("every outcome and every kind of failure can be a label", async () => {
  const families = parsePrometheusText(await metricsOf().registry.metrics());
  const values = (name: string, label: string) =>
    new Set(
      families.find((family) => family.name === name)?.samples
        .map(({ labels }) => labels.get(label)),
    );
  assert.deepEqual(values("pypi_mcp_requests_total", "outcome"), new Set(CALL_OUTCOMES));
  assert.deepEqual(
    values("pypi_mcp_upstream_failures_total", "kind"),
    new Set(UPSTREAM_ERROR_KINDS),
  );
});
