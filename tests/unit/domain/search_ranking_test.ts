import assert from "node:assert/strict";
import fc from "fast-check";
import { POPULAR_PROJECTS } from "../../../src/domain/popular_projects.ts";
import { rankNames } from "../../../src/domain/search_ranking.ts";

Deno.test("rankNames() scores each kind of match and says which it was", async (t) => {
  const rows: [query: string, name: string, score: number, reason: RegExp][] = [
    ["flask", "flask", 1, /^exactly/],
    ["PyYAML", "PyYAML", 1, /^exactly/],
    ["Flask_SQLAlchemy", "flask-sqlalchemy", 0.98, /another spelling/],
    ["flask sqlalchemy", "flask-sqlalchemy", 0.98, /another spelling/],
    ["flasksqlalchemy", "flask-sqlalchemy", 0.95, /split differently/],
    ["flask", "flask-cors", 0.85, /begins with "flask" as a whole word/],
    ["djang", "django", 0.8, /begins with "djang"/],
    ["cors", "flask-cors", 0.7, /has "cors" as a whole word/],
    ["sqlalchemy flask", "flask-sqlalchemy", 0.7, /as whole words/],
    ["yaml", "pyyaml", 0.6, /contains "yaml"/],
    ["typ ext", "typing-extensions", 0.55, /begin with "typ", "ext"/],
    ["reqeusts", "requests", 0.5, /one letter/],
    ["rekwest", "request", 0.4, /2 letters/],
    ["async http client", "http-core", 0.1, /1 of 3 words: "http"/],
  ];
  for (const [query, name, score, reason] of rows) {
    await t.step(`${query} -> ${name}`, () => {
      const [hit, ...more] = rankNames(query, [name]);
      assert.deepEqual(more, []);
      assert.equal(hit?.name, name);
      assert.equal(hit?.score, score);
      assert.match(hit?.reason ?? "", reason);
    });
  }
});

Deno.test("rankNames() finds nothing where nothing matches", async (t) => {
  const rows: [query: string, name: string][] = [
    ["flask", "numpy"],
    ["", "numpy"],
    ["---", "numpy"],
    ["日本語", "numpy"],
    ["a of", "of-b"], // short words alone tell nothing
    ["x".repeat(5_000), "numpy"],
  ];
  for (const [query, name] of rows) {
    await t.step(query.slice(0, 20), () => assert.deepEqual(rankNames(query, [name]), []));
  }
});

Deno.test("rankNames() puts the best first and keeps the candidates' order among equals", () => {
  const names = ["flask-b", "myflask", "flask-a", "flask", "flask-b"];
  const found = rankNames("flask", names).map(({ name }) => name);
  assert.deepEqual(found, ["flask", "flask-b", "flask-a", "myflask"]);
});

Deno.test("rankNames() finds every popular project by its own name, first", () => {
  const property = fc.property(fc.constantFrom(...POPULAR_PROJECTS), (name) => {
    assert.equal(rankNames(name, POPULAR_PROJECTS)[0]?.name, name);
    assert.equal(rankNames(name.toUpperCase(), POPULAR_PROJECTS)[0]?.name, name);
  });
  fc.assert(property, { seed: 1, numRuns: 50 });
});

Deno.test("rankNames() gives scores from 0 to 1, descending", () => {
  const property = fc.property(fc.string({ maxLength: 30 }), (query) => {
    let previous = 1;
    for (const { score, reason } of rankNames(query, POPULAR_PROJECTS)) {
      assert.ok(score > 0 && score <= previous);
      assert.notEqual(reason, "");
      previous = score;
    }
  });
  fc.assert(property, { seed: 1, numRuns: 50 });
});
