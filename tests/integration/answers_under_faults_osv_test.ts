/** The whole server while OSV or pypistats fail: nobody is called secure, and the rest is told. @module */
import assert from "node:assert/strict";
import { answered, leftOut, testEveryFault } from "../support/reader_under_fault.ts";

const jinja2 = { package_name: "jinja2" };

Deno.test("without OSV nothing is secure, under every fault", async (t) => {
  await testEveryFault(t, "osv", [
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.6" },
      during: answered((told, { kind }, text) => {
        assert.equal(told.security_status, "unknown");
        assert.equal(told.has_vulnerabilities, undefined, "not false");
        assert.equal(told.vulnerability_count, undefined, "not 0");
        assert.equal(told.overall_severity, "unknown", "not none");
        assert.match(String(told.unknown_reasons), new RegExp(`OSV failed \\(${kind}\\)`));
        assert.match(text, /Do not treat jinja2 3\.1\.6 as secure/);
        assert.doesNotMatch(text, /no known advisories/);
      }),
      afterwards: ({ structured }) => assert.equal(structured?.security_status, "secure"),
    },
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.2" },
      during: answered((told, { kind }) => {
        assert.equal(told.security_status, "vulnerable", "PyPI's own list is read instead");
        assert.equal(told.has_vulnerabilities, true);
        assert.equal(told.vulnerability_count, 5);
        assert.equal(told.overall_severity, "unknown", "that list tells no severities");
        assert.match(String(told.unknown_reasons), new RegExp(`OSV failed \\(${kind}\\)`));
        assert.equal(told.nearest_safe_version, undefined);
        assert.equal(told.newest_safe_version, undefined);
      }),
      afterwards: ({ structured }) => assert.equal(structured?.overall_severity, "medium"),
    },
    {
      tool: "compare_versions",
      args: { ...jinja2, version1: "3.1.2", version2: "3.1.6" },
      during: answered((told, { kind }, text) => {
        const { version1, version2, advisories, comparison } = told;
        assert.ok(isRecord(version1) && isRecord(version2));
        assert.ok(isRecord(advisories) && isRecord(comparison));
        assert.equal(advisories.status, "unknown");
        assert.match(String(advisories.unknown_reason), new RegExp(`\\(${kind}\\)`));
        assert.equal(version1.vulnerabilities_count, undefined);
        assert.equal(version2.vulnerabilities_count, undefined);
        assert.equal(comparison.is_upgrade, true);
        assert.doesNotMatch(text, /none gained|0 known/);
      }),
    },
    {
      tool: "get_package_health",
      args: jinja2,
      during: answered((told, { kind }) => {
        assert.equal(told.has_vulnerabilities, undefined);
        assert.match(leftOut(told).get("advisories") ?? "", new RegExp(`OSV failed \\(${kind}\\)`));
        assert.equal(told.project_status, "active");
      }),
    },
  ]);
});

Deno.test("without pypistats only the downloads are left out of the score, under every fault", async (t) => {
  await testEveryFault(t, "pypistats", [
    {
      tool: "get_package_health",
      args: jinja2,
      during: answered((told, { kind }) => {
        assert.match(leftOut(told).get("downloads") ?? "", new RegExp(`failed \\(${kind}\\)`));
        assert.equal(told.has_vulnerabilities, false);
        assert.ok(Number(told.health_score) > 0);
      }),
    },
  ]);
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
