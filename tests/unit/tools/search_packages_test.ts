import assert from "node:assert/strict";
import { CallerError } from "../../../src/domain/caller_error.ts";
import { POPULAR_PROJECTS } from "../../../src/domain/popular_projects.ts";
import { nameInQuery, searchPackages } from "../../../src/tools/search_packages.ts";
import {
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  indexPage,
  projectDocument,
  release,
  upstreamError,
} from "../../support/fake_sources.ts";

interface Hit {
  readonly name: string;
  readonly score: number;
  readonly reason: string;
  readonly version?: string;
  readonly summary?: string;
  readonly popularity_rank?: number;
}

async function search(query: string, answers: FakeAnswers, limit?: number) {
  const deps = fakeDependencies(answers);
  const args = { query, ...(limit === undefined ? {} : { limit }) };
  const { structured, text } = await searchPackages.call(args, deps, fakeCall());
  return { structured, results: structured.results as Hit[], text, calls: deps.calls };
}

Deno.test("search_packages puts the project of exactly this name first, with version and summary", async () => {
  const { structured, results } = await search("Flask", {
    projects: {
      flask: projectDocument("Flask", [release("3.1"), release("4.0a1")], {
        metadata: { summary: "A web framework" },
      }),
    },
  });
  assert.deepEqual(structured.exact_name, { name: "flask", status: "found" });
  const [first, ...others] = results;
  assert.equal(first?.name, "flask");
  assert.equal(first?.version, "3.1");
  assert.equal(first?.summary, "A web framework");
  assert.equal(first?.score, 1);
  assert.equal(first?.popularity_rank, POPULAR_PROJECTS.findIndex((name) => name === "flask") + 1);
  assert.ok(others.length > 0);
  for (const hit of others) {
    assert.notEqual(hit.name, "flask");
    assert.equal(hit.version, undefined);
    assert.equal(hit.summary, undefined);
    assert.ok(hit.score < 1 && hit.reason !== "");
  }
});

Deno.test("search_packages says what was searched, and what PyPI says about the exact name", async (t) => {
  const rows: readonly [string, FakeAnswers, string, RegExp][] = [
    [
      "not found",
      {
        projects: { reqeusts: "unknown" },
        pages: { reqeusts: "unknown" },
      },
      "not found",
      /The package index has no project "reqeusts"/,
    ],
    [
      "a project without releases",
      {
        projects: { reqeusts: "unknown" },
        pages: { reqeusts: indexPage("reqeusts") },
      },
      "no releases",
      /The package index has a project "reqeusts", but no release of it/,
    ],
    [
      "quarantined",
      {
        projects: { reqeusts: "unknown" },
        pages: { reqeusts: indexPage("reqeusts", [], { status: "quarantined" }) },
      },
      "quarantined",
      /quarantined by the index's administrators: do not install/,
    ],
    [
      "the JSON API fails",
      {
        projects: { reqeusts: upstreamError("pypi-json") },
      },
      "unknown",
      /is unknown: it could not be asked/,
    ],
    [
      "the Index API fails",
      {
        projects: { reqeusts: "unknown" },
        pages: { reqeusts: upstreamError("pypi-index") },
      },
      "unknown",
      /is unknown: it could not be asked/,
    ],
  ];
  for (const [name, answers, status, line] of rows) {
    await t.step(name, async () => {
      const { structured, results, text } = await search("reqeusts", answers);
      assert.deepEqual(structured.exact_name, { name: "reqeusts", status });
      assert.equal(results[0]?.name, "requests");
      assert.match(text, line);
      assert.match(String(structured.searched), /PyPI has no search API/);
    });
  }
});

Deno.test("search_packages does not list a popular name that PyPI has no more", async () => {
  const { results } = await search("requests", {
    projects: { requests: "unknown" },
    pages: { requests: "unknown" },
  });
  assert.ok(results.every(({ name }) => name !== "requests"));
});

Deno.test("search_packages says of the exact name that it has no stable release", async () => {
  const { results } = await search("example", {
    projects: { example: projectDocument("Example", [release("1.0", { yank: {} })]) },
  });
  assert.equal(results[0]?.version, "1.0");
  assert.match(results[0]?.reason ?? "", /no stable release that is not yanked/);
});

Deno.test("search_packages caps its hits and counts all of them", async () => {
  const { structured, results } = await search("google cloud", {
    projects: { "google-cloud": "unknown" },
    pages: { "google-cloud": "unknown" },
  }, 3);
  assert.equal(results.length, 3);
  const total = Number(structured.total_results);
  assert.ok(total > 3);
  assert.deepEqual(structured.truncated, [{
    field: "results",
    omitted: total - 3,
    how: "call again with a larger limit (at most 50)",
  }]);
});

Deno.test("search_packages looks nothing up for a query that is no name", async () => {
  const { structured, calls } = await search("web & http?", {});
  assert.deepEqual(calls, []);
  assert.equal(structured.exact_name, undefined);
  assert.match(String(structured.searched), /no project name/);
});

Deno.test("search_packages says that it is switched off", async () => {
  const deps = fakeDependencies({}, { features: { search: false } });
  await assert.rejects(
    searchPackages.call({ query: "flask" }, deps, fakeCall()),
    (error) => error instanceof CallerError && /switched off/.test(error.message),
  );
});

Deno.test("nameInQuery() joins words by a hyphen", () => {
  assert.equal(nameInQuery(" Scikit  Learn "), "scikit-learn");
  assert.equal(nameInQuery("a/b"), undefined);
});
