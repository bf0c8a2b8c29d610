import assert from "node:assert/strict";
import { parseProjectName } from "../../../src/domain/name.ts";
import { CheckedDocuments } from "../../../src/graphql/checked_documents.ts";
import { type QueryRunnerOptions, runQuery } from "../../../src/graphql/run_query.ts";
import { graphSchema } from "../../../src/graphql/schema.ts";
import { createLog } from "../../../src/log.ts";
import type { CallOutcome, ObservedCall } from "../../../src/mcp/call_observer.ts";
import { systemTimers } from "../../../src/resilience/timers.ts";
import { advisory, entry } from "../../support/advisory_records.ts";
import {
  type FakeAnswers,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
  upstreamError,
} from "../../support/fake_sources.ts";

const schema = graphSchema();
const FACTS = { requestId: "r1", caller: { name: "ci", kind: "token" } } as const;

function setting(answers: FakeAnswers) {
  const lines: Record<string, unknown>[] = [];
  const calls: ObservedCall[] = [];
  const outcomes: CallOutcome[] = [];
  const options: QueryRunnerOptions = {
    schema,
    documents: new CheckedDocuments(),
    deps: fakeDependencies(answers),
    version: "1.2.3",
    timers: systemTimers,
    maxCost: 100,
    surroundings: {
      log: createLog({
        ...{ level: "info", format: "json", clock: () => 0 },
        write: (line) => lines.push(JSON.parse(line)),
      }),
      clock: () => 0,
      observers: [{
        begin(call) {
          calls.push(call);
          return { end: (outcome) => void outcomes.push(outcome) };
        },
      }],
    },
  };
  const run = async (query: string, signal = new AbortController().signal) => {
    const request = { query, operationName: undefined, variables: {} };
    const answer = await runQuery(request, options, { facts: FACTS, signal });
    return JSON.parse(JSON.stringify(answer.kind === "ran" ? answer.result : answer));
  };
  return { run, lines, calls, outcomes };
}

Deno.test("runQuery() masks our own faults, and tells where their details are", async () => {
  const { run, lines, outcomes } = setting({
    projects: { a: new RangeError("secret inner state") },
  });
  const { data, errors } = await run('{ project(name: "a") { id } serverVersion }');
  assert.deepEqual(data, { project: null, serverVersion: "1.2.3" });
  assert.deepEqual(errors[0].extensions, { code: "INTERNAL", requestId: "r1" });
  assert.match(errors[0].message, /internal error, details are in the server's log at request r1/);
  assert.doesNotMatch(JSON.stringify(errors), /secret/);
  assert.match(String(lines.find(({ message }) => message === "Query failed")?.error), /secret/);
  assert.deepEqual(outcomes, ["bug"]);
});

Deno.test("runQuery() is watched once a query, by a fixed word, whatever comes of it", async (t) => {
  const a = projectDocument("a", [release("1.0")]);
  const rows: readonly (readonly [
    name: string,
    query: string,
    answers: FakeAnswers,
    outcome: CallOutcome,
  ])[] = [
    ["good", '{ project(name: "a") { id } }', { projects: { a } }, "ok"],
    ["not GraphQL", "{", {}, "caller"],
    ["not valid", "{ nothing }", {}, "caller"],
    ["a name that is none", '{ project(name: "/") { id } }', {}, "caller"],
    ["an upstream", '{ project(name: "a") { id } }', {
      projects: { a: upstreamError("pypi-json") },
    }, "upstream"],
  ];
  for (const [name, query, answers, outcome] of rows) {
    await t.step(name, async () => {
      const { run, calls, outcomes } = setting(answers);
      await run(query);
      assert.deepEqual(outcomes, [outcome]);
      assert.deepEqual(calls.map(({ method, name, caller }) => [method, name, caller.name]), [
        ["graphql", "query", "ci"],
      ]);
    });
  }
});

Deno.test("runQuery() leaves a turn of the event loop between judgements, also where everything is cached", async (t) => {
  const count = 4;
  const listed = Array.from({ length: count }, (_, index) => release(`1.${index}`));
  const a = projectDocument("a", listed);
  const releases = Object.fromEntries(
    listed.map((
      { version, files },
    ) => [`a ${version.text}`, releaseDocument("a", { version, files })]),
  );
  for (const judgement of ["advisories { status }", "compatibility { verdict }"]) {
    await t.step(judgement, async () => {
      const { run } = setting({ projects: { a }, releases, advisories: { a: [] } });
      let turns = 0;
      let cancel = () => {};
      const others = () => {
        turns += 1;
        cancel = systemTimers.after(0, others);
      };
      others();
      const { errors } = await run(
        `{ project(name: "a") { releases(first: ${count}) { nodes { ${judgement} } } } }`,
      );
      cancel();
      assert.equal(errors, undefined);
      assert.ok(turns >= count, `${turns}`);
    });
  }
});

Deno.test("runQuery() tells of advisories where the index has no project, and never SECURE", async (t) => {
  const malware = advisory("MAL-1", { affected: [entry([], ["1.0"], parseProjectName("a"))] });
  const query = '{ advisories(name: "A", version: "1.0") { status malicious nodes { id } } }';
  const gone = { projects: { a: "unknown" }, pages: { a: "unknown" } } as const;
  await t.step("with a record", async () => {
    const { data } = await setting({ ...gone, advisories: { a: [malware] } }).run(query);
    assert.deepEqual(data.advisories, {
      ...{ status: "VULNERABLE", malicious: true, nodes: [{ id: "MAL-1" }] },
    });
  });
  await t.step("without one", async () => {
    const { data, errors } = await setting({ ...gone, advisories: { a: [] } }).run(query);
    assert.equal(data.advisories, null);
    assert.equal(errors[0].extensions.code, "BAD_USER_INPUT");
  });
});

Deno.test("runQuery() names it as a limit where the library compares no further", async () => {
  const { run } = setting({});
  const { errors } = await run(`{ ${"serverVersion ".repeat(1_000)} }`);
  assert.deepEqual(errors.map(({ extensions }: { extensions: unknown }) => extensions), [
    { code: "LIMIT_EXCEEDED" },
  ]);
});

Deno.test("runQuery() ends with its signal, without waiting for look-ups", async () => {
  const { run, outcomes } = setting({});
  const over = new AbortController();
  over.abort();
  const { errors } = await run('{ project(name: "a") { id } }', over.signal);
  assert.equal(errors[0].extensions.code, "TIMEOUT");
  assert.deepEqual(outcomes, ["aborted"]);
});

Deno.test("runQuery() says what metadata does not tell: null, not an empty list", async () => {
  const a = projectDocument("a", [], { withheld: ["core_metadata"] });
  const { run } = setting({ projects: { a } });
  const { data } = await run('{ project(name: "a") { withheld urls { url } urlsOmittedCount } }');
  assert.deepEqual(data.project, {
    withheld: ["core_metadata"],
    urls: null,
    urlsOmittedCount: null,
  });
});
