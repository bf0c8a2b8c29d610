import assert from "node:assert/strict";
import { toReleaseVersion } from "../../../src/domain/release_version.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { compareVersions, releasesBetween } from "../../../src/tools/compare_versions.ts";
import {
  advisory,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const RELEASES = ["1.0", "1.1", "1.2rc1", "1.10", "2.0"].map((version) => release(version));

function known(overrides: FakeAnswers = {}): FakeAnswers {
  return {
    projects: {
      example: projectDocument("Example", RELEASES, {
        metadata: { requiresDist: ["click>=8", "new-one"], requiresPython: ">=3.9" },
      }),
    },
    releases: {
      "example 1.0": releaseDocument("Example", release("1.0"), {
        metadata: { requiresDist: ["click>=7", "old-one"], requiresPython: ">=3.6" },
      }),
    },
    advisories: { example: [] },
    coreMetadata: "unknown",
    ...overrides,
  };
}

async function compare(
  [version1, version2]: readonly [string, string],
  answers: FakeAnswers,
  options: Parameters<typeof fakeDependencies>[1] = {},
) {
  const deps = fakeDependencies(answers, options);
  const args = { package_name: "example", version1, version2 };
  const { structured, text } = await compareVersions.call(args, deps, fakeCall());
  return { structured: structured as unknown as Answer, text, calls: deps.calls };
}

/** The fields that these tests look at. */
interface Answer {
  readonly version1: Record<string, unknown>;
  readonly version2: Record<string, unknown>;
  readonly comparison: Record<string, unknown>;
  readonly requires_python_changed: boolean;
  readonly requirements: Record<string, unknown>;
  readonly advisories: {
    status: string;
    unknown_reason?: string;
    gained: { id: string }[];
    fixed: { id: string }[];
    undecided: string[];
  };
  readonly releases_between: readonly string[];
}

Deno.test("compare_versions tells the direction from version1 to version2", async (t) => {
  const rows: readonly [readonly [string, string], Record<string, unknown>][] = [
    [["1.0", "2.0"], {
      result: "newer",
      newer_version: "2.0",
      is_upgrade: true,
      is_downgrade: false,
    }],
    [["2.0", "1.0"], {
      result: "older",
      newer_version: "2.0",
      is_upgrade: false,
      is_downgrade: true,
    }],
    [["2.0", "v2.0.0"], { result: "same", is_upgrade: false, is_downgrade: false }],
  ];
  for (const [versions, expected] of rows) {
    await t.step(versions.join(" → "), async () => {
      assert.deepEqual((await compare(versions, known())).structured.comparison, expected);
    });
  }
});

Deno.test("compare_versions tells what the step changes", async () => {
  const { structured, text } = await compare(["1.0", "2.0"], known());
  assert.equal(structured.version1.dependencies_count, 2);
  assert.equal(structured.version1.requires_python, ">=3.6");
  assert.equal(structured.version2.type, "stable");
  assert.equal(structured.requires_python_changed, true);
  assert.deepEqual(structured.requirements, {
    status: "known",
    added: ["new-one"],
    removed: ["old-one"],
    changed: [{ name: "click", from: "click >=7", to: "click >=8" }],
  });
  assert.deepEqual(structured.releases_between, ["1.10", "1.2rc1", "1.1"]);
  assert.match(text, /# example 1\.0 → 2\.0: an upgrade/);
  assert.match(text, /Requires-Python: >=3\.6 → >=3\.9/);
});

Deno.test("compare_versions does not take another spelling of Requires-Python for a change", async (t) => {
  const rows: readonly [string | undefined, boolean][] = [
    ["<4, >=3.9", false],
    [">=3.9,<4", false],
    [">=3.9", true],
    [undefined, true],
  ];
  for (const [requiresPython, changed] of rows) {
    await t.step(String(requiresPython), async () => {
      const { structured } = await compare(
        ["1.0", "2.0"],
        known({
          projects: {
            example: projectDocument("Example", RELEASES, {
              metadata: { requiresPython: ">=3.9,<4" },
            }),
          },
          releases: {
            "example 1.0": releaseDocument("Example", release("1.0"), {
              metadata: { requiresPython },
            }),
          },
        }),
      );
      assert.equal(structured.requires_python_changed, changed);
    });
  }
});

Deno.test("compare_versions counts groups of advisories, those gained and those fixed", async () => {
  const { structured } = await compare(
    ["1.0", "2.0"],
    known({
      advisories: {
        example: [
          advisory("GHSA-fixed", "example", { ranges: [["0", "1.5"]], aliases: ["CVE-1"] }),
          advisory("PYSEC-fixed", "example", { ranges: [["0", "1.5"]], aliases: ["CVE-1"] }),
          advisory("GHSA-gained", "example", { ranges: [["2.0"]] }),
          advisory("GHSA-both", "example", { ranges: [["0"]] }),
          advisory("GHSA-gone", "example", {
            ranges: [["0"]],
            withdrawnAt: "2026-01-01T00:00:00Z",
          }),
          advisory("GHSA-vague", "example"),
        ],
      },
    }),
  );
  assert.equal(structured.version1.vulnerabilities_count, 2);
  assert.equal(structured.version2.vulnerabilities_count, 2);
  assert.equal(structured.advisories.status, "known");
  assert.deepEqual(structured.advisories.gained.map(({ id }) => id), ["GHSA-gained"]);
  assert.deepEqual(structured.advisories.fixed.map(({ id }) => id), ["GHSA-fixed"]);
  assert.deepEqual(structured.advisories.undecided, ["GHSA-vague"]);
});

Deno.test("compare_versions says unknown, and counts nothing, when advisories were not read", async (t) => {
  const rows: readonly [string, FakeAnswers, boolean, RegExp][] = [
    [
      "OSV fails",
      { advisories: { example: upstreamError("osv", "unavailable") } },
      true,
      /OSV failed \(unavailable\)/,
    ],
    ["switched off", { advisories: {} }, false, /switched off/],
  ];
  for (const [name, answers, vulnerabilityCheck, reason] of rows) {
    await t.step(name, async () => {
      const { structured, text } = await compare(["1.0", "2.0"], known(answers), {
        features: { vulnerabilityCheck },
      });
      assert.equal(structured.advisories.status, "unknown");
      assert.match(String(structured.advisories.unknown_reason), reason);
      assert.equal(structured.version1.vulnerabilities_count, undefined);
      assert.equal(structured.version2.vulnerabilities_count, undefined);
      assert.match(text, /Advisories: UNKNOWN .*do not take this for secure/);
    });
  }
});

Deno.test("compare_versions counts nothing for a version that no advisory can be compared with", async () => {
  const odd = known({ advisories: { example: [advisory("GHSA-odd", "example")] } });
  const { structured, text } = await compare(["1.0", "2.0"], odd);
  assert.equal("vulnerabilities_count" in structured.version1, false);
  assert.equal("vulnerabilities_count" in structured.version2, false);
  assert.deepEqual(structured.advisories.undecided, ["GHSA-odd"]);
  assert.match(text, /vulnerabilities unknown/);
  assert.match(text, /Advisories: none surely gained/);
});

Deno.test("compare_versions says that OSV was not asked of another index's project", async () => {
  const origin = { name: "corp", isMain: false, alsoOn: ["pypi"], unread: [] };
  const { structured, text } = await compare(
    ["1.1", "2.0"],
    known({
      projects: { example: { ...projectDocument("Example", RELEASES), origin } },
      releases: { "example 1.1": releaseDocument("Example", release("1.1")) },
      advisories: { example: upstreamError("osv", "rejected") },
    }),
  );
  const { status, unknown_reason: reason, ...lists } = structured.advisories;
  assert.equal(status, "unknown");
  assert.match(reason ?? "", /^OSV was not asked: index "corp" serves this project/);
  assert.deepEqual(lists, { gained: [], fixed: [], undecided: [] });
  assert.match(text, /Advisories: UNKNOWN \(OSV was not asked: /);
});

Deno.test("compare_versions trusts an old copy of OSV's records with findings, not with counts or silence", async () => {
  const flaw = advisory("GHSA-flaw", "example", { ranges: [["0", "1.5"]] });
  const deps = fakeDependencies(known());
  const { structured, text } = await compareVersions.call(
    { package_name: "example", version1: "1.0", version2: "2.0" },
    {
      ...deps,
      advisories: {
        ...deps.advisories,
        advisoriesFor: (_name, call) => {
          call.sources.record({
            service: "osv",
            host: "osv.test",
            isPublic: true,
            status: "stale",
            ageMs: 7_200_000,
            reason: "timeout",
          });
          return Promise.resolve([flaw]);
        },
      },
    },
    fakeCall(),
  );
  const answer = structured as unknown as Answer;
  assert.equal(answer.advisories.status, "unknown");
  assert.match(answer.advisories.unknown_reason ?? "", /OSV failed now \(timeout\).*2 h ago/);
  assert.equal("vulnerabilities_count" in answer.version1, false);
  assert.equal("vulnerabilities_count" in answer.version2, false);
  assert.deepEqual(answer.advisories.fixed.map(({ id }) => id), ["GHSA-flaw"]);
  assert.match(text, /Advisories: UNKNOWN/);
  assert.doesNotMatch(text, /none gained/);
});

Deno.test("compare_versions names malware on the side that has it", async () => {
  const malware = advisory("MAL-2026-1", "example", { ranges: [["0"]] });
  const { structured, text } = await compare(
    ["1.0", "2.0"],
    known({ advisories: { example: [malware] } }),
  );
  assert.equal(structured.version2.is_malicious, true);
  assert.match(text, /2\.0 \(stable\).*MALWARE: do not install it/);
});

Deno.test("compare_versions says that requirements cannot be compared when one side is unknown", async () => {
  const { structured, text } = await compare(
    ["1.0", "2.0"],
    known({
      releases: {
        "example 1.0": releaseDocument("Example", release("1.0", []), {
          metadata: { requiresDist: undefined },
        }),
      },
    }),
  );
  assert.equal(structured.requirements.status, "unknown");
  assert.equal(structured.version1.dependencies_count, undefined);
  assert.equal(structured.version2.dependencies_count, 2);
  assert.match(text, /Requirements: cannot be compared \(version1: /);
});

Deno.test("compare_versions refuses a version that was never released", async () => {
  await assert.rejects(
    compare(
      ["1.0", "9.9"],
      known({
        releases: { ...known().releases, "example 9.9": "unknown" },
      }),
    ),
    UnknownReleaseError,
  );
});

Deno.test("releasesBetween() leaves out both ends, in either direction", () => {
  const { releases } = projectDocument("Example", RELEASES);
  const [low, high] = ["1.0.0", "1.10"].map(toReleaseVersion);
  assert.ok(low !== undefined && high !== undefined);
  assert.deepEqual(releasesBetween(releases, low, high), ["1.2rc1", "1.1"]);
  assert.deepEqual(releasesBetween(releases, high, low), ["1.2rc1", "1.1"]);
  assert.deepEqual(releasesBetween(releases, low, low), []);
});
