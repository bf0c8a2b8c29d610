import assert from "node:assert/strict";
import {
  type AskedService,
  type DoctorFindings,
  type DoctorPermissions,
  runDoctor,
} from "../../../src/cli/doctor.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import type { ProbeOutcome } from "../../../src/upstream/probe.ts";

const NARROW: DoctorPermissions = {
  net: "some",
  hosts: [
    { host: "pypi.org", port: 443, permitted: true },
    { host: "index.example", port: 443, permitted: false },
  ],
  listening: [{ host: "127.0.0.1", port: 8000, permitted: true }],
  ...{ env: "own", read: "env-file", write: "limited", run: "limited", ffi: "limited" },
  sys: "limited",
};
const PROGRAM: DoctorFindings["program"] = {
  ...{ version: "1.2.3", build: "narrow", is_for_tests: false },
  ...{ deno: "2.9.6", v8: "15.0", platform: "x86_64-unknown-linux-gnu" },
};
const NO_FINDINGS: DoctorFindings = {
  ...{ program: PROGRAM, permissions: NARROW, runtime: [], faults: [], services: [] },
  ...{ isDemo: false, hasPlugins: false, isTracing: false },
};

function asked(outcome: ProbeOutcome, proxy: AskedService["proxy"] = "none"): AskedService {
  return {
    ...{ service: "osv", address: "https://osv.example", outcome, tookMs: 12.3, proxy },
    permissionHint: "expected deno run with --allow-net=osv.example:443",
  };
}

function run(findings: Partial<DoctorFindings>, format: "text" | "json" = "text") {
  const printed: string[] = [];
  const code = runDoctor({ ...NO_FINDINGS, ...findings }, format, {
    out: (text) => void printed.push(text),
    error: (text) => assert.fail(text),
    paint: createPaint(false),
  });
  return { code, text: printed.join("\n") };
}

Deno.test("runDoctor() ends with 0, 1 or 2", async (t) => {
  const answered = asked({ kind: "answered" });
  const refused = asked({ kind: "failed", failure: "refused" });
  const rows: readonly (readonly [string, Partial<DoctorFindings>, number, RegExp])[] = [
    ["all answered", { services: [answered, answered] }, 0, /^All 2 services answered$/m],
    [
      "nothing of that name",
      { services: [asked({ kind: "absent" })] },
      0,
      /ok +osv.*\n +it does not know the project/,
    ],
    ["one did not", { services: [answered, refused] }, 1, /^1 of 2 services did not answer$/m],
    [
      "a setting cannot be used",
      { services: [answered], faults: ["Cannot use PYPI_MCP_X"] },
      2,
      /Settings that cannot be used\n {2}Cannot use PYPI_MCP_X\n[^]*cannot be used: 1$/,
    ],
    ["demo", { isDemo: true }, 0, /Nothing was asked over the network/],
  ];
  for (const [name, findings, code, text] of rows) {
    await t.step(name, () => {
      const ended = run(findings);
      assert.equal(ended.code, code);
      assert.match(ended.text, text);
      assert.equal(run(findings, "json").code, code);
    });
  }
});

Deno.test("runDoctor() says what the program is and may do", async (t) => {
  const rows: readonly (readonly [string, Partial<DoctorFindings>, RegExp])[] = [
    ["what it is", {}, /pypi-mcp 1\.2\.3, the executable for one person\n {2}Deno 2\.9\.6, V8 15/],
    ["what it may do", {}, /speak to +pypi\.org:443; not index\.example:443\n/],
    [
      "for tests only",
      { program: { ...PROGRAM, is_for_tests: true } },
      /for tests only, never release it/,
    ],
    [
      "what was compiled in",
      { program: { ...PROGRAM, compiled_in: ["--allow-net=a.example", "--allow-read=.env"] } },
      /compiled in +--allow-net=a\.example --allow-read=\.env\n/,
    ],
    [
      "variables that it does not see",
      { runtime: [{ name: "HTTPS_PROXY", state: "not visible" }] },
      /Not visible to this build; the runtime uses them if they are set: HTTPS_PROXY\n/,
    ],
    ["plug-ins", { hasPlugins: true }, /Services of plug-ins are not asked/],
    ["a collector", { isTracing: true }, /^ {2}The telemetry collector was not asked: /m],
    [
      "a collector beside built-in facts",
      { isTracing: true, isDemo: true },
      /Nothing was asked .*\n {2}The telemetry collector was not asked: /,
    ],
    [
      "what a narrow one may read, and may not do",
      {},
      /read variables +its own \(PYPI_MCP_…\)\n.*\.env of the folder[^]*\n {2}write files +no, or only/,
    ],
    [
      "what one without limits may do",
      {
        permissions: {
          ...{ net: "all", hosts: [], listening: [], env: "all", read: "all", write: "all" },
          ...{ run: "all", ffi: "all", sys: "all" },
        },
      },
      /any host\n.*any address\n.*variables +all\n.*files +all\n(?: {2}\w+ [a-z ]+ yes\n){4}/,
    ],
    [
      "what one with other limits may do",
      { permissions: { ...NARROW, env: "limited", read: "limited" } },
      /read variables +no, or only what its permission flags name\n {2}read files +no, or only/,
    ],
    [
      "what an executable may not do, whose flags are known",
      { program: { ...PROGRAM, compiled_in: ["--allow-net=a.example", "--allow-read=.env"] } },
      /read files +\.env of the folder it is started in\n(?: {2}[a-z]+ [a-z ]+ no\n){4} {2}compiled/,
    ],
    [
      "what an executable may do within its flags",
      { program: { ...PROGRAM, compiled_in: ["--allow-read=.env,/a", "--allow-write=/a"] } },
      /read files +\.env of [^\n]*, and what [^]*write files +no, or only [^\n]*\n {2}start programs +no\n/,
    ],
    [
      "a port that the system chooses",
      { permissions: { ...NARROW, listening: [{ host: "[::1]", port: 0, permitted: true }] } },
      /listen on +\[::1\]\n/,
    ],
  ];
  for (const [name, findings, text] of rows) {
    await t.step(name, () => assert.match(run(findings).text, text));
  }
});

Deno.test("runDoctor() gives every failure its area, an explanation and advice", async (t) => {
  const rows: readonly (readonly [ProbeOutcome, AskedService["proxy"], string, RegExp])[] = [
    [{ kind: "failed", failure: "name_not_resolved" }, "none", "dns", /resolved$/],
    [{ kind: "failed", failure: "name_not_resolved" }, "unknown", "dns", /where a proxy is set/],
    [{ kind: "failed", failure: "refused" }, "set", "connection", /the proxy that is set may/],
    [{ kind: "failed", failure: "unreachable" }, "none", "connection", /no way leads/],
    [{ kind: "failed", failure: "closed" }, "none", "connection", /closed before/],
    [{ kind: "failed", failure: "timeout" }, "none", "timeout", /in time$/],
    [
      { kind: "failed", failure: "timeout" },
      "set",
      "timeout",
      /in time; the proxy that is set may/,
    ],
    [{ kind: "failed", failure: "proxy_login" }, "set", "proxy", /407\)$/],
    [{ kind: "failed", failure: "proxy_login", status: 407 }, "set", "proxy", /407\)$/],
    [{ kind: "failed", failure: "proxy_refused" }, "set", "proxy", /does not connect/],
    [{ kind: "failed", failure: "proxy_closed" }, "set", "proxy", /ended the connection/],
    [{ kind: "failed", failure: "proxy_unreachable" }, "set", "proxy", /proxy itself/],
    [{ kind: "failed", failure: "proxy_name_not_resolved" }, "set", "proxy", /proxy's name/],
    [{ kind: "failed", failure: "unknown_issuer" }, "none", "tls", /authority/],
    [{ kind: "failed", failure: "expired_certificate" }, "none", "tls", /expired/],
    [{ kind: "failed", failure: "certificate_not_yet_valid" }, "none", "tls", /not valid yet/],
    [{ kind: "failed", failure: "wrong_name" }, "none", "tls", /another host name/],
    [{ kind: "failed", failure: "bad_certificate" }, "none", "tls", /not accepted/],
    [{ kind: "failed", failure: "no_tls" }, "none", "tls", /not speak TLS/],
    [{ kind: "failed", failure: "certificate_settings" }, "none", "tls", /settings/],
    [{ kind: "failed", failure: "not_permitted" }, "none", "permission", /may not speak/],
    [{ kind: "failed", failure: "rate_limited", status: 429 }, "none", "service", /\(429\)$/],
    [{ kind: "failed", failure: "server_error", status: 503 }, "none", "service", /status 503/],
    [{ kind: "failed", failure: "login", status: 401 }, "none", "service", /status 401/],
    [{ kind: "failed", failure: "refused_request", status: 400 }, "none", "service", /status 400/],
    [{ kind: "failed", failure: "redirected", status: 302 }, "none", "service", /elsewhere/],
    [{ kind: "failed", failure: "unexpected_answer", status: 200 }, "none", "service", /else/],
    [{ kind: "failed", failure: "not_http" }, "none", "service", /not speak HTTP/],
    [{ kind: "failed", failure: "unknown" }, "none", "unknown", /does not know/],
  ];
  for (const [outcome, proxy, area, explanation] of rows) {
    assert.ok(outcome.kind === "failed");
    await t.step(`${outcome.failure}, proxy ${proxy}`, () => {
      const { text } = run({ services: [asked(outcome, proxy)] }, "json");
      const [told] = JSON.parse(text).services;
      assert.deepEqual([told.outcome, told.failure, told.area], ["failed", outcome.failure, area]);
      assert.match(told.explanation, explanation);
      assert.ok(told.advice.length > 20);
    });
  }
});

Deno.test("runDoctor() keeps the field names of its JSON form", () => {
  const services = [asked({ kind: "failed", failure: "server_error", status: 502 })];
  const report = JSON.parse(run({ services }, "json").text);
  assert.deepEqual(Object.keys(report), [
    ...["program", "permissions", "runtime", "settings_faults", "demo", "services", "not_asked"],
  ]);
  assert.deepEqual(report.not_asked, []);
  const unasked = JSON.parse(run({ hasPlugins: true, isTracing: true }, "json").text).not_asked;
  assert.deepEqual(unasked, ["services_of_plugins", "telemetry_collector"]);
  assert.deepEqual(Object.keys(report.services[0]).toSorted(), [
    ...["address", "advice", "area", "explanation", "failure", "outcome", "service", "status"],
    "took_ms",
  ]);
  assert.deepEqual(report.permissions, NARROW);
  assert.equal(report.services[0].took_ms, 12);
});

Deno.test("runDoctor() tells how a host is permitted as a sentence of its own", () => {
  const { text } = run({ services: [asked({ kind: "failed", failure: "not_permitted" })] });
  assert.match(text, /^ +Expected deno run with --allow-net=osv\.example:443$/m);
});
