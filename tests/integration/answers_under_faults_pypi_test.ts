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

Deno.test("without PyPI's JSON API the index answers, and the rest is unknown, under every fault", async (t) => {
  await testEveryFault(t, "pypi-json", [
    {
      tool: "get_package_info",
      args: jinja2,
      during: answered((told, _, text) => {
        assert.deepEqual([told.version, told.project_status], ["3.1.6", "active"]);
        assert.deepEqual([told.dependencies_status, told.roles], ["known", undefined]);
        assert.equal(told.vulnerabilities_status, "unknown");
        assert.match(text, /Known vulnerabilities: unknown/);
      }),
    },
    {
      tool: "get_package_versions",
      args: jinja2,
      during: answered((told) => assert.equal(told.latest_version, "3.1.6")),
    },
    {
      tool: "get_release_activity",
      args: jinja2,
      during: answered((told) => assert.equal(typeof told.total_releases, "number")),
    },
    {
      tool: "compare_versions",
      args: { ...jinja2, version1: "3.1.2", version2: "3.1.6" },
      during: answered((_, __, text) => assert.match(text, /Requirements: unchanged/)),
    },
    {
      tool: "check_compatibility",
      args: { ...jinja2, python_version: "3.12" },
      during: answered((_, __, text) => assert.match(text, /Python 3\.12: compatible/)),
    },
    {
      tool: "get_dependencies",
      args: jinja2,
      during: answered((told) => assert.equal(told.dependencies_status, "known")),
    },
    {
      tool: "get_package_health",
      args: jinja2,
      during: answered((told) => assert.ok(leftOut(told).has("ownership"))),
    },
    {
      tool: "search_packages",
      args: { query: "jinja2" },
      during: answered((told) =>
        assert.deepEqual(told.exact_name, { name: "jinja2", status: "found" })
      ),
    },
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.2" },
      during: answered((told) => {
        assert.equal(told.security_status, "vulnerable", "OSV's records are sure");
        assert.equal(told.nearest_safe_version, "3.1.6", "the index tells which releases exist");
      }),
    },
    {
      tool: "check_vulnerabilities",
      args: jinja2,
      // OSV has the advisories and the index the releases: PyPI's own list would add nothing.
      during: ({ structured: told }) => {
        assert.deepEqual([told?.version, told?.security_status], ["3.1.6", "secure"]);
      },
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
      during: answered((told) => {
        assert.equal(told.dependencies_status, "known", "the wheel's metadata tells, unannounced");
        assert.match(String(told.dependencies_source), /^core metadata of jupyter-1\.0\.0-/);
      }),
    },
    {
      tool: "get_package_info",
      args: { package_name: quarantined },
      during: assertUndecidedProject,
      afterwards: ({ text }) => assert.match(text, /quarantined by the package index/),
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
      afterwards: ({ text }) => assert.match(text, /quarantined by the package index/),
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

const assertUnknownRequirements: Parameters<typeof answered>[0] = (told, { kind }, text) => {
  assert.equal(told.dependencies_status, "unknown");
  assert.equal(told.total_dependencies, undefined, "not 0");
  assert.match(String(told.unknown_reason), new RegExp(`\\(${kind}\\)`));
  assert.match(text, /Unknown, which is not none/);
};

const assertUndecidedProject: Reader["during"] = ({ isError, text }) => {
  assert.equal(isError, true, text);
  assert.match(text, /may be unknown or quarantined/);
  assert.doesNotMatch(text, /the package index has no such project/);
};

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
