import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { startOtlpCollector } from "../support/otlp_collector.ts";
import { runProgram } from "../support/run_program.ts";
import { type Command, sourceCommand, spawnHttp, upstreamFlags } from "../support/spawn_server.ts";

const TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
const OTHER_TRACE_ID = "11111111111111111111111111111111";
const PARENT_ID = "b7ad6b7169203331";
const TRACEPARENT = `00-${TRACE_ID}-${PARENT_ID}-01`;
const TRACE_HEADERS = ["traceparent", "tracestate", "baggage"];

/** The program under test: the sources, or the executable that the variable names. */
function command(...args: readonly string[]): Command {
  const binary = Deno.env.get("PYPI_MCP_TRACING_BINARY");
  return binary === undefined ? sourceCommand(...args) : { program: binary, args };
}

/** Calls one tool of 2025's protocol; `meta` is its `_meta`, `headers` its HTTP headers. */
async function callTool(
  url: URL,
  project: string,
  { meta, headers = {} }: {
    readonly meta?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
  },
): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept": "application/json, text/event-stream",
      ...headers,
    },
    body: JSON.stringify({
      ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
      params: {
        name: "get_package_info",
        arguments: { package_name: project },
        ...(meta === undefined ? {} : { _meta: meta }),
      },
    }),
  });
  assert.equal(response.status, 200);
  assert.match(await response.text(), /"structuredContent"/);
}

Deno.test("no upstream is sent a trace context, although the runtime propagates by default", async () => {
  await using upstream = startFakeUpstream();
  await using collector = startOtlpCollector();
  const server = await spawnHttp({
    ...command("--transport", "http", "--port", "0", ...upstreamFlags(upstream.url)),
    env: collector.env,
  });
  await callTool(server.url, "requests", {
    headers: { traceparent: TRACEPARENT, tracestate: "vendor=1", baggage: "secret=1" },
  });
  await callTool(server.url, "flask", {});
  const { stdout } = await server.stop();
  assert.ok(upstream.count() > 2, "the upstream was asked");
  for (const { path, headers } of upstream.seen) {
    for (const name of TRACE_HEADERS) {
      assert.equal(headers.get(name), null, `${name} reached ${path}`);
    }
  }
  assert.equal(stdout, "");
  const calls = collector.spans.filter(({ scope }) => scope === "pypi-mcp");
  assert.deepEqual(calls.map(({ name }) => name), Array(2).fill("tools/call get_package_info"));
  assert.equal(calls[0]?.traceId, TRACE_ID);
  assert.notEqual(calls[1]?.traceId, TRACE_ID);
});

Deno.test("a named host is sent exactly our context, in the caller's trace, and logs are exported with it", async (t) => {
  await using upstream = startFakeUpstream();
  await using collector = startOtlpCollector();
  const { host } = new URL(upstream.url);
  const server = await spawnHttp({
    ...command(
      ...["--transport", "http", "--port", "0", ...upstreamFlags(upstream.url)],
      ...["--trace-hosts", host, "--log-format", "json"],
    ),
    env: { ...collector.env, OTEL_PROPAGATORS: "none" },
  });
  const before = upstream.seen.length;
  await callTool(server.url, "requests", {
    meta: { traceparent: TRACEPARENT, tracestate: " vendor=1 , other=2" },
    headers: { traceparent: `00-${OTHER_TRACE_ID}-${PARENT_ID}-01` },
  });
  await callTool(server.url, "flask", {
    meta: { traceparent: "00-not-valid-01", tracestate: "vendor=1" },
    headers: { traceparent: `00-${OTHER_TRACE_ID}-${PARENT_ID}-01` },
  });
  const { stdout, stderr } = await server.stop();
  assert.equal(stdout, "");
  const [first, second] = collector.spans.filter(({ scope }) => scope === "pypi-mcp");
  assert.ok(first !== undefined && second !== undefined);
  const sent = (project: string) =>
    upstream.seen.filter(({ path }) => path.includes(`/${project}/`))
      .map(({ headers }) => TRACE_HEADERS.map((name) => headers.get(name)));

  await t.step("_meta wins over the headers", () => {
    assert.ok(before >= 0 && sent("requests").length > 0);
    for (const headers of sent("requests")) {
      const expected: readonly (string | null)[] = [
        `00-${TRACE_ID}-${first.spanId}-01`,
        "vendor=1,other=2",
        null,
      ];
      assert.deepEqual(headers, expected);
    }
    assert.equal(first.parentSpanId, PARENT_ID);
  });
  await t.step("a context that is not valid is as good as none", () => {
    assert.ok(sent("flask").length > 0);
    for (const headers of sent("flask")) {
      assert.deepEqual(headers, [`00-${OTHER_TRACE_ID}-${second.spanId}-01`, null, null]);
    }
  });
  await t.step("the tool is the route", () => {
    const told = Object.fromEntries(first.attributes);
    assert.equal(told["http.route"], "tools/call get_package_info");
    assert.equal(told["mcp.method.name"], "tools/call");
    assert.equal(told["gen_ai.tool.name"], "get_package_info");
    assert.equal(told["pypi_mcp.outcome"], "ok");
  });
  await t.step("requests to upstreams are children of the call", () => {
    const children = collector.spans.filter(({ parentSpanId }) => parentSpanId === first.spanId);
    assert.ok(children.length > 0);
    assert.ok(children.every(({ name }) => name === "GET" || name === "POST"));
  });
  await t.step("the log line of a call names its span", () => {
    const line = stderr.split("\n").find((text) => text.includes('"Called tool"'));
    const told: unknown = JSON.parse(line ?? "null");
    assert.ok(typeof told === "object" && told !== null && "trace_id" in told && "span_id" in told);
    assert.deepEqual([told.trace_id, told.span_id], [TRACE_ID, first.spanId]);
  });
});

Deno.test("log lines go to OpenTelemetry at their level, in the trace of their call", async () => {
  await using collector = startOtlpCollector();
  const { program, args } = command("--demo", "--transport=http", "--port=0", "--export-logs");
  const child = new Deno.Command(program, {
    args: [...args],
    env: { ...collector.env, OTEL_DENO_CONSOLE: "replace" },
    ...{ stdin: "null", stdout: "piped", stderr: "piped" },
  }).spawn();
  const output = child.output();
  const ended = output.then(({ code }) => assert.fail(`the program ended with ${code}`));
  const [, url = ""] = await Promise.race([collector.logged(/listening on (http:\S+)/), ended]);
  ended.catch(() => {}); // from here on it may end
  await callTool(new URL(url), "requests", { meta: { traceparent: TRACEPARENT } });
  child.kill("SIGTERM");
  const { stdout, stderr } = await output;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  assert.equal(text(stdout), "");
  assert.doesNotMatch(text(stderr), /Called tool/);
  const called = collector.logs.find(({ body }) => body.includes("Called tool"));
  assert.equal(called?.severity, "INFO");
  assert.equal(called.traceId, TRACE_ID);
  assert.match(called.body, new RegExp(`trace_id=${TRACE_ID} span_id=${called.spanId}`));
});

Deno.test("exported log lines stay off stdout where it carries frames or a command's answer", async (t) => {
  await using collector = startOtlpCollector();
  const hello = {
    ...{ jsonrpc: "2.0", id: 1, method: "initialize" },
    params: {
      protocolVersion: "2025-11-25",
      capabilities: {},
      clientInfo: { name: "test", version: "1" },
    },
  };
  const call = {
    ...{ jsonrpc: "2.0", id: 2, method: "tools/call" },
    params: { name: "health_check", arguments: {} },
  };
  const frames = [hello, { jsonrpc: "2.0", method: "notifications/initialized" }, call];
  const exporting = ["--export-logs", "--log-level=debug"];
  const rows = [
    [
      "stdio",
      ["--demo", ...exporting],
      frames.map((frame) => `${JSON.stringify(frame)}\n`).join(""),
    ],
    ["call, set to serve HTTP", ["call", "health_check", "--demo", ...exporting], ""],
  ] as const;
  for (const [name, args, input] of rows) {
    await t.step(name, async () => {
      const child = new Deno.Command(command().program, {
        args: [...command(...args).args],
        // The runtime prints what it exports unless it is told not to.
        env: {
          ...collector.env,
          ...(args[0] === "call" ? { PYPI_MCP_TRANSPORT: "http" } : {}),
        },
        ...{ stdin: "piped", stdout: "piped", stderr: "piped" },
      }).spawn();
      const writer = child.stdin.getWriter();
      await writer.write(new TextEncoder().encode(input));
      await writer.close();
      const { code, stdout, stderr } = await child.output();
      const [out, error] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
      assert.equal(code, 0);
      assert.match(error ?? "", / (?:DEBUG|INFO) /);
      assert.doesNotMatch(out ?? "", / (?:DEBUG|INFO|WARNING) /);
      if (name === "stdio") {
        const lines = (out ?? "").trimEnd().split("\n");
        assert.deepEqual(lines.map((line) => JSON.parse(line).id), [1, 2]);
      }
    });
  }
});

Deno.test("logs cannot be exported where the runtime's OpenTelemetry is off", async () => {
  const { code, error } = await runProgram(["--export-logs"], { permissions: ["-A"] });
  assert.equal(code, 2);
  assert.match(error, /Cannot export logs: .*expected OTEL_DENO=true/);
});
