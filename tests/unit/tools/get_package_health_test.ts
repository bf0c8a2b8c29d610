import assert from "node:assert/strict";
import type { IndexOrigin } from "../../../src/domain/release.ts";
import { UnknownProjectError } from "../../../src/domain/unknown_project_error.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { getPackageHealth } from "../../../src/tools/get_package_health.ts";
import {
  advisory,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const RELEASES = [
  release("1.0", { uploadedAt: "2026-08-01T00:00:00Z" }),
  release("1.1", { uploadedAt: "2026-09-01T00:00:00Z" }),
  release("1.2", { uploadedAt: "2026-11-01T00:00:00Z" }),
];
const EXAMPLE = projectDocument("Example", RELEASES, {
  metadata: {
    licenseExpression: "MIT",
    requiresPython: ">=3.10",
    projectUrls: [["Source", "https://github.com/example/example"]],
    classifiers: ["Development Status :: 5 - Production/Stable"],
  },
  ownership: { roles: [{ user: "a", role: "Owner" }, { user: "b", role: "Maintainer" }] },
});
const HEALTHY: FakeAnswers = {
  projects: { example: EXAMPLE },
  pages: { example: indexPage("example", RELEASES) },
  advisories: { example: [] },
  downloads: { example: { lastDay: 1, lastWeek: 2, lastMonth: 5_000_000 } },
};
const FLAW = advisory("GHSA-x", "example", {
  databaseSeverity: "critical",
  ranges: [["0", "1.1"]],
});

interface Part {
  readonly part: string;
  readonly reason?: string;
  readonly evidence?: string;
  readonly source?: string;
  readonly possible?: number;
}
async function ask(
  answers: FakeAnswers,
  args: Record<string, unknown> = {},
  options: Parameters<typeof fakeDependencies>[1] = {},
) {
  const deps = fakeDependencies(answers, options);
  const call = { package_name: "Example", ...args };
  const { structured, text } = await getPackageHealth.call(call, deps, fakeCall());
  const left = new Map(
    (structured.left_out as readonly Part[]).map(({ part, reason }) => [part, reason ?? ""]),
  );
  const scored = structured.scoring_breakdown as readonly Part[];
  return {
    answer: structured,
    text,
    left,
    scored,
    deps,
    notes: structured.health_notes as string[],
  };
}

Deno.test("a well-kept release scores near 100 with every part looked at", async () => {
  const { answer, left, scored, notes, text } = await ask(HEALTHY);
  assert.ok((answer.health_score as number) >= 95, `${answer.health_score}`);
  assert.equal(answer.health_status, "excellent");
  assert.equal(answer.version, "1.2");
  assert.equal(answer.version_type, "stable");
  assert.equal(answer.total_versions, 3);
  assert.equal(answer.is_latest, true);
  assert.equal(answer.has_vulnerabilities, false);
  assert.equal(answer.is_yanked, false);
  assert.equal(answer.project_status, "active");
  assert.equal(answer.release_cadence, "regular");
  assert.equal(answer.latest_release_age_days, 21);
  assert.equal(answer.coverage, 1);
  assert.equal(left.size, 0);
  assert.ok(scored.every((part) => "evidence" in part && "source" in part && "weight" in part));
  assert.equal(
    Math.round(scored.reduce((sum, { possible = 0 }) => sum + possible, 0)),
    100,
  );
  assert.deepEqual(notes, []);
  assert.match(text, /^# example 1\.2: \d+ of 100, excellent/);
});

Deno.test("a part that could not be looked at is left out, named, and neither helps nor harms", async (t) => {
  const whole = (await ask(HEALTHY)).answer.health_score as number;
  const rows: Readonly<Record<string, readonly [answers: Partial<FakeAnswers>, reason: RegExp]>> = {
    "advisories": [
      { advisories: { example: upstreamError("osv") } },
      /OSV could not be read \(timeout\)/,
    ],
    "project status": [{ pages: { example: upstreamError("pypi-index") } }, /could not be read/],
    "downloads": [
      { downloads: { example: upstreamError("pypistats", "rate_limited") } },
      /rate_limited/,
    ],
  };
  for (const [part, [answers, reason]] of Object.entries(rows)) {
    await t.step(part, async () => {
      const { answer, left, text } = await ask({ ...HEALTHY, ...answers });
      assert.match(left.get(part) ?? "", reason);
      assert.equal(left.size, 1);
      assert.ok(Math.abs(answer.health_score as number - whole) <= 3);
      assert.ok((answer.coverage as number) < 1);
      assert.match(text, new RegExp(`Not in the score:\n- ${part}`));
    });
  }
});

Deno.test("without OSV it is unknown whether there are vulnerabilities, and the answer says so", async () => {
  const { answer, notes } = await ask({
    ...HEALTHY,
    advisories: { example: upstreamError("osv") },
  });
  assert.equal("has_vulnerabilities" in answer, false);
  assert.ok(notes.some((note) => /is unknown, which is not none/.test(note)));
});

Deno.test("without OSV, advisories that PyPI lists count with unknown severity", async () => {
  const listed = { id: "GHSA-x", source: "osv", aliases: [], fixedIn: [] };
  const { answer, notes, scored } = await ask({
    ...HEALTHY,
    projects: { example: { ...EXAMPLE, advisories: [listed] } },
    advisories: { example: upstreamError("osv") },
  });
  assert.equal(answer.has_vulnerabilities, true);
  const part = scored.find(({ part }) => part === "advisories");
  assert.match(String(part?.evidence), /^1 known advisory, .*; OSV could not be read \(timeout\)$/);
  assert.equal(part?.source, "pypi-json");
  assert.ok((answer.health_score as number) < 60);
  assert.match(notes[0] ?? "", /^1\.2 has known advisories: call check_vulnerabilities/);
  assert.ok(notes.includes("Whether there are more than those is unknown."));
});

Deno.test("known advisories lower the score and point to check_vulnerabilities", async () => {
  const own = releaseDocument("Example", release("1.0"));
  const { answer, notes } = await ask({
    ...HEALTHY,
    advisories: { example: [FLAW] },
    releases: { "example 1.0": own },
  }, { version: "1.0" });
  assert.equal(answer.has_vulnerabilities, true);
  assert.equal(answer.is_latest, false);
  assert.ok((answer.health_score as number) < 70);
  assert.ok(notes.some((note) => /call check_vulnerabilities/.test(note)));
  assert.ok(notes.includes("1.2 is the latest stable release."));
});

Deno.test("malware scores 0 whatever else is good", async () => {
  const malware = advisory("MAL-2026-1", "example", { ranges: [["0"]] });
  const { answer, notes } = await ask({ ...HEALTHY, advisories: { example: [malware] } });
  assert.equal(answer.health_score, 0);
  assert.equal(answer.health_status, "poor");
  assert.match(notes[0] ?? "", /malware: do not install/);
});

Deno.test("an advisory that cannot be compared is no clean record", async () => {
  const odd = advisory("GHSA-odd", "example", { ranges: [["x", "y"]] });
  const { answer, left } = await ask({ ...HEALTHY, advisories: { example: [odd] } });
  assert.equal("has_vulnerabilities" in answer, false);
  assert.match(left.get("advisories") ?? "", /one advisory may or may not be about it/);
});

Deno.test("a yanked release and an archived project are noted", async () => {
  const yanked = [
    release("1.0", { yank: { reason: "broken" }, uploadedAt: "2026-11-01T00:00:00Z" }),
  ];
  const { answer, notes } = await ask({
    ...HEALTHY,
    projects: { example: projectDocument("Example", yanked) },
    pages: { example: indexPage("example", yanked, { status: "archived" }) },
  });
  assert.equal(answer.is_yanked, true);
  assert.ok(notes.includes("1.0 was yanked by its publisher."));
  assert.ok(notes.includes("The project is archived: expect no fixes."));
});

Deno.test("a pre-release is noted as one, however good it scores", async () => {
  const only = [release("1.0a1", { uploadedAt: "2026-11-01T00:00:00Z" })];
  const { notes } = await ask({
    ...HEALTHY,
    projects: { example: projectDocument("Example", only) },
  });
  assert.ok(notes.some((note) => /^1\.0a1 is a pre-release/.test(note)));
});

Deno.test("parts that the settings switch off are left out and say so; nobody is asked for them", async () => {
  const { left, answer, notes, deps } = await ask(
    { projects: HEALTHY.projects ?? {}, pages: HEALTHY.pages ?? {} },
    {},
    { features: { vulnerabilityCheck: false, stats: false } },
  );
  assert.match(left.get("advisories") ?? "", /ENABLE_VULNERABILITY_CHECK/);
  assert.match(left.get("downloads") ?? "", /ENABLE_STATS/);
  assert.equal("has_vulnerabilities" in answer, false);
  assert.ok(notes.some((note) => /stands on 66 %/.test(note)), notes.join());
  assert.deepEqual(deps.calls.map((call) => call.split(" ")[0]).sort(), [
    "index.indexPage",
    "projects.project",
  ]);
});

Deno.test("when a release's own document fails, its metadata is left out, not judged as missing", async () => {
  const { left, answer } = await ask({
    ...HEALTHY,
    releases: { "example 1.1": upstreamError("pypi-json") },
  }, { version: "1.1" });
  assert.equal(answer.version, "1.1");
  for (const part of ["licence", "requires-python", "project links", "development status"]) {
    assert.match(left.get(part) ?? "", /could not be read/, part);
  }
});

Deno.test("a release that nobody could be asked about is not called clean", async () => {
  const { answer, left } = await ask({
    ...HEALTHY,
    releases: { "example 9": upstreamError("pypi-json") },
  }, { version: "9" });
  assert.equal("has_vulnerabilities" in answer, false);
  assert.equal("is_yanked" in answer, false);
  assert.match(left.get("advisories") ?? "", /not known whether it exists/);
  assert.match(left.get("yanked") ?? "", /not told/);
});

Deno.test("a project or release that does not exist, or PyPI's failure, is an error", async () => {
  const absent: FakeAnswers = {
    ...HEALTHY,
    projects: { example: "unknown" },
    pages: { example: "unknown" },
  };
  await assert.rejects(ask(absent), UnknownProjectError);
  const failing: FakeAnswers = { ...HEALTHY, projects: { example: upstreamError("pypi-json") } };
  await assert.rejects(ask(failing), UpstreamError);
  const releases = { "example 9": "unknown" as const };
  await assert.rejects(ask({ ...HEALTHY, releases }, { version: "9" }), UnknownReleaseError);
});

Deno.test("services that know PyPI's projects were not asked of other indexes' ones, which is no failure", async (t) => {
  const one = { name: "corp", isMain: false, alsoOn: ["pypi"], unread: [] };
  const rows: readonly (readonly [IndexOrigin, RegExp])[] = [
    [one, /^(?:OSV|pypistats) was not asked: index "corp" serves this project, and/],
    [
      { ...one, isMerged: true },
      /^(?:OSV|pypistats) was not asked: files of several indexes \("corp", "pypi"\) are listed/,
    ],
  ];
  for (const [origin, expected] of rows) {
    await t.step(origin.isMerged === true ? "files of several" : "one index", async () => {
      const { answer, left } = await ask({
        ...HEALTHY,
        projects: { example: { ...EXAMPLE, origin } },
        advisories: { example: upstreamError("osv", "rejected") },
        downloads: { example: upstreamError("pypistats", "rejected") },
      });
      assert.equal("has_vulnerabilities" in answer, false);
      for (const part of ["advisories", "downloads"]) assert.match(left.get(part) ?? "", expected);
    });
  }
});

Deno.test("a project that pypistats does not know is not judged unpopular", async () => {
  const { left } = await ask({ ...HEALTHY, downloads: { example: "unknown" } });
  assert.equal(left.get("downloads"), "pypistats does not know the project");
});
