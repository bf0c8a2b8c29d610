import assert from "node:assert/strict";
import fc from "fast-check";
import type { Release } from "../../../src/domain/release.ts";
import { CADENCE_RULE, releaseCadence } from "../../../src/domain/release_cadence.ts";
import { release } from "../../support/advisory_records.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.parse("2026-06-01T12:00:00Z");

/** Releases that many days before now, in the order given. */
function releasedDaysAgo(...ages: number[]): Release[] {
  return ages.map((age, index) =>
    release(`1.${index}`, { uploadedAt: new Date(NOW_MS - age * DAY_MS).toISOString() })
  );
}
const read = (releases: readonly Release[], windowDays = 365) =>
  releaseCadence(releases, { nowMs: NOW_MS, windowDays });

Deno.test("releaseCadence() classifies by the median gap and by the newest release", async (t) => {
  const rows: [rule: string, releases: Release[], classification: string, median?: number][] = [
    ["no releases", [], "none"],
    ["releases without files", [release("1.0", { files: 0 })], "insufficient-data"],
    ["files without a time", [release("1.0")], "insufficient-data"],
    ["a time that is no time", [release("1.0", { uploadedAt: "soon" })], "insufficient-data"],
    ["one release", releasedDaysAgo(10), "insufficient-data"],
    ["one release, long ago", releasedDaysAgo(3_000), "insufficient-data"],
    ["two releases of one day", releasedDaysAgo(10, 10), "insufficient-data"],
    ["30 days", releasedDaysAgo(31, 1), "fast", 30],
    ["31 days", releasedDaysAgo(32, 1), "regular", 31],
    ["90 days", releasedDaysAgo(91, 1), "regular", 90],
    ["91 days", releasedDaysAgo(92, 1), "slow", 91],
    ["180 days", releasedDaysAgo(181, 1), "slow", 180],
    ["181 days", releasedDaysAgo(182, 1), "stalled", 181],
    ["fast, nothing for 365 days", releasedDaysAgo(375, 365), "fast", 10],
    ["fast, nothing for 366 days", releasedDaysAgo(376, 366), "stalled", 10],
    ["newest first makes no difference", releasedDaysAgo(1, 11, 31), "fast", 15],
    ["back-ports of one day are one", releasedDaysAgo(100, 100, 100, 1, 1, 1), "slow", 99],
    ["a release from the future is new", releasedDaysAgo(20, -5), "fast", 25],
  ];
  for (const [rule, releases, classification, median] of rows) {
    await t.step(rule, () => {
      const found = read(releases);
      assert.equal(found.classification, classification);
      assert.equal(found.medianDays, median);
    });
  }
});

Deno.test("releaseCadence() counts releases and tells first, latest and their gaps", () => {
  const found = read([
    ...releasedDaysAgo(500, 400, 10, 10, 0.75),
    release("0.1"),
    release("0.2", { files: 0 }),
  ], 30);
  assert.equal(found.totalReleases, 7);
  assert.equal(found.undatedReleases, 2);
  assert.equal(found.recentReleases, 3);
  assert.equal(found.windowDays, 30);
  assert.equal(found.firstRelease?.version.text, "1.0");
  assert.equal(found.latestRelease?.version.text, "1.4");
  assert.equal(found.latestAgeDays, 0);
  assert.equal(found.gapCount, 3); // 100, 390 and 9 days: 18 hours ago was yesterday
  assert.equal(found.medianDays, 100);
  assert.equal(found.meanDays, 166.3);
  assert.equal(found.rule, CADENCE_RULE);
});

Deno.test("releaseCadence() dates a release by its first file", () => {
  const [early, late] = releasedDaysAgo(100, 1);
  assert.ok(early !== undefined && late !== undefined);
  const both = { version: early.version, files: [...late.files, ...early.files] };
  assert.equal(read([both]).latestAgeDays, 100);
});

Deno.test("releaseCadence() looks at the latest gaps, not at years ago", () => {
  const busyYouth = Array.from({ length: 200 }, (_, index) => 3_000 + index);
  const lately = Array.from({ length: 21 }, (_, index) => 1 + index * 60);
  const found = read(releasedDaysAgo(...busyYouth, ...lately));
  assert.equal(found.gapCount, 20);
  assert.equal(found.medianDays, 60);
  assert.equal(found.classification, "regular");
});

Deno.test("releaseCadence() does not depend on the order of releases", () => {
  const ages = fc.array(fc.nat({ max: 2_000 }), { maxLength: 30 });
  const property = fc.property(ages, (some) => {
    const [forwards, backwards] = [
      read(releasedDaysAgo(...some)),
      read(releasedDaysAgo(
        ...some.toReversed(),
      )),
    ];
    assert.equal(forwards.classification, backwards.classification);
    assert.equal(forwards.medianDays, backwards.medianDays);
    assert.equal(forwards.meanDays, backwards.meanDays);
    assert.equal(forwards.gapCount, Math.min(20, Math.max(0, new Set(some).size - 1)));
  });
  fc.assert(property, { seed: 1 });
});
