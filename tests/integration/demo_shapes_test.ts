/** The embedded upstream's documents beside recorded ones: the same keys, apart from what is named here. */
import assert from "node:assert/strict";
import { createDemoUpstream } from "../../src/demo/demo_upstream.ts";
import { ALL_PROJECTS } from "../../src/demo/facts/all_projects.ts";
import { recordedDir, recordedTest } from "../support/recorded.ts";

const BASE = "https://pypi.org";
const upstream = createDemoUpstream({
  baseUrls: { pypi: BASE, files: BASE, osv: BASE, pypistats: BASE },
  clock: () => 0,
});

async function rendered(path: string, accept: string): Promise<unknown> {
  const response = await upstream.fetch(new Request(BASE + path, { headers: { accept } }));
  assert.equal(response.status, 200, path);
  return await response.json();
}

async function recorded(path: string): Promise<unknown> {
  return JSON.parse(await Deno.readTextFile(`${recordedDir()}/${path}`));
}

/** Keys at a place, sorted, without those that are left out on purpose. */
function keysAt(value: unknown, place: readonly string[], without: readonly string[]): string[] {
  const found = place.reduce<unknown>((parent, key) => Reflect.get(Object(parent), key), value);
  assert.ok(typeof found === "object" && found !== null, place.join("."));
  return Object.keys(found).filter((key) => !without.includes(key)).sort();
}

recordedTest("JSON API documents have the keys of recorded ones", async (t) => {
  const real = await recorded("pypi-json/project/flask.json");
  const ours = await rendered("/pypi/flask/json", "application/json");
  const rows: readonly (readonly [place: readonly string[], without: readonly string[]])[] = [
    [[], ["ownership"]], // newer than this recording
    [["info"], []],
    [["info", "downloads"], []],
    [["urls", "0"], ["md5_digest"]], // an MD5 is a fact that we do not have
    [["urls", "0", "digests"], ["md5", "blake2b_256"]],
  ];
  for (const [place, without] of rows) {
    await t.step(place.join(".") || "document", () => {
      assert.deepEqual(keysAt(ours, place, without), keysAt(real, place, without));
    });
  }
});

recordedTest(
  "Index API pages have the keys of recorded ones, and their files are theirs",
  async () => {
    const accept = "application/vnd.pypi.simple.v1+json";
    for (
      const name of [
        ...["flask", "requests", "django", "jinja2", "urllib3", "werkzeug", "certifi"],
        ...["click", "markupsafe"],
      ]
    ) {
      const real = await recorded(`simple/${name}.json`);
      const ours = await rendered(`/simple/${name}/`, accept);
      for (const place of [[], ["meta"], ["files", "0"], ["files", "0", "hashes"]]) {
        const without = ["alternate-locations"];
        assert.deepEqual(keysAt(ours, place, without), keysAt(real, place, without), name);
      }
      const filesOf = (page: unknown) => {
        const files: unknown = Reflect.get(Object(page), "files");
        assert.ok(Array.isArray(files));
        return files.map((file: unknown) => ({
          filename: Reflect.get(Object(file), "filename"),
          hashes: Reflect.get(Object(file), "hashes"),
          size: Reflect.get(Object(file), "size"),
          python: Reflect.get(Object(file), "requires-python"),
          uploaded: String(Reflect.get(Object(file), "upload-time")).slice(0, 19),
        }));
      };
      const known = new Map(filesOf(real).map((file) => [file.filename, file]));
      for (const file of filesOf(ours)) assert.deepEqual(file, known.get(file.filename));
    }
  },
);

recordedTest("OSV records have no keys that the OSV schema does not know", async () => {
  const schema = await recorded("osv/osv-schema.json");
  const known = keysAt(schema, ["properties"], []);
  const request = new Request(`${BASE}/v1/query`, {
    method: "POST",
    body: JSON.stringify({ package: { name: "django", ecosystem: "PyPI" } }),
  });
  const { vulns } = await (await upstream.fetch(request)).json();
  assert.ok(vulns.length > 2);
  for (const record of vulns) {
    for (const key of Object.keys(record)) assert.ok(known.includes(key), key);
  }
});

recordedTest("no summary and no reason for a yank is the publisher's own sentence", async () => {
  const words = (text: string) => (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(" ");
  const theirs = new Set<string>();
  const take = (text: unknown) => typeof text === "string" && theirs.add(words(text));
  for await (const { name } of Deno.readDir(`${recordedDir()}/pypi-json/project`)) {
    if (!name.endsWith(".json")) continue;
    take(Reflect.get(Object(await recorded(`pypi-json/project/${name}`)), "info")?.summary);
  }
  for (const name of ["requests", "django", "certifi", "click"]) {
    const files: unknown = Reflect.get(Object(await recorded(`simple/${name}.json`)), "files");
    assert.ok(Array.isArray(files));
    for (const file of files) take(Reflect.get(Object(file), "yanked"));
  }
  theirs.delete("");
  const ours = ALL_PROJECTS.flatMap(({ summary, series }) => [
    summary,
    ...series.flatMap(({ releases }) => releases.map(([, , yanked]) => yanked ?? "")),
  ]);
  assert.ok(theirs.size > 50 && ours.length > 50);
  assert.deepEqual(ours.filter((text) => theirs.has(words(text))), []);
});
