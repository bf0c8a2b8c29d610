import assert from "node:assert/strict";
import { at, BASE_URLS, demoFetch, listAt } from "../demo_fetch.ts";

const PYPI = BASE_URLS.pypi;

Deno.test("/pypi/<project>/json has PyPI's headers, sorted keys and a newline at the end", async () => {
  const response = await demoFetch(`${PYPI}/pypi/requests/json`);
  const text = await response.text();
  assert.equal(response.headers.get("content-type"), "application/json");
  assert.equal(response.headers.get("cache-control"), "max-age=900, public");
  assert.match(response.headers.get("x-pypi-last-serial") ?? "", /^\d+$/);
  assert.ok(text.endsWith("}\n"));
  const parsed: unknown = JSON.parse(text);
  for (const keys of [[], ["info"], ["releases"], ["urls", 0]]) {
    const names = Object.keys(Object(at({ root: parsed }, "root", ...keys)));
    assert.deepEqual(names, [...names].sort(), keys.join("."));
  }
  assert.equal(String(at(parsed, "last_serial")), response.headers.get("x-pypi-last-serial"));
});

Deno.test("info.version is the newest that is neither yanked nor a pre-release", async (t) => {
  const rows: readonly (readonly [project: string, version: string])[] = [
    ["requests", "2.34.2"],
    ["django", "6.0.8"],
    ["datasette-agent", "0.3a0"], // pre-releases only
    ["python-dateutil", "2.9.0.post0"],
  ];
  for (const [project, version] of rows) {
    await t.step(`${project} ${version}`, async () => {
      const body = await (await demoFetch(`${PYPI}/pypi/${project}/json`)).json();
      assert.equal(at(body, "info", "version"), version);
      assert.deepEqual(at(body, "urls"), at(body, "releases", version));
    });
  }
});

Deno.test("/pypi/<project>/<version>/json matches versions by PEP 440 equality", async (t) => {
  for (const [asked, found] of [["2.32", "2.32.0"], ["v2.31.0", "2.31.0"], ["2.31.0", "2.31.0"]]) {
    await t.step(`${asked} finds ${found}`, async () => {
      const body = await (await demoFetch(`${PYPI}/pypi/requests/${asked}/json`)).json();
      assert.equal(at(body, "info", "version"), found);
      assert.ok(!("releases" in body));
    });
  }
});

Deno.test("the JSON API answers 404 or 301 where PyPI does", async (t) => {
  const rows: readonly (readonly [path: string, status: number, location?: string])[] = [
    ["/pypi/no-such-project/json", 404],
    ["/pypi/requests/0.0.99/json", 404],
    ["/pypi/mcp-context-forge/json", 404], // quarantined
    ["/pypi/3web/json", 404], // malware, removed
    ["/pypi/Jinja2/json", 301, "/pypi/jinja2/json"],
    ["/pypi/Jinja2/3.1.2/json", 301, "/pypi/jinja2/3.1.2/json"],
    ["/pypi/jinja2/json/", 200],
  ];
  for (const [path, status, location] of rows) {
    await t.step(`${path} ${status}`, async () => {
      const response = await demoFetch(PYPI + path);
      const text = await response.text();
      assert.equal(response.status, status);
      if (status === 404) assert.equal(text, `{"message": "Not Found"}`);
      const target = response.headers.get("location");
      assert.equal(target, location === undefined ? null : PYPI + location);
    });
  }
});

Deno.test("a yanked release says so, with its reason, in info and in every file", async () => {
  const body = await (await demoFetch(`${PYPI}/pypi/requests/2.32.0/json`)).json();
  assert.equal(at(body, "info", "yanked"), true);
  assert.match(String(at(body, "info", "yanked_reason")), /CVE-2024-35195/);
  for (const file of listAt(body, "urls")) assert.equal(at(file, "yanked"), true);
});

Deno.test("releases may map a version to no files, and info may not tell requirements", async () => {
  const body = await (await demoFetch(`${PYPI}/pypi/jupyter/json`)).json();
  assert.deepEqual(listAt(body, "releases", "0.0.0"), []);
  const old = await (await demoFetch(`${PYPI}/pypi/jupyter/1.0.0/json`)).json();
  assert.equal(at(old, "info", "requires_dist"), null);
});

Deno.test("vulnerabilities are those of the release, from both databases, withdrawn ones included", async () => {
  const ids = async (path: string) => {
    const body = await (await demoFetch(`${PYPI}/pypi/${path}/json`)).json();
    return listAt(body, "vulnerabilities").map((entry) => at(entry, "id"));
  };
  assert.deepEqual(await ids("jinja2/3.1.2"), [
    "GHSA-cpwx-vrp4-4pq7",
    "GHSA-gmj6-6f8f-6699",
    "GHSA-h5c8-rqwp-cp95",
    "GHSA-h75v-3vvj-5mfj",
    "GHSA-q2x7-8rv6-6q7h",
    "PYSEC-2026-1471",
    "PYSEC-2026-1472",
    "PYSEC-2026-1475",
  ]);
  assert.deepEqual(await ids("jinja2/3.1.6"), []);
  const fastapi = await (await demoFetch(`${PYPI}/pypi/fastapi/0.136.3/json`)).json();
  assert.deepEqual(
    listAt(fastapi, "vulnerabilities").map((entry) => [at(entry, "id"), at(entry, "withdrawn")]),
    [["MAL-2026-4750", "2026-05-26T13:04:03Z"]],
  );
});

Deno.test("files lie below the base of the files host", async () => {
  const body = await (await demoFetch(`${PYPI}/pypi/flask/json`)).json();
  for (const file of listAt(body, "urls")) {
    assert.ok(String(at(file, "url")).startsWith(`${BASE_URLS.files}/packages/`));
    assert.match(String(at(file, "upload_time")), /^[\d-]{10}T[\d:]{8}$/);
    assert.match(String(at(file, "upload_time_iso_8601")), /Z$/);
  }
});
