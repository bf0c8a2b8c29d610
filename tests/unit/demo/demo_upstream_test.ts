import assert from "node:assert/strict";
import { createDemoUpstream, UNKNOWN_REQUEST_STATUS } from "../../../src/demo/demo_upstream.ts";

const BASE_URLS = {
  pypi: "https://pypi.example",
  files: "https://files.example",
  osv: "https://osv.example",
  pypistats: "https://stats.example",
};
const clock = () => Date.parse("2026-11-22T12:00:00Z");

Deno.test("createDemoUpstream() answers an unknown request with 599 and names it", async () => {
  const upstream = createDemoUpstream({ baseUrls: BASE_URLS, clock });
  const response = await upstream.fetch(new Request("https://pypi.example/search/?q=flask"));
  assert.equal(response.status, UNKNOWN_REQUEST_STATUS);
  assert.match(await response.text(), /GET https:\/\/pypi\.example\/search\/\?q=flask/);
  assert.deepEqual(upstream.requests.unknown, ["GET https://pypi.example/search/?q=flask"]);
});

Deno.test("createDemoUpstream() lets the caller decide about unknown requests", async () => {
  const upstream = createDemoUpstream({
    baseUrls: BASE_URLS,
    clock,
    onUnknown: (request) => {
      throw new Error(`unexpected ${request.url}`);
    },
  });
  await assert.rejects(
    upstream.fetch(new Request("https://elsewhere.example/")),
    /unexpected https:\/\/elsewhere\.example\//,
  );
});

Deno.test("createDemoUpstream() does not know requests of other methods or for files that the facts do not name", async (t) => {
  const upstream = createDemoUpstream({ baseUrls: BASE_URLS, clock });
  const rows: readonly (readonly [method: string, url: string])[] = [
    ["DELETE", "https://pypi.example/pypi/requests/json"],
    ["POST", "https://pypi.example/pypi"],
    ["GET", "https://osv.example/v1/query"],
    ["POST", "https://osv.example/v1/vulns/PYSEC-2023-74"],
    ["GET", "https://files.example/packages/70/8e/abc/requests-2.31.0-py3-none-any.whl"],
    ["GET", "https://pypi.example/pypi/%E0%A4%A/json"],
    ["GET", "https://stats.example/api/packages/requests/hourly"],
  ];
  for (const [method, url] of rows) {
    await t.step(`${method} ${url}`, async () => {
      const response = await upstream.fetch(new Request(url, { method }));
      await response.body?.cancel();
      assert.equal(response.status, UNKNOWN_REQUEST_STATUS);
    });
  }
});

Deno.test("createDemoUpstream() answers 304 to a tag that it sent", async () => {
  const upstream = createDemoUpstream({ baseUrls: BASE_URLS, clock });
  const url = "https://pypi.example/pypi/requests/json";
  const first = await upstream.fetch(new Request(url));
  const tag = first.headers.get("etag") ?? "";
  assert.match(tag, /^"[A-Za-z0-9+/]{22}"$/);
  await first.body?.cancel();
  for (
    const [value, status] of [[tag, 304], [`W/${tag}`, 304], [`"x"`, 200], ["*", 304]] as const
  ) {
    const again = await upstream.fetch(new Request(url, { headers: { "if-none-match": value } }));
    assert.equal(again.status, status, value);
    assert.equal((await again.text()).length > 0, status === 200, value);
    assert.equal(again.headers.get("cache-control"), "max-age=900, public");
  }
});

Deno.test("createDemoUpstream() counts requests by route", async () => {
  const upstream = createDemoUpstream({ baseUrls: BASE_URLS, clock });
  for (const path of ["/pypi/requests/json", "/pypi/none/json", "/pypi/requests/2.31.0/json"]) {
    await (await upstream.fetch(new Request(BASE_URLS.pypi + path))).body?.cancel();
  }
  assert.equal(upstream.requests.count("json-project"), 2);
  assert.equal(upstream.requests.count("json-release"), 1);
  assert.equal(upstream.requests.count("osv-query"), 0);
  assert.equal(upstream.requests.total, 3);
});

Deno.test("createDemoUpstream() serves every service below one base", async () => {
  const base = "http://127.0.0.1:9999/up";
  const baseUrls = { pypi: base, files: base, osv: base, pypistats: `${base}/` };
  const upstream = createDemoUpstream({ baseUrls, clock });
  for (
    const path of [
      "/pypi/requests/json",
      "/simple/requests/",
      "/v1/vulns/PYSEC-2023-74",
      "/api/packages/requests/recent",
    ]
  ) {
    const response = await upstream.fetch(new Request(base + path));
    await response.body?.cancel();
    assert.equal(response.status, 200, path);
  }
});
