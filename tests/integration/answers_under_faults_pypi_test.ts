/** The whole server while PyPI's services fail: what it refuses, what it still tells, what it calls unknown. @module */
import assert from "node:assert/strict";
import {
  answered,
  leftOut,
  type Reader,
  refused,
  testEveryFault,
} from "../support/reader_under_fault.ts";

const jinja2 = { package_name: "jinja2" };

Deno.test("without PyPI's JSON API nothing is made up, under every fault", async (t) => {
  const refusing: readonly Omit<Reader, "during">[] = [
    { tool: "get_package_info", args: jinja2 },
    { tool: "get_package_versions", args: jinja2 },
    { tool: "get_release_activity", args: jinja2 },
    { tool: "compare_versions", args: { ...jinja2, version1: "3.1.2", version2: "3.1.6" } },
    { tool: "check_compatibility", args: { ...jinja2, python_version: "3.12" } },
    { tool: "get_dependencies", args: jinja2 },
    { tool: "get_package_health", args: jinja2 },
  ];
  await testEveryFault(t, "pypi-json", [
    ...refusing.map((reader) => ({ ...reader, during: refused })),
    {
      tool: "search_packages",
      args: { query: "jinja2" },
      during: answered((told, _, text) => {
        assert.deepEqual(told.exact_name, { name: "jinja2", status: "unknown" });
        assert.notEqual(told.total_results, 0, "the embedded list is searched all the same");
        assert.match(text, /is unknown: it could not be asked/);
      }),
    },
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.2" },
      during: answered((told, { kind }) => {
        assert.equal(told.security_status, "vulnerable", "OSV's records are sure");
        assert.match(String(told.unknown_reasons), new RegExp(`PyPI failed \\(${kind}\\)`));
        assert.equal(told.nearest_safe_version, undefined, "which releases exist is not known");
      }),
    },
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.6" },
      during: answered((told, { kind }, text) => {
        assertUnknownSecurity(told);
        assert.match(String(told.unknown_reasons), new RegExp(`PyPI failed \\(${kind}\\)`));
        assert.match(text, /Do not treat jinja2 3\.1\.6 as secure/);
      }),
    },
    {
      tool: "check_vulnerabilities",
      args: jinja2,
      during: answered((told) => {
        assertUnknownSecurity(told);
        assert.equal(told.version, undefined, "the latest release is not known");
      }),
    },
  ]);
});

Deno.test("without the Index API the project status is unknown, under every fault", async (t) => {
  // The JSON API's 404 is its answer for this one; only the Index API tells why.
  const quarantined = "mcp-context-forge";
  await testEveryFault(t, "pypi-index", [
    {
      tool: "get_package_info",
      args: jinja2,
      during: answered((told) => {
        assert.equal(told.project_status, "unknown");
        assert.equal(told.version, "3.1.6", "the rest is told");
        assert.equal(told.dependencies_status, "known");
      }),
    },
    {
      tool: "get_package_health",
      args: jinja2,
      during: answered((told) => {
        assert.equal(told.project_status, "unknown");
        assert.ok(leftOut(told).has("project status"));
        assert.equal(typeof told.health_score, "number");
      }),
    },
    {
      tool: "get_dependencies",
      args: { package_name: "jupyter", version: "1.0.0" },
      during: answered(assertUnknownRequirements),
    },
    {
      tool: "get_package_info",
      args: { package_name: quarantined },
      during: assertUndecidedProject,
      afterwards: ({ text }) => assert.match(text, /quarantined by PyPI's administrators/),
    },
    {
      tool: "search_packages",
      args: { query: quarantined },
      during: answered((told) =>
        assert.deepEqual(told.exact_name, { name: quarantined, status: "unknown" })
      ),
    },
    {
      tool: "check_vulnerabilities",
      args: { package_name: quarantined, version: "1.0" },
      during: assertUndecidedProject,
      afterwards: ({ text }) => assert.match(text, /quarantined by PyPI's administrators/),
    },
  ]);
});

Deno.test("without core metadata files requirements are unknown, not none, under every fault", async (t) => {
  await testEveryFault(t, "pypi-files", [
    {
      tool: "get_dependencies",
      args: { package_name: "jupyter", version: "1.0.0" },
      during: answered(assertUnknownRequirements),
    },
    {
      tool: "compare_versions",
      args: { package_name: "jupyter", version1: "1.0.0", version2: "1.1.1" },
      during: answered((told, { kind }, text) => {
        const { version1, version2, requirements } = told;
        assert.ok(isRecord(version1) && isRecord(version2) && isRecord(requirements));
        assert.equal(requirements.status, "unknown");
        assert.match(String(requirements.unknown_reason), new RegExp(`\\(${kind}\\)`));
        assert.equal(version1.dependencies_count, undefined);
        assert.equal(version2.dependencies_count, 6, "the JSON API tells those");
        assert.match(text, /Requirements: cannot be compared/);
      }),
    },
  ]);
});

Deno.test("without PyPI's storage statistics there is no answer, under every fault", async (t) => {
  await testEveryFault(t, "pypi-stats", [
    { tool: "get_pypi_stats", args: {}, during: refused },
  ]);
});

function assertUnknownSecurity(told: Readonly<Record<string, unknown>>): void {
  assert.equal(told.security_status, "unknown");
  assert.equal(told.has_vulnerabilities, undefined, "not false");
  assert.equal(told.vulnerability_count, undefined, "not 0");
  assert.equal(told.overall_severity, "unknown", "not none");
}

const assertUnknownRequirements: Parameters<typeof answered>[0] = (told, { kind }, text) => {
  assert.equal(told.dependencies_status, "unknown");
  assert.equal(told.total_dependencies, undefined, "not 0");
  assert.match(String(told.unknown_reason), new RegExp(`\\(${kind}\\)`));
  assert.match(text, /Unknown, which is not none/);
};

const assertUndecidedProject: Reader["during"] = ({ isError, text }) => {
  assert.equal(isError, true, text);
  assert.match(text, /may be unknown or quarantined/);
  assert.doesNotMatch(text, /PyPI has no such project/);
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
