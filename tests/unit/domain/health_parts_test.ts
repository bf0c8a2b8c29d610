import assert from "node:assert/strict";
import { type AdvisoryGroup, groupAdvisories } from "../../../src/domain/advisory_group.ts";
import {
  advisoriesPart,
  developmentStatusPart,
  downloadsPart,
  filesPart,
  freshnessPart,
  licensePart,
  linksPart,
  ownershipPart,
  requiresPythonPart,
  statusPart,
  yankedPart,
} from "../../../src/domain/health_parts.ts";
import { type HealthPart, healthScore } from "../../../src/domain/health_score.ts";
import type { Distribution, DistributionKind } from "../../../src/domain/release.ts";
import { advisory } from "../../support/advisory_records.ts";

const groups = (...records: Parameters<typeof advisory>[]): readonly AdvisoryGroup[] =>
  groupAdvisories(records.map((record) => advisory(...record)));
const affecting = (some: readonly AdvisoryGroup[], undecidedCount = 0) =>
  advisoriesPart({ affecting: some, undecidedCount });
const files = (...kinds: DistributionKind[]): Distribution[] =>
  kinds.map((kind) => ({ filename: `a.${kind}`, url: `https://files.example/a.${kind}`, kind }));
const license = (rest: Partial<Parameters<typeof licensePart>[0]>) =>
  licensePart({ licenseFiles: [], classifiers: [], ...rest });
const downloads = (lastMonth: number) => downloadsPart({ lastDay: 0, lastWeek: 0, lastMonth });
const account = (user: string) => ({ user, role: "Owner" });

Deno.test("each part of the health score judges its evidence", async (t) => {
  const rows: [part: HealthPart, points: number | undefined, evidence: RegExp][] = [
    [affecting([]), 1, /no known advisory affects/],
    [
      affecting(groups(["GHSA-1", { databaseSeverity: "low" }])),
      0.75,
      /^1 known advisory, .* low$/,
    ],
    [
      affecting(groups(["GHSA-1", { databaseSeverity: "low" }], [
        "GHSA-2",
        { databaseSeverity: "critical" },
      ])),
      0,
      /^2 known advisories, .* critical$/,
    ],
    [affecting(groups(["PYSEC-1"])), 0.4, /unknown$/],
    [affecting(groups(["MAL-1"])), 0, /malware/],
    [affecting(groups(["GHSA-1", { withdrawnAt: "2026-01-01T00:00:00Z" }])), 1, /no known/],
    [affecting([], 2), undefined, /^2 advisories could not be compared/],
    [freshnessPart(90), 1, /90 days old/],
    [freshnessPart(1), 1, /1 day old/],
    [freshnessPart(91), 0.85, /91 days/],
    [freshnessPart(365), 0.7, /365 days/],
    [freshnessPart(730), 0.4, /730 days/],
    [freshnessPart(731), 0.1, /731 days/],
    [yankedPart(true), 0, /is yanked/],
    [yankedPart(false), 1, /not yanked/],
    [statusPart("active"), 1, /active/],
    [statusPart("archived"), 0.2, /archived/],
    [statusPart("deprecated"), 0.1, /deprecated/],
    [statusPart("quarantined"), 0, /quarantined/],
    [license({ licenseExpression: "MIT" }), 1, /expression/],
    [license({ license: "MIT" }), 0.9, /licence field/],
    [license({ classifiers: ["License :: OSI Approved :: MIT License"] }), 0.9, /classifier/],
    [license({ license: "long text ".repeat(500) }), 0.6, /name is not stated/],
    [license({ licenseFiles: ["LICENSE"] }), 0.6, /name is not stated/],
    [license({}), 0, /no licence/],
    [requiresPythonPart({ requiresPython: ">=3.9" }), 1, /is stated/],
    [requiresPythonPart({}), 0, /not stated/],
    [filesPart(files("wheel", "wheel", "sdist")), 1, /^2 wheels, a source distribution$/],
    [filesPart(files("wheel")), 0.9, /^1 wheel, no source/],
    [filesPart(files("sdist")), 0.4, /^0 wheels, a source/],
    [filesPart(files("egg")), 0, /^0 wheels, no source/],
    [ownershipPart({ roles: [account("a"), account("b")] }), 1, /^2 accounts/],
    [ownershipPart({ roles: [account("a"), account("a")] }), 0.5, /^1 account may/],
    [ownershipPart({ organization: "x", roles: [account("a")] }), 1, /organization/],
    [ownershipPart({ roles: [] }), undefined, /not told/],
    [linksPart({ projectUrls: [["Source", "https://example.org"]] }), 1, /to the source/],
    [linksPart({ projectUrls: [], homePage: "https://github.com/a/b" }), 1, /to the source/],
    [linksPart({ projectUrls: [["Docs", "https://example.org"]] }), 0.5, /none to the source/],
    [linksPart({ projectUrls: [["Docs", "https://notgithub.com/a"]] }), 0.5, /none to the source/],
    [linksPart({ projectUrls: [] }), 0, /no links/],
    [developmentStatusPart(["Development Status :: 5 - Production/Stable"]), 1, /Production/],
    [developmentStatusPart(["Development Status :: 7 - Inactive"]), 0, /Inactive/],
    [
      developmentStatusPart(["Development Status :: 4 - Beta", "Development Status :: 3 - Alpha"]),
      0.4,
      /as Alpha/,
    ],
    [developmentStatusPart([]), undefined, /no development status/],
    [downloads(0), 0.1, /^0 downloads/],
    [downloads(100), 0.3, /^100 downloads/],
    [downloads(1_000_000), 1, /^1000000 downloads/],
  ];
  for (const [part, points, evidence] of rows) {
    await t.step(`${part.name}: ${part.evidence}`, () => {
      assert.equal(part.points, points);
      assert.match(part.evidence, evidence);
    });
  }
});

Deno.test("a part whose facts could not be read is left out, and says so", () => {
  const unread = [
    advisoriesPart(undefined),
    freshnessPart(undefined),
    yankedPart(undefined),
    statusPart(undefined),
    licensePart(undefined),
    requiresPythonPart(undefined),
    filesPart(undefined),
    ownershipPart(undefined),
    linksPart(undefined),
    developmentStatusPart(undefined),
    downloadsPart(undefined),
  ];
  const { score, status, leftOut } = healthScore(unread);
  assert.equal(score, undefined);
  assert.equal(status, "unknown");
  assert.equal(leftOut.length, unread.length);
  for (const { name, evidence, source } of leftOut) {
    assert.match(evidence, /could not be read|not told|no release has/, name);
    assert.notEqual(source, "");
  }
  assert.equal(unread.reduce((sum, { weight }) => sum + weight, 0), 100);
  assert.equal(new Set(unread.map(({ name }) => name)).size, unread.length);
});

Deno.test("malware and quarantine end the score, whatever else is good", () => {
  const good = [freshnessPart(1), yankedPart(false), requiresPythonPart({ requiresPython: ">=3" })];
  for (const fatal of [affecting(groups(["MAL-1"])), statusPart("quarantined")]) {
    const { score, status } = healthScore([...good, fatal]);
    assert.equal(score, 0);
    assert.equal(status, "poor");
  }
});

Deno.test("nobody reads good of a release that is yanked, given up or gravely vulnerable", async (t) => {
  const good = [freshnessPart(1), downloads(1e8), requiresPythonPart({ requiresPython: ">=3" })];
  const rows: readonly (readonly [name: string, part: HealthPart, status: string])[] = [
    ["yanked", yankedPart(true), "fair"],
    ["archived", statusPart("archived"), "fair"],
    ["deprecated", statusPart("deprecated"), "fair"],
    ["high", affecting(groups(["GHSA-1", { databaseSeverity: "high" }])), "fair"],
    ["not rated", affecting(groups(["PYSEC-1"])), "fair"],
    ["neither", yankedPart(false), "excellent"],
  ];
  for (const [name, part, status] of rows) {
    await t.step(name, () => assert.equal(healthScore([...good, part]).status, status));
  }
});
