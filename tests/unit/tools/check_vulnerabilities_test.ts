import assert from "node:assert/strict";
import type { Advisory } from "../../../src/domain/advisory.ts";
import type { ListedAdvisory } from "../../../src/domain/release.ts";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import {
  QuarantinedProjectError,
  UnknownProjectError,
} from "../../../src/domain/unknown_project_error.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { UPSTREAM_ERROR_KINDS } from "../../../src/resilience/upstream_error.ts";
import { checkVulnerabilities } from "../../../src/tools/check_vulnerabilities.ts";
import type { VulnerabilityAnswer } from "../../../src/tools/vulnerability_answer.ts";
import {
  advisory,
  type FakeAnswers,
  fakeCall,
  type FakeDependencies,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const HIGH = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N"; // 7.5
const GHSA = advisory("GHSA-aaaa-bbbb-cccc", "example", {
  aliases: ["CVE-2026-0001"],
  summary: "Reads any file",
  details: "A longer story",
  severities: [{ type: "CVSS_V3", vector: HIGH }],
  publishedAt: "2026-02-01T00:00:00Z",
  modifiedAt: "2026-03-01T00:00:00Z",
  references: [
    { type: "WEB", url: "https://example.test/web" },
    { type: "FIX", url: "https://example.test/fix" },
  ],
  ranges: [["0", "2.0"]],
});
const PYSEC = advisory("PYSEC-2026-1", "example", {
  aliases: ["CVE-2026-0001"],
  versions: ["1.0", "1.1"],
});
const MALWARE = advisory("MAL-2026-1", "example", { summary: "Steals keys", versions: ["1.1"] });
const LISTED: ListedAdvisory = {
  id: "GHSA-aaaa-bbbb-cccc",
  source: "osv",
  aliases: ["CVE-2026-0001"],
  summary: "Reads any file",
  fixedIn: ["2.0"],
};
const RELEASES = [release("1.0"), release("1.1"), release("2.0"), release("2.1")];
const EXAMPLE = projectDocument("Example", RELEASES);

interface Asked {
  readonly answer: VulnerabilityAnswer;
  readonly text: string;
  readonly deps: FakeDependencies;
}

async function ask(
  args: Record<string, unknown>,
  answers: FakeAnswers,
  options: Parameters<typeof fakeDependencies>[1] = {},
): Promise<Asked> {
  const deps = fakeDependencies(answers, options);
  const { structured, text } = await checkVulnerabilities.call(
    { package_name: "Example", ...args },
    deps,
    fakeCall(),
  );
  return { answer: structured as unknown as VulnerabilityAnswer, text, deps };
}
const withRecords = (records: readonly Advisory[]): FakeAnswers => ({
  projects: { example: EXAMPLE },
  advisories: { example: records },
});

/** The fields that a hasty reader takes for an all-clear. */
function assertNoAllClear(answer: VulnerabilityAnswer, text: string): void {
  assert.equal(answer.security_status, "unknown");
  assert.equal("has_vulnerabilities" in answer, false);
  assert.equal("vulnerability_count" in answer, false);
  assert.equal("is_malicious" in answer, false);
  assert.equal("severity_breakdown" in answer, false);
  assert.equal(answer.overall_severity, "unknown");
  assert.notEqual(answer.unknown_reasons.length, 0);
  assert.match(answer.recommendation, /^Do not/);
  assert.match(text, /^# example \S+( version\))?: unknown, \w/);
  assert.doesNotMatch(text, /no known advisories|No advisory is known/);
}

Deno.test("an affected release is told with everything that a person needs", async () => {
  const { answer, text } = await ask({ version: "1.0" }, withRecords([GHSA, PYSEC]));
  assert.equal(answer.package_name, "example");
  assert.equal(answer.version, "1.0");
  assert.equal(answer.security_status, "vulnerable");
  assert.equal(answer.has_vulnerabilities, true);
  assert.equal(answer.vulnerability_count, 1);
  assert.equal(answer.is_malicious, false);
  assert.equal(answer.overall_severity, "high");
  assert.equal(answer.overall_severity_score, 7.5);
  assert.equal(answer.severity_breakdown?.high, 1);
  assert.equal(answer.nearest_safe_version, "2.0");
  assert.equal(answer.newest_safe_version, "2.1");
  assert.deepEqual(answer.vulnerabilities, [{
    id: "GHSA-aaaa-bbbb-cccc",
    source: "osv",
    summary: "Reads any file",
    details: "A longer story",
    aliases: ["PYSEC-2026-1", "CVE-2026-0001"],
    is_malicious: false,
    affected_ranges: ["<2.0"],
    fixed_in: ["2.0"],
    link: "https://osv.dev/vulnerability/GHSA-aaaa-bbbb-cccc",
    references: ["https://example.test/fix", "https://example.test/web"],
    published: "2026-02-01T00:00:00Z",
    modified: "2026-03-01T00:00:00Z",
    severity: "high",
    severity_score: 7.5,
    cvss: [{ version: "3.1", score: 7.5, severity: "high", vector: HIGH }],
    recommendation: "Fixed in 2.0.",
  }]);
  assert.match(answer.recommendation, /Upgrade example 1\.0 to 2\.0.*newest such release is 2\.1/);
  assert.match(answer.recommendation, /pip install "example==2\.0"/);
  assert.match(text, /^# example 1\.0: vulnerable, 1 known vulnerability, worst high \(7\.5\)/);
  assert.match(text, /GHSA-aaaa-bbbb-cccc \(CVE-2026-0001\), severity high, CVSS 3\.1: 7\.5/);
});

Deno.test("a release that no record holds is secure, and nothing more is promised", async () => {
  const { answer, text } = await ask({ version: "2.0.0" }, withRecords([GHSA, PYSEC]));
  assert.equal(answer.security_status, "secure");
  assert.equal(answer.version, "2.0"); // PEP 440 equality, the index's spelling
  assert.equal(answer.has_vulnerabilities, false);
  assert.equal(answer.vulnerability_count, 0);
  assert.equal(answer.overall_severity, "none");
  assert.deepEqual(answer.vulnerabilities, []);
  assert.deepEqual(answer.unknown_reasons, []);
  assert.match(answer.recommendation, /No advisory is known for example 2\.0.*dependencies/);
  assert.match(text, /^# example 2\.0: no known advisories/);
});

Deno.test("without a version the latest stable release is checked, and the answer says so", async () => {
  const project = projectDocument("Example", [...RELEASES, release("3.0rc1")]);
  const { answer } = await ask({}, {
    projects: { example: project },
    advisories: { example: [] },
  });
  assert.equal(answer.version, "2.1");
  assert.equal(answer.version_chosen, "latest stable");
  assert.ok(
    answer.notes.some((note) => /No version was given; 2\.1 is the latest stable/.test(note)),
  );
});

Deno.test("without a stable release the newest pre-release or yanked one is checked and called so", async () => {
  const early = await ask({}, {
    projects: { example: projectDocument("Example", [release("1.0a1")]) },
    advisories: { example: [] },
  });
  assert.equal(early.answer.version_chosen, "latest pre-release");
  const yanked = await ask({}, {
    projects: { example: projectDocument("Example", [release("1.0", { yank: {} })]) },
    advisories: { example: [] },
  });
  assert.equal(yanked.answer.version_chosen, "latest");
  assert.equal(yanked.answer.yanked, true);
  assert.match(yanked.answer.recommendation, /^Choose another release/);
});

Deno.test("a failed OSV makes the status unknown, never secure, whatever the failure", async (t) => {
  for (const kind of UPSTREAM_ERROR_KINDS) {
    await t.step(kind, async () => {
      const { answer, text } = await ask({ version: "2.1" }, {
        projects: { example: EXAMPLE },
        advisories: { example: upstreamError("osv", kind) },
      });
      assertNoAllClear(answer, text);
      assert.ok(answer.unknown_reasons[0]?.startsWith(`OSV could not be read (${kind}); `));
      assert.ok(text.startsWith(`# example 2.1: unknown, OSV could not be read (${kind}); `));
      assert.ok(
        answer.data_sources.some(({ service, status, reason }) =>
          service === "osv" && status === "failed" && reason === kind
        ),
      );
      assert.equal(answer.nearest_safe_version, undefined);
      assert.equal(answer.newest_safe_version, undefined);
      assert.match(text, /Sources: osv failed/);
    });
  }
});

/** What is surely known is told, but nothing that may be incomplete looks complete. */
function assertKnownButUnknown(answer: VulnerabilityAnswer): void {
  assert.equal(answer.security_status, "unknown");
  assert.equal(answer.has_vulnerabilities, true);
  assert.equal("vulnerability_count" in answer, false);
  assert.equal("severity_breakdown" in answer, false);
  assert.equal("overall_severity_score" in answer, false);
  assert.notEqual(answer.vulnerabilities.length, 0);
  assert.match(answer.notes.join(" "), /There may be more advisories than those listed/);
}

Deno.test("when OSV failed, PyPI's own list is told under the status unknown", async (t) => {
  const failed = { example: upstreamError("osv") };
  await t.step("listed with the project's document", async () => {
    const project = projectDocument("Example", RELEASES, { advisories: [LISTED] });
    const { answer, text, deps } = await ask({ version: "2.1" }, {
      projects: { example: project },
      advisories: failed,
    });
    assertKnownButUnknown(answer);
    assert.equal(answer.vulnerabilities[0]?.source, "pypi");
    assert.equal(answer.overall_severity, "unknown");
    assert.equal("is_malicious" in answer, false);
    const reason =
      "OSV could not be read (timeout); PyPI's own list names 1 advisory of this release";
    assert.deepEqual(answer.unknown_reasons, [reason]);
    assert.ok(text.startsWith(`# example 2.1: unknown, ${reason}\n`));
    assert.match(answer.recommendation, /^Treat example 2\.1 as vulnerable: OSV could not be read/);
    assert.match(answer.recommendation, /No release is known in which all of them are fixed/);
    assert.equal(deps.calls.some((call) => call.startsWith("projects.release")), false);
  });
  await t.step("listed with the release's own document", async () => {
    const { answer } = await ask({ version: "1.0" }, {
      projects: { example: EXAMPLE },
      releases: {
        "example 1.0": releaseDocument("Example", release("1.0"), { advisories: [LISTED] }),
      },
      advisories: failed,
    });
    assertKnownButUnknown(answer);
    assert.match(answer.recommendation, /Upgrade to 2\.0 or newer, .*"example>=2\.0"/);
    assert.match(answer.recommendation, /There may be more: ask again later\.$/);
    assert.equal("nearest_safe_version" in answer, false);
  });
  await t.step("only a withdrawn one listed", async () => {
    const advisories = [{ ...LISTED, withdrawnAt: "2026-04-01T00:00:00Z" }];
    const { answer, text } = await ask({ version: "2.1" }, {
      projects: { example: projectDocument("Example", RELEASES, { advisories }) },
      advisories: failed,
    });
    assertNoAllClear(answer, text);
  });
  await t.step("the release's document fails too", async () => {
    const { answer, text } = await ask({ version: "1.0" }, {
      projects: { example: EXAMPLE },
      releases: { "example 1.0": upstreamError("pypi-json") },
      advisories: failed,
    });
    assertNoAllClear(answer, text);
    assert.match(answer.unknown_reasons[0] ?? "", /PyPI's own list was not readable either/);
  });
  await t.step("malware listed", async () => {
    const advisories = [{ ...LISTED, id: "MAL-2026-9", aliases: [] }];
    const { answer, text } = await ask({ version: "2.1" }, {
      projects: { example: projectDocument("Example", RELEASES, { advisories }) },
      advisories: failed,
    });
    assertKnownButUnknown(answer);
    assert.equal(answer.is_malicious, true);
    assert.equal(answer.overall_severity, "critical");
    assert.match(answer.recommendation, /^Do not install example 2\.1: it is reported as malware/);
    assert.match(answer.recommendation, /may be incomplete: OSV could not be read \(timeout\)/);
    assert.match(
      text,
      /^# example 2\.1: MALWARE, do not install it; the rest is unknown, OSV could/,
    );
  });
});

Deno.test("what is known of a public project says nothing about a private one of its name", async (t) => {
  const origin = { name: "corp", isMain: false, alsoOn: ["pypi"], unread: [] };
  const projects = { example: { ...EXAMPLE, origin, advisoriesUnknown: true as const } };
  for (const [name, records] of [["with records", [GHSA, MALWARE]], ["without", []]] as const) {
    await t.step(name, async () => {
      const { answer, text } = await ask({ version: "1.1" }, {
        ...{ projects, advisories: { example: records } },
      });
      assertNoAllClear(answer, text);
      assert.deepEqual(answer.vulnerabilities, []);
      assert.deepEqual(answer.unknown_reasons, [
        "OSV was not asked: index \"corp\" serves this project, and OSV's records are of PyPI's " +
        "project of that name",
      ]);
      assert.match(answer.recommendation, /Ask those who publish it there/);
    });
  }
});

Deno.test("a failed PyPI leaves sure findings standing and makes everything else unknown", async (t) => {
  const projects = { example: upstreamError("pypi-json", "unavailable") };
  const advisories = { example: [GHSA] };
  await t.step("affected version", async () => {
    const { answer } = await ask({ version: "1.0" }, { projects, advisories });
    assert.equal(answer.security_status, "vulnerable");
    assert.deepEqual(answer.vulnerabilities[0]?.fixed_in, ["2.0"]);
    assert.equal(answer.nearest_safe_version, undefined);
    assert.ok(answer.notes.some((note) => /without known advisories is unknown/.test(note)));
  });
  await t.step("version that no record holds", async () => {
    const { answer, text } = await ask({ version: "2.0" }, { projects, advisories });
    assertNoAllClear(answer, text);
    assert.match(answer.unknown_reasons.join(), /PyPI failed \(unavailable\)/);
  });
  await t.step("no version", async () => {
    const { answer, text } = await ask({}, { projects, advisories });
    assertNoAllClear(answer, text);
    assert.equal(answer.version, undefined);
    assert.equal(answer.undetermined[0]?.id, GHSA.id);
    assert.match(answer.recommendation, /Ask again with the version in use/);
  });
  await t.step("OSV failed too", async () => {
    const failed = { example: upstreamError("osv") };
    const { answer, text } = await ask({ version: "1.0" }, { projects, advisories: failed });
    assertNoAllClear(answer, text);
    assert.equal(answer.unknown_reasons.length, 2);
  });
});

Deno.test("records from an old copy, kept because OSV fails now, cannot make a version secure", async (t) => {
  const stale = async (
    version: string,
    reason: string | undefined,
    answers: FakeAnswers = withRecords([GHSA]),
  ) => {
    const deps = fakeDependencies({
      releases: {
        "example 1.0": releaseDocument("Example", release("1.0")),
        "example 2.0": releaseDocument("Example", release("2.0")),
      },
      ...answers,
    });
    const advisories = {
      ...deps.advisories,
      advisoriesFor: (_: unknown, call: ReturnType<typeof fakeCall>) => {
        call.sources.record({
          service: "osv",
          host: "osv.test",
          isPublic: true,
          status: "stale",
          ageMs: 600_000,
          ...(reason === undefined ? {} : { reason }),
        });
        return Promise.resolve([GHSA]);
      },
    };
    const { structured, text } = await checkVulnerabilities.call(
      { package_name: "example", version },
      { ...deps, advisories },
      fakeCall(),
    );
    return { answer: structured as unknown as VulnerabilityAnswer, text };
  };
  await t.step("OSV failed", async () => {
    const { answer, text } = await stale("2.0", "timeout");
    assertNoAllClear(answer, text);
    assert.match(answer.unknown_reasons[0] ?? "", /copy from 10 min ago/);
  });
  await t.step("OSV failed, the copy holds the version", async () => {
    const { answer, text } = await stale("1.0", "timeout");
    assertKnownButUnknown(answer);
    assert.equal(answer.overall_severity, "unknown", "a worse one may be new");
    assert.match(
      text,
      /^# .*: unknown, OSV could not be read now \(timeout\).* copy names 1 advisory/,
    );
    assert.match(
      answer.recommendation,
      /^Treat .*Upgrade to 2\.0, the nearest newer release that the/,
    );
    assert.ok(answer.notes.some((note) => /told by the old copy/.test(note)));
  });
  await t.step("OSV failed, PyPI lists what the copy does not know", async () => {
    const advisories = [LISTED, { ...LISTED, id: "MAL-2026-9", aliases: [], fixedIn: [] }];
    const listing = releaseDocument("Example", release("1.0"), { advisories });
    const { answer } = await stale("1.0", "timeout", {
      ...withRecords([GHSA]),
      releases: { "example 1.0": listing },
    });
    assertKnownButUnknown(answer);
    assert.deepEqual(answer.vulnerabilities.map(({ id, source }) => [id, source]), [
      [GHSA.id, "osv"],
      ["MAL-2026-9", "pypi"],
    ]);
    assert.equal(answer.is_malicious, true);
    assert.match(answer.recommendation, /^Do not install example 1\.0/);
    assert.equal("nearest_safe_version" in answer, false, "the copy's word is not enough");
    assert.match(
      answer.unknown_reasons[0] ?? "",
      /own list names 1 advisory .*that it does not know$/,
    );
  });
  await t.step("OSV failed, PyPI lists what the copy knows of other versions", async () => {
    const listing = releaseDocument("Example", release("2.0"), { advisories: [LISTED] });
    const { answer, text } = await stale("2.0", "timeout", {
      ...withRecords([GHSA]),
      releases: { "example 2.0": listing },
    });
    assertNoAllClear(answer, text);
    assert.deepEqual(answer.undetermined.map(({ id }) => id), [GHSA.id]);
  });
  await t.step("OSV is being asked again", async () => {
    const { answer } = await stale("2.0", undefined);
    assert.equal(answer.security_status, "secure");
    assert.ok(answer.notes.includes("osv's data is 10 min old."));
  });
});

Deno.test("malware outranks everything and is to be removed", async () => {
  const { answer, text } = await ask({ version: "1.1" }, withRecords([GHSA, MALWARE]));
  assert.equal(answer.is_malicious, true);
  assert.equal(answer.vulnerabilities[0]?.id, "MAL-2026-1");
  assert.equal(answer.overall_severity, "critical");
  assert.equal(answer.severity_breakdown?.malicious, 1);
  assert.match(answer.recommendation, /^Do not install example 1\.1.*replace every secret/);
  assert.match(text, /MALWARE/);
});

Deno.test("malware in other releases of the project is told with a good one", async () => {
  const { answer } = await ask({ version: "2.0" }, withRecords([MALWARE]));
  assert.equal(answer.security_status, "secure");
  assert.ok(
    answer.notes.some((note) =>
      /Other releases of this project were malware \(MAL-2026-1\)/.test(note)
    ),
  );
});

Deno.test("a project that PyPI does not have", async (t) => {
  const gone: FakeAnswers = { projects: { example: "unknown" }, pages: { example: "unknown" } };
  await t.step("is refused where OSV has no record of it", async () => {
    await assert.rejects(ask({}, { ...gone, advisories: { example: [] } }), UnknownProjectError);
  });
  await t.step("is refused where OSV failed", async () => {
    await assert.rejects(
      ask({}, { ...gone, advisories: { example: upstreamError("osv") } }),
      UnknownProjectError,
    );
  });
  await t.step("is told as malware where OSV says so, with or without a version", async () => {
    for (const args of [{}, { version: "1.1" }]) {
      const { answer } = await ask(args, { ...gone, advisories: { example: [MALWARE] } });
      assert.equal(answer.security_status, "vulnerable");
      assert.equal(answer.is_malicious, true);
      assert.match(answer.notes.join(" "), /PyPI does not have this project/);
    }
  });
  await t.step("stays unknown where OSV's records are about other versions", async () => {
    const { answer, text } = await ask({ version: "9" }, {
      ...gone,
      advisories: { example: [MALWARE] },
    });
    assertNoAllClear(answer, text);
    assert.equal(answer.undetermined[0]?.id, "MAL-2026-1");
  });
});

Deno.test("a quarantined project is never secure", async (t) => {
  const held: FakeAnswers = {
    projects: { example: "unknown" },
    pages: { example: indexPage("example", [], { status: "quarantined" }) },
  };
  await t.step("without records", async () => {
    await assert.rejects(
      ask({}, { ...held, advisories: { example: [] } }),
      QuarantinedProjectError,
    );
  });
  await t.step("with records about other versions", async () => {
    const { answer } = await ask({ version: "2.0" }, { ...held, advisories: { example: [GHSA] } });
    assert.equal(answer.security_status, "unknown");
    assert.match(answer.recommendation, /^Do not install example: .*quarantined/);
  });
});

Deno.test("a version that was never released", async (t) => {
  const releases = { "example 1.5": "unknown" as const };
  await t.step("is refused where no record holds it", async () => {
    const answers = { ...withRecords([]), releases };
    await assert.rejects(ask({ version: "1.5" }, answers), UnknownReleaseError);
  });
  await t.step("is refused where OSV failed", async () => {
    const answers = { ...withRecords([]), advisories: { example: upstreamError("osv") }, releases };
    await assert.rejects(ask({ version: "1.5" }, answers), UnknownReleaseError);
  });
  await t.step("is told where a record surely holds it", async () => {
    const { answer } = await ask({ version: "1.5" }, { ...withRecords([GHSA]), releases });
    assert.equal(answer.security_status, "vulnerable");
    assert.match(answer.notes.join(" "), /PyPI does not have this release/);
  });
  await t.step("counts as released where only its own document knows it", async () => {
    const { answer } = await ask({ version: "2.2" }, {
      ...withRecords([GHSA]),
      releases: { "example 2.2": releaseDocument("Example", release("2.2")) },
    });
    assert.equal(answer.security_status, "secure");
  });
  await t.step("is unknown where its own document cannot be read", async () => {
    const { answer, text } = await ask({ version: "2.2" }, {
      ...withRecords([GHSA]),
      releases: { "example 2.2": upstreamError("pypi-json") },
    });
    assertNoAllClear(answer, text);
  });
});

Deno.test("a legacy version that ranges cannot hold is unknown, one that is enumerated is vulnerable", async () => {
  const project = projectDocument("Example", [...RELEASES, release("2004d")]);
  const projects = { example: project };
  const doubtful = await ask({ version: "2004d" }, {
    projects,
    advisories: { example: [advisory("GHSA-x", "example", { ranges: [["1.0", "2.0"]] })] },
  });
  assertNoAllClear(doubtful.answer, doubtful.text);
  assert.equal(doubtful.answer.undetermined[0]?.id, "GHSA-x");
  assert.match(doubtful.text, /May or may not affect it/);
  const sure = await ask({ version: "2004d" }, {
    projects,
    advisories: { example: [advisory("GHSA-y", "example", { versions: ["2004d"] })] },
  });
  assert.equal(sure.answer.security_status, "vulnerable");
});

Deno.test("a dispute between PyPI's list and OSV's records is unknown, not secure", async () => {
  const project = projectDocument("Example", RELEASES, { advisories: [LISTED] });
  const { answer, text } = await ask({ version: "2.1" }, {
    projects: { example: project },
    advisories: { example: [GHSA] },
  });
  assertNoAllClear(answer, text);
  assert.match(answer.undetermined[0]?.why ?? "", /PyPI lists it for this release/);
});

Deno.test("malware that only PyPI lists is not to be installed before it is settled", async () => {
  const advisories = [{ ...LISTED, id: MALWARE.id, aliases: [] }];
  const { answer, text } = await ask({ version: "2.1" }, {
    projects: { example: projectDocument("Example", RELEASES, { advisories }) },
    advisories: { example: [MALWARE] },
  });
  assertNoAllClear(answer, text);
  assert.match(answer.recommendation, /^Do not install example 2\.1 before it is settled/);
});

Deno.test("withdrawn advisories never count and are shown only when asked for", async (t) => {
  const withdrawn = { ...GHSA, withdrawnAt: "2026-05-01T00:00:00Z" };
  await t.step("left out", async () => {
    const { answer } = await ask({ version: "1.0" }, withRecords([withdrawn]));
    assert.equal(answer.security_status, "secure");
    assert.deepEqual(answer.vulnerabilities, []);
    assert.ok(answer.notes.some((note) => /include_withdrawn=true/.test(note)));
  });
  await t.step("shown, from OSV and from PyPI", async () => {
    const own = releaseDocument("Example", release("1.0"), {
      advisories: [{ ...LISTED, id: "PYSEC-9", aliases: [], withdrawnAt: "2026-06-01T00:00:00Z" }],
    });
    const { answer, text } = await ask({ version: "1.0", include_withdrawn: true }, {
      ...withRecords([withdrawn]),
      releases: { "example 1.0": own },
    });
    assert.equal(answer.security_status, "secure");
    assert.equal(answer.vulnerability_count, 0);
    assert.deepEqual(answer.vulnerabilities.map(({ id, withdrawn }) => [id, withdrawn]), [
      [GHSA.id, "2026-05-01T00:00:00Z"],
      ["PYSEC-9", "2026-06-01T00:00:00Z"],
    ]);
    assert.match(text, /Withdrawn \(not counted\)/);
  });
});

Deno.test("switched off, it asks nothing and says so", async () => {
  const { answer, text, deps } = await ask({ version: "1.0" }, {}, {
    features: { vulnerabilityCheck: false },
  });
  assertNoAllClear(answer, text);
  assert.match(answer.unknown_reasons[0] ?? "", /switched off .*ENABLE_VULNERABILITY_CHECK/);
  assert.match(answer.recommendation, /whoever runs this server can switch the check on/);
  assert.doesNotMatch(answer.recommendation, /health_check|ask again later/i);
  assert.deepEqual(deps.calls, []);
});

Deno.test("a source that is not the public one is named in words", async () => {
  const deps = fakeDependencies(withRecords([]));
  const call = fakeCall();
  call.sources.record({
    service: "osv",
    host: "osv.internal:8443",
    isPublic: false,
    status: "fetched",
    ageMs: 0,
  });
  const { structured } = await checkVulnerabilities.call(
    { package_name: "example", version: "2.0" },
    deps,
    call,
  );
  assert.match(
    String((structured.notes as readonly string[])[0]),
    /osv was read from osv\.internal:8443, which is not the public service/,
  );
});

Deno.test("a source that was read twice, and ended in two ways, is named once", async () => {
  const deps = fakeDependencies(withRecords([]));
  const call = fakeCall();
  const source = { service: "osv", host: "osv.internal:8443", isPublic: false };
  call.sources.record({ ...source, status: "fetched", ageMs: 0 });
  call.sources.record({ ...source, status: "cached", ageMs: 5_000 });
  call.sources.record({ ...source, status: "cached", ageMs: 9_000 });
  const { structured } = await checkVulnerabilities.call(
    { package_name: "example", version: "2.0" },
    deps,
    call,
  );
  const notes = (structured.notes as readonly string[])
    .filter((note) => note.includes("was read from"));
  assert.equal(notes.length, 1);
});

Deno.test("no advisory of PyPI's project is told as such where the releases are of another index", async (t) => {
  for (const [index, warned] of [["pypi", false], ["main", true]] as const) {
    await t.step(index, async () => {
      const origin = { name: index, isMain: true, alsoOn: [], unread: [] };
      const { answer } = await ask({ version: "2.1" }, {
        projects: { example: { ...EXAMPLE, origin } },
        advisories: { example: [] },
        releases: { "example 2.1": releaseDocument("Example", release("2.1")) },
      });
      const notes = answer.notes.filter((note) => note.includes("where PyPI has no such project"));
      assert.equal(notes.length, warned ? 1 : 0);
    });
  }
});

Deno.test("v3 and v4 scores stand apart, and the newer standard decides", async () => {
  const v4 = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
  const both: Advisory = {
    ...GHSA,
    severities: [{ type: "CVSS_V3", vector: HIGH }, { type: "CVSS_V4", vector: v4 }],
  };
  const { answer } = await ask({ version: "1.0" }, withRecords([both]));
  assert.deepEqual(answer.vulnerabilities[0]?.cvss.map(({ version, score }) => [version, score]), [
    ["4.0", 9.3],
    ["3.1", 7.5],
  ]);
  assert.equal(answer.overall_severity, "critical");
});

Deno.test("a long list is cut by bytes, counted whole, and names what it left out", async () => {
  const many = Array.from(
    { length: 90 },
    (_, n) =>
      advisory(`GHSA-${String(n).padStart(4, "0")}-xxxx-yyyy`, "example", {
        aliases: [`CVE-2026-${1000 + n}`, `PYSEC-2026-${n}`],
        summary: "Ümlaut ".repeat(60),
        details: "A very long story. ".repeat(500),
        severities: [{ type: "CVSS_V3", vector: HIGH }],
        references: Array.from({ length: 9 }, (_, at) => ({
          type: "WEB",
          url: `https://example.test/${"x".repeat(120)}/${n}/${at}`,
        })),
        ranges: [["0", "2.0"], ["2.0", "2.1"]],
      }),
  );
  const undecided = Array.from(
    { length: 30 },
    (_, n) =>
      advisory(`PYSEC-2025-${n}`, "example", {
        summary: "doubt ".repeat(60),
        ranges: [["x", "y"]],
      }),
  );
  const { answer, text } = await ask({ version: "1.0" }, withRecords([...many, ...undecided]));
  assert.equal(answer.vulnerability_count, 90);
  assert.equal(answer.severity_breakdown?.high, 90);
  assert.ok(answer.vulnerabilities.length >= 5 && answer.vulnerabilities.length <= 20);
  const cut = answer.truncated?.find(({ field }) => field === "vulnerabilities");
  assert.equal(cut?.omitted, 90 - answer.vulnerabilities.length);
  assert.match(cut?.how ?? "", /osv\.dev\/vulnerability\/ID for: GHSA-/);
  const bytes = new TextEncoder().encode(JSON.stringify(answer) + text).length;
  assert.ok(bytes <= 25_000, `${bytes} bytes`);
});

Deno.test("prose from strangers is cleaned before it is handed on", async () => {
  const nasty: Advisory = { ...GHSA, summary: "a\u202eb\u001b[31mc", details: "d\u0007e" };
  const { answer, text } = await ask({ version: "1.0" }, withRecords([nasty]));
  assert.equal(answer.vulnerabilities[0]?.summary, "abc");
  assert.equal(answer.vulnerabilities[0]?.details, "de");
  for (const hidden of ["\u202e", "\u001b"]) assert.equal(text.includes(hidden), false);
});

Deno.test("text that is no name or no version is refused before anything is asked", async () => {
  const deps = fakeDependencies();
  for (const args of [{ package_name: "a/b" }, { package_name: "example", version: ".." }]) {
    await assert.rejects(checkVulnerabilities.call(args, deps, fakeCall()), SyntaxError);
  }
  assert.deepEqual(deps.calls, []);
});

Deno.test("a caller who is gone is not answered with unknown", async () => {
  const gone = new DOMException("gone", "AbortError");
  await assert.rejects(
    ask({ version: "1.0" }, { projects: { example: EXAMPLE }, advisories: { example: gone } }),
    gone,
  );
});

Deno.test("a version is compared with the release that the index has, whatever its spelling", async () => {
  assert.equal(toReleaseVersion("1.0.0").text, "1.0.0");
  const { answer } = await ask({ version: "v1.0.0" }, withRecords([PYSEC]));
  assert.equal(answer.version, "1.0");
  assert.equal(answer.security_status, "vulnerable");
});

Deno.test("a local build of a release on PyPI is unknown, not refused and not secure", async (t) => {
  const asked = (version: string, records: readonly Advisory[]) =>
    ask({ version }, {
      ...withRecords(records),
      releases: { [`example ${version}`]: "unknown" },
    });
  await t.step("no advisory against the public release", async () => {
    const { answer, text } = await asked("2.1+cpu", [GHSA]);
    assertNoAllClear(answer, text);
    assert.match(answer.recommendation, /PyPI has 2\.1, but not this local build of it/);
  });
  await t.step("one that enumerates the public release", async () => {
    const { answer, text } = await asked("1.1+cpu", [PYSEC]);
    assertNoAllClear(answer, text);
    assert.deepEqual(answer.undetermined.map(({ id }) => id), ["PYSEC-2026-1"]);
  });
  await t.step("of a release that PyPI does not have either", async () => {
    await assert.rejects(asked("7.0+cpu", []), UnknownReleaseError);
  });
});

Deno.test("the text keeps unrated advisories and yanked fixes from reading as harmless", async () => {
  const { answer, text } = await ask({ version: "1.0" }, {
    projects: {
      example: projectDocument("Example", [
        release("1.0"),
        release("2.0", { yank: {} }),
        release("2.1", { requiresPython: ">=3.12" }),
      ]),
    },
    advisories: { example: [GHSA, advisory("PYSEC-2", "example", { versions: ["1.0"] })] },
  });
  assert.match(text, /worst high \(7\.5\), 1 of unknown severity/);
  assert.match(text, /fixed in 2\.0 \(yanked\)/);
  assert.equal(answer.nearest_safe_version, "2.1");
  assert.ok(answer.notes.some((note) => /^2\.1 requires Python >=3\.12: check_compat/.test(note)));
});

Deno.test("an entry whose lists are cut says so", async () => {
  const aliases = Array.from({ length: 12 }, (_, index) => `CVE-2026-${1000 + index}`);
  const { answer } = await ask({ version: "1.0" }, withRecords([{ ...GHSA, aliases }]));
  assert.equal(answer.vulnerabilities[0]?.aliases.length, 8);
  assert.deepEqual(answer.truncated?.map(({ omitted, how }) => [omitted, how]), [
    [4, "open the link of each"],
  ]);
});

Deno.test("a report of malware that was taken back is shown as no malware", async (t) => {
  const withdrawnAt = "2026-05-26T00:00:00Z";
  const rows: Readonly<Record<string, FakeAnswers>> = {
    "told by OSV": withRecords([{ ...MALWARE, withdrawnAt }]),
    "told by PyPI": {
      projects: {
        example: projectDocument("Example", RELEASES, {
          latest: "1.1",
          advisories: [{ ...LISTED, id: "MAL-2026-1", aliases: [], withdrawnAt }],
        }),
      },
      advisories: { example: [] },
    },
  };
  for (const [name, answers] of Object.entries(rows)) {
    await t.step(name, async () => {
      const { answer, text } = await ask({ version: "1.1", include_withdrawn: true }, {
        ...answers,
        releases: { "example 1.1": releaseDocument("Example", release("1.1")) },
      });
      const [entry] = answer.vulnerabilities;
      assert.deepEqual([entry?.is_malicious, entry?.severity], [false, "unknown"]);
      assert.match(
        text,
        /MAL-2026-1, severity unknown.*nothing to do: the advisory was taken back/,
      );
    });
  }
});
