import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import {
  decodeRecentDownloads,
  PypistatsClient,
} from "../../../../src/upstream/pypistats/client.ts";
import { fakeCall, FakeUpstreamApi } from "../../../support/fake_upstream_api.ts";

const NAME = parseProjectName("Zope__Interface");

Deno.test("recentDownloads() sends the PEP 503 name (trap: the service neither lower-cases nor collapses)", async () => {
  const data = { last_day: 1, last_week: 7, last_month: 30 };
  const api = new FakeUpstreamApi(() => ({
    body: { data, package: "x", type: "recent_downloads" },
  }));
  assert.deepEqual(await new PypistatsClient(api).recentDownloads(NAME, fakeCall()), {
    lastDay: 1,
    lastWeek: 7,
    lastMonth: 30,
  });
  assert.deepEqual(api.asked.map(({ path }) => path), ["/api/packages/zope-interface/recent"]);
});

Deno.test("recentDownloads() takes the 404, whose body is the text 404, for an answer (trap)", async () => {
  const api = new FakeUpstreamApi(() => ({ status: 404, body: "404", contentType: "text/html" }));
  assert.equal(await new PypistatsClient(api).recentDownloads(NAME, fakeCall()), undefined);
});

Deno.test("decodeRecentDownloads() does not read a missing period as zero", async (t) => {
  const rows: unknown[] = [
    { data: { last_day: 1, last_week: 7 } },
    { data: { last_day: 1, last_week: 7, last_month: null } },
    { data: { last_day: 1, last_week: 7, last_month: -1 } },
    { data: [] },
    [],
  ];
  for (const row of rows) {
    await t.step(JSON.stringify(row), () => {
      assert.throws(() => decodeRecentDownloads(JSON.stringify(row)), UpstreamError);
    });
  }
});
