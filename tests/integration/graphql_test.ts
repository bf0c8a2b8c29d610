/** `/graphql` of the whole program on the fake upstream: answers, what is unknown, what is refused. @module */
import { getIntrospectionQuery } from "graphql";
import assert from "node:assert/strict";
import { loopbackConfig, type Settings } from "../support/app_on_loopback.ts";
import { type FakeUpstream, startFakeUpstream } from "../support/fake_upstream.ts";
import { FAULTS_NOW_MS } from "../support/fault_cases.ts";
import { serveApp, type ServedApp } from "../support/served_app.ts";

const GRAPHQL = "application/graphql-response+json";

function start(upstream: FakeUpstream, settings: Settings = {}): Promise<ServedApp> {
  const config = loopbackConfig(upstream.url, {
    ...{ transport: "http", port: "0", graphql: "true", logLevel: "info" },
    ...settings,
  });
  return serveApp(config, { clock: () => FAULTS_NOW_MS });
}

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly extensions: {
    readonly cost: number;
    readonly dataSources: readonly { readonly service: string; readonly status: string }[];
  };
}

async function ask(
  app: ServedApp,
  query: unknown,
  init: {
    readonly variables?: unknown;
    readonly accept?: string;
    readonly operationName?: string;
  } = {},
): Promise<Answer> {
  const { accept = GRAPHQL, ...rest } = init;
  return await read(
    await fetch(new URL("/graphql", app.url), {
      method: "POST",
      headers: { "content-type": "application/json", accept },
      body: JSON.stringify({ query, ...rest }),
    }),
  );
}

async function read(response: Response): Promise<Answer> {
  const { data, errors = [], extensions } = await response.json();
  const type = response.headers.get("content-type");
  return { status: response.status, type, data, errors, extensions };
}

/** What stands at a path such as `project.releases.nodes.0.id`. */
function at(data: unknown, path: string): unknown {
  let value = data;
  for (const key of path.split(".")) {
    assert.ok(typeof value === "object" && value !== null, `${path}: nothing holds ${key}`);
    value = new Map<string, unknown>(Object.entries(value)).get(key);
  }
  return value;
}

function list(data: unknown, path: string): readonly unknown[] {
  const found = at(data, path);
  assert.ok(Array.isArray(found), `${path} is a list`);
  return found;
}

const code = ({ errors }: Answer) => errors[0]?.extensions.code;

Deno.test("a query reads projects, releases, files and judgements as one graph", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await start(upstream);
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
      const { data, errors } = await ask(app, query, { variables: { after } });
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
      ask(
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
    assert.equal(code(wrong), "BAD_USER_INPUT");
  });
  await t.step("advisories with fixes and severity", async () => {
    const { data } = await ask(
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
    const { data } = await ask(
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
    const { data, errors } = await ask(
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
    const { data, extensions } = await ask(
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
    const { data, errors } = await ask(app, getIntrospectionQuery());
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
      await using app = await start(upstream, settings);
      if (Object.keys(settings).length === 0) {
        upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/v1\// });
        upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/api\/packages\// });
      }
      const { status, data, errors } = await ask(app, query);
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
    await using app = await start(upstream);
    upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/v1\// });
    const { data } = await ask(
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
  await using app = await start(upstream);
  await t.step("a name that is none, and a project that is not there", async () => {
    const answer = await ask(
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
    const answer = await ask(
      app,
      '{ project(name: "requests") { id release(version: "0.0.0") { id } } }',
    );
    assert.deepEqual(answer.data, { project: { id: "project:requests", release: null } });
    assert.match(answer.errors[0]?.message ?? "", /Cannot find release "0.0.0"/);
  });
  await t.step("a page beyond its bounds", async () => {
    const answer = await ask(
      app,
      '{ project(name: "requests") { releases(first: 101) { totalCount } } }',
    );
    assert.equal(code(answer), "BAD_USER_INPUT");
    assert.match(answer.errors[0]?.message ?? "", /expected first from 1 to 100/);
  });
  await t.step("an upstream that fails", async () => {
    upstream.faults.add({ fault: { kind: "status", status: 503 }, path: /^\/(?:pypi|simple)\// });
    const answer = await ask(app, '{ project(name: "flask") { id } }');
    upstream.faults.clear();
    assert.equal(at(answer.data, "project"), null);
    const { message, extensions } = answer.errors[0] ?? { message: "", extensions: {} };
    assert.deepEqual([extensions.code, extensions.kind], ["UPSTREAM_FAILED", "unavailable"]);
    assert.match(message, /Cannot read from pypi-\w+: it is failing \(HTTP 503\)/);
  });
});

Deno.test("a query beyond its bounds is refused before anybody is asked", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await start(upstream, { graphqlMaxCost: "500" });
  const many = (count: number, each: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => each(index)).join(" ");
  const deep = `${"project { latestStable { ".repeat(8)}id${" } }".repeat(8)}`;
  const rows: readonly (readonly [name: string, query: string, code: string])[] = [
    ["not GraphQL", "{", "PARSE_FAILED"],
    ["an unknown field", "{ nothing }", "VALIDATION_FAILED"],
    ["a mutation", "mutation { a }", "VALIDATION_FAILED"],
    ["a subscription", "subscription { a }", "VALIDATION_FAILED"],
    ["nothing to run", "fragment F on Query { serverVersion }", "VALIDATION_FAILED"],
    [
      "which one to run is not said",
      "query A { serverVersion } query B { serverVersion }",
      "BAD_REQUEST",
    ],
    ["too long", `{ serverVersion } #${"x".repeat(20_000)}`, "LIMIT_EXCEEDED"],
    ["too many tokens", `{ ${"serverVersion ".repeat(2_000)} }`, "LIMIT_EXCEEDED"],
    [
      "too many aliases",
      `{ ${many(31, (index) => `a${index}: serverVersion`)} }`,
      "LIMIT_EXCEEDED",
    ],
    ["too deep", `{ project(name: "a") { latestStable { ${deep} } } }`, "LIMIT_EXCEEDED"],
    [
      "too costly",
      '{ project(name: "a") { releases(first: 100) { nodes { advisories { status } } } } }',
      "LIMIT_EXCEEDED",
    ],
    [
      "costly by alias",
      `{ ${
        many(30, (index) => `a${index}: compareVersions(name: "a", from: "1", to: "2") { result }`)
      } }`,
      "LIMIT_EXCEEDED",
    ],
    [
      "costly by fragments that double",
      `{ ...F0 } ${
        many(28, (index) => (
          `fragment F${index} on Query { ${
            index < 27 ? `...F${index + 1} ...F${index + 1}` : "serverVersion"
          } }`
        ))
      }`,
      "LIMIT_EXCEEDED",
    ],
    [
      "fragments in a circle",
      "{ ...F } fragment F on Query { serverVersion ...F }",
      "VALIDATION_FAILED",
    ],
    [
      "a variable of the wrong type",
      'query($n: Int!) { project(name: "a") { releases(first: $n) { totalCount } } }',
      "BAD_REQUEST",
    ],
  ];
  for (const [name, query, expected] of rows) {
    await t.step(name, async () => {
      const answer = await ask(app, query);
      assert.equal(answer.status, 400);
      assert.equal(code(answer), expected, answer.errors[0]?.message);
      assert.equal(answer.data, undefined);
      assert.ok(answer.errors.length <= 11 && (answer.errors[0]?.message.length ?? 0) <= 300);
    });
  }
  assert.equal(upstream.count({ path: /\/a\// }), 0);
});

Deno.test("/graphql takes what GraphQL over HTTP says, and nothing that a page of another site can send", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await start(upstream);
  const query = "{ serverVersion }";
  const body = JSON.stringify({ query });
  const json = { "content-type": "application/json" };
  const get = `?query=${encodeURIComponent(query)}`;
  const rows: readonly (readonly [
    name: string,
    search: string,
    init: RequestInit,
    status: number,
    type?: string,
  ])[] = [
    ["POST", "", { method: "POST", headers: json, body }, 200, "application/json"],
    [
      "POST for GraphQL's type",
      "",
      { method: "POST", headers: { ...json, accept: GRAPHQL }, body },
      200,
      GRAPHQL,
    ],
    [
      "an error for GraphQL's type",
      "",
      { method: "POST", headers: { ...json, accept: GRAPHQL }, body: '{"query":"{"}' },
      400,
      GRAPHQL,
    ],
    [
      "an error for JSON",
      "",
      { method: "POST", headers: json, body: '{"query":"{"}' },
      200,
      "application/json",
    ],
    ["a type that is not there", "", {
      method: "POST",
      headers: { ...json, accept: "text/html" },
      body,
    }, 406],
    ["plain text", "", { method: "POST", headers: { "content-type": "text/plain" }, body }, 415],
    ["a form", "", { method: "POST", body: new URLSearchParams({ query }) }, 415],
    ["no JSON", "", { method: "POST", headers: json, body: "{" }, 400],
    ["no query", "", { method: "POST", headers: json, body: "{}" }, 400],
    ["a query that is no text", "", { method: "POST", headers: json, body: '{"query":1}' }, 400],
    ["several queries", "", { method: "POST", headers: json, body: `[${body}]` }, 400],
    ["too large", "", { method: "POST", headers: json, body: " ".repeat(1_100_000) }, 413],
    ["GET without a header that asks first", get, {}, 403],
    ["GET with one", get, { headers: { "graphql-require-preflight": "1" } }, 200],
    ["GET of a mutation", "?query=mutation%7Ba%7D", {
      headers: { "graphql-require-preflight": "1", accept: GRAPHQL },
    }, 400],
    ["PUT", "", { method: "PUT", headers: json, body }, 405],
    ["another Origin", "", {
      method: "POST",
      headers: { ...json, origin: "https://evil.example" },
      body,
    }, 403],
  ];
  for (const [name, search, init, status, type] of rows) {
    await t.step(`${name}: ${status}`, async () => {
      const response = await fetch(new URL(`/graphql${search}`, app.url), init);
      await response.text();
      assert.equal(response.status, status);
      if (type !== undefined) {
        assert.equal(response.headers.get("content-type")?.split(";")[0], type);
      }
    });
  }
});

Deno.test("a query ends when its time is over, and its look-ups with it", async () => {
  await using upstream = startFakeUpstream();
  await using app = await start(upstream, { graphqlTimeoutMs: "1", timeoutMs: "60" });
  upstream.faults.add({ fault: { kind: "hang" }, path: /^\/(?:pypi|simple)\// });
  const answer = await ask(app, '{ project(name: "flask") { id } }');
  upstream.faults.clear();
  assert.equal(code(answer), "TIMEOUT");
});

Deno.test("every query is logged in one line that quotes nothing of it", async () => {
  await using upstream = startFakeUpstream();
  await using app = await start(upstream);
  await ask(app, 'query Secret { project(name: "secret-project-name") { id } }', {
    operationName: "Secret",
  });
  const [line, ...others] = app.lines.filter((text) => text.includes("Answered query"));
  assert.deepEqual(others, []);
  assert.match(line ?? "", /outcome=caller/);
  assert.doesNotMatch(app.lines.join("\n"), /secret/i);
});
