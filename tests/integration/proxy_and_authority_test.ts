/** A company's proxy and its certificate authority, on loopback: nothing here leaves this machine. @module */
import assert from "node:assert/strict";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { FACTS_DATE } from "../../src/demo/facts_date.ts";
import type { ProbeFailure } from "../../src/upstream/probe.ts";
import { type ForwardProxyOptions, startForwardProxy } from "../support/forward_proxy.ts";
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

/** How a service was asked and what came of it: `proxied: proxy_login`; without a failure it answered. */
type Seen = `${"direct" | "proxied"}${"" | `: ${ProbeFailure}`}`;

interface Row {
  readonly name: string;
  /** @param proxy The URL of the row's own proxy, with a login before its host. */
  readonly env: (proxy: (login?: string) => string) => Readonly<Record<string, string>>;
  readonly https: Seen;
  /** `direct` where absent. */
  readonly http?: Seen;
  readonly proxy?: ForwardProxyOptions;
  /** What the runtime, which is the same in all of them, makes of odd values: looked at with one program. */
  readonly isOdd?: boolean;
}

/** Processes; each mostly waits for its own start. */
const AT_ONCE = 3;
const STRICT: ForwardProxyOptions = { authorization: `Basic ${btoa("user:word")}` };

for (const tested of testedPrograms()) {
  Deno.test({
    name: `proxy and certificate settings work with ${tested.name}`,
    ignore: !tested.isThere,
    fn: (t) => checkSettings(tested, t),
  });
}

/** @param folder Holds `authority.pem`, and `empty.pem` without a certificate. */
function rowsOf(folder: string, tlsPort: number): readonly Row[] {
  const authority = `${folder}/authority.pem`;
  const trusted = { DENO_CERT: authority };
  const system = { SSL_CERT_FILE: authority, SSL_CERT_DIR: folder };
  const both = (url: string) => ({ ...trusted, HTTPS_PROXY: url, HTTP_PROXY: url });
  return [
    { name: "DENO_CERT", env: () => trusted, https: "direct" },
    {
      name: "without DENO_CERT and DENO_TLS_CA_STORE, whatever the system knows",
      env: () => system,
      https: "direct: unknown_issuer",
    },
    {
      name: "HTTPS_PROXY with a password, HTTP_PROXY without it",
      env: (proxy) => ({ ...both(proxy()), HTTPS_PROXY: proxy("user:word@") }),
      ...{ proxy: STRICT, https: "proxied", http: "proxied: proxy_login" },
    },
    {
      name: "HTTP_PROXY with a password, HTTPS_PROXY without it",
      env: (proxy) => ({ ...both(proxy()), HTTP_PROXY: proxy("user:word@") }),
      ...{ proxy: STRICT, https: "proxied: proxy_login", http: "proxied" },
    },
    {
      name: "HTTP_PROXY is for http only",
      env: (proxy) => ({ ...trusted, HTTP_PROXY: proxy() }),
      ...{ https: "direct", http: "proxied" },
    },
    {
      name: "NO_PROXY",
      env: (proxy) => ({ ...both(proxy()), NO_PROXY: "elsewhere.example,localhost" }),
      https: "direct",
    },
    {
      name: "a proxy that forbids the host, for https only",
      env: (proxy) => ({ ...trusted, HTTPS_PROXY: proxy() }),
      ...{ proxy: { refusal: 403 }, https: "proxied: proxy_refused" },
    },
    {
      name: "a proxy that is not there",
      env: () => both(`http://127.0.0.1:${freePort()}`),
      ...{ https: "direct: proxy_unreachable", http: "direct: proxy_unreachable" },
    },
    {
      name: "an authority's file that is not there",
      env: () => ({ DENO_CERT: `${folder}/none.pem` }),
      ...{ https: "direct: certificate_settings", http: "direct: certificate_settings" },
    },
    {
      name: "https_proxy, http_proxy",
      env: (proxy) => ({ ...trusted, https_proxy: proxy(), http_proxy: proxy() }),
      ...{ https: "proxied", http: "proxied", isOdd: true },
    },
    {
      name: "ALL_PROXY",
      env: (proxy) => ({ ...trusted, ALL_PROXY: proxy() }),
      ...{ https: "proxied", http: "proxied", isOdd: true },
    },
    {
      name: "NO_PROXY=*",
      env: (proxy) => ({ ...both(proxy()), NO_PROXY: "*" }),
      ...{ https: "direct", isOdd: true },
    },
    {
      name: "NO_PROXY knows no ports",
      env: (proxy) => ({ ...both(proxy()), NO_PROXY: `localhost:${tlsPort}` }),
      ...{ https: "proxied", http: "proxied", isOdd: true },
    },
    {
      name: "a proxy without http:// before it",
      env: (proxy) => both(proxy().replace("http://", "")),
      ...{ https: "proxied", http: "proxied", isOdd: true },
    },
    {
      name: "a proxy of a kind that is none is ignored",
      env: (proxy) => both(proxy().replace("http://", "ftp://")),
      ...{ https: "direct", isOdd: true },
    },
    {
      name: "HTTP_PROXY in CGI, where a caller may have set it",
      env: (proxy) => ({ ...both(proxy()), REQUEST_METHOD: "GET" }),
      ...{ https: "proxied", isOdd: true },
    },
    {
      name: "a proxy that keeps its hands off, and an authority's file without a certificate",
      env: (proxy) => ({ DENO_CERT: `${folder}/empty.pem`, HTTPS_PROXY: proxy() }),
      ...{ https: "proxied: unknown_issuer", isOdd: true },
    },
    {
      name: "a proxy without an address",
      env: () => both("http://nobody.invalid:3128"),
      ...{ https: "direct: proxy_name_not_resolved", http: "direct: proxy_name_not_resolved" },
      isOdd: true,
    },
    {
      name: "a store that is none",
      env: () => ({ DENO_TLS_CA_STORE: "elsewhere" }),
      ...{ https: "direct: certificate_settings", http: "direct: certificate_settings" },
      isOdd: true,
    },
    ...onLinux([
      {
        name: "DENO_TLS_CA_STORE=system",
        env: () => ({ ...system, DENO_TLS_CA_STORE: "system" }),
        https: "direct",
      },
      {
        name: "DENO_TLS_CA_STORE=system through HTTPS_PROXY",
        env: (proxy) => ({ ...system, DENO_TLS_CA_STORE: "system", HTTPS_PROXY: proxy() }),
        https: "proxied",
      },
      {
        name: "DENO_TLS_CA_STORE=mozilla",
        env: () => ({ ...system, DENO_TLS_CA_STORE: "mozilla" }),
        ...{ https: "direct: unknown_issuer", isOdd: true },
      },
    ]),
  ];
}

async function checkSettings(tested: TestedProgram, t: Deno.TestContext): Promise<void> {
  const demo = demoServices();
  const world = await tlsWorld();
  await using services = await world.serve("right", demo);
  await using plain = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen() {} },
    demo,
  );
  const folder = await Deno.makeTempDir();
  await Deno.writeTextFile(`${folder}/authority.pem`, world.authority);
  await Deno.writeTextFile(`${folder}/empty.pem`, "no certificate\n");
  /** The index is asked over https, the files host over http. */
  const words = [
    ...["doctor", "--format", "json", "--index-url", `${services.url}/simple/`],
    ...["--files-base-url", `http://localhost:${plain.addr.port}`, "--pypi-base-url", "none"],
    ...["--enable-stats", "false", "--enable-vulnerability-check", "false"],
  ];
  const asked = async ({ env, proxy: options }: Row) => {
    await using proxy = startForwardProxy(options);
    const variables = env((login = "") => `http://${login}127.0.0.1:${proxy.port}`);
    return { ...await runTested(tested, words, variables), requests: proxy.requests };
  };
  try {
    const rows = rowsOf(folder, services.port)
      .filter(({ isOdd = false }) => !isOdd || tested.args.length > 0);
    const found = await atOnce(rows, asked);
    for (const [{ name, https, http = "direct" }, { code, out, error, requests }] of found) {
      await t.step(`doctor: ${name}`, () => {
        const report = JSON.parse(out);
        const proxied = {
          https: requests.includes(`CONNECT localhost:${services.port} HTTP/1.1`),
          http: requests.includes(`GET http://localhost:${plain.addr.port}/ HTTP/1.1`),
        };
        const told = report.services.map((it: { address: string; failure?: string }) => {
          const isProxied = proxied[it.address.startsWith("https:") ? "https" : "http"];
          return (isProxied ? "proxied" : "direct") + (it.failure ? `: ${it.failure}` : "");
        });
        assert.deepEqual(told, [https, http], out + error);
        assert.equal(requests.length, Number(proxied.https) + Number(proxied.http), "no other");
        assert.equal(code, `${https} ${http}`.includes(":") ? 1 : 0);
        assert.ok(!out.includes("user:word"), "the password is not shown");
      });
    }
    await t.step("tools answer through a proxy and with an authority of one's own", async () => {
      await using proxy = startForwardProxy();
      const words = ["call", "get_package_versions", "package_name=jinja2", "--format", "json"];
      const { code, out, error } = await runTested(
        tested,
        [...words, ...upstreamFlags(services.url)],
        { DENO_CERT: `${folder}/authority.pem`, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
      );
      assert.equal(code, 0, error);
      assert.ok(JSON.parse(out).versions.length > 10);
      assert.ok(proxy.requests.length > 0);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Every row with what came of it, in the order of the rows. */
async function atOnce<T>(rows: readonly Row[], task: (row: Row) => Promise<T>) {
  const found: (readonly [Row, T])[] = [];
  const rest = rows.entries();
  const worker = async () => {
    for (const [place, row] of rest) found[place] = [row, await task(row)];
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
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
