import assert from "node:assert/strict";
import type { Advisory } from "../../../../src/domain/advisory.ts";
import { parseProjectName } from "../../../../src/domain/name.ts";
import type { Timers } from "../../../../src/resilience/timers.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { OsvClient } from "../../../../src/upstream/osv/client.ts";
import {
  type AskedRequest,
  type FakeAnswer,
  fakeCall,
  FakeUpstreamApi,
} from "../../../support/fake_upstream_api.ts";
import { FakeClock, settle } from "../../../support/fake_clock.ts";

interface WireQuery {
  readonly package: { readonly ecosystem: string; readonly name: string };
  readonly page_token?: string;
}

function record(id: string, name: string, keys: Record<string, unknown> = {}) {
  return {
    id,
    modified: "2024-01-01T00:00:00Z",
    affected: [{ package: { ecosystem: "PyPI", name }, versions: ["1.0"] }],
    ...keys,
  };
}

function queryOf(request: AskedRequest): WireQuery {
  return request.body as WireQuery;
}

function queriesOf(request: AskedRequest): readonly WireQuery[] {
  return (request.body as { queries: WireQuery[] }).queries;
}

/** Timers that fire at once: nobody has company. */
const alone: Timers = {
  after: (_delayMs, callback) => {
    queueMicrotask(callback);
    return () => {};
  },
};

function client(
  answer: (request: AskedRequest) => FakeAnswer | undefined,
  timers: Timers = alone,
) {
  const api = new FakeUpstreamApi(answer);
  return { api, osv: new OsvClient(api, { gatherMs: 5, timers }) };
}

/** Look-ups of one moment, and the moment passing. */
async function together(
  names: readonly string[],
  answer: (request: AskedRequest) => FakeAnswer | undefined,
) {
  const time = new FakeClock();
  const { api, osv } = client(answer, time.timers);
  const pending = names.map((name) => osv.advisoriesFor(parseProjectName(name), fakeCall()));
  const settled = Promise.allSettled(pending);
  await settle();
  await time.advance(5);
  return { api, outcomes: await settled, leftTimers: time.timerCount };
}

function ids(outcome: PromiseSettledResult<readonly Advisory[]> | undefined): unknown {
  if (outcome?.status === "fulfilled") return outcome.value.map(({ id }) => id);
  const { reason } = outcome ?? {};
  return reason instanceof UpstreamError ? reason.kind : reason;
}

const DEMO = parseProjectName("demo");

Deno.test("advisoriesFor() asks for all versions of the PEP 503 name, in the ecosystem's spelling", async () => {
  const { api, osv } = client(() => ({ body: {} }));
  const call = fakeCall();
  assert.deepEqual(await osv.advisoriesFor(parseProjectName("Zope.Interface"), call), []);
  assert.deepEqual(api.asked.map(({ method, path, body }) => ({ method, path, body })), [{
    method: "POST",
    path: "/v1/query",
    body: { package: { ecosystem: "PyPI", name: "zope-interface" }, page_token: undefined },
  }]);
  assert.deepEqual(call.sources.outcomes().map(({ status }) => status), ["fetched"]);
});

Deno.test("advisoriesFor() reads every page, also one that holds only a token (trap)", async () => {
  const { api, osv } = client((request) => {
    switch (queryOf(request).page_token) {
      case undefined:
        return { body: { vulns: [record("A", "demo")], next_page_token: "1" } };
      case "1":
        return { body: { next_page_token: "2" } };
      case "2":
        return { body: { vulns: [record("B", "demo")] } };
      default:
        return undefined;
    }
  });
  const found = await osv.advisoriesFor(DEMO, fakeCall());
  assert.deepEqual(found.map(({ id }) => id), ["A", "B"]);
  assert.equal(api.asked.length, 3);
});

Deno.test("advisoriesFor() refuses what never ends", async (t) => {
  await t.step("a page token that comes twice", async () => {
    const { api, osv } = client(() => ({ body: { next_page_token: "again" } }));
    const call = fakeCall();
    await assert.rejects(osv.advisoriesFor(DEMO, call), (error) => {
      return error instanceof UpstreamError && error.kind === "malformed";
    });
    assert.equal(api.asked.length, 2);
    assert.deepEqual(call.sources.outcomes().map(({ status, reason }) => [status, reason]), [
      ["failed", "malformed"],
    ]);
  });
  await t.step("ever new page tokens", async () => {
    let pages = 0;
    const { api, osv } = client(() => ({ body: { next_page_token: String(++pages) } }));
    await assert.rejects(osv.advisoriesFor(DEMO, fakeCall()), UpstreamError);
    assert.equal(api.asked.length, 50);
  });
});

Deno.test("advisoriesFor() fails when a later page does: half a list is no answer", async () => {
  const { osv } = client((request) =>
    queryOf(request).page_token === undefined
      ? { body: { vulns: [record("A", "demo")], next_page_token: "1" } }
      : { failure: "unavailable" }
  );
  await assert.rejects(osv.advisoriesFor(DEMO, fakeCall()), UpstreamError);
});

Deno.test("advisoriesFor() keeps withdrawn records: leaving them out is a domain decision", async () => {
  const { osv } = client(() => ({
    body: { vulns: [record("A", "demo", { withdrawn: "2024-02-01T00:00:00Z" })] },
  }));
  const [found] = await osv.advisoriesFor(DEMO, fakeCall());
  assert.equal(found?.withdrawnAt, "2024-02-01T00:00:00Z");
});

Deno.test("advisoriesFor() gathers look-ups of one moment into one batch", async () => {
  const { api, outcomes, leftTimers } = await together(["alpha", "beta", "gamma"], (request) => {
    if (request.path === "/v1/querybatch") {
      return {
        body: {
          results: [{}, { vulns: [{ id: "B-1", modified: "2024-01-01T00:00:00Z" }] }, {}],
        },
      };
    }
    return request.path === "/v1/vulns/B-1" ? { body: record("B-1", "beta") } : undefined;
  });
  assert.deepEqual(outcomes.map(ids), [[], ["B-1"], []]);
  assert.deepEqual(api.asked.map(({ path }) => path), ["/v1/querybatch", "/v1/vulns/B-1"]);
  const [batch] = api.asked;
  assert.deepEqual(batch && queriesOf(batch).map((query) => query.package), [
    { ecosystem: "PyPI", name: "alpha" },
    { ecosystem: "PyPI", name: "beta" },
    { ecosystem: "PyPI", name: "gamma" },
  ]);
  assert.equal(leftTimers, 0);
});

Deno.test("advisoriesFor() in a batch sends only the queries again that got a token", async () => {
  const { api, outcomes } = await together(["alpha", "beta"], (request) => {
    if (request.path !== "/v1/querybatch") {
      return { body: record(request.path.slice("/v1/vulns/".length), "beta") };
    }
    const modified = "2024-01-01T00:00:00Z";
    return queriesOf(request).length === 2
      ? { body: { results: [{}, { vulns: [{ id: "B-1", modified }], next_page_token: "1" }] } }
      : { body: { results: [{ vulns: [{ id: "B-2", modified }] }] } };
  });
  assert.deepEqual(outcomes.map(ids), [[], ["B-1", "B-2"]]);
  const batches = api.asked.filter(({ path }) => path === "/v1/querybatch").map(queriesOf);
  assert.deepEqual(
    batches.map((queries) => queries.map((query) => [query.package.name, query.page_token])),
    [[["alpha", undefined], ["beta", undefined]], [["beta", "1"]]],
  );
});

Deno.test("advisoriesFor() in a batch asks once for a project with many records", async () => {
  const many = ["A", "B", "C"].map((id) => ({ id, modified: "2024-01-01T00:00:00Z" }));
  const { api, outcomes } = await together(["alpha", "beta"], (request) => {
    if (request.path === "/v1/querybatch") return { body: { results: [{ vulns: many }, {}] } };
    return { body: { vulns: many.map(({ id }) => record(id, "alpha")) } };
  });
  assert.deepEqual(outcomes.map(ids), [["A", "B", "C"], []]);
  assert.deepEqual(api.asked.map(({ path }) => path), ["/v1/querybatch", "/v1/query"]);
});

Deno.test("advisoriesFor() in a batch fails only the project whose records fail, and never as none", async () => {
  const reference = (id: string) => ({ vulns: [{ id, modified: "2024-01-01T00:00:00Z" }] });
  const { outcomes } = await together(["alpha", "beta"], (request) => {
    if (request.path === "/v1/querybatch") {
      return { body: { results: [reference("A"), reference("B")] } };
    }
    return request.path === "/v1/vulns/A"
      ? { failure: "unavailable" }
      : { body: record("B", "beta") };
  });
  assert.deepEqual(outcomes.map(ids), ["unavailable", ["B"]]);
});

Deno.test("advisoriesFor() asks one by one when a batch is refused for one bad query (trap)", async () => {
  const { outcomes } = await together(["alpha", "beta"], (request) => {
    if (request.path === "/v1/querybatch") return { failure: "rejected", failureStatus: 400 };
    return queryOf(request).package.name === "alpha"
      ? { failure: "rejected" }
      : { body: { vulns: [record("B", "beta")] } };
  });
  assert.deepEqual(outcomes.map(ids), ["rejected", ["B"]]);
});

Deno.test("advisoriesFor() does not multiply the requests when our own queue is full", async () => {
  const { api, outcomes } = await together(["alpha", "beta"], () => ({ failure: "rejected" }));
  assert.deepEqual(outcomes.map(ids), ["rejected", "rejected"]);
  assert.equal(api.asked.length, 1);
});

Deno.test("advisoriesFor() does not multiply the requests when OSV is down", async () => {
  const { api, outcomes } = await together(["alpha", "beta"], () => ({ failure: "unavailable" }));
  assert.deepEqual(outcomes.map(ids), ["unavailable", "unavailable"]);
  assert.equal(api.asked.length, 1);
});

Deno.test("advisoriesFor() trusts no batch whose results do not match its queries", async () => {
  const { outcomes } = await together(["alpha", "beta"], () => ({ body: { results: [{}] } }));
  assert.deepEqual(outcomes.map(ids), ["malformed", "malformed"]);
});

Deno.test("advisoriesFor() in a batch refuses a repeated token for its project only", async () => {
  const { outcomes } = await together(["alpha", "beta"], (request) => ({
    body: {
      results: queriesOf(request).map(({ package: { name } }) =>
        name === "alpha" ? { next_page_token: "again" } : {}
      ),
    },
  }));
  assert.deepEqual(outcomes.map(ids), ["malformed", []]);
});

Deno.test("advisoriesFor() asks again when a record of the batch is gone", async () => {
  const { outcomes } = await together(["alpha", "beta"], (request) => {
    switch (request.path) {
      case "/v1/querybatch":
        return { body: { results: [{ vulns: [{ id: "A" }] }, {}] } };
      case "/v1/query":
        return { body: { vulns: [record("A2", "alpha")] } };
      default:
        return { status: 404 };
    }
  });
  assert.deepEqual(outcomes.map(ids), [["A2"], []]);
});

Deno.test("advisory() reads one record, and 404 is an answer", async () => {
  const { api, osv } = client(({ path }) =>
    path === "/v1/vulns/GHSA-aaaa-bbbb-cccc"
      ? { body: record("GHSA-aaaa-bbbb-cccc", "demo") }
      : { status: 404, body: { code: 5, message: "Vulnerability not found" } }
  );
  assert.equal((await osv.advisory("GHSA-aaaa-bbbb-cccc", fakeCall()))?.id, "GHSA-aaaa-bbbb-cccc");
  assert.equal(await osv.advisory("CVE-2024-1", fakeCall()), undefined);
  assert.equal(api.asked.length, 2);
});

Deno.test("advisory() asks nothing for text that no record has as its id", async (t) => {
  for (const id of ["", "../v1/query", "a b", "x".repeat(101), "A?b", "A/B", "A#b", "\u202eA"]) {
    await t.step(JSON.stringify(id), async () => {
      const { api, osv } = client(() => undefined);
      assert.equal(await osv.advisory(id, fakeCall()), undefined);
      assert.equal(api.asked.length, 0);
    });
  }
});
