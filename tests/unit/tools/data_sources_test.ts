import assert from "node:assert/strict";
import { SourceLog, type SourceOutcome } from "../../../src/domain/source.ts";
import { agedOutcome, dataSources, sourcesLine } from "../../../src/tools/data_sources.ts";

function outcome(overrides: Partial<SourceOutcome>): SourceOutcome {
  return {
    service: "osv",
    host: "osv.test",
    isPublic: true,
    status: "fetched",
    ageMs: 0,
    ...overrides,
  };
}

function logOf(...outcomes: readonly SourceOutcome[]): SourceLog {
  const log = new SourceLog();
  for (const one of outcomes) log.record(one);
  return log;
}

Deno.test("dataSources() tells each outcome once, in seconds", () => {
  const log = logOf(
    outcome({ status: "cached", ageMs: 1_600 }),
    outcome({ status: "cached", ageMs: 1_600 }),
    outcome({ service: "pypi-json", status: "failed", reason: "timeout" }),
  );
  assert.deepEqual(dataSources(log), [
    { service: "osv", host: "osv.test", public: true, status: "cached", age_seconds: 2 },
    {
      service: "pypi-json",
      host: "osv.test",
      public: true,
      status: "failed",
      age_seconds: 0,
      reason: "timeout",
    },
  ]);
});

Deno.test("dataSources() tells the same look-ups in the same order, whichever ended first", () => {
  const outcomes = [
    outcome({ service: "pypi-json" }),
    outcome({ status: "cached", ageMs: 1_000 }),
    outcome({ status: "cached", ageMs: 9_000 }),
    outcome({ service: "pypi-index", host: "b.test" }),
    outcome({ service: "pypi-index", host: "a.test" }),
    outcome({ status: "failed", reason: "timeout" }),
    outcome({ status: "failed", reason: "rejected" }),
  ];
  const told = dataSources(logOf(...outcomes));
  assert.deepEqual(dataSources(logOf(...outcomes.toReversed())), told);
  assert.deepEqual(told.map(({ service, status }) => `${service} ${status}`), [
    ...["osv cached", "osv cached", "osv failed", "osv failed"],
    ...["pypi-index fetched", "pypi-index fetched", "pypi-json fetched"],
  ]);
  assert.deepEqual(told.slice(0, 2).map(({ age_seconds }) => age_seconds), [9, 1]);
});

Deno.test("agedOutcome() finds the oldest copy that a failed look-up was answered from", () => {
  const stale = (ageMs: number, reason: string) => outcome({ status: "stale", ageMs, reason });
  const log = logOf(
    stale(1, "rejected"),
    stale(3, "timeout"),
    stale(2, "unavailable"),
    stale(9, "old"),
  );
  assert.deepEqual(agedOutcome(log, "osv"), stale(3, "timeout"));
  assert.equal(agedOutcome(log, "pypi-json"), undefined);
  assert.equal(
    agedOutcome(logOf(stale(9, "old"), outcome({ status: "failed", reason: "timeout" })), "osv"),
    undefined,
  );
});

Deno.test("sourcesLine() names failures, old copies and hosts that are not public, nothing else", async (t) => {
  const rows: readonly [string, Partial<SourceOutcome>, string | undefined][] = [
    ["fetched", {}, undefined],
    ["cached", { status: "cached", ageMs: 9_000 }, undefined],
    ["failed", { status: "failed", reason: "timeout" }, "Sources: osv failed (timeout)"],
    ["skipped", { status: "skipped", reason: "off" }, "Sources: osv skipped (off)"],
    [
      "stale",
      { status: "stale", ageMs: 9_000, reason: "unavailable" },
      "Sources: osv stale, 9 s old (unavailable)",
    ],
    ["a mirror", { isPublic: false }, "Sources: osv at osv.test (not public)"],
  ];
  for (const [name, overrides, line] of rows) {
    await t.step(name, () => {
      assert.equal(sourcesLine(dataSources(logOf(outcome(overrides)))), line);
    });
  }
});
