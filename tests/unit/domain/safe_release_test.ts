import assert from "node:assert/strict";
import fc from "fast-check";
import type { Advisory } from "../../../src/domain/advisory.ts";
import { affects } from "../../../src/domain/advisory_match.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { safeReleases } from "../../../src/domain/safe_release.ts";
import { advisory, entry, PROJECT, release } from "../../support/advisory_records.ts";

const RELEASES = [
  release("3.0b1"),
  release("2.10"),
  release("2.9"),
  release("2.1", { yanked: true }),
  release("2.0", { files: 0 }),
  release("1.9"),
  release("1.0"),
  release("2004d"),
];
const about = (...affected: ReturnType<typeof entry>[]) => advisory("PYSEC-1", { affected });

Deno.test("safeReleases() finds the nearest and the newest release without advisories", async (t) => {
  const rows: [
    rule: string,
    current: string,
    advisories: Advisory[],
    nearest: string | undefined,
    newest: string | undefined,
    undecided: number,
  ][] = [
    ["no advisories at all", "1.0", [], "1.9", "2.10", 0],
    [
      "the first that is fixed, in PEP 440 order",
      "1.0",
      [about(entry(["0 <2.9"]))],
      "2.9",
      "2.10",
      0,
    ],
    [
      "yanked and empty releases are no way out",
      "1.9",
      [about(entry(["0 <2.0"]))],
      "2.9",
      "2.10",
      0,
    ],
    [
      "fixed by one, affected by another",
      "1.0",
      [
        about(entry(["0 <1.9"])),
        about(entry([], ["1.9", "2.9"])),
      ],
      "2.10",
      "2.10",
      0,
    ],
    ["only older releases are safe", "1.9", [about(entry(["1.9"]))], undefined, "1.0", 0],
    ["nothing is safe", "1.0", [about(entry(["0"]))], undefined, undefined, 0],
    [
      "a withdrawn advisory does not count",
      "1.0",
      [
        { ...about(entry(["0"])), withdrawnAt: "2026-01-01T00:00:00Z" },
      ],
      "1.9",
      "2.10",
      0,
    ],
    [
      "what cannot be compared is not safe",
      "1.0",
      [about(entry(["0 <next"], ["1.9"]))],
      undefined,
      undefined,
      3,
    ],
    ["a pre-release may lead to a pre-release", "3.0a1", [], "3.0b1", "3.0b1", 0],
    ["a stable release may not", "2.10", [], undefined, "2.10", 0],
    [
      "a legacy version has no order, so nothing is near it",
      "2004d",
      [about(entry(["0 <1.5"]))],
      undefined,
      "2.10",
      0,
    ],
    ["the newest is a final release, also for a pre-release", "2.0a1", [], "2.9", "2.10", 0],
    [
      "a final release below the pre-release in use is no way up",
      "3.0a1",
      [about(entry(["3.0b1"]))],
      undefined,
      "2.10",
      0,
    ],
    [
      "malware of one version",
      "2.9",
      [advisory("MAL-1", { affected: [entry([], ["2.9"])] })],
      "2.10",
      "2.10",
      0,
    ],
  ];
  for (const [rule, current, advisories, nearest, newest, undecided] of rows) {
    await t.step(rule, () => {
      const found = safeReleases(RELEASES, advisories, {
        project: PROJECT,
        current: toReleaseVersion(current),
      });
      assert.equal(found.nearest?.text, nearest);
      assert.equal(found.newest?.text, newest);
      assert.equal(found.undecidedCount, undecided);
    });
  }
});

Deno.test("safeReleases() asks an affected run of releases about one advisory, not about all", () => {
  const records = Array.from({ length: 100 }, (_, index) => about(entry([], [`${index}.0.1`])));
  let reads = 0;
  const watched = {
    ...toReleaseVersion("150.0"),
    get text() {
      reads += 1;
      return "150.0";
    },
  };
  const releases = Array.from({ length: 200 }, (_, index) => release(`${index}.0`))
    .map((one) => one.version.text === watched.text ? { ...one, version: watched } : one);
  reads = 0;
  const found = safeReleases(releases, [...records, about(entry(["0"]))], {
    project: PROJECT,
    current: toReleaseVersion("0.0"),
  });
  assert.equal(found.newest, undefined);
  assert.ok(reads > 0 && reads < 10, `${reads} reads of one of 200 releases`);
});

Deno.test("safeReleases() never offers an affected release", () => {
  const bound = fc.nat({ max: 12 });
  const record = fc.tuple(bound, bound).map(([from, to]) => about(entry([`${from} <${to}`])));
  const property = fc.property(fc.array(record, { maxLength: 4 }), bound, (advisories, now) => {
    const releases = Array.from({ length: 12 }, (_, index) => release(`${index}.0`));
    const current = toReleaseVersion(`${now}.0`);
    const { nearest, newest } = safeReleases(releases, advisories, { project: PROJECT, current });
    for (const offered of [nearest, newest]) {
      if (offered === undefined) continue;
      for (const each of advisories) assert.equal(affects(each, PROJECT, offered), false);
    }
    const skipped = releases.filter(({ version }) =>
      Number(version.text) > now && Number(version.text) < Number(nearest?.text ?? 99)
    );
    for (const { version } of skipped) {
      assert.ok(advisories.some((each) => affects(each, PROJECT, version) === true));
    }
  });
  fc.assert(property, { seed: 1 });
});
