import assert from "node:assert/strict";
import { sha256Hex } from "../../../../src/demo/answer.ts";
import { wantsIndexJson } from "../../../../src/demo/render/index_api.ts";
import { at, BASE_URLS, demoFetch, listAt } from "../demo_fetch.ts";

const SIMPLE = `${BASE_URLS.pypi}/simple`;
const JSON_TYPE = "application/vnd.pypi.simple.v1+json";
const asJson = { headers: { accept: JSON_TYPE } };

Deno.test("wantsIndexJson() needs the JSON type by name", async (t) => {
  const rows: readonly (readonly [accept: string | null, json: boolean])[] = [
    [JSON_TYPE, true],
    [`${JSON_TYPE}, text/html;q=0.1`, true],
    [`${JSON_TYPE};q=0.2, text/html`, false],
    ["*/*", false],
    ["application/json", false],
    ["", false],
    [null, false],
  ];
  for (const [accept, json] of rows) {
    await t.step(`${accept}`, () => assert.equal(wantsIndexJson(accept), json));
  }
});

Deno.test("/simple/<project>/ is HTML with status 200 unless JSON is asked for", async () => {
  const html = await demoFetch(`${SIMPLE}/requests/`, { headers: { accept: "*/*" } });
  assert.equal(html.status, 200);
  assert.match(html.headers.get("content-type") ?? "", /^text\/html/);
  assert.match(await html.text(), /<a href="[^"]+#sha256=[0-9a-f]{64}"/);
  const json = await demoFetch(`${SIMPLE}/requests/`, asJson);
  assert.equal(json.headers.get("content-type"), JSON_TYPE);
  assert.equal(json.headers.get("vary"), "Accept, Accept-Encoding");
  assert.equal(json.headers.get("cache-control"), "max-age=600, public");
  await json.body?.cancel();
});

Deno.test("the index lists versions from files, yanks as reasons and version 1.4", async () => {
  const body = await (await demoFetch(`${SIMPLE}/requests/`, asJson)).json();
  assert.equal(at(body, "meta", "api-version"), "1.4");
  assert.equal(at(body, "project-status", "status"), "active");
  assert.ok(!listAt(body, "versions").includes("2.15.0")); // it has no files
  const yanked = listAt(body, "files").filter((file) => at(file, "yanked") !== false);
  assert.equal(yanked.length, 4);
  for (const file of yanked) assert.equal(typeof at(file, "yanked"), "string");
});

Deno.test("core metadata is served beside each wheel, with the hash that the index tells", async () => {
  const body = await (await demoFetch(`${SIMPLE}/flask/`, asJson)).json();
  for (const file of listAt(body, "files")) {
    const told = at(file, "core-metadata");
    assert.deepEqual(told, at(file, "data-dist-info-metadata"));
    if (!String(at(file, "filename")).endsWith(".whl")) {
      assert.equal(told, false);
      continue;
    }
    const response = await demoFetch(`${at(file, "url")}.metadata`);
    const text = await response.text();
    assert.equal(await sha256Hex(text), at(told, "sha256"));
    assert.match(text, /^Metadata-Version: 2\.\d\nName: Flask\n/);
  }
});

Deno.test("core metadata tells the requirements that the JSON API leaves open", async () => {
  const body = await (await demoFetch(`${SIMPLE}/jupyter/`, asJson)).json();
  const wheel = listAt(body, "files").find((file) => (
    at(file, "filename") === "jupyter-1.0.0-py2.py3-none-any.whl"
  ));
  const text = await (await demoFetch(`${at(wheel, "url")}.metadata`)).text();
  assert.match(text, /\nRequires-Dist: notebook\n/);
});

Deno.test("the index tells archived and quarantined projects from unknown ones", async () => {
  const archived = await (await demoFetch(`${SIMPLE}/django-cryptolock/`, asJson)).json();
  assert.equal(at(archived, "project-status", "status"), "archived");
  assert.ok(listAt(archived, "files").length > 0);
  const quarantined = await (await demoFetch(`${SIMPLE}/mcp-context-forge/`, asJson)).json();
  assert.equal(at(quarantined, "project-status", "status"), "quarantined");
  assert.deepEqual([at(quarantined, "files"), at(quarantined, "versions")], [[], []]);
  const unknown = await demoFetch(`${SIMPLE}/no-such-project/`, asJson);
  assert.equal(unknown.status, 404);
  assert.match(unknown.headers.get("content-type") ?? "", /^text\/plain/);
  assert.equal(await unknown.text(), "404 Not Found");
});

Deno.test("the index redirects to the normalised name and to the slash", async (t) => {
  for (const [path, target] of [["/Flask/", "/flask/"], ["/flask", "/flask/"]]) {
    await t.step(`${path}`, async () => {
      const response = await demoFetch(SIMPLE + path, asJson);
      await response.body?.cancel();
      assert.equal(response.status, 301);
      assert.equal(response.headers.get("location"), SIMPLE + target);
    });
  }
});

Deno.test("/simple/ lists display names by normalised name, without quarantined projects", async () => {
  const body = await (await demoFetch(`${SIMPLE}/`, asJson)).json();
  const names = listAt(body, "projects").map((project) => String(at(project, "name")));
  assert.ok(names.includes("Flask") && names.includes("PyYAML"));
  assert.ok(names.includes("django-cryptolock") && !names.includes("mcp-context-forge"));
  const normalised = names.map((name) => name.toLowerCase().replaceAll("_", "-"));
  assert.deepEqual(normalised, [...normalised].sort());
});
