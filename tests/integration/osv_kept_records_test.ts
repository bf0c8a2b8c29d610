/** The OSV client over the real pipeline: what is kept, and what is asked again. */
import assert from "node:assert/strict";
import { parseProjectName } from "../../src/domain/name.ts";
import { UpstreamError } from "../../src/resilience/upstream_error.ts";
import { OsvClient } from "../../src/upstream/osv/client.ts";
import { FakeClock, settle } from "../support/fake_clock.ts";
import { createCall, createTestPipeline } from "../support/test_pipeline.ts";

const [ALPHA, BETA, GAMMA] = ["alpha", "beta", "gamma"].map(parseProjectName);

/** OSV with one record, about beta, that changes when `modified` does. */
function setUp() {
  const time = new FakeClock();
  const osv = { modified: "2024-01-01T00:00:00Z", isDown: false };
  const asked: string[] = [];
  const record = () => ({
    id: "B-1",
    modified: osv.modified,
    affected: [{ package: { ecosystem: "PyPI", name: "beta" }, versions: ["1.0"] }],
  });
  const { api } = createTestPipeline("https://osv.example", {
    service: "osv",
    clock: time.clock,
    timers: time.timers,
    policies: { cacheTtlMs: 10_000, staleIfErrorMs: 60_000, maxRetries: 0 },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      asked.push(pathname);
      if (osv.isDown) return new Response("", { status: 503 });
      if (pathname.startsWith("/v1/vulns/")) return Response.json(record());
      const body = await request.json();
      const pageOf = (name: string) => name === "beta" ? { vulns: [record()] } : {};
      return Response.json(
        pathname === "/v1/query"
          ? pageOf(body.package.name)
          : { results: body.queries.map((query: typeof body) => pageOf(query.package.name)) },
      );
    },
  });
  const client = new OsvClient(api, { gatherMs: 5, timers: time.timers });
  /** Look-ups of one moment; the ids found, or the kind of the failure, and how it was told. */
  const ask = async (...names: (typeof ALPHA)[]) => {
    const calls = names.map(() => createCall());
    const pending = Promise.all(names.map(async (name, index) => {
      const call = calls[index];
      if (name === undefined || call === undefined) throw new RangeError("no such project");
      try {
        const found = await client.advisoriesFor(name, call);
        return found.map(({ id, modifiedAt }) => `${id} ${modifiedAt}`).join() || "none";
      } catch (error) {
        if (error instanceof UpstreamError) return error.kind;
        throw error;
      }
    }));
    await settle();
    await time.advance(5);
    const told = await pending;
    const statuses = calls.map(({ sources }) =>
      sources.outcomes().map(({ status }) => status).join()
    );
    return told.map((text, index) => `${text} (${statuses[index]})`);
  };
  return { time, osv, asked, ask, client };
}

Deno.test("advisoriesFor() keeps a project's list: found fresh, it asks and waits for nothing", async () => {
  const { asked, ask } = setUp();
  assert.deepEqual(await ask(BETA), ["B-1 2024-01-01T00:00:00Z (fetched)"]);
  assert.deepEqual(await ask(BETA, BETA), [
    "B-1 2024-01-01T00:00:00Z (cached)",
    "B-1 2024-01-01T00:00:00Z (cached)",
  ]);
  assert.deepEqual(asked, ["/v1/query"]);
});

Deno.test("advisoriesFor() puts only the projects into a batch that are not kept", async () => {
  const { asked, ask } = setUp();
  await ask(ALPHA);
  assert.deepEqual(await ask(ALPHA, BETA, GAMMA), [
    "none (cached)",
    "B-1 2024-01-01T00:00:00Z (fetched)",
    "none (fetched)",
  ]);
  assert.deepEqual(asked, ["/v1/query", "/v1/querybatch", "/v1/vulns/B-1"]);
});

Deno.test("advisoriesFor() asks once for callers of one project at one moment", async () => {
  const { asked, ask } = setUp();
  await ask(BETA, BETA, BETA);
  assert.deepEqual(asked, ["/v1/query"]);
});

Deno.test("advisoriesFor() uses a kept record only while the batch tells its time of change", async () => {
  const { time, osv, asked, ask, client } = setUp();
  const batch = ["/v1/querybatch", "/v1/vulns/B-1"];
  await ask(ALPHA, BETA);
  assert.deepEqual(asked.splice(0), batch);
  await time.advance(11_000); // the lists are old now
  await client.advisory("B-1", createCall()); // and the record is kept anew
  asked.length = 0;
  assert.deepEqual(await ask(ALPHA, BETA), [
    "none (fetched)",
    "B-1 2024-01-01T00:00:00Z (fetched)",
  ]);
  assert.deepEqual(asked.splice(0), ["/v1/querybatch"]);
  await time.advance(9_000);
  await client.advisory("B-1", createCall());
  await time.advance(1_500);
  await client.advisory("B-1", createCall());
  osv.modified = "2024-02-02T00:00:00Z";
  asked.length = 0;
  assert.deepEqual(await ask(ALPHA, BETA), [
    "none (fetched)",
    "B-1 2024-02-02T00:00:00Z (fetched)",
  ]);
  assert.deepEqual(asked, batch);
});

Deno.test("advisoriesFor() uses no kept record where the batch tells no time of change", async () => {
  const { osv, asked, ask, client } = setUp();
  osv.modified = "yesterday";
  await client.advisory("B-1", createCall());
  asked.length = 0;
  assert.deepEqual(await ask(ALPHA, BETA), ["none (fetched)", "B-1 undefined (fetched)"]);
  assert.deepEqual(asked, ["/v1/querybatch", "/v1/vulns/B-1"]);
});

Deno.test("advisoriesFor() serves the kept list, marked stale, when OSV fails; without one it fails", async () => {
  const { time, osv, ask } = setUp();
  await ask(BETA);
  osv.isDown = true;
  await time.advance(20_000);
  assert.deepEqual(await ask(BETA, GAMMA), [
    "B-1 2024-01-01T00:00:00Z (stale)",
    "unavailable (failed)",
  ]);
});
