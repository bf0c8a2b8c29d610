/** `pypi-mcp doctor` on services of loopback; as a process where the runtime's variables or permissions count. @module */
import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { freePort } from "../support/free_port.ts";
import { startOtlpCollector } from "../support/otlp_collector.ts";
import { runInProcess } from "../support/run_in_process.ts";
import { runProgram } from "../support/run_program.ts";
import { upstreamFlags } from "../support/spawn_server.ts";
import { tlsWorld } from "../support/tls_servers.ts";

/** Nearly all of the network, one variable, one folder. */
const PERMISSIONS = [
  ...["--allow-net", "--deny-net=elsewhere.example", "--allow-env=PYPI_MCP_LOG_LEVEL"],
  "--allow-read=nowhere",
];
const LIST_SEPARATOR = ",";
const indexPage = () =>
  Response.json({ meta: { "api-version": "1.0" }, name: "sampleproject", files: [] }, {
    headers: { "content-type": "application/vnd.pypi.simple.v1+json" },
  });

/** What a service that takes any request answers; none where nothing ever comes. */
function serve(
  answer: (request: Request) => Response | Promise<Response>,
  hostname: "127.0.0.1" | "::1" = "127.0.0.1",
) {
  const server = Deno.serve({ hostname, port: 0, onListen() {} }, answer);
  const host = hostname === "::1" ? "[::1]" : hostname;
  return {
    url: `http://${host}:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Takes connections and says nothing. */
function startHanging() {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const taken: Deno.Conn[] = [];
  const accepting = (async () => {
    for await (const connection of listener) taken.push(connection);
  })();
  return {
    url: `http://127.0.0.1:${listener.addr.port}`,
    async [Symbol.asyncDispose]() {
      listener.close();
      await accepting;
      for (const connection of taken) connection.close();
    },
  };
}

interface ToldService {
  readonly service: string;
  readonly address: string;
  readonly area?: string;
  readonly failure?: string;
}

function servicesOf(text: string): readonly ToldService[] {
  return JSON.parse(text).services;
}

Deno.test("doctor tells failures apart, all of them in one run", async () => {
  const world = await tlsWorld();
  const json = () => Response.json({});
  await using fine = serve(json);
  await using limiting = serve(() => new Response(null, { status: 429 }));
  await using troubled = serve(() => new Response("secret words of a service", { status: 503 }));
  await using page = serve(() => Response.json("log in first", { status: 200 }));
  await using hotel = serve(() => Response.redirect("http://hotel.example/"));
  await using locked = serve(() => new Response(null, { status: 401 }));
  await using right = await world.serve("right", json);
  await using expired = await world.serve("expired", json);
  await using foreign = await world.serve("of another name", json);
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/authority.pem`, world.authority);
  const expected: Readonly<Record<string, readonly [string, string, string]>> = {
    refused: [`http://localhost:${freePort()}`, "connection", "refused"],
    nobody: ["https://nobody.invalid", "dns", "name_not_resolved"],
    expired: [expired.url, "tls", "expired_certificate"],
    foreign: [foreign.url, "tls", "wrong_name"],
    plain: [fine.url.replace("http:", "https:"), "tls", "no_tls"],
    tls: [right.url.replace("https:", "http:"), "service", "not_http"],
    limiting: [limiting.url, "service", "rate_limited"],
    troubled: [troubled.url, "service", "server_error"],
    page: [page.url, "service", "unexpected_answer"],
    hotel: [hotel.url, "service", "redirected"],
    locked: [locked.url, "service", "login"],
    elsewhere: ["http://elsewhere.example", "permission", "not_permitted"],
  };
  const indexes = Object.entries(expected).map(([name, [url]]) => `${name}=${url}/simple/`);
  try {
    const { code, out, error } = await runProgram([
      ...["doctor", "--format", "json", "--timeout", "20", ...upstreamFlags(fine.url)],
      ...["--extra-indexes", indexes.join(LIST_SEPARATOR)],
      ...["--osv-base-url", right.url],
    ], { permissions: PERMISSIONS, env: { DENO_CERT: `${folder}/authority.pem` } });
    assert.equal(error, "");
    const services = servicesOf(out);
    const found = Object.fromEntries(
      services.filter(({ service }) => service.startsWith("index ")).map((
        { service, address, area, failure },
      ) => [service.replace("index ", ""), [address, area, failure]]),
    );
    assert.deepEqual(found, expected);
    const rest = services.filter(({ service }) => !service.startsWith("index "));
    assert.deepEqual(rest.map(({ service, failure }) => [service, failure]), [
      ["pypi-index", "unexpected_answer"], // an index has its own media types
      ["pypi-json", undefined],
      ["pypi-files", undefined],
      ["osv", undefined],
      ["pypistats", undefined],
    ]);
    const { net, hosts, env, read, write } = JSON.parse(out).permissions;
    assert.deepEqual([net, env, read, write], ["some", "limited", "limited", "limited"]);
    assert.deepEqual(
      hosts.flatMap((it: { host: string; permitted: boolean }) => it.permitted ? [] : [it.host]),
      ["elsewhere.example"],
    );
    assert.equal(code, 2, "one host is not permitted, so the setting cannot be used");
    assert.ok(!out.includes("secret words"), "what a service says is not handed on");
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("doctor asks each service once, and ends with 0 where all answer", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  await using files = serve(() => new Response(null, { status: 403 }));
  const { code, out } = await runInProcess([
    ...["doctor", ...upstreamFlags(upstream.url), "--files-base-url", files.url],
  ]);
  assert.equal(code, 0, out);
  assert.match(out, /^All 5 services answered$/m);
  assert.match(out, /^ {2}pypi-mcp \d\S*, run from its sources$/m);
  assert.deepEqual(upstream.seen.map(({ method, path }) => `${method} ${path}`).toSorted(), [
    "GET /api/packages/sampleproject/recent",
    "GET /pypi/sampleproject/json",
    "GET /simple/sampleproject/",
    "POST /v1/query",
  ]);
});

Deno.test("doctor asks only what the settings switch on", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  await using files = serve(() => new Response(null, { status: 404 }));
  const { code, out } = await runInProcess([
    ...["doctor", "--format", "json", ...upstreamFlags(upstream.url)],
    ...["--files-base-url", files.url, "--pypi-base-url", "none"],
    ...["--enable-vulnerability-check", "false", "--enable-stats", "false"],
  ]);
  assert.equal(code, 0, out);
  assert.deepEqual(servicesOf(out).map(({ service }) => service), ["pypi-index", "pypi-files"]);
});

Deno.test({
  name: "doctor asks PyPI for its statistics also where its JSON API is not asked",
  permissions: { net: ["127.0.0.1"] }, // which do not let it speak to PyPI
  async fn() {
    await using upstream = startFakeUpstream({ allowUnknown: true });
    const { code, out } = await runInProcess([
      ...["doctor", "--format", "json", ...upstreamFlags(upstream.url)],
      ...["--pypi-base-url", "none", "--enable-vulnerability-check", "false"],
    ]);
    const found = servicesOf(out).find(({ service }) => service === "pypi-stats");
    assert.deepEqual([found?.address, found?.failure], ["https://pypi.org", "not_permitted"]);
    assert.equal(code, 2);
  },
});

Deno.test("doctor waits for an answer as long as the settings say", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  await using hanging = startHanging();
  const { out } = await runInProcess([
    ...["doctor", "--format", "json", ...upstreamFlags(upstream.url), "--timeout", "1"],
    ...["--extra-indexes", `hanging=${hanging.url}/simple/`],
  ]);
  const found = servicesOf(out).find(({ service }) => service === "index hanging");
  assert.deepEqual([found?.area, found?.failure], ["timeout", "timeout"]);
});

Deno.test("doctor asks at addresses of IPv6, also Redis", async () => {
  await using index = serve(indexPage, "::1");
  const { out } = await runInProcess([
    ...["doctor", "--format", "json", ...upstreamFlags(index.url)],
    ...["--redis-url", `redis://[::1]:${freePort()}`],
  ], { env: { http_proxy: "http://proxy.example" } });
  const found = new Map(servicesOf(out).map(({ service, failure }) => [service, failure]));
  assert.deepEqual([found.get("pypi-index"), found.get("redis")], [undefined, "refused"]);
});

Deno.test("doctor says of the files host that answers a page it need not have", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  await using files = serve(() => new Response(null, { status: 403 }));
  const { out } = await runInProcess([
    ...["doctor", ...upstreamFlags(upstream.url), "--files-base-url", files.url],
  ]);
  assert.match(out, /ok +pypi-files .*\n +it answers with status 403; which files it has/);
});

Deno.test("doctor sends credentials where they belong, and shows none", async (t) => {
  const seen: (string | null)[] = [];
  await using index = serve((request) => {
    seen.push(request.headers.get("authorization"));
    return indexPage();
  });
  const { host } = new URL(index.url);
  for (const format of ["text", "json"]) {
    await t.step(format, async () => {
      seen.length = 0;
      const { out, error } = await runInProcess([
        ...["doctor", "--format", format, ...upstreamFlags(index.url)],
        ...["--extra-indexes", `corp=http://someone:s3cret@${host}/t0ken/simple/`],
        ...["--redis-url", `redis://someone:s3cret@127.0.0.1:${freePort()}`],
      ], {
        env: {
          HTTPS_PROXY: "http://someone:s3cret@proxy.example:3128",
          http_proxy: "",
          NO_PROXY: "localhost",
        },
      });
      assert.ok(seen.includes(`Basic ${btoa("someone:s3cret")}`));
      assert.equal(seen.filter((value) => value !== null).length, 1, "the other services get none");
      assert.match(out, /http:\/\/proxy\.example:3128 \(with credentials, not shown\)/);
      assert.ok(!/s3cret|t0ken|someone/.test(out + error), out + error);
      assert.match(out, /redis[^]*(?:connection: nobody|"refused")/);
    });
  }
});

Deno.test("doctor asks nothing over the network on --demo, and needs no permission", async () => {
  const { code, out, error } = await runProgram(["doctor", "--demo"]);
  assert.deepEqual([code, error], [0, ""]);
  for (const may of ["read variables", "read files", "write files", "start programs"]) {
    assert.match(out, new RegExp(`^  ${may} +no, or only what`, "m"));
  }
  assert.match(out, /Nothing was asked over the network: built-in facts answer \(--demo\)/);
  assert.match(
    out,
    /Not visible to this build; the runtime uses them if they are set: HTTPS_PROXY/,
  );
});

Deno.test("doctor tells no service of a trace, and says that it did not ask the collector", async () => {
  await using collector = startOtlpCollector();
  const told: string[] = [];
  let requests = 0;
  await using upstream = serve(({ headers }) => {
    requests++;
    told.push(...["traceparent", "tracestate", "baggage"].filter((name) => headers.has(name)));
    return Response.json({});
  });
  const { out } = await runProgram(["doctor", ...upstreamFlags(upstream.url)], {
    permissions: ["--allow-net"],
    env: collector.env,
  });
  assert.deepEqual([told, requests], [[], 5]);
  assert.match(out, /^ {2}The telemetry collector was not asked: OpenTelemetry is on/m);
});

Deno.test("doctor ends with 2 for settings that are wrong", async (t) => {
  const rows = [
    [["--timeout", "soon"], /Cannot use --timeout/],
    [["now"], /Cannot use "now": doctor takes no word/],
    [["--format", "xml"], /expected text or json/],
  ] as const;
  for (const [words, message] of rows) {
    await t.step(words.join(" "), async () => {
      const { code, out, error } = await runInProcess(["doctor", ...words]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(error, message);
    });
  }
});

Deno.test("doctor asks the issuer and the shared store of a server", async () => {
  await using upstream = startFakeUpstream({ allowUnknown: true });
  const asked: string[] = [];
  await using issuer = serve((request) => {
    const { pathname } = new URL(request.url);
    asked.push(pathname);
    return pathname.startsWith("/tenant/")
      ? Response.json({})
      : new Response(null, { status: 404 });
  });
  const { out } = await runInProcess([
    ...["doctor", "--format", "json", ...upstreamFlags(upstream.url), "--transport", "http"],
    ...["--oauth-issuer", `${issuer.url}/tenant`, "--public-url", "http://localhost:8000"],
    ...["--oauth-audience", "tests"],
    ...["--redis-url", "redis://nobody.invalid"],
  ]);
  const found = servicesOf(out).map(({ service, failure }) => [service, failure]);
  assert.deepEqual(found.slice(-2), [["oauth-issuer", undefined], ["redis", "name_not_resolved"]]);
  assert.deepEqual(asked, [
    "/.well-known/oauth-authorization-server/tenant",
    "/tenant/.well-known/openid-configuration",
  ]);
});
