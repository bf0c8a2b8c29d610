import assert from "node:assert/strict";
import fc from "fast-check";
import {
  affectedRangesHolding,
  affects,
  fixedIn,
  isMalicious,
  isWithdrawn,
  sortedVersions,
} from "../../../src/domain/advisory_match.ts";
import { parseProjectName } from "../../../src/domain/name.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { advisory, entry, PROJECT } from "../../support/advisory_records.ts";

const about = (...affected: ReturnType<typeof entry>[]) => advisory("PYSEC-1", { affected });
const ask = (record: ReturnType<typeof about>, version: string) =>
  affects(record, PROJECT, toReleaseVersion(version));

Deno.test("affects() follows OSV's rules in PEP 440 order", async (t) => {
  const other = parseProjectName("other");
  const rows: [
    rule: string,
    record: ReturnType<typeof about>,
    answers: Record<string, boolean | "unknown">,
  ][] = [
    ["enumerated versions are compared by PEP 440 equality", about(entry([], ["1.0", "2.0rc1"])), {
      "1.0": true,
      "1": true,
      "v1.0.0": true,
      "2.0-c1": true,
      "1.1": false,
    }],
    [
      "spellings that only PEP 440 makes equal",
      about(entry([], ["01.0", "0.0", "1.10", "2.0.0"])),
      {
        "1": true,
        "1.0.0": true,
        "0": true,
        "1.1": false,
        "1.10.0": true,
        "1.100": false,
        "2": true,
        "20": false,
      },
    ],
    ['introduced "0" is the beginning, also of development releases', about(entry(["0 <2.0"])), {
      "0.dev0": true,
      "0": true,
      "1.9": true,
      "1!0": false,
    }],
    ["fixed is exclusive", about(entry(["1.0 <2.0"])), {
      "0.9": false,
      "1.0rc1": false,
      "1.0": true,
      "2.0rc1": true, // before 2.0, so not fixed
      "2.0": false,
      "2.0.post1": false,
    }],
    ["last_affected is inclusive", about(entry(["1.0 <=2.0"])), {
      "2.0": true,
      "2.0.0": true,
      "2.0.post1": false,
      "2.0.1": false,
    }],
    ["numbers are compared as numbers", about(entry(["0 <2.10"])), { "2.9": true, "2.11": false }],
    ["a range without an end", about(entry(["2.0"])), { "1.9": false, "99": true }],
    ["several intervals in a range", about(entry(["0 <1.5 2.0 <2.3 3.0 <=3.1"])), {
      "1.4": true,
      "1.5": false,
      "1.9": false,
      "2.2": true,
      "2.3": false,
      "3.1": true,
      "3.2": false,
    }],
    ["events are ordered by version, not by their place", about(entry(["<2.3 2.0 <1.5 0"])), {
      "1.4": true,
      "1.7": false,
      "2.1": true,
      "2.4": false,
    }],
    ["an interval that begins where another ends", about(entry(["0 <1.0 1.0 <2.0"])), {
      "0.9": true,
      "1.0": true,
      "2.0": false,
    }],
    ["the same, told in another order", about(entry(["0 1.0 <1.0 <2.0"])), {
      "0.9": true,
      "1.0": true,
      "1.5": true,
      "2.0": false,
    }],
    ["introduced twice", about(entry(["0 1.0 <2.0"])), { "0.9": true, "1.5": true, "2.0": false }],
    ["an empty interval holds nothing", about(entry(["1.0 <1.0"])), { "1.0": false, "1.1": false }],
    ["one version only", about(entry(["1.0 <=1.0"])), { "1.0": true, "1.0.1": false }],
    ["several ranges: not only the first", about(entry(["0 <1.0", "2.0 <2.1"])), { "2.0": true }],
    [
      "several entries for one project: not only the first",
      about(entry(["0 <1.0"]), entry([], ["5.0"]), entry(["2.0 <2.1"])),
      { "5.0": true, "2.0": true, "3.0": false },
    ],
    ["an enumerated version outside the range", about(entry(["0 <1.0"], ["4.0"])), {
      "4.0": true,
      "4.1": false,
    }],
    ["a version in the range that is not enumerated", about(entry(["0 <1.0"], ["0.1"])), {
      "0.2": true,
    }],
    ["entries of other projects", about(entry(["0"], [], other)), { "1.0": false }],
    ["limits: before any of them", about(entry(["0 ~2.0 ~3.0"])), { "2.5": true, "3.0": false }],
    ["limit * is none", about(entry(["0 ~2.0 ~*"])), { "9": true }],
    ["epochs", about(entry(["0 <1!1.0"])), { "2025.1": true, "1!1.0": false }],
    ["a legacy version where ranges exist", about(entry(["0 <1.0"], ["2004d"])), {
      "2004d": true,
      "2004e": "unknown",
    }],
    ["a legacy version where all versions are enumerated", about(entry([], ["1.0"])), {
      "2004e": false,
    }],
    ["a legacy version where every version is affected", about(entry(["0"])), { "2004e": true }],
    ["events that cannot be ordered", about(entry(["0 <next"], ["1.0"])), {
      "1.0": true,
      "1.1": "unknown",
    }],
    ["an unreadable limit", about(entry(["0 ~soon"])), { "1.0": "unknown" }],
    ["a readable range beside an unreadable one", about(entry(["0 <next", "1.0 <2.0"])), {
      "1.5": true,
      "2.5": "unknown",
    }],
    ["nothing is introduced", about(entry(["<1.0"])), { "0.9": "unknown" }],
    ["no events", about(entry([""])), { "0.9": "unknown" }],
    ["neither versions nor ranges (only GIT ranges)", about(entry([])), { "1.0": "unknown" }],
    ["no entry that names a PyPI project", about(), { "1.0": "unknown" }],
    ["a local version of an affected release", about(entry(["0 <=2.0"], ["2.1"])), {
      "2.0+cpu": "unknown", // above 2.0 in order, and yet its build
      "2.1+cpu": "unknown",
      "1.0+cpu": true,
      "3.0+cpu": false,
    }],
  ];
  for (const [rule, record, answers] of rows) {
    await t.step(rule, () => {
      for (const [version, expected] of Object.entries(answers)) {
        assert.equal(ask(record, version), expected, version);
      }
    });
  }
});

Deno.test("affects() does not depend on the order of events", () => {
  // OSV: "events ... are sorted by version" before they are evaluated.
  const bounds = fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 2, maxLength: 8 })
    .map((numbers) => numbers.toSorted((a, b) => a - b));
  const property = fc.property(bounds, fc.nat({ max: 31 }), fc.infiniteStream(fc.nat()), (
    numbers,
    asked,
    random,
  ) => {
    const events = numbers.map((number, index) => index % 2 === 0 ? `${number}.0` : `<${number}.0`);
    const shuffled = events.map((text) => [random.next().value, text] as const)
      .toSorted(([a], [b]) => a - b).map(([, text]) => text);
    const passed = numbers.filter((number) => number <= asked).length;
    const expected = passed % 2 === 1; // inside after an odd number of boundaries
    assert.equal(ask(about(entry([events.join(" ")])), `${asked}`), expected);
    assert.equal(ask(about(entry([shuffled.join(" ")])), `${asked}`), expected);
  });
  fc.assert(property, { seed: 1 });
});

Deno.test("affectedRangesHolding() tells the intervals that hold the release", async (t) => {
  const record = about(entry(["0 <1.5 2.0 <2.3"], ["9.0"]), entry(["1.0 <=2.1", "3.0"]));
  const rows: [version: string, expected: object[]][] = [
    ["0.5", [{ fixed: "1.5" }]],
    ["1.2", [{ fixed: "1.5" }, { introduced: "1.0", lastAffected: "2.1" }]],
    ["2.2", [{ introduced: "2.0", fixed: "2.3" }]],
    ["2.9", []],
    ["9.0", [{ introduced: "3.0" }]],
  ];
  for (const [version, expected] of rows) {
    await t.step(version, () => {
      assert.deepEqual(affectedRangesHolding(record, PROJECT, toReleaseVersion(version)), expected);
    });
  }
});

Deno.test("fixedIn() tells where an update leads", async (t) => {
  const branches = about(entry(["2.0 <2.10 0 <1.9.1"]), entry(["0 <2.9"]));
  const rows: [rule: string, found: readonly string[], expected: string[]][] = [
    ["all, in PEP 440 order, without a release", fixedIn(branches, PROJECT), [
      "1.9.1",
      "2.9",
      "2.10",
    ]],
    ["the end of each interval that holds", fixedIn(branches, PROJECT, toReleaseVersion("1.0")), [
      "1.9.1",
      "2.9",
    ]],
    ["of the release's own branch", fixedIn(branches, PROJECT, toReleaseVersion("2.9.5")), [
      "2.10",
    ]],
    ["nothing where nothing holds", fixedIn(branches, PROJECT, toReleaseVersion("3.0")), []],
    [
      "the next fix where the release is only enumerated",
      fixedIn(about(entry(["0 <1.0 2.0 <2.1"], ["1.5"])), PROJECT, toReleaseVersion("1.5")),
      ["2.1"],
    ],
    [
      "no version twice",
      fixedIn(about(entry(["0 <2.0", "0 <2.0.0"])), PROJECT),
      ["2.0"],
    ],
    ["nothing where no fix is known", fixedIn(about(entry(["0"])), PROJECT), []],
    [
      "the first fix for a legacy version",
      fixedIn(about(entry(["0 <2.0 3.0 <3.1"])), PROJECT, toReleaseVersion("2004d")),
      ["2.0"],
    ],
  ];
  for (const [rule, found, expected] of rows) {
    await t.step(rule, () => assert.deepEqual(found, expected));
  }
});

Deno.test("isMalicious() reads the id and the aliases", () => {
  assert.equal(isMalicious(advisory("MAL-2024-1")), true);
  assert.equal(isMalicious(advisory("GHSA-1", { aliases: ["CVE-1", "MAL-2024-1"] })), true);
  assert.equal(isMalicious(advisory("GHSA-1", { aliases: ["NORMAL-1"] })), false);
});

Deno.test("isWithdrawn() is told by the date of withdrawal", () => {
  assert.equal(isWithdrawn(advisory("GHSA-1", { withdrawnAt: "2026-05-12T00:00:00Z" })), true);
  assert.equal(isWithdrawn(advisory("GHSA-1")), false);
});

Deno.test("sortedVersions() keeps other text, last", () => {
  assert.deepEqual(sortedVersions(["next", "1.10", "1.9", "1.9.0", "2004d", "1.0rc1"]), [
    "1.0rc1",
    "1.9",
    "1.10",
    "2004d",
    "next",
  ]);
});
