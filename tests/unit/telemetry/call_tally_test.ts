import assert from "node:assert/strict";
import { CallTally } from "../../../src/telemetry/call_tally.ts";

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
