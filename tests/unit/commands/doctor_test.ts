import assert from "node:assert/strict";
import type { Build } from "../../../src/build.ts";
import { parseCommandLine } from "../../../src/cli/command_line.ts";
import { createPaint } from "../../../src/cli/paint.ts";
import { UsageError } from "../../../src/cli/usage_error.ts";
import { doctor } from "../../../src/commands/doctor.ts";
import { loadConfig } from "../../../src/config/load.ts";
import { freePort } from "../../support/free_port.ts";
import { pause } from "../../support/pause.ts";

const NARROW: Build = {
  ...{ kind: "narrow", isForTests: true, target: Deno.build.target },
  permissions: ["--allow-net=pypi.org", "--allow-read=.env"],
};

/** Runs the command in this process, on its permissions. */
async function run(words: readonly string[], { build = NARROW, ...limits }: {
  readonly build?: Build;
  readonly patienceMs?: number;
} = {}) {
  const printed: string[] = [];
  const line = parseCommandLine(["doctor", "--format", "json", ...words]);
  const code = await doctor({
    ...{ line, build, variable: () => undefined, console },
    terminal: {
      out: (text) => void printed.push(text),
      error: (text) => assert.fail(text),
      paint: createPaint(false),
    },
    loadSettings: () =>
      Promise.resolve(loadConfig({
        ...{ flags: line.flags, variable: () => undefined, variableNames: [], files: [] },
      })),
    exit: (code) => assert.fail(`it left with ${code}`),
  }, limits);
  return { code, report: JSON.parse(printed.join("\n")) };
}

const INDEX_JSON = { "content-type": "application/vnd.pypi.simple.v1+json" };
const html = (text: string) => new Response(text, { headers: { "content-type": "text/html" } });

/** A server that answers every request alike. */
function serve(answer: (url: URL) => Response) {
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    (request) => answer(new URL(request.url)),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

function outcomesOf(report: { services: { service: string; failure?: string }[] }) {
  return Object.fromEntries(report.services.map(({ service, failure }) => [service, failure]));
}

Deno.test("doctor() says how the program was made", async () => {
  const { code, report } = await run(["--demo"]);
  assert.equal(code, 0);
  assert.deepEqual([report.program.build, report.program.is_for_tests], ["narrow", true]);
  assert.deepEqual(report.program.compiled_in, NARROW.permissions);
  assert.deepEqual([report.program.deno, report.program.platform], [
    Deno.version.deno,
    Deno.build.target,
  ]);
  assert.deepEqual([report.demo, report.services, report.settings_faults], [true, [], []]);
});

Deno.test("doctor() judges each answer by what that service is for", async (t) => {
  const json = () => Response.json({});
  const rows: readonly (readonly [string, (url: URL) => Response, Record<string, unknown>])[] = [
    [
      "JSON everywhere: no index says that",
      json,
      { "pypi-index": "unexpected_answer", "pypi-json": undefined, "osv": undefined },
    ],
    [
      "a page to log in on everywhere: what an index says stands in HTML, too, but not in any",
      () => html("<title>Welcome</title><form action=login><a href=help>Help</a></form>"),
      {
        ...{ "pypi-index": "unexpected_answer", "pypi-json": "unexpected_answer" },
        ...{ "osv": "unexpected_answer", "pypi-files": undefined },
      },
    ],
    [
      "pages of an index in HTML everywhere",
      () => html("<title>Links for sampleproject</title>"),
      { "pypi-index": undefined, "pypi-json": "unexpected_answer" },
    ],
    [
      "pages of an index in JSON everywhere",
      () => new Response('{"meta":{},"name":"sampleproject","files":[]}', { headers: INDEX_JSON }),
      { "pypi-index": undefined, "pypi-json": "unexpected_answer" },
    ],
    [
      "a page called an index's JSON",
      () => new Response("<html>", { headers: INDEX_JSON }),
      { "pypi-index": "unexpected_answer" },
    ],
    [
      "a page called JSON",
      () => new Response("<html>", { headers: { "content-type": "application/json" } }),
      { "pypi-json": "unexpected_answer", "osv": "unexpected_answer" },
    ],
    ["JSON, but no object", () => Response.json([]), { "pypistats": "unexpected_answer" }],
    [
      "nothing anywhere: only OSV always has an answer",
      () => new Response(null, { status: 404 }),
      { "pypi-index": undefined, "osv": "unexpected_answer", "pypi-files": undefined },
    ],
    [
      "a locked door: the files host is there all the same",
      () => new Response(null, { status: 403 }),
      { "pypi-index": "login", "pypi-json": "login", "pypi-files": undefined },
    ],
    [
      "a redirect elsewhere",
      () => Response.redirect("http://elsewhere.example/"),
      { "pypi-index": "redirected", "osv": "redirected", "pypi-files": undefined },
    ],
    [
      "trouble",
      () => new Response(null, { status: 502 }),
      { "pypi-index": "server_error", "pypi-files": "server_error", "pypistats": "server_error" },
    ],
    [
      "a proxy's question",
      () => new Response(null, { status: 407 }),
      { "pypi-index": "proxy_login", "pypi-files": "proxy_login" },
    ],
    [
      "too many requests",
      () => new Response(null, { status: 429 }),
      { "pypi-index": "rate_limited", "pypi-files": "rate_limited" },
    ],
  ];
  for (const [name, answer, expected] of rows) {
    await t.step(name, async () => {
      await using server = serve(answer);
      const { report } = await run([
        ...["--pypi-base-url", server.url, "--index-url", `${server.url}/simple/`],
        ...["--files-base-url", server.url, "--osv-base-url", server.url],
        ...["--pypistats-base-url", server.url],
      ]);
      const found = outcomesOf(report);
      for (const [service, failure] of Object.entries(expected)) {
        assert.equal(found[service], failure, service);
      }
    });
  }
});

Deno.test("doctor() asks for the keys of an issuer where the settings say that they are", async () => {
  const asked: string[] = [];
  await using server = serve(({ pathname }) => {
    asked.push(pathname);
    return Response.json({}, { headers: { "content-type": "application/jwk-set+json" } });
  });
  const { code, report } = await run([
    ...["--pypi-base-url", "none", "--index-url", `${server.url}/simple/`],
    ...["--files-base-url", server.url, "--enable-stats", "false"],
    ...["--enable-vulnerability-check", "false", "--transport", "http"],
    ...["--oauth-issuer", "https://issuer.example", "--oauth-jwks-url", `${server.url}/keys`],
    ...["--oauth-audience", "a", "--public-url", "http://localhost:8000"],
    ...["--redis-url", `redis://127.0.0.1:${freePort()}`],
  ]);
  assert.equal(code, 1);
  assert.deepEqual(outcomesOf(report), {
    ...{ "pypi-index": "unexpected_answer", "pypi-files": undefined },
    ...{ "oauth-issuer": undefined, redis: "refused" },
  });
  assert.deepEqual(asked.toSorted(), ["/", "/keys", "/simple/sampleproject/"]);
});

Deno.test("doctor() says of every address of the settings whether it may listen there", async () => {
  const { report } = await run([
    ...["--demo", "--transport", "http", "--host", "::1", "--port", "8001", "--metrics"],
    ...["--admin-host", "127.0.0.2", "--admin-port", "9001"],
  ]);
  assert.deepEqual(
    report.permissions.listening.map((it: { host: string; port: number }) => [it.host, it.port]),
    [["127.0.0.1", 8001], ["localhost", 8001], ["[::1]", 8001], ["127.0.0.2", 9001]],
  );
});

/** Answers as no service should: never, or without end. */
function serveSlowly() {
  const stopped = new AbortController();
  const ending = new Promise<Response>((resolve) =>
    stopped.signal.addEventListener("abort", () => resolve(new Response(null)), { once: true })
  );
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, signal: stopped.signal, onListen() {} },
    async ({ url }) => {
      const { pathname } = new URL(url);
      if (pathname.startsWith("/drip/")) {
        return new Response(drip(stopped.signal), {
          headers: { "content-type": "application/json" },
        });
      }
      if (pathname.startsWith("/.well-known/oauth-")) { // most of the time is gone when it says so
        await pause(PATIENCE_MS * 0.7, stopped.signal);
        return new Response(null, { status: 404 });
      }
      return await ending;
    },
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    async [Symbol.asyncDispose]() {
      stopped.abort();
      await server.finished;
    },
  };
}

/** A blank now and then, until nobody reads any more. */
function drip(signal: AbortSignal): ReadableStream<Uint8Array> {
  const blank = new Uint8Array([0x20]);
  return new ReadableStream({
    async pull(controller) {
      await pause(20, signal);
      if (signal.aborted) controller.close();
      else controller.enqueue(blank);
    },
  });
}

const PATIENCE_MS = 500;

Deno.test("doctor() ends when its patience does, whatever longer times the settings give", async () => {
  await using server = serveSlowly();
  using mute = Deno.listen({ hostname: "127.0.0.1", port: 0 }); // takes connections, says nothing
  const startedAtMs = performance.now();
  const { code, report } = await run([
    ...["--timeout", "60", "--redis-timeout", "10", "--max-retries", "10"],
    ...["--pypi-base-url", `${server.url}/drip`, "--index-url", `${server.url}/simple/`],
    ...["--extra-indexes", `mute=http://127.0.0.1:${mute.addr.port}/simple/`],
    ...["--files-base-url", server.url, "--osv-base-url", `${server.url}/drip`],
    ...["--pypistats-base-url", server.url, "--transport", "http"],
    ...["--oauth-issuer", server.url, "--oauth-audience", "a"],
    ...["--public-url", "http://localhost:8000"],
    ...["--redis-url", `redis://127.0.0.1:${mute.addr.port}`],
  ], { patienceMs: PATIENCE_MS });
  const tookMs = performance.now() - startedAtMs;
  assert.equal(code, 1);
  const services = ["index mute", "osv", "pypi-files", "pypi-index", "pypi-json", "pypistats"];
  assert.deepEqual(
    outcomesOf(report),
    Object.fromEntries([...services, "oauth-issuer", "redis"].map((name) => [name, "timeout"])),
  );
  // Eight services one after the other would take 4 s, one that waits as its settings say 10 or 60.
  assert.ok(tookMs < PATIENCE_MS * 7, `${tookMs} ms`);
});

Deno.test("doctor() takes no word", async () => {
  await assert.rejects(run(["now"]), UsageError);
});
