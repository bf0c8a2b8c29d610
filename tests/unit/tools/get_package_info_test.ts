import assert from "node:assert/strict";
import { InvalidProjectNameError } from "../../../src/domain/name.ts";
import type { Distribution, ListedAdvisory } from "../../../src/domain/release.ts";
import { InvalidVersionError } from "../../../src/domain/version.ts";
import {
  QuarantinedProjectError,
  UnknownProjectError,
} from "../../../src/domain/unknown_project_error.ts";
import { UnknownReleaseError } from "../../../src/domain/unknown_release_error.ts";
import { InvalidArgumentsError } from "../../../src/mcp/invalid_arguments_error.ts";
import { UpstreamError } from "../../../src/resilience/upstream_error.ts";
import { describePackage, getPackageInfo } from "../../../src/tools/get_package_info.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const RELEASES = [release("1.0"), release("2.0.0"), release("2.1"), release("3.0rc1")];

function known(overrides: Parameters<typeof projectDocument>[2] = {}): FakeAnswers {
  return {
    projects: {
      "some-tool": projectDocument("Some_Tool", RELEASES, { latest: "2.1", ...overrides }),
    },
    pages: { "some-tool": indexPage("some-tool", RELEASES) },
  };
}

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  const deps = fakeDependencies(answers);
  const { structured, text } = await getPackageInfo.call(args, deps, fakeCall());
  return { structured, text, calls: deps.calls };
}

function listed(id: string, overrides: Partial<ListedAdvisory> = {}): ListedAdvisory {
  return { id, source: "osv", aliases: [], fixedIn: [], ...overrides };
}

Deno.test("get_package_info answers in the contract's fields", async () => {
  const { structured } = await ask(
    { package_name: "Some.Tool", include_files: true },
    known({
      metadata: {
        summary: "A tool",
        author: "Ann",
        authorEmail: "ann@example.test",
        licenseExpression: "MIT",
        homePage: "https://example.test/",
        projectUrls: [["Source", "https://example.test/source"]],
        projectUrl: "https://pypi.test/project/some-tool/",
        classifiers: ["Programming Language :: Python :: 3"],
        keywords: ["tool"],
        requiresPython: ">=3.9",
        requiresDist: ["Other_Thing[fast]>=1,<2; python_version < '3.11'"],
        providesExtra: ["docs"],
      },
      ownership: { organization: "acme", roles: [{ user: "ann", role: "Owner" }] },
    }),
  );
  assert.equal(structured.name, "Some_Tool");
  assert.equal(structured.normalized_name, "some-tool");
  assert.equal(structured.version, "2.1");
  assert.equal(structured.version_type, "stable");
  assert.equal(structured.summary, "A tool");
  assert.equal(structured.license, "MIT");
  assert.equal(structured.license_source, "expression");
  assert.deepEqual(structured.project_urls, { Source: "https://example.test/source" });
  assert.equal(structured.requires_python, ">=3.9");
  assert.deepEqual(structured.dependencies, [{
    name: "other-thing",
    version_spec: "<2,>=1",
    extras: ["fast"],
    environment_marker: 'python_version < "3.11"',
  }]);
  assert.equal(structured.dependencies_status, "known");
  assert.deepEqual(structured.extras, ["docs"]);
  assert.equal(structured.yanked, false);
  assert.equal(structured.project_status, "active");
  assert.equal(structured.organization, "acme");
  assert.equal(structured.latest_stable, "2.1");
  assert.equal(structured.latest_prerelease, "3.0rc1");
  assert.equal(structured.description, undefined);
  assert.deepEqual(structured.files, [{
    filename: "example-2.1-py3-none-any.whl",
    url: "https://files.test/packages/example-2.1-py3-none-any.whl",
    size: 1000,
    size_formatted: "1.0 kB",
    type: "wheel",
    python_version: "py3",
    upload_time: "2026-01-01T00:00:00Z",
    yanked: false,
  }]);
  assert.deepEqual(structured.data_sources, [
    {
      service: "pypi-index",
      host: "pypi-index.test",
      public: true,
      status: "fetched",
      age_seconds: 0,
    },
    {
      service: "pypi-json",
      host: "pypi-json.test",
      public: true,
      status: "fetched",
      age_seconds: 0,
    },
  ]);
});

Deno.test("get_package_info asks for the release only where the project's document is another's", async (t) => {
  const rows: readonly [version: string, calls: readonly string[], found: string][] = [
    ["2.1", [], "2.1"],
    ["v2.1.0", [], "2.1"],
    ["2", ["projects.release some-tool 2.0.0"], "2.0.0"],
  ];
  for (const [version, calls, found] of rows) {
    await t.step(version, async () => {
      const answer = await ask({ package_name: "some-tool", version }, {
        ...known(),
        releases: { "some-tool 2.0.0": releaseDocument("Some_Tool", release("2.0.0")) },
      });
      assert.equal(answer.structured.version, found);
      assert.deepEqual(answer.calls.filter((call) => call.includes("release")), calls);
    });
  }
});

Deno.test("get_package_info refuses what it cannot answer", async (t) => {
  const unreadable = upstreamError("pypi-index");
  const rows: readonly [
    string,
    Record<string, unknown>,
    FakeAnswers,
    new (...args: never[]) => Error,
    RegExp,
  ][] = [
    [
      "an unknown project, with the nearest name",
      { package_name: "reqeusts" },
      {
        projects: { reqeusts: "unknown" },
        pages: { reqeusts: "unknown" },
      },
      UnknownProjectError,
      /"reqeusts".*"requests"/,
    ],
    [
      "a quarantined project",
      { package_name: "some-tool" },
      {
        projects: { "some-tool": "unknown" },
        pages: { "some-tool": indexPage("some-tool", [], { status: "quarantined" }) },
      },
      QuarantinedProjectError,
      /quarantined by the package index.*do not install/,
    ],
    [
      "a project that may be quarantined",
      { package_name: "some-tool" },
      {
        projects: { "some-tool": "unknown" },
        pages: { "some-tool": unreadable },
      },
      UnknownProjectError,
      /unknown or quarantined/,
    ],
    [
      "a project without releases",
      { package_name: "some-tool" },
      {
        projects: { "some-tool": "unknown" },
        pages: { "some-tool": indexPage("some-tool") },
      },
      UnknownProjectError,
      /exists on the package index, but has no release/,
    ],
    [
      "an unknown release, with its neighbours",
      { package_name: "some-tool", version: "2.0.5" },
      {
        ...known(),
        releases: { "some-tool 2.0.5": "unknown" },
      },
      UnknownReleaseError,
      /"2\.0\.5".*nearest of its 4 releases: 3\.0rc1, 2\.1, 2\.0\.0, 1\.0$/,
    ],
    [
      "a JSON API that fails",
      { package_name: "some-tool" },
      {
        ...known(),
        projects: { "some-tool": upstreamError("pypi-json", "unavailable") },
      },
      UpstreamError,
      /pypi-json: unavailable/,
    ],
    ["a name with a path in it", { package_name: "../etc" }, {}, InvalidProjectNameError, /etc/],
    [
      "a version with control characters",
      { package_name: "a", version: "1\u0000" },
      {},
      InvalidVersionError,
      /parse version/,
    ],
    [
      "an argument that no code reads",
      { package_name: "a", verbose: true },
      {},
      InvalidArgumentsError,
      /verbose/,
    ],
  ];
  for (const [name, args, answers, kind, message] of rows) {
    await t.step(name, async () => {
      await assert.rejects(ask(args, answers), (error) => {
        assert.ok(error instanceof kind, String(error));
        assert.match(error.message, message);
        return true;
      });
    });
  }
});

Deno.test("get_package_info says unknown when the Index API fails, and which source failed", async () => {
  const { structured, text } = await ask({ package_name: "some-tool" }, {
    ...known(),
    pages: { "some-tool": upstreamError("pypi-index", "unavailable") },
  });
  assert.equal(structured.project_status, "unknown");
  assert.match(text, /Project status: unknown/);
  assert.match(text, /pypi-index failed \(unavailable\)/);
});

Deno.test("get_package_info does not call a project active whose status PEP 792 does not define", async () => {
  const statusReason = 'unrecognised status "frozen"';
  const { structured } = await ask({ package_name: "some-tool" }, {
    ...known(),
    pages: { "some-tool": indexPage("some-tool", [], { status: undefined, statusReason }) },
  });
  assert.equal(structured.project_status, "unknown");
  assert.equal(structured.project_status_reason, statusReason);
});

Deno.test("get_package_info keeps requirements that are unknown apart from none", async (t) => {
  const rows: readonly [string, { requiresDist?: string[]; dynamic?: string[] }, string, RegExp][] =
    [
      ["null Requires-Dist", {}, "unknown", /unknown, which is not none/],
      ["none", { requiresDist: [] }, "known", /Dependencies: none/],
      [
        "none told, but dynamic",
        { requiresDist: [], dynamic: ["Requires-Dist"] },
        "unknown",
        /unknown/,
      ],
    ];
  for (const [name, told, status, text] of rows) {
    await t.step(name, async () => {
      const metadata = { requiresDist: undefined, ...told };
      const answers = { ...known({ metadata }), coreMetadata: "unknown" } as const;
      const answer = await ask({ package_name: "some-tool" }, answers);
      assert.equal(answer.structured.dependencies_status, status);
      assert.match(answer.text, text);
    });
  }
  await t.step("null Requires-Dist, but a wheel tells", async () => {
    const wheel = RELEASES.find(({ version }) => version.text === "2.1")?.files[0]?.filename ?? "";
    const { structured, text } = await ask({ package_name: "some-tool" }, {
      ...known({ metadata: { requiresDist: undefined } }),
      coreMetadata: {
        [wheel]: { requiresDist: ["click"], providesExtra: [], dynamic: [], from: "metadata-file" },
      },
    });
    assert.equal(structured.dependencies_status, "known");
    assert.match(text, /Dependencies: 1\n- click/);
  });
});

Deno.test("get_package_info keeps a requirement that does not parse as text", async () => {
  const metadata = { requiresDist: ["fine", "not a requirement !!"] };
  const { structured, text } = await ask({ package_name: "some-tool" }, known({ metadata }));
  assert.deepEqual(structured.unparsed_dependencies, ["not a requirement !!"]);
  assert.match(text, /not understood: not a requirement !!/);
});

Deno.test("get_package_info cuts requirements behind extras first, and calls none of them none", async (t) => {
  const optional = Array.from({ length: 60 }, (_, index) => `extra-${index}; extra == 'all'`);
  await t.step("a runtime requirement after many optional ones", async () => {
    const { structured, text } = await ask(
      { package_name: "some-tool" },
      known({ metadata: { requiresDist: [...optional, "click"] } }),
    );
    assert.equal((structured.dependencies as { name: string }[])[0]?.name, "click");
    assert.match(text, /Dependencies: at least 1, 49 more behind extras/);
  });
  await t.step("one that is not understood", async () => {
    const { text } = await ask(
      { package_name: "some-tool" },
      known({ metadata: { requiresDist: ["broken requirement !"] } }),
    );
    assert.match(text, /Dependencies: none that is understood/);
  });
});

Deno.test("get_package_info tells one vulnerability once and no withdrawn one", async () => {
  const { structured, text } = await ask(
    { package_name: "some-tool" },
    known({
      advisories: [
        listed("PYSEC-2026-1", { aliases: ["CVE-2026-1"], fixedIn: ["2.10"], summary: "Bad" }),
        listed("GHSA-aaaa-bbbb-cccc", { aliases: ["CVE-2026-1"], fixedIn: ["2.9"] }),
        listed("PYSEC-2026-2", { withdrawnAt: "2026-02-01T00:00:00Z" }),
      ],
    }),
  );
  assert.deepEqual(structured.vulnerabilities, [{
    id: "GHSA-aaaa-bbbb-cccc",
    aliases: ["PYSEC-2026-1", "CVE-2026-1"],
    summary: "Bad",
    fixed_in: ["2.9", "2.10"],
  }]);
  assert.match(text, /Known vulnerabilities of this version: 1;/);
});

Deno.test("get_package_info puts malware first and warns of it", async () => {
  const { structured, text } = await ask(
    { package_name: "some-tool" },
    known({
      advisories: [listed("PYSEC-2026-1"), listed("MAL-2026-7")],
    }),
  );
  const [first] = structured.vulnerabilities as { id: string; malicious?: boolean }[];
  assert.deepEqual([first?.id, first?.malicious], ["MAL-2026-7", true]);
  assert.match(text, /\*\*Malicious\*\*/);
});

Deno.test("get_package_info does not take absent advisories for none", async () => {
  const document = projectDocument("Some_Tool", RELEASES, { latest: "2.1" });
  const { structured, text } = await ask({ package_name: "some-tool" }, {
    ...known(),
    projects: { "some-tool": { ...document, advisoriesUnknown: true } },
  });
  assert.equal(structured.vulnerabilities_status, "unknown");
  assert.match(text, /PyPI did not tell/);
});

Deno.test("get_package_info does not read none out of an old copy that stands in for PyPI", async (t) => {
  const stale = async (advisories: readonly ListedAdvisory[], reason: string | undefined) => {
    const deps = fakeDependencies(known({ advisories }));
    const { structured } = await getPackageInfo.call({ package_name: "some-tool" }, {
      ...deps,
      projects: {
        ...deps.projects,
        project: (name, call) => {
          call.sources.record({
            service: "pypi-json",
            host: "pypi.test",
            isPublic: true,
            status: "stale",
            ageMs: 86_400_000,
            ...(reason === undefined ? {} : { reason }),
          });
          return deps.projects.project(name, { ...call, sources: fakeCall().sources });
        },
      },
    }, fakeCall());
    return structured.vulnerabilities_status;
  };
  await t.step("PyPI failed, the copy lists none", async () => {
    assert.equal(await stale([], "timeout"), "unknown");
  });
  await t.step("PyPI failed, the copy lists one", async () => {
    assert.equal(await stale([listed("PYSEC-1")], "timeout"), "known");
  });
  await t.step("the copy is being asked again", async () => {
    assert.equal(await stale([], undefined), "known");
  });
});

Deno.test("get_package_info tells a yank and its reason", async () => {
  const { structured, text } = await ask(
    { package_name: "some-tool" },
    known({
      metadata: { yank: { reason: "broken\u202e" } },
    }),
  );
  assert.equal(structured.yanked, true);
  assert.equal(structured.yanked_reason, "broken");
  assert.match(text, /\*\*Yanked\*\*: "broken"/);
});

Deno.test("describePackage() caps every list and says what it left out", () => {
  const many = Array.from({ length: 500 }, (_, index) => `name-${index}`);
  const files: Distribution[] = many.map((name) => distribution(`${name}.whl`));
  const document = projectDocument("Some_Tool", [release("1.0", files)], {
    metadata: {
      requiresDist: many,
      classifiers: many,
      keywords: many,
      providesExtra: many,
      projectUrls: many.map((name) => [name, "https://example.test/"]),
      description: "x".repeat(20_000),
    },
    advisories: many.map((name) => listed(name)),
    ownership: { roles: many.map((user) => ({ user, role: "Maintainer" })) },
  });
  const page = { value: indexPage("some-tool") };
  const info = describePackage({ document, release: document, page, license: undefined }, {
    includeFiles: true,
    includeDescription: true,
  });
  assert.deepEqual(
    new Map(info.truncated?.map(({ field, omitted }) => [field, omitted])),
    new Map([
      ["description", 12_000],
      ["project_urls", 480],
      ["classifiers", 460],
      ["keywords", 470],
      ["dependencies", 450],
      ["extras", 440],
      ["roles", 480],
      ["vulnerabilities", 485],
      ["files", 440],
    ]),
  );
});
