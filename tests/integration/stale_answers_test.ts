/** The whole server on old copies: what stands in for an upstream that fails, and how the answer says so. @module */
import assert from "node:assert/strict";
import type { ToolResult } from "../../src/mcp/tool_result.ts";
import { appOnLoopback, type Service } from "../support/app_on_loopback.ts";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { FAULT_CASES, SHORT_TIMEOUT_MS } from "../support/fault_cases.ts";
import { sourcesOf } from "../support/reader_under_fault.ts";

const HOUR_MS = 3_600_000;
/** Past every freshness and its grace, inside `CACHE_STALE`. */
const OLD_MS = 3 * HOUR_MS;
const jinja2 = { package_name: "jinja2" };

interface Row {
  readonly service: Service;
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Holds with the old copy too, beside what `data_sources` says. */
  readonly check?: (told: NonNullable<ToolResult["structured"]>, text: string) => void;
}

const ROWS: readonly Row[] = [
  { service: "pypi-json", tool: "get_package_versions", args: jinja2 },
  {
    service: "pypi-index",
    tool: "get_package_info",
    args: jinja2,
    check: (told) => assert.equal(told.project_status, "active"),
  },
  { service: "pypi-stats", tool: "get_pypi_stats", args: {} },
  { service: "pypistats", tool: "get_package_health", args: jinja2 },
  {
    service: "osv",
    tool: "check_vulnerabilities",
    args: { ...jinja2, version: "3.1.2" },
    check: (told, text) => {
      assert.equal(told.security_status, "unknown");
      assert.equal(told.has_vulnerabilities, true);
      assert.equal(told.vulnerability_count, undefined);
      assert.equal(told.nearest_safe_version, "3.1.6");
      assert.match(
        text,
        /^# jinja2 3\.1\.2: unknown, OSV could not be read now .* copy from 3 h .* names 5 advisories/,
      );
    },
  },
  {
    service: "osv",
    tool: "check_vulnerabilities",
    args: { ...jinja2, version: "3.1.6" },
    check: (told) => {
      assert.equal(told.security_status, "unknown", "newer advisories are not in an old copy");
      assert.equal(told.has_vulnerabilities, undefined);
    },
  },
];
/** One of each kind that says nothing about the data; a refusal (403) does, and is below. */
const PASSING = FAULT_CASES.filter(({ name }) =>
  [
    "status 503",
    "429 with seconds",
    "a challenge page with status 200",
    "a hang before the headers",
    "a connection that is refused",
  ].includes(name)
);

Deno.test("an old copy stands in while an upstream fails, its age and the reason told", async (t) => {
  await using upstream = startFakeUpstream();
  for (const row of ROWS) {
    for (const { name, fault, kind, waits } of PASSING) {
      await t.step(`${row.service}, ${row.tool}: ${name}`, async () => {
        const timeoutMs = String(SHORT_TIMEOUT_MS / 1000);
        await using server = appOnLoopback(upstream, waits === true ? { timeoutMs } : {});
        const ask = () => server.app.invoke(row.tool, row.args);
        const before = await ask();
        assert.deepEqual(statusesOf(before, row.service), ["fetched"]);
        server.advance(OLD_MS);
        server.break(row.service, fault);
        const during = await ask();
        assert.equal(during.isError, false, during.text);
        assert.deepEqual(
          sourcesOf(during).filter(({ service }) => service === row.service)
            .map(({ status, age_seconds, reason }) => ({ status, age_seconds, reason })),
          [{ status: "stale", age_seconds: OLD_MS / 1000, reason: kind }],
        );
        assert.match(during.text, new RegExp(`stale, ${OLD_MS / 1000} s old \\(${kind}\\)`));
        row.check?.(during.structured ?? {}, during.text);
        await server.heal();
        const [status] = statusesOf(await ask(), row.service);
        assert.ok(status === "fetched" || status === "revalidated", "asked again at once");
      });
    }
  }
});

Deno.test("an old copy does not hide a refusal, nor outlive CACHE_STALE", async (t) => {
  const rows = [
    { name: "403", fault: { kind: "status", status: 403 }, afterMs: OLD_MS, kind: "rejected" },
    {
      name: "503 after CACHE_STALE",
      fault: { kind: "status", status: 503 },
      afterMs: 48 * HOUR_MS,
      kind: "unavailable",
    },
  ] as const;
  await using upstream = startFakeUpstream();
  for (const { name, fault, afterMs, kind } of rows) {
    await t.step(name, async () => {
      await using server = appOnLoopback(upstream);
      const args = { ...jinja2, version: "3.1.6" };
      const ask = () => server.app.invoke("check_vulnerabilities", args);
      assert.equal((await ask()).structured?.security_status, "secure");
      server.advance(afterMs);
      server.break("osv", fault);
      const answer = await ask();
      assert.deepEqual(statusesOf(answer, "osv"), ["failed"]);
      assert.equal(answer.structured?.security_status, "unknown");
      assert.match(String(answer.structured?.unknown_reasons), new RegExp(kind));
      server.break("pypi-json", fault);
      server.break("pypi-index", fault);
      const versions = await server.app.invoke("get_package_versions", { package_name: "flask" });
      assert.equal(versions.isError, true);
    });
  }
});

Deno.test("a core metadata file never grows old: its host may fail for ever", async () => {
  await using upstream = startFakeUpstream();
  await using server = appOnLoopback(upstream);
  const ask = () =>
    server.app.invoke("get_dependencies", { package_name: "jupyter", version: "1.0.0" });
  await ask();
  server.advance(OLD_MS);
  server.break("pypi-files", { kind: "status", status: 503 });
  const answer = await ask();
  assert.deepEqual(statusesOf(answer, "pypi-files"), ["cached"]);
  assert.equal(answer.structured?.total_dependencies, 6);
});

Deno.test("a project that is unknown is asked for again, however the upstream fails", async () => {
  await using upstream = startFakeUpstream();
  await using server = appOnLoopback(upstream);
  const ask = () => server.app.invoke("get_package_info", { package_name: "nobody-made-this" });
  assert.match((await ask()).text, /the package index has no such project/);
  server.advance(OLD_MS);
  server.break("pypi-index", { kind: "status", status: 503 });
  assert.match((await ask()).text, /may be unknown or quarantined/);
  server.advance(OLD_MS);
  server.break("pypi-json", { kind: "status", status: 503 });
  assert.match((await ask()).text, /Cannot read from pypi-index: it is failing/);
});

function statusesOf(answer: ToolResult, service: Service): readonly string[] {
  return sourcesOf(answer).filter((source) => source.service === service)
    .map(({ status }) => status);
}
