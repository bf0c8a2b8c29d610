/** A company's proxy and its certificate authority, on loopback: nothing here leaves this machine. @module */
import assert from "node:assert/strict";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import { startForwardProxy } from "../support/forward_proxy.ts";
import { freePort } from "../support/free_port.ts";
import { upstreamFlags } from "../support/spawn_server.ts";
import { runTested, type TestedProgram, testedPrograms } from "../support/tested_programs.ts";
import { tlsWorld } from "../support/tls_servers.ts";

const DEMO = "https://localhost";

/** The embedded upstream, whatever port it is asked at. */
function demoServices(): (request: Request) => Promise<Response> {
  const demo = createDemoUpstream({
    baseUrls: { pypi: DEMO, files: DEMO, osv: DEMO, pypistats: DEMO },
    clock: () => Date.parse(FACTS_DATE),
  });
  return (request) => {
    const { pathname, search } = new URL(request.url);
    // The files host has no page of its own: that it answers at all is what doctor looks for.
    if (pathname === "/") return Promise.resolve(new Response(null, { status: 404 }));
    return demo.fetch(new Request(`${DEMO}${pathname}${search}`, request));
  };
}

interface Row {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Whether the proxy is asked to connect. */
  readonly isProxied: boolean;
  /** The failure of every service; `undefined`: all answer. */
  readonly failure?: string;
  /** Asked over http. */
  readonly isPlain?: boolean;
}

for (const tested of testedPrograms()) {
  Deno.test({
    name: `proxy and certificate settings work with ${tested.name}`,
    ignore: !tested.isThere,
    fn: (t) => checkSettings(tested, t),
  });
}

async function checkSettings(tested: TestedProgram, t: Deno.TestContext): Promise<void> {
  const demo = demoServices();
  const world = await tlsWorld();
  await using services = await world.serve("right", demo);
  await using plain = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    demo,
  );
  await using open = startForwardProxy();
  await using strict = startForwardProxy({ authorization: `Basic ${btoa("user:word")}` });
  await using forbidding = startForwardProxy({ refusal: 403 });
  const proxies = [open, strict, forbidding];
  const folder = await Deno.makeTempDir();
  const authority = `${folder}/authority.pem`;
  await Deno.writeTextFile(authority, world.authority);
  await Deno.writeTextFile(`${folder}/empty.pem`, "no certificate\n");
  const trusted = { DENO_CERT: authority };
  const at = (port: number, login = "") => ({ HTTPS_PROXY: `http://${login}127.0.0.1:${port}` });
  const system = { SSL_CERT_FILE: authority, SSL_CERT_DIR: folder };
  const rows: readonly Row[] = [
    { name: "DENO_CERT", env: trusted, isProxied: false },
    { name: "neither", env: {}, isProxied: false, failure: "unknown_issuer" },
    { name: "HTTPS_PROXY", env: { ...trusted, ...at(open.port) }, isProxied: true },
    {
      name: "https_proxy",
      env: { ...trusted, https_proxy: `http://127.0.0.1:${open.port}` },
      isProxied: true,
    },
    {
      name: "HTTPS_PROXY with a password",
      env: { ...trusted, ...at(strict.port, "user:word@") },
      isProxied: true,
    },
    {
      name: "NO_PROXY",
      env: { ...trusted, ...at(open.port), NO_PROXY: "elsewhere.example,localhost" },
      isProxied: false,
    },
    {
      name: "ALL_PROXY",
      env: { ...trusted, ALL_PROXY: `http://127.0.0.1:${open.port}` },
      isProxied: true,
    },
    { name: "NO_PROXY=*", env: { ...trusted, ...at(open.port), NO_PROXY: "*" }, isProxied: false },
    {
      name: "NO_PROXY knows no ports",
      env: { ...trusted, ...at(open.port), NO_PROXY: `localhost:${services.port}` },
      isProxied: true,
    },
    {
      name: "a proxy without http:// before it",
      env: { ...trusted, HTTPS_PROXY: `127.0.0.1:${open.port}` },
      isProxied: true,
    },
    {
      name: "a proxy of a kind that is none is ignored",
      env: { ...trusted, HTTPS_PROXY: `ftp://127.0.0.1:${open.port}` },
      isProxied: false,
    },
    {
      name: "HTTP_PROXY in CGI, where a caller may have set it",
      env: { HTTP_PROXY: `http://127.0.0.1:${open.port}`, REQUEST_METHOD: "GET" },
      ...{ isProxied: false, isPlain: true },
    },
    {
      name: "an authority's file without a certificate is ignored",
      env: { DENO_CERT: `${folder}/empty.pem` },
      ...{ isProxied: false, failure: "unknown_issuer" },
    },
    {
      name: "HTTP_PROXY is for http only",
      env: { ...trusted, HTTP_PROXY: `http://127.0.0.1:${open.port}` },
      isProxied: false,
    },
    {
      name: "HTTP_PROXY",
      env: { HTTP_PROXY: `http://127.0.0.1:${open.port}` },
      ...{ isProxied: true, isPlain: true },
    },
    {
      name: "a proxy that keeps its hands off, and an unknown authority",
      env: at(open.port),
      ...{ isProxied: true, failure: "unknown_issuer" },
    },
    {
      name: "without the password",
      env: { ...trusted, ...at(strict.port) },
      ...{ isProxied: true, failure: "proxy_login" },
    },
    {
      name: "without the password, over http",
      env: { HTTP_PROXY: `http://127.0.0.1:${strict.port}` },
      ...{ isProxied: true, isPlain: true, failure: "proxy_login" },
    },
    {
      name: "a proxy that forbids the host",
      env: { ...trusted, ...at(forbidding.port) },
      ...{ isProxied: true, failure: "proxy_refused" },
    },
    {
      name: "a proxy that is not there",
      env: { ...trusted, ...at(freePort()) },
      ...{ isProxied: false, failure: "proxy_unreachable" },
    },
    {
      name: "a proxy without an address",
      env: { ...trusted, HTTPS_PROXY: "http://nobody.invalid:3128" },
      ...{ isProxied: false, failure: "proxy_name_not_resolved" },
    },
    {
      name: "an authority's file that is not there",
      env: { DENO_CERT: `${folder}/none.pem` },
      ...{ isProxied: false, failure: "certificate_settings" },
    },
    {
      name: "a store that is none",
      env: { DENO_TLS_CA_STORE: "elsewhere" },
      ...{ isProxied: false, failure: "certificate_settings" },
    },
    ...onLinux([
      {
        name: "DENO_TLS_CA_STORE=system",
        env: { DENO_TLS_CA_STORE: "system", ...system },
        isProxied: false,
      },
      {
        name: "DENO_TLS_CA_STORE=system through HTTPS_PROXY",
        env: { DENO_TLS_CA_STORE: "system", ...system, ...at(open.port) },
        isProxied: true,
      },
      {
        name: "without DENO_TLS_CA_STORE the system's authorities do not count",
        env: system,
        ...{ isProxied: false, failure: "unknown_issuer" },
      },
      {
        name: "DENO_TLS_CA_STORE=mozilla",
        env: { DENO_TLS_CA_STORE: "mozilla", ...system },
        ...{ isProxied: false, failure: "unknown_issuer" },
      },
    ]),
  ];
  const urlOf = (isPlain = false) => isPlain ? `http://localhost:${plain.addr.port}` : services.url;
  try {
    for (const { name, env, isProxied, failure, isPlain } of rows) {
      await t.step(`doctor: ${name}`, async () => {
        const before = proxies.map(({ requests }) => requests.length);
        const words = ["doctor", "--format", "json", ...upstreamFlags(urlOf(isPlain))];
        const { code, out, error } = await runTested(tested, words, env);
        const report = JSON.parse(out);
        const failures = report.services.map((service: { failure?: string }) => service.failure);
        assert.deepEqual([...new Set(failures)], [failure], out + error);
        assert.equal(failures.length, 5);
        assert.equal(code, failure === undefined ? 0 : 1);
        assert.ok(!out.includes("user:word"), "the password is not shown");
        const now = proxies.flatMap(({ requests }, place) => requests.slice(before[place]));
        assert.equal(now.length > 0, isProxied);
        const port = isPlain ? plain.addr.port : services.port;
        const tunnel = isPlain ? `http://localhost:${port}/` : `CONNECT localhost:${port} `;
        assert.ok(now.every((line) => line.includes(tunnel)), now.join("\n"));
      });
    }
    await t.step("tools answer through a proxy and with an authority of one's own", async () => {
      const before = open.requests.length;
      const words = ["call", "get_package_versions", "package_name=jinja2", "--format", "json"];
      const { code, out, error } = await runTested(
        tested,
        [...words, ...upstreamFlags(services.url)],
        { ...trusted, ...at(open.port) },
      );
      assert.equal(code, 0, error);
      assert.ok(JSON.parse(out).versions.length > 10);
      assert.ok(open.requests.length > before);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Elsewhere the system's store is no file that a variable names. */
function onLinux(rows: readonly Row[]): readonly Row[] {
  return Deno.build.os === "linux" ? rows : [];
}

Deno.test({
  name: "a proxy needs no permission: only those who set the variables choose it",
  ignore: Deno.build.os !== "linux", // elsewhere 127.0.0.2 is no address of this machine
  async fn(t) {
    const demo = demoServices();
    await using plain = Deno.serve(
      { hostname: "127.0.0.1", port: 0, onListen() {} },
      demo,
    );
    await using proxy = startForwardProxy({ hostname: "127.0.0.2" });
    for (const tested of testedPrograms()) {
      await t.step({
        name: tested.name,
        ignore: !tested.isThere,
        async fn() {
          const before = proxy.requests.length;
          const { code, out } = await runTested(
            tested.args.length === 0 ? tested : { ...tested, args: tested.args.map(narrowed) },
            ["doctor", ...upstreamFlags(`http://localhost:${plain.addr.port}`)],
            { HTTP_PROXY: `http://127.0.0.2:${proxy.port}` },
          );
          assert.equal(code, 0, out);
          assert.equal(proxy.requests.length - before, 5);
        },
      });
    }
  },
});

/** The executable for one person has its own list of hosts, without 127.0.0.2. */
function narrowed(flag: string): string {
  return flag === "--allow-net" ? "--allow-net=localhost,127.0.0.1" : flag;
}
