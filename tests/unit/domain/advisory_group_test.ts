import assert from "node:assert/strict";
import fc from "fast-check";
import type { Advisory } from "../../../src/domain/advisory.ts";
import { groupAdvisories, groupSeverity, matchGroup } from "../../../src/domain/advisory_group.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { advisory, entry, PROJECT } from "../../support/advisory_records.ts";

const V3_CRITICAL = {
  type: "CVSS_V3",
  vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
} as const;
const V3_MEDIUM = {
  type: "CVSS_V3",
  vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N",
} as const;
const V4_LOW = {
  type: "CVSS_V4",
  vector: "CVSS:4.0/AV:P/AC:H/AT:P/PR:H/UI:N/VC:L/VI:L/VA:H/SC:H/SI:L/SA:H/E:U",
} as const;
const V2_HIGH = { type: "CVSS_V2", vector: "AV:N/AC:L/Au:N/C:C/I:C/A:C" } as const;
const BROKEN = { type: "CVSS_V3", vector: "CVSS:3.1/AV:N" } as const;

const idsOf = (advisories: readonly Advisory[]) =>
  groupAdvisories(advisories).map(({ members }) => members.map(({ id }) => id));

Deno.test("groupAdvisories() joins records over ids and aliases", async (t) => {
  const rows: [rule: string, records: Advisory[], groups: string[][]][] = [
    ["nothing", [], []],
    ["strangers stay apart", [advisory("GHSA-1"), advisory("GHSA-2")], [["GHSA-1"], ["GHSA-2"]]],
    ["one names the other", [advisory("PYSEC-1", { aliases: ["GHSA-1"] }), advisory("GHSA-1")], [
      ["GHSA-1", "PYSEC-1"],
    ]],
    [
      "both name a third",
      [advisory("PYSEC-1", { aliases: ["CVE-1"] }), advisory("GHSA-1", { aliases: ["CVE-1"] })],
      [["GHSA-1", "PYSEC-1"]],
    ],
    [
      "a chain, its middle last",
      [
        advisory("A-1", { aliases: ["CVE-1"] }),
        advisory("B-1", { aliases: ["CVE-2"] }),
        advisory("C-1", { aliases: ["CVE-1", "CVE-2"] }),
      ],
      [["A-1", "B-1", "C-1"]],
    ],
    ["related joins nothing", [advisory("A-1", { related: ["B-1"] }), advisory("B-1")], [
      ["A-1"],
      ["B-1"],
    ]],
    ["the same record twice", [advisory("A-1"), advisory("A-1")], [["A-1", "A-1"]]],
    [
      "a withdrawn record ties nothing together",
      [
        advisory("A-1", { aliases: ["CVE-1"] }),
        advisory("B-1", { aliases: ["CVE-2"] }),
        advisory("C-1", { aliases: ["CVE-1", "CVE-2"], withdrawnAt: "2026-01-01T00:00:00Z" }),
      ],
      [["A-1"], ["B-1"], ["C-1"]],
    ],
  ];
  for (const [rule, records, groups] of rows) {
    await t.step(rule, () => assert.deepEqual(idsOf(records), groups));
  }
});

Deno.test("groupAdvisories() makes components: no id in two groups, whatever the order", () => {
  const id = fc.nat({ max: 12 }).map((number) => `CVE-${number}`);
  const record = fc.record({ id, aliases: fc.array(id, { maxLength: 3 }) })
    .map(({ id, aliases }) => advisory(id, { aliases }));
  const property = fc.property(fc.array(record, { maxLength: 12 }), (records) => {
    const groups = groupAdvisories(records);
    assert.equal(groups.flatMap(({ members }) => members).length, records.length);
    const names = groups.map(({ id, aliases }) => [id, ...aliases]);
    assert.equal(new Set(names.flat()).size, names.flat().length);
    const sorted = (list: typeof names) => list.map((some) => some.toSorted()).sort();
    const reversed = groupAdvisories(records.toReversed());
    assert.deepEqual(
      sorted(reversed.map(({ id, aliases }) => [id, ...aliases])),
      sorted(names),
    );
  });
  fc.assert(property, { seed: 1, numRuns: 300 });
});

Deno.test("groupAdvisories() prefers the ids MAL, GHSA, PYSEC, CVE", () => {
  const aliases = ["CVE-1", "PYSEC-1", "SNYK-1", "MAL-1"];
  const [group] = groupAdvisories([advisory("CVE-1"), advisory("GHSA-1", { aliases })]);
  assert.equal(group?.id, "GHSA-1");
  assert.deepEqual(group?.aliases, ["MAL-1", "PYSEC-1", "CVE-1", "SNYK-1"]);
});

Deno.test("groupAdvisories() puts the worst first: malware, severity, score, id", () => {
  const groups = groupAdvisories([
    advisory("GHSA-low", { databaseSeverity: "low" }),
    advisory("GHSA-unknown"),
    advisory("GHSA-critical", { severities: [V3_CRITICAL] }),
    advisory("GHSA-b", { severities: [V3_MEDIUM] }),
    advisory("GHSA-a", { databaseSeverity: "medium" }),
    advisory("MAL-1"),
    advisory("GHSA-gone", { severities: [V3_CRITICAL], withdrawnAt: "2026-01-01T00:00:00Z" }),
  ]);
  assert.deepEqual(groups.map(({ id }) => id), [
    "MAL-1",
    "GHSA-critical",
    "GHSA-b",
    "GHSA-a",
    "GHSA-low",
    "GHSA-unknown",
    "GHSA-gone",
  ]);
  assert.deepEqual(groups.filter(({ withdrawn }) => withdrawn).map(({ id }) => id), ["GHSA-gone"]);
});

Deno.test("groupAdvisories() does not call malicious what only names a withdrawn report", () => {
  const flaw = advisory("GHSA-1", { aliases: ["MAL-1"] });
  const report = advisory("MAL-1", { withdrawnAt: "2026-01-01T00:00:00Z" });
  assert.deepEqual(groupAdvisories([flaw]).map(({ malicious }) => malicious), [true]);
  const malicious = groupAdvisories([flaw, report]).map((group) => [group.id, group.malicious]);
  assert.deepEqual(malicious, [["GHSA-1", false], ["MAL-1", true]]);
});

Deno.test("groupAdvisories() gathers prose, dates and links of the members", () => {
  const [group] = groupAdvisories([
    advisory("PYSEC-1", {
      aliases: ["CVE-1"],
      summary: "from PYSEC",
      details: "details from PYSEC",
      publishedAt: "2024-01-01T00:00:00.25Z",
      modifiedAt: "2024-03-01T00:00:00Z",
      references: [{ type: "WEB", url: "https://example.org/a" }],
    }),
    advisory("GHSA-1", {
      aliases: ["CVE-1"],
      summary: "from GHSA",
      publishedAt: "2024-01-01T00:00:00Z",
      modifiedAt: "2024-02-01T00:00:00Z",
      references: [
        { type: "FIX", url: "https://example.org/b" },
        { type: "WEB", url: "https://example.org/a" },
      ],
    }),
  ]);
  assert.equal(group?.summary, "from GHSA");
  assert.equal(group?.details, "details from PYSEC");
  assert.equal(group?.publishedAt, "2024-01-01T00:00:00Z");
  assert.equal(group?.modifiedAt, "2024-03-01T00:00:00Z");
  assert.deepEqual(group?.references.map(({ url }) => url), [
    "https://example.org/b",
    "https://example.org/a",
  ]);
});

Deno.test("groupSeverity() takes one record's word, never an average", async (t) => {
  const rows: [rule: string, members: Advisory[], severity: string, score?: number][] = [
    [
      "GHSA before PYSEC",
      [
        advisory("PYSEC-1", { severities: [V3_CRITICAL] }),
        advisory("GHSA-1", { severities: [V3_MEDIUM] }),
      ],
      "medium",
      6.1,
    ],
    [
      "the newest CVSS version of that record",
      [
        advisory("GHSA-1", { severities: [V2_HIGH, V3_CRITICAL, V4_LOW] }),
      ],
      "low",
      1.8,
    ],
    [
      "another record's vector before a band",
      [
        advisory("GHSA-1", { databaseSeverity: "low" }),
        advisory("PYSEC-1", { severities: [V3_CRITICAL] }),
      ],
      "critical",
      9.8,
    ],
    ["the database's band where no vector can be scored", [
      advisory("GHSA-1", { severities: [BROKEN], databaseSeverity: "high" }),
    ], "high"],
    ["unknown where nothing is told, which is not low", [advisory("PYSEC-1")], "unknown"],
  ];
  for (const [rule, members, severity, score] of rows) {
    await t.step(rule, () => {
      const found = groupSeverity(members);
      assert.equal(found.severity, severity);
      assert.equal(found.score?.score, score);
    });
  }
});

Deno.test("groupSeverity() keeps the versions apart and names whose vector it is", () => {
  const { cvss } = groupSeverity([
    advisory("PYSEC-1", { severities: [V3_CRITICAL, V2_HIGH] }),
    advisory("GHSA-1", { severities: [V3_CRITICAL, V4_LOW, BROKEN] }),
  ]);
  assert.deepEqual(cvss.map(({ version, score, from }) => [version, score, from]), [
    ["4.0", 1.8, "GHSA-1"],
    ["3.1", 9.8, "GHSA-1"],
    ["2.0", 10, "PYSEC-1"],
  ]);
});

Deno.test("groupSeverity() reads vectors of the project's own entries", () => {
  const record = advisory("GHSA-1", {
    affected: [{ ...entry(["0"]), severities: [V3_CRITICAL] }],
  });
  assert.equal(groupSeverity([record]).severity, "unknown");
  assert.equal(groupSeverity([record], PROJECT).severity, "critical");
});

Deno.test("matchGroup() is affected if any member says so and safe only if all do", async (t) => {
  const yes = advisory("A-1", { affected: [entry(["0 <2.0"])] });
  const later = advisory("B-1", { affected: [entry(["0 <2.1"], ["1.0"])] });
  const no = advisory("C-1", { affected: [entry([], ["0.1"])] });
  const unclear = advisory("D-1", { affected: [entry([])] });
  const rows: [rule: string, members: Advisory[], affects: boolean | "unknown", fixes: string[]][] =
    [
      ["one says yes", [no, unclear, yes], true, ["2.0"]],
      ["two say yes", [later, yes], true, ["2.0", "2.1"]],
      ["one cannot tell", [no, unclear], "unknown", []],
      ["all say no", [no], false, []],
    ];
  for (const [rule, members, affects, fixes] of rows) {
    await t.step(rule, () => {
      const match = matchGroup({ members }, PROJECT, toReleaseVersion("1.0"));
      assert.equal(match.affects, affects);
      assert.deepEqual(match.fixedIn, fixes);
    });
  }
  await t.step("ranges of the members, each once", () => {
    const match = matchGroup({ members: [yes, yes, later] }, PROJECT, toReleaseVersion("1.0"));
    assert.deepEqual(match.ranges, [{ fixed: "2.0" }, { fixed: "2.1" }]);
  });
});
