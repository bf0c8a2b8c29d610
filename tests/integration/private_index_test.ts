/** The whole server over a private index and a public one: whose project is told, and who is asked with what. @module */
import assert from "node:assert/strict";
import { type App, compose } from "../../src/compose.ts";
import { FAULTS_NOW_MS } from "../support/fault_cases.ts";
import { loopbackConfig, type Settings } from "../support/app_on_loopback.ts";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import {
  htmlIndexPage,
  metadataFile,
  type PrivateIndex,
  redirectTo,
  startPrivateIndex,
} from "../support/private_index.ts";
import { sourcesOf } from "../support/reader_under_fault.ts";
import { seededRandom } from "../support/seeded_random.ts";

const WHEEL = "flask-99.0-py3-none-any.whl";
const OWN = "acme_core-1.5-py3-none-any.whl";
/** A public name and one of our own; the first is on PyPI, too. */
const PAGES = {
  "/simple/flask/": htmlIndexPage("flask", [WHEEL]),
  "/simple/acme-core/": htmlIndexPage("acme-core", ["acme_core-1.4.tar.gz", OWN]),
  [`/files/${WHEEL}.metadata`]: metadataFile("flask", "99.0"),
  [`/files/${OWN}.metadata`]: metadataFile("Acme.Core", "1.5", [
    "Summary: Our own",
    "Requires-Dist: flask>=3",
  ]),
};
const SECRET = "s3cret-word";
const BASIC = `Basic ${btoa(`ann:${SECRET}`)}`;

interface Server extends Disposable {
  readonly app: App;
  readonly lines: readonly string[];
}

/** The program over the public fake with further settings. */
function serve(upstream: FakeUpstream, settings: Settings): Server {
  const lines: string[] = [];
  const app = compose(loopbackConfig(upstream.url, { logLevel: "debug", ...settings }), {
    writeLog: (line) => lines.push(line),
    clock: () => FAULTS_NOW_MS,
    random: seededRandom(1),
  });
  return { app, lines, [Symbol.dispose]: () => app.close() };
}

function corp(index: PrivateIndex, credentials = ""): Settings {
  return { extraIndexes: `corp=${index.url.replace("//", `//${credentials}`)}` };
}

async function latestOf(app: App, name: string): Promise<unknown> {
  const { isError, structured, text } = await app.invoke("get_package_versions", {
    package_name: name,
  });
  return isError ? text : structured?.latest_version;
}

const paths = (index: PrivateIndex) => index.seen.map(({ path }) => path);

Deno.test("a private project is told where a public one has the same name; others come from the public index", async () => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, corp(index));
  assert.equal(await latestOf(server.app, "flask"), "99.0");
  assert.equal(upstream.count({ path: /^\/pypi\// }), 0, "the JSON API is about another project");
  assert.equal(await latestOf(server.app, "jinja2"), "3.1.6");
  assert.equal(upstream.count({ path: /^\/pypi\/jinja2\/json/ }), 1);
  assert.match(String(await latestOf(server.app, "nobody-made-this")), /no such project/);
});

Deno.test("while the private index fails, no public project comes in", async (t) => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  for (const status of [401, 403, 429, 500, 503]) {
    await t.step(String(status), async () => {
      using server = serve(upstream, corp(index));
      index.down(status);
      assert.match(String(await latestOf(server.app, "flask")), /^Cannot read from pypi-index/);
      assert.match(String(await latestOf(server.app, "jinja2")), /^Cannot read from pypi-index/);
      index.down(undefined);
      assert.equal(await latestOf(server.app, "flask"), "99.0");
    });
  }
  await t.step("a login page with status 200", async () => {
    const page = "<!DOCTYPE html><title>Sign in</title><form><input type=password></form>";
    await using login = startPrivateIndex({ "/simple/flask/": page });
    using server = serve(upstream, corp(login));
    assert.match(String(await latestOf(server.app, "flask")), /its answer cannot be used/);
  });
});

Deno.test("an index that forwards a name to another configured one does not know it", async (t) => {
  await using upstream = startFakeUpstream();
  const rows: readonly (readonly [string, string, RegExp])[] = [
    ["to the public index", `${upstream.url}/simple/jinja2/`, /^3\.1\.6$/],
    ["to another place of its host", `${upstream.url}/login`, /^Cannot read from pypi-index/],
    ["to nobody we know", "http://127.0.0.1:9/simple/jinja2/", /^Cannot read from pypi-index/],
  ];
  for (const [name, location, expected] of rows) {
    await t.step(name, async () => {
      await using index = startPrivateIndex({ "/simple/jinja2/": redirectTo(location) }, BASIC);
      using server = serve(upstream, corp(index, `ann:${SECRET}@`));
      assert.match(String(await latestOf(server.app, "jinja2")), expected);
      for (const { headers } of upstream.seen) assert.equal(headers.get("authorization"), null);
    });
  }
});

Deno.test("a pinned project is asked of its index only", async () => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, { ...corp(index), indexPins: "flask=pypi,acme-*=corp" });
  assert.notEqual(await latestOf(server.app, "flask"), "99.0");
  assert.deepEqual(paths(index), []);
  const before = upstream.seen.length;
  assert.equal(await latestOf(server.app, "acme-core"), "1.5");
  assert.equal(upstream.seen.length, before, "the public index never hears that name");
});

Deno.test("advisories and downloads of a public project are not told of a private one", async (t) => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, { ...corp(index), indexPins: "acme-*=corp" });
  for (const name of ["flask", "acme-core"]) {
    await t.step(name, async () => {
      const args = { package_name: name };
      const { structured: told = {}, text } = await server.app.invoke(
        "check_vulnerabilities",
        args,
      );
      assert.equal(told.security_status, "unknown");
      assert.equal(told.has_vulnerabilities, undefined);
      const osv =
        /OSV was not asked: index "corp" serves this project, and OSV's records are of PyPI's/;
      assert.match(String(told.unknown_reasons), osv);
      assert.match(text, /Ask those who publish it there/);
      const health = await server.app.invoke("get_package_health", args);
      assert.equal(health.isError, false, health.text);
      assert.match(
        health.text,
        /osv at \S+ \(not public\) skipped \(index "corp" serves this project, and/,
      );
      assert.match(health.text, osv);
      assert.match(health.text, /downloads: pypistats was not asked: index "corp" serves this/);
      assert.doesNotMatch(health.text, /rejected/);
      const args2 = { ...args, version1: "99.0", version2: "99.0" };
      if (name === "flask") {
        const compared = await server.app.invoke("compare_versions", args2);
        assert.equal(compared.isError, false, compared.text);
        assert.match(compared.text, osv);
        assert.doesNotMatch(compared.text, /rejected/);
      }
    });
  }
  assert.equal(upstream.count({ path: /^\/(?:v1|api)\// }), 0, "nobody else hears the names");
  const other = await server.app.invoke("check_vulnerabilities", { package_name: "idna" });
  assert.notEqual(other.structured?.security_status, "unknown");
});

Deno.test("all-indexes merges the files of both", async () => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, { ...corp(index), indexStrategy: "all-indexes" });
  const { structured } = await server.app.invoke("get_package_versions", { package_name: "flask" });
  assert.equal(structured?.latest_version, "99.0");
  assert.ok(Number(structured?.total_versions) > 1, "the public releases are there, too");
  assert.deepEqual([structured?.index, structured?.also_on], ["corp, main", undefined]);
  const checked = await server.app.invoke("check_vulnerabilities", { package_name: "flask" });
  const together =
    /files of several indexes \("corp", "main"\) are listed together as this project/;
  assert.match(String(checked.structured?.unknown_reasons), together);
  assert.match(checked.text.slice(checked.text.indexOf("Sources:")), together);
});

Deno.test("credentials reach the index that they are for, its files, and nobody else", async (t) => {
  const rows: readonly (readonly [string, (index: PrivateIndex) => Settings, string])[] = [
    ["in the URL", (index) => corp(index, `ann:${SECRET}@`), BASIC],
    ["basic", (index) => ({ ...corp(index), indexCredentials: `corp=ann:${SECRET}` }), BASIC],
    [
      "bearer",
      (index) => ({ ...corp(index), indexCredentials: `corp=bearer:${SECRET}` }),
      `Bearer ${SECRET}`,
    ],
    [
      "before those in the URL",
      (index) => ({ ...corp(index, "ben:old@"), indexCredentials: `corp=ann:${SECRET}` }),
      BASIC,
    ],
  ];
  for (const [name, settings, header] of rows) {
    await t.step(name, async () => {
      await using upstream = startFakeUpstream();
      await using index = startPrivateIndex(PAGES, header);
      using server = serve(upstream, settings(index));
      const own = await server.app.invoke("get_package_info", { package_name: "acme-core" });
      assert.equal(own.structured?.summary, "Our own");
      const other = await server.app.invoke("get_package_info", { package_name: "jinja2" });
      assert.equal(other.isError, false);
      assert.ok(paths(index).includes(`/files/${OWN}.metadata`));
      assert.deepEqual(
        new Set(index.seen.map(({ authorization }) => authorization)),
        new Set([header]),
      );
      for (const { headers } of upstream.seen) assert.equal(headers.get("authorization"), null);
      const health = await server.app.invoke("health_check", {});
      const told = JSON.stringify([own, other, health, server.lines]);
      assert.ok(!told.includes(SECRET) && !told.includes(btoa(`ann:${SECRET}`)));
    });
  }
  await t.step("wrong ones are a failure, not a public project, and are not told", async () => {
    await using upstream = startFakeUpstream();
    await using index = startPrivateIndex(PAGES, "Bearer other");
    using server = serve(upstream, corp(index, `ann:${SECRET}@`));
    const text = String(await latestOf(server.app, "flask"));
    assert.match(text, /^Cannot read from pypi-index: the request was refused/);
    assert.ok(!JSON.stringify([text, server.lines]).includes(SECRET));
  });
});

Deno.test("files on another host than the index's are asked without its credentials", async () => {
  await using upstream = startFakeUpstream();
  await using files = startPrivateIndex({
    [`/files/${OWN}.metadata`]: metadataFile("acme-core", "1.5"),
  });
  const page = htmlIndexPage("acme-core", [OWN]).replaceAll(
    "../..",
    `http://127.0.0.1:${files.port}`,
  );
  await using index = startPrivateIndex({ "/simple/acme-core/": page }, BASIC);
  using server = serve(upstream, {
    ...corp(index, `ann:${SECRET}@`),
    filesBaseUrl: `http://127.0.0.1:${files.port}`,
  });
  assert.equal(await latestOf(server.app, "acme-core"), "1.5");
  assert.deepEqual(files.seen.map(({ authorization }) => authorization), [null]);
});

Deno.test("an index without a JSON API answers alone, and says what it cannot tell", async (t) => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, { indexUrl: index.url, pypiBaseUrl: "auto" });
  const ask = (tool: string, args = {}) =>
    server.app.invoke(tool, { package_name: "acme_core", ...args });
  await t.step("get_package_info", async () => {
    const answer = await ask("get_package_info", { include_files: true });
    const { structured: told = {} } = answer;
    assert.deepEqual([told.name, told.version, told.summary], ["Acme.Core", "1.5", "Our own"]);
    assert.equal(told.requires_python, ">=3.8");
    assert.equal(told.dependencies_status, "known");
    assert.equal(told.project_status, "unknown");
    assert.equal(told.vulnerabilities_status, "unknown");
    assert.equal(told.upload_time, undefined);
    const untold = "advisories, ownership, project status, sha256, size, upload time";
    const skipped = `skipped (this index has no JSON API and does not tell: ${untold})`;
    assert.ok(answer.text.includes(skipped), answer.text);
  });
  await t.step("the other tools", async () => {
    const calls: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
      ["get_package_versions", {}],
      ["get_release_activity", {}],
      ["compare_versions", { version1: "1.4", version2: "1.5" }],
      ["check_compatibility", { python_version: "3.12" }],
      ["get_dependencies", {}],
      ["get_package_health", {}],
      ["get_package_info", { version: "1.4" }],
    ];
    for (const [tool, args] of calls) {
      const { isError, text, ...answer } = await ask(tool, args);
      assert.equal(isError, false, text);
      const skipped = sourcesOf({ isError, text, ...answer })
        .filter(({ status }) => status === "skipped").map(({ service }) => service);
      assert.ok(skipped.includes("pypi-json"), tool);
    }
  });
  await t.step("a release that is not there", async () => {
    const { isError, text } = await ask("get_package_info", { version: "7.7" });
    assert.equal(isError, true);
    assert.match(text, /Cannot find release "7.7" of project "acme-core"/);
  });
  await t.step("an empty page is a project without releases", async () => {
    await using empty = startPrivateIndex({ "/simple/acme-core/": htmlIndexPage("acme-core", []) });
    using other = serve(upstream, { indexUrl: empty.url, pypiBaseUrl: "none" });
    assert.match(
      String(await latestOf(other.app, "acme-core")),
      /exists on the package index, but has no release/,
    );
  });
  await t.step("a quarantined project", async () => {
    const page = '<meta name="pypi:project-status" content="quarantined">' +
      htmlIndexPage("acme-core", []);
    await using quarantined = startPrivateIndex({ "/simple/acme-core/": page });
    using other = serve(upstream, { indexUrl: quarantined.url, pypiBaseUrl: "none" });
    assert.match(String(await latestOf(other.app, "acme-core")), /quarantined/);
  });
  assert.equal(upstream.count({ path: /^\/(?:pypi|simple)\// }), 0, "PyPI was never asked");
});

Deno.test("a mirror beside PyPI's JSON API decides alone what it has", async () => {
  await using upstream = startFakeUpstream();
  await using index = startPrivateIndex(PAGES);
  using server = serve(upstream, { indexUrl: index.url }); // the JSON API is the public fake's
  const { structured: told = {}, text } = await server.app.invoke("get_package_info", {
    package_name: "flask",
  });
  assert.deepEqual([told.version, told.summary], ["99.0", undefined]);
  assert.equal(told.vulnerabilities_status, "unknown");
  assert.match(text, /no file of this index's, so it is another project/);
  assert.match(String(await latestOf(server.app, "jinja2")), /index has no such project/);
});

Deno.test("an index is asked for JSON first, and says in its answer which form it took", async () => {
  await using upstream = startFakeUpstream();
  const json = Response.json(
    {
      meta: { "api-version": "1.0" },
      name: "acme-core",
      files: [{
        filename: "acme-core-2.0.tar.gz",
        url: "../../files/acme-core-2.0.tar.gz",
        hashes: {},
      }],
    },
    { headers: { "content-type": "application/vnd.pypi.simple.v1+json" } },
  );
  await using index = startPrivateIndex({ "/simple/acme-core/": json });
  using server = serve(upstream, corp(index));
  assert.equal(await latestOf(server.app, "acme-core"), "2.0");
  assert.equal(
    index.seen[0]?.accept,
    "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01",
  );
});
