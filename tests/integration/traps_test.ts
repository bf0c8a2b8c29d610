/** Every trap of the upstreams, each named, through the whole server. */
import assert from "node:assert/strict";
import {
  appOver,
  documentOf,
  type HandMade,
  html,
  indexAnswer,
  json,
  notFound,
  recordOf,
  wheelOf,
} from "../support/hand_made_upstream.ts";

const NAME = "trap";
const none = json({});
const files = (...versions: string[]) =>
  Object.fromEntries(versions.map((version) => [version, [wheelOf(NAME, version)]]));

/** Answers for the project `trap`; every one can be replaced. */
function answers(
  document: HandMade,
  { page = indexAnswer(NAME), osv = none, more = [] }: {
    readonly page?: HandMade;
    readonly osv?: HandMade;
    readonly more?: readonly (readonly [path: string, answer: HandMade])[];
  } = {},
): ReadonlyMap<string, HandMade> {
  return new Map([
    [`/pypi/${NAME}/json`, document],
    [`/simple/${NAME}/`, page],
    ["/v1/query", osv],
    ...more,
  ]);
}

async function ask(
  upstream: ReadonlyMap<string, HandMade>,
  tool: string,
  args: Readonly<Record<string, unknown>> = {},
) {
  using server = appOver(upstream);
  const answer = await server.app.invoke(tool, { package_name: NAME, ...args });
  return { ...answer, told: answer.structured ?? {}, asked: server.asked };
}

Deno.test("trap: key order. Versions are ordered by PEP 440, however the keys come", async () => {
  const orders = [["0.10", "0.2", "0.9"], ["0.9", "0.10", "0.2"], ["0.2", "0.9", "0.10"]];
  for (const order of orders) {
    const document = json(documentOf(NAME, "0.10", { releases: files(...order) }));
    const { told } = await ask(answers(document), "get_package_versions");
    assert.deepEqual(versionsOf(told), ["0.10", "0.9", "0.2"]);
    assert.equal(told.latest_version, "0.10");
  }
});

Deno.test("trap: info.version. It may be a pre-release or yanked; the latest stable is our own finding", async (t) => {
  await t.step("older than a release that the same document lists", async () => {
    const document = json(documentOf(NAME, "1.0", { releases: files("1.0", "2.0") }));
    const { told } = await ask(answers(document), "get_package_info");
    assert.deepEqual([told.version, told.latest_stable], ["1.0", "2.0"]);
  });
  await t.step("a pre-release", async () => {
    const document = json(documentOf(NAME, "2.0rc1", { releases: files("2.0rc1") }));
    const { told } = await ask(answers(document), "get_package_info");
    assert.equal(told.version_type, "pre-release");
    assert.deepEqual([told.latest_stable, told.latest_prerelease], [undefined, "2.0rc1"]);
  });
  await t.step("yanked", async () => {
    const yanked = { yanked: true, yanked_reason: "broken" };
    const document = json(documentOf(NAME, "1.0", {
      releases: { "1.0": [wheelOf(NAME, "1.0", yanked)] },
      info: yanked,
    }));
    const { told } = await ask(answers(document), "get_package_info");
    assert.deepEqual([told.yanked, told.yanked_reason], [true, "broken"]);
  });
  await t.step("spelt otherwise than asked for", async () => {
    const document = json(documentOf(NAME, "1.0.0", { releases: files("1.0.0") }));
    const { told } = await ask(answers(document), "get_package_info", { version: "1" });
    assert.equal(told.version, "1.0.0");
  });
});

Deno.test("trap: quarantined projects. 404 from the JSON API and an empty page are neither unknown nor empty", async () => {
  const page = indexAnswer(NAME, { "project-status": { status: "quarantined" } });
  for (const tool of ["get_package_info", "get_package_versions", "check_vulnerabilities"]) {
    const { isError, text } = await ask(answers(notFound, { page }), tool);
    assert.equal(isError, true);
    assert.match(text, /quarantined by the package index/);
  }
  const osv = json({ vulns: [recordOf("MAL-2026-1", { name: NAME, versions: ["1.0"] })] });
  const { told } = await ask(answers(notFound, { page, osv }), "check_vulnerabilities", {
    version: "1.0",
  });
  assert.deepEqual([told.security_status, told.is_malicious], ["vulnerable", true]);
});

Deno.test("trap: null Requires-Dist. It is unknown, not none, until a wheel's metadata tells", async (t) => {
  const document = json(documentOf(NAME, "1.0", { info: { requires_dist: null } }));
  const wheel = { filename: `${NAME}-1.0-py3-none-any.whl`, url: wheelOf(NAME, "1.0").url };
  const page = (coreMetadata: unknown) =>
    indexAnswer(NAME, {
      files: [{ ...wheel, hashes: {}, "core-metadata": coreMetadata }],
      versions: ["1.0"],
    });
  const path = `${new URL(wheel.url).pathname}.metadata`;
  await t.step("no metadata file, and the wheel is gone: unknown", async () => {
    const gone: [string, HandMade] = [new URL(wheel.url).pathname, notFound];
    const upstream = answers(document, { page: page(false), more: [gone] });
    const { told } = await ask(upstream, "get_dependencies");
    assert.deepEqual([told.dependencies_status, told.total_dependencies], ["unknown", undefined]);
    const info = await ask(upstream, "get_package_info");
    assert.equal(info.told.dependencies_status, "unknown");
    assert.doesNotMatch(info.text, /Dependencies: none/);
  });
  await t.step("a metadata file without Requires-Dist: none", async () => {
    const metadata: HandMade = () =>
      new Response(`Metadata-Version: 2.1\nName: ${NAME}\nVersion: 1.0\n`);
    const upstream = answers(document, { page: page(true), more: [[path, metadata]] });
    const { told } = await ask(upstream, "get_dependencies");
    assert.deepEqual([told.dependencies_status, told.total_dependencies], ["known", 0]);
  });
});

Deno.test("trap: HTML where JSON was asked, with status 200, is no answer of any service", async (t) => {
  const document = json(documentOf(NAME, "1.0"));
  await t.step("pypi-json", async () => {
    const { isError, text } = await ask(answers(html), "get_package_info");
    assert.equal(isError, true);
    assert.match(text, /pypi-json: its answer cannot be used/);
  });
  await t.step("pypi-index", async () => {
    const { told } = await ask(answers(document, { page: html }), "get_package_info");
    assert.equal(told.project_status, "unknown");
  });
  await t.step("osv", async () => {
    const { told } = await ask(answers(document, { osv: html }), "check_vulnerabilities");
    assert.equal(told.security_status, "unknown");
  });
  await t.step("pypi-stats", async () => {
    using server = appOver(new Map([["/stats/", html]]));
    assert.equal((await server.app.invoke("get_pypi_stats", {})).isError, true);
  });
});

Deno.test('trap: "UNKNOWN" of old build tools is nothing said, in no field and no score', async () => {
  const UNKNOWN = "UNKNOWN";
  const document = json(documentOf(NAME, "1.0", {
    info: {
      ...{ summary: UNKNOWN, description: UNKNOWN, author: UNKNOWN, author_email: UNKNOWN },
      ...{ maintainer: UNKNOWN, maintainer_email: UNKNOWN, license: UNKNOWN, keywords: UNKNOWN },
      ...{ home_page: UNKNOWN, download_url: UNKNOWN, requires_python: UNKNOWN },
      project_urls: { Home: UNKNOWN },
      classifiers: [UNKNOWN],
    },
  }));
  const upstream = answers(document, {
    more: [[`/api/packages/${NAME}/recent`, notFound]],
  });
  const info = await ask(upstream, "get_package_info", { include_description: true });
  assert.doesNotMatch(JSON.stringify(info.told), /UNKNOWN/);
  assert.doesNotMatch(info.text, /UNKNOWN/);
  assert.equal(info.told.license_source, "unknown");
  assert.equal(info.told.license, undefined);
  const health = await ask(upstream, "get_package_health");
  assert.match(health.text, /licence: 0 of/);
});

Deno.test("trap: legacy versions are kept, told as such and below all others", async () => {
  const document = json(documentOf(NAME, "2004.1", { releases: files("2004d", "2004.1", "0.1") }));
  const { told } = await ask(answers(document), "get_package_versions");
  assert.deepEqual(versionsOf(told), ["2004.1", "0.1", "2004d"]);
  const own = json(documentOf(NAME, "2004d", { more: { releases: undefined } }));
  const upstream = answers(document, { more: [[`/pypi/${NAME}/2004d/json`, own]] });
  const info = await ask(upstream, "get_package_info", { version: "2004d" });
  assert.deepEqual([info.told.version, info.told.version_type], ["2004d", "legacy"]);
});

Deno.test("trap: duplicate advisories are one vulnerability, though only a common alias links them", async () => {
  const records = [
    recordOf("PYSEC-2024-1", { name: NAME, versions: ["1.0"], aliases: ["CVE-2024-1"] }),
    recordOf("GHSA-aaaa-bbbb-cccc", { name: NAME, versions: ["1.0"], aliases: ["CVE-2024-1"] }),
  ];
  const listed = records.map(({ id, aliases }) => ({ id, aliases, fixed_in: [], summary: id }));
  const document = json(documentOf(NAME, "1.0", { vulnerabilities: listed }));
  const upstream = answers(document, { osv: json({ vulns: records }) });
  const { told } = await ask(upstream, "check_vulnerabilities");
  assert.deepEqual([told.security_status, told.vulnerability_count], ["vulnerable", 1]);
  const info = await ask(upstream, "get_package_info");
  assert.ok(Array.isArray(info.told.vulnerabilities));
  assert.equal(info.told.vulnerabilities.length, 1);
});

Deno.test("trap: {} from OSV means that it looked and found none", async () => {
  const { told } = await ask(answers(json(documentOf(NAME, "1.0"))), "check_vulnerabilities");
  assert.deepEqual(
    [told.security_status, told.has_vulnerabilities, told.vulnerability_count],
    ["secure", false, 0],
  );
});

Deno.test("trap: pages that hold only a token are not the end", async () => {
  const vulns = [recordOf("GHSA-aaaa-bbbb-cccc", { name: NAME, versions: ["1.0"] })];
  const pages: ReadonlyMap<unknown, unknown> = new Map<unknown, unknown>([
    [undefined, { next_page_token: "one" }],
    ["one", { next_page_token: "two" }],
    ["two", { vulns }],
  ]);
  const osv: HandMade = async (request) => {
    const { page_token } = await request.json();
    return Response.json(pages.get(page_token));
  };
  const upstream = answers(json(documentOf(NAME, "1.0")), { osv });
  const { told, asked } = await ask(upstream, "check_vulnerabilities");
  assert.deepEqual([told.security_status, told.vulnerability_count], ["vulnerable", 1]);
  assert.equal(asked.filter((line) => line === "POST /v1/query").length, 3);
});

Deno.test("trap: withdrawn records count for nothing, from OSV and from PyPI's list", async () => {
  const withdrawn = "2024-02-01T00:00:00Z";
  const record = recordOf("MAL-2024-1", { name: NAME, versions: ["1.0"], withdrawn });
  const listed = { id: "GHSA-aaaa-bbbb-cccc", aliases: [], fixed_in: [], withdrawn };
  const document = json(documentOf(NAME, "1.0", { vulnerabilities: [listed] }));
  const upstream = answers(document, { osv: json({ vulns: [record] }) });
  const { told } = await ask(upstream, "check_vulnerabilities");
  assert.deepEqual(
    [told.security_status, told.is_malicious, told.vulnerabilities],
    ["secure", false, []],
  );
  const info = await ask(upstream, "get_package_info");
  assert.deepEqual(info.told.vulnerabilities, []);
  const all = await ask(upstream, "check_vulnerabilities", { include_withdrawn: true });
  assert.deepEqual([all.told.security_status, all.told.vulnerability_count], ["secure", 0]);
  assert.match(JSON.stringify(all.told), /MAL-2024-1/);
});

function versionsOf(told: Readonly<Record<string, unknown>>): readonly unknown[] {
  assert.ok(Array.isArray(told.versions));
  return told.versions.map(({ version }) => version);
}
