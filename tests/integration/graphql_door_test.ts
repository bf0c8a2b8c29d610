/** `/graphql` of the whole program: what it refuses, its time, its log. @module */
import assert from "node:assert/strict";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { askGraphql, codeOf, GRAPHQL, startGraphql } from "../support/graphql_client.ts";

Deno.test("a query beyond its bounds is refused before anybody is asked", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await startGraphql(upstream, { graphqlMaxCost: "500" });
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
      const answer = await askGraphql(app, query);
      assert.equal(answer.status, 400);
      assert.equal(codeOf(answer), expected, answer.errors[0]?.message);
      assert.equal(answer.data, undefined);
      assert.ok(answer.errors.length <= 11 && (answer.errors[0]?.message.length ?? 0) <= 300);
    });
  }
  assert.equal(upstream.count({ path: /\/a\// }), 0);
});

Deno.test("/graphql takes what GraphQL over HTTP says, and nothing that a page of another site can send", async (t) => {
  await using upstream = startFakeUpstream();
  await using app = await startGraphql(upstream);
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
  await using app = await startGraphql(upstream, { graphqlTimeoutMs: "1", timeoutMs: "60" });
  upstream.faults.add({ fault: { kind: "hang" }, path: /^\/(?:pypi|simple)\// });
  const answer = await askGraphql(app, '{ project(name: "flask") { id } }');
  upstream.faults.clear();
  assert.equal(codeOf(answer), "TIMEOUT");
});

Deno.test("every query is logged in one line that quotes nothing of it", async () => {
  await using upstream = startFakeUpstream();
  await using app = await startGraphql(upstream);
  await askGraphql(app, 'query Secret { project(name: "secret-project-name") { id } }', {
    operationName: "Secret",
  });
  const [line, ...others] = app.lines.filter((text) => text.includes("Answered query"));
  assert.deepEqual(others, []);
  assert.match(line ?? "", /outcome=caller/);
  assert.doesNotMatch(app.lines.join("\n"), /secret/i);
});
