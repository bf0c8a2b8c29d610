import assert from "node:assert/strict";
import { at, BASE_URLS, demoFetch, listAt } from "../demo_fetch.ts";
import type { OsvPaging } from "../../../../src/demo/render/osv_api.ts";

const OSV = BASE_URLS.osv;

async function post(path: string, body: unknown, osvPaging: Partial<OsvPaging> = {}) {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await demoFetch(OSV + path, init, { osvPaging });
  return { status: response.status, body: await response.json() };
}
const named = (name: string) => ({ package: { name, ecosystem: "PyPI" } });
const ids = (body: unknown) => listAt(body, "vulns").map((record) => at(record, "id"));

Deno.test("/v1/query answers {} where there is nothing", async (t) => {
  const rows: readonly unknown[] = [
    named("six"),
    named("no-such-project"),
    { ...named("jinja2"), version: "3.1.6" },
    { package: { purl: "pkg:npm/left-pad" } },
  ];
  for (const query of rows) {
    await t.step(JSON.stringify(query), async () => {
      assert.deepEqual(await post("/v1/query", query), { status: 200, body: {} });
    });
  }
});

Deno.test("/v1/query finds by name, purl and version, and leaves withdrawn records out", async () => {
  const byName = await post("/v1/query", { ...named("JINJA2"), version: "3.1.4" });
  const byPurl = await post("/v1/query", { package: { purl: "pkg:pypi/jinja2@3.1.4" } });
  assert.deepEqual(byName, byPurl);
  assert.deepEqual(ids(byName.body), [
    "GHSA-cpwx-vrp4-4pq7",
    "GHSA-gmj6-6f8f-6699",
    "GHSA-q2x7-8rv6-6q7h",
    "PYSEC-2026-1471",
    "PYSEC-2026-1472",
    "PYSEC-2026-1475",
  ]);
  assert.deepEqual(ids((await post("/v1/query", named("fastapi"))).body), ["PYSEC-2024-38"]);
  assert.deepEqual(ids((await post("/v1/query", named("3web"))).body), ["MAL-2024-9933"]);
});

Deno.test("/v1/query refuses what OSV refuses", async (t) => {
  const rows: readonly (readonly [query: unknown, message: string])[] = [
    [{ package: { name: "jinja2", ecosystem: "pypi" } }, "invalid ecosystem"],
    [
      { package: { purl: "pkg:pypi/jinja2@3.1.4" }, version: "3.1.4" },
      "version specified in params and PURL query",
    ],
    [{ package: { purl: "pkg:pypi/jinja2", name: "jinja2" } }, "name specified in a PURL query"],
    [{}, "invalid query"],
    [{ ...named("jinja2"), page_token: "nonsense" }, "invalid page token"],
  ];
  for (const [query, message] of rows) {
    await t.step(message, async () => {
      const refused = await post("/v1/query", query);
      assert.deepEqual(refused, { status: 400, body: { code: 3, message } });
    });
  }
});

Deno.test("/v1/query pages by token, also where the first page holds nothing else", async () => {
  const whole = ids((await post("/v1/query", named("urllib3"))).body);
  for (const tokenOnlyFirst of [false, true]) {
    const found: unknown[] = [];
    let token: unknown = undefined;
    let pages = 0;
    do {
      const query = { ...named("urllib3"), ...(token === undefined ? {} : { page_token: token }) };
      const { body } = await post("/v1/query", query, { pageCount: 2, tokenOnlyFirst });
      if (tokenOnlyFirst && pages === 0) assert.deepEqual(Object.keys(body), ["next_page_token"]);
      found.push(...("vulns" in body ? ids(body) : []));
      token = body.next_page_token;
      pages++;
    } while (token !== undefined);
    assert.deepEqual(found, whole);
    assert.equal(pages, Math.ceil(whole.length / 2) + (tokenOnlyFirst ? 1 : 0));
  }
});

Deno.test("/v1/querybatch answers in order with ids and dates only", async () => {
  const { body } = await post("/v1/querybatch", {
    queries: [named("six"), { ...named("h11"), version: "0.14.0" }],
  });
  assert.deepEqual(body, {
    results: [{}, { vulns: [{ id: "GHSA-vqfr-h8mv-ghfj", modified: "2025-04-24T21:41:36Z" }] }],
  });
});

Deno.test("/v1/querybatch fails as a whole for one bad query or too many", async () => {
  const one = await post("/v1/querybatch", { queries: [named("six"), {}] });
  assert.deepEqual(one.body, { code: 3, message: "error in query at index 1: invalid query" });
  const queries = Array.from({ length: 1001 }, () => named("six"));
  const many = await post("/v1/querybatch", { queries });
  assert.deepEqual(many, { status: 400, body: { code: 3, message: "too many queries" } });
});

Deno.test("/v1/vulns/<id> returns records, withdrawn ones included, and names aliases otherwise", async () => {
  const get = async (id: string) => {
    const response = await demoFetch(`${OSV}/v1/vulns/${id}`);
    return { status: response.status, body: await response.json() };
  };
  const withdrawn = await get("MAL-2026-4750");
  assert.equal(at(withdrawn.body, "withdrawn"), "2026-05-26T13:04:03Z");
  const record = (await get("GHSA-v845-jxx5-vc9f")).body;
  assert.deepEqual(at(record, "aliases"), ["CVE-2023-43804", "PYSEC-2023-192"]);
  assert.deepEqual(at(record, "affected", 0, "ranges", 0, "events"), [
    { introduced: "2.0.0" },
    { fixed: "2.0.6" },
    { introduced: "0" },
    { fixed: "1.26.17" },
  ]);
  const versions = listAt(record, "affected", 0, "versions");
  assert.ok(versions.includes("2.0.0a1") === false && versions.includes("2.0.5"));
  assert.deepEqual(await get("CVE-2023-43804"), {
    status: 404,
    body: {
      code: 5,
      message: "Vulnerability not found, but the following aliases were: " +
        "GHSA-v845-jxx5-vc9f PYSEC-2023-192",
    },
  });
  assert.deepEqual(await get("ghsa-v845-jxx5-vc9f"), {
    status: 404,
    body: { code: 5, message: "Vulnerability not found" },
  });
  assert.equal((await get("A".repeat(101))).status, 400);
});
