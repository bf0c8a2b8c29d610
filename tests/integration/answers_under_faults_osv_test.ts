/** The whole server while OSV or pypistats fail: nobody is called secure, and the rest is told. @module */
import assert from "node:assert/strict";
import type { ToolResult } from "../../src/mcp/tool_result.ts";
import { appOnLoopback } from "../support/app_on_loopback.ts";
import { startFakeUpstream } from "../support/fake_upstream.ts";
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
        assert.match(
          String(told.unknown_reasons),
          new RegExp(`OSV could not be read \\(${kind}\\)`),
        );
        assert.match(text, /Do not treat jinja2 3\.1\.6 as secure/);
        assert.doesNotMatch(text, /no known advisories/);
      }),
      afterwards: ({ structured }) => assert.equal(structured?.security_status, "secure"),
    },
    {
      tool: "check_vulnerabilities",
      args: { ...jinja2, version: "3.1.2" },
      during: answered((told, { kind }, text) => {
        assert.equal(told.security_status, "unknown");
        assert.ok(
          text.startsWith(
            `# jinja2 3.1.2: unknown, OSV could not be read (${kind}); ` +
              "PyPI's own list names 5 advisories of this release\n",
          ),
          text,
        );
        assert.match(text, /Treat jinja2 3\.1\.2 as vulnerable.*Upgrade to 3\.1\.6 or newer/);
        assert.equal(told.has_vulnerabilities, true);
        assert.equal(told.vulnerability_count, undefined, "there may be more");
        assert.equal(told.overall_severity, "unknown", "that list tells no severities");
        assert.ok(Array.isArray(told.vulnerabilities));
        assert.equal(told.vulnerabilities.length, 5);
        assert.match(
          String(told.unknown_reasons),
          new RegExp(`OSV could not be read \\(${kind}\\)`),
        );
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
        assert.match(
          leftOut(told).get("advisories") ?? "",
          new RegExp(`OSV could not be read \\(${kind}\\)`),
        );
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

Deno.test("look-ups that share an OSV batch share its failure, but not its refusal", async (t) => {
  const projects = [["jinja2", "3.1.6"], ["flask", "3.1.3"], ["click", "8.4.2"]];
  const rows = [
    { name: "the whole service fails", path: /^\/v1\//, status: 503, secure: false },
    { name: "the batch is malformed", path: /^\/v1\/querybatch/, status: 200, secure: false },
    { name: "the batch is refused, each query is not", path: /batch/, status: 400, secure: true },
  ];
  await using upstream = startFakeUpstream();
  for (const { name, path, status, secure } of rows) {
    await t.step(name, async () => {
      await using server = appOnLoopback(upstream, { batchWindowMs: "0.05" });
      upstream.faults.add({ fault: { kind: "status", status }, path });
      const met = upstream.faults.metCount;
      const askAll = () =>
        Promise.all(
          projects.map(([package_name, version]) =>
            server.app.invoke("check_vulnerabilities", { package_name, version })
          ),
        );
      const expected = projects.map(() => secure ? "secure" : "unknown");
      assert.deepEqual(statuses(await askAll()), expected);
      assert.equal(upstream.faults.metCount, met + 1, "one batch was sent");
      await server.heal();
      assert.deepEqual(statuses(await askAll()), projects.map(() => "secure"));
    });
  }
});

function statuses(answers: readonly ToolResult[]): readonly unknown[] {
  return answers.map(({ structured }) => structured?.security_status);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
