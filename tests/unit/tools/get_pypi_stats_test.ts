import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import type { StorageStatistics } from "../../../src/domain/release.ts";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { getPypiStats } from "../../../src/tools/get_pypi_stats.ts";
import { fakeCall, fakeDependencies, upstreamError } from "../../support/fake_sources.ts";

const STATISTICS: StorageStatistics = {
  totalSizeBytes: 30_300_000_000_000,
  projects: [
    { name: "small", sizeBytes: 1_000 },
    { name: "large", sizeBytes: 2_500_000_000 },
  ],
  readAt: "2026-11-22T12:00:00.000Z",
};

Deno.test("get_pypi_stats tells totals and projects under the contract's names, largest first", async () => {
  const deps = fakeDependencies({ storage: STATISTICS });
  const { structured } = await getPypiStats.call({}, deps, fakeCall());
  const { statistic, data_sources, ...rest } = structured;
  assert.deepEqual(rest, {
    total_packages_size: 30_300_000_000_000,
    total_size_formatted: "30.3 TB",
    top_packages: [
      { name: "large", size: 2_500_000_000, size_formatted: "2.5 GB" },
      { name: "small", size: 1_000, size_formatted: "1.0 kB" },
    ],
    last_updated: "2026-11-22T12:00:00.000Z",
  });
  assert.match(String(statistic), /not downloads/);
  assert.equal((data_sources as readonly unknown[]).length, 1);
});

Deno.test("get_pypi_stats labels its figures as storage in the text", async () => {
  const deps = fakeDependencies({ storage: STATISTICS });
  const { text } = await getPypiStats.call({}, deps, fakeCall());
  assert.match(text, /^PyPI stores 30\.3 TB \(storage: .*not downloads/);
});

Deno.test("get_pypi_stats strips hidden characters from names and says what it cut", async () => {
  const projects = Array.from({ length: 120 }, (_, n) => ({
    name: `p\u202e${n}`,
    sizeBytes: 1000 - n,
  }));
  const deps = fakeDependencies({ storage: { ...STATISTICS, projects } });
  const { structured, text } = await getPypiStats.call({}, deps, fakeCall());
  const shown = structured.top_packages as readonly { readonly name: string }[];
  assert.equal(shown.length, 100);
  assert.equal(shown[0]?.name, "p0");
  assert.deepEqual(structured.truncated, [
    { field: "top_packages", omitted: 20, how: "PyPI's page /stats/ lists them" },
  ]);
  assert.match(text, /80 more/);
});

Deno.test("get_pypi_stats fails when PyPI does, instead of showing zeros", async () => {
  const deps = fakeDependencies({ storage: upstreamError("pypi-stats") });
  await assert.rejects(getPypiStats.call({}, deps, fakeCall()), UpstreamError);
});

Deno.test("get_pypi_stats says that it is switched off and asks nothing", async () => {
  const deps = fakeDependencies({}, { features: { stats: false } });
  await assert.rejects(getPypiStats.call({}, deps, fakeCall()), (error) => {
    assert.ok(error instanceof CallerError);
    assert.match(error.message, /switched off .*ENABLE_STATS/);
    return true;
  });
  assert.deepEqual(deps.calls, []);
});
