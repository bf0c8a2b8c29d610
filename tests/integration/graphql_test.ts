/** The graph of the whole program on the fake upstream: answers, what is unknown, what fails. @module */
import { getIntrospectionQuery } from "graphql";
import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { askGraphql, at, codeOf, list, startGraphql } from "../support/graphql_client.ts";

Deno.test("a query reads projects, releases, files and judgements as one graph", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await startGraphql(upstream);
  await t.step("a project and its releases, page by page", async () => {
    const query = `query Page($after: String) { project(name: "Requests") {
      id normalizedName status releaseCount latestStable { version }
      releases(first: 3, after: $after, prereleases: false) {
        totalCount omittedCount endCursor nodes { id version type yanked project { id } }
      } } }`;
    const seen: string[] = [];
    let after: string | null = null;
    let total = 0;
    do {
      const { data, errors } = await askGraphql(app, query, { variables: { after } });
      assert.deepEqual(errors, []);
      assert.deepEqual(
        [at(data, "project.id"), at(data, "project.status")],
        ["project:requests", "ACTIVE"],
      );
      const page = at(data, "project.releases");
      const nodes = list(page, "nodes");
      total = Number(at(page, "totalCount"));
      seen.push(...nodes.map((node) => String(at(node, "version"))));
      assert.equal(at(page, "omittedCount"), total - seen.length);
      assert.equal(at(nodes[0], "project.id"), "project:requests");
      assert.equal(at(nodes[0], "id"), `release:requests@${at(nodes[0], "version")}`);
      const cursor = at(page, "endCursor");
      after = cursor === null ? null : String(cursor);
    } while (after !== null);
    assert.equal(seen.length, total);
    assert.equal(new Set(seen).size, total);
  });
  await t.step("files, page by page", async () => {
    const files = (after: string | null) =>
      askGraphql(
        app,
        `query($after: String) { release(name: "numpy", version: "2.2.6") {
        files(first: 2, after: $after) { totalCount omittedCount endCursor
          nodes { filename kind sizeBytes sha256 yanked hasMetadataFile } } } }`,
        {
          variables: { after },
        },
      );
    const first = at((await files(null)).data, "release.files");
    assert.equal(list(first, "nodes").length, 2);
    assert.equal(at(first, "omittedCount"), Number(at(first, "totalCount")) - 2);
    const second = at((await files(String(at(first, "endCursor")))).data, "release.files");
    assert.notEqual(at(second, "nodes.0.filename"), at(first, "nodes.0.filename"));
    assert.match(String(at(first, "nodes.0.sha256")), /^[0-9a-f]{64}$/);
    const wrong = await files("no such file");
    assert.equal(codeOf(wrong), "BAD_USER_INPUT");
  });
  await t.step("advisories with fixes and severity", async () => {
    const { data } = await askGraphql(
      app,
      `{ release(name: "jinja2", version: "3.1.2") { advisories {
      status totalCount overallSeverity malicious nearestSafeVersion reasons undetermined { id }
      nodes { id severity fixedIn cvss { version score } } } } }`,
    );
    const advisories = at(data, "release.advisories");
    assert.equal(at(advisories, "status"), "VULNERABLE");
    assert.equal(list(advisories, "nodes").length, at(advisories, "totalCount"));
    assert.equal(at(advisories, "malicious"), false);
    assert.deepEqual(at(advisories, "undetermined"), [], "looked up, and there are none");
    assert.ok(list(advisories, "nodes").every((node) => list(node, "fixedIn").length > 0));
  });
  await t.step("requirements and their projects", async () => {
    const { data } = await askGraphql(
      app,
      `{ release(name: "requests", version: "2.32.0") {
      requiresPython { status specifier }
      requirements { status totalCount nodes(first: 2) { name specifier project { summary } } } } }`,
    );
    const release = at(data, "release");
    assert.deepEqual(at(release, "requiresPython"), { status: "KNOWN", specifier: ">=3.8" });
    assert.equal(at(release, "requirements.status"), "KNOWN");
    assert.equal(list(release, "requirements.nodes").length, 2);
    assert.ok(String(at(release, "requirements.nodes.0.project.summary")).length > 8);
  });
  await t.step("a comparison and a compatibility", async () => {
    const { data, errors } = await askGraphql(
      app,
      `{
      compareVersions(name: "requests", from: "2.31.0", to: "2.32.0") {
        result requiresPythonChanged from { version advisoryCount } to { requirementCount }
        requirements { status added changed { name from to } }
        advisories { status gained { id } fixed { id severity } undecided }
        releasesBetween releasesBetweenCount omitted { field count } }
      release(name: "numpy", version: "2.2.6") {
        plain: compatibility(python: "3.12") { verdict install notes }
        alpine: compatibility(python: "3.13", platform: "alpine") { verdict install python } } }`,
    );
    assert.deepEqual(errors, []);
    assert.equal(at(data, "compareVersions.result"), "NEWER");
    assert.equal(at(data, "compareVersions.advisories.status"), "KNOWN");
    assert.deepEqual(at(data, "release.alpine"), {
      verdict: "YES",
      install: "WHEEL",
      python: "3.13",
    });
    assert.deepEqual([at(data, "release.plain.verdict"), at(data, "release.plain.install")], [
      "YES",
      null,
    ]);
  });
  await t.step("downloads, and where everything is from", async () => {
    const { data, extensions } = await askGraphql(
      app,
      '{ project(name: "requests") { downloads { status lastDay lastWeek lastMonth } } }',
    );
    assert.equal(at(data, "project.downloads.status"), "KNOWN");
    assert.ok(Number(at(data, "project.downloads.lastMonth")) > 0);
    const services = extensions.dataSources.map(({ service }) => service);
    assert.ok(services.includes("pypistats") && services.includes("pypi-json"), `${services}`);
    assert.equal(extensions.cost, 21);
  });
  await t.step("introspection as tools ask it", async () => {
    const { data, errors } = await askGraphql(app, getIntrospectionQuery());
    assert.deepEqual(errors, []);
    assert.equal(at(data, "__schema.queryType.name"), "Query");
  });
});

Deno.test("what could not be looked up is UNKNOWN and null, never an empty list or zero", async (t) => {
  await using upstream = startFakeUpstream();
  const query = `{ release(name: "jinja2", version: "3.1.6") { version
    advisories { status reasons totalCount nodes { id } undetermined { id } overallSeverity malicious }
    project { downloads { status reason lastDay } } }
    compareVersions(name: "jinja2", from: "3.1.2", to: "3.1.6") {
      from { advisoryCount } advisories { status reason gained { id } fixed { id } undecided } } }`;
  const rows = [
    ["OSV and pypistats fail", {}, /OSV could not be read \(unavailable\)/, /pypistats failed/],
    [
      "both are switched off",
      { enableVulnerabilityCheck: "false", enableStats: "false" },
      /ENABLE_VULNERABILITY_CHECK/,
      /ENABLE_STATS/,
    ],
  ] as const;
  for (const [name, settings, why, whyNot] of rows) {
    await t.step(name, async () => {
      await using app = await startGraphql(upstream, settings);
      if (Object.keys(settings).length === 0) {
        upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/v1\// });
        upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/api\/packages\// });
      }
      const { status, data, errors } = await askGraphql(app, query);
      upstream.faults.clear();
      assert.equal(status, 200);
      assert.deepEqual(errors, [], "the rest is worth having");
      const advisories = at(data, "release.advisories");
      const unknown = ["totalCount", "nodes", "undetermined", "malicious"];
      for (const field of unknown) assert.equal(at(advisories, field), null, field);
      assert.equal(at(advisories, "status"), "UNKNOWN");
      assert.equal(at(advisories, "overallSeverity"), "UNKNOWN");
      assert.match(String(at(advisories, "reasons")), why);
      const downloads = at(data, "release.project.downloads");
      assert.deepEqual([at(downloads, "status"), at(downloads, "lastDay")], ["UNKNOWN", null]);
      assert.match(String(at(downloads, "reason")), whyNot);
      assert.equal(at(data, "compareVersions.from.advisoryCount"), null);
      const changes = at(data, "compareVersions.advisories");
      assert.equal(at(changes, "status"), "UNKNOWN");
      for (const field of ["gained", "fixed", "undecided"]) assert.equal(at(changes, field), null);
    });
  }
  await t.step("surely known all the same", async () => {
    await using app = await startGraphql(upstream);
    upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/v1\// });
    const { data } = await askGraphql(
      app,
      `{ release(name: "jinja2", version: "3.1.2") {
      advisories { status totalCount nodes { id source } } } }`,
    );
    upstream.faults.clear();
    const advisories = at(data, "release.advisories");
    assert.deepEqual([at(advisories, "status"), at(advisories, "totalCount")], ["UNKNOWN", null]);
    assert.equal(list(advisories, "nodes").length, 5);
    assert.equal(at(advisories, "nodes.0.source"), "pypi");
  });
});

Deno.test("a failure is an error of its field, in our own words, with a code to act on", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await startGraphql(upstream);
  await t.step("a name that is none, and a project that is not there", async () => {
    const answer = await askGraphql(
      app,
      '{ a: project(name: "../etc") {id} b: project(name: "reqests") {id} c: project(name: "requests") {id} }',
    );
    assert.equal(answer.status, 200);
    assert.deepEqual(answer.data, { a: null, b: null, c: { id: "project:requests" } });
    assert.deepEqual(answer.errors.map(({ extensions }) => extensions.code), [
      "BAD_USER_INPUT",
      "BAD_USER_INPUT",
    ]);
    assert.match(String(answer.errors.map(({ message }) => message)), /similar name: "requests"/);
  });
  await t.step("a release that is not there", async () => {
    const answer = await askGraphql(
      app,
      '{ project(name: "requests") { id release(version: "0.0.0") { id } } }',
    );
    assert.deepEqual(answer.data, { project: { id: "project:requests", release: null } });
    assert.match(answer.errors[0]?.message ?? "", /Cannot find release "0.0.0"/);
  });
  await t.step("a page beyond its bounds", async () => {
    const answer = await askGraphql(
      app,
      '{ project(name: "requests") { releases(first: 101) { totalCount } } }',
    );
    assert.equal(codeOf(answer), "BAD_USER_INPUT");
    assert.match(answer.errors[0]?.message ?? "", /expected first from 1 to 100/);
  });
  await t.step("an upstream that fails", async () => {
    upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/(?:pypi|simple)\// });
    const answer = await askGraphql(app, '{ project(name: "flask") { id } }');
    upstream.faults.clear();
    assert.equal(at(answer.data, "project"), null);
    const { message, extensions } = answer.errors[0] ?? { message: "", extensions: {} };
    assert.deepEqual([extensions.code, extensions.kind], ["UPSTREAM_FAILED", "unavailable"]);
    assert.match(message, /Cannot read from pypi-\w+: it is failing \(HTTP 503\)/);
  });
});
