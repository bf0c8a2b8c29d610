import assert from "node:assert/strict";
import { ALL_ABILITIES, type DemoAbilities } from "../../../../src/demo/abilities.ts";
import { bytesAnswer } from "../../../../src/demo/render/distribution.ts";
import { readArchiveMetadata } from "../../../../src/upstream/archive/archive_metadata.ts";
import { remoteFileOf } from "../../../support/archives.ts";
import { at, BASE_URLS, demoFetch, listAt } from "../demo_fetch.ts";

const JSON_TYPE = "application/vnd.pypi.simple.v1+json";

async function pageOf(name: string, abilities: Partial<DemoAbilities> = {}) {
  return await demoFetch(
    `${BASE_URLS.pypi}/simple/${name}/`,
    { headers: { accept: `${JSON_TYPE}, text/html;q=0.1` } },
    { abilities },
  );
}

async function urlOf(name: string, filename: string): Promise<string> {
  const files = listAt(await (await pageOf(name)).json(), "files");
  return String(at(files.find((file) => at(file, "filename") === filename), "url"));
}

Deno.test("a distribution is an archive with the metadata of the facts, the same each time", async (t) => {
  const rows = [
    [
      "pydantic-core",
      "pydantic_core-2.20.1.tar.gz",
      "Metadata-Version: 2.3\nName: pydantic_core\n",
    ],
    ["markupsafe", "MarkupSafe-2.1.2.tar.gz", "Metadata-Version: 2.1\nName: MarkupSafe\n"],
    ["requests", "requests-2.31.0-py3-none-any.whl", "Metadata-Version: 2.1\nName: requests\n"],
  ] as const;
  for (const [name, filename, start] of rows) {
    await t.step(filename, async () => {
      const url = await urlOf(name, filename);
      const bytes = await (await demoFetch(url)).bytes();
      assert.deepEqual(await (await demoFetch(url)).bytes(), bytes);
      const { file } = remoteFileOf(new Uint8Array(bytes));
      const format = filename.endsWith(".whl") ? "wheel" : "tar.gz";
      const text = await readArchiveMetadata(file, { format });
      assert.ok(text.startsWith(start), text.slice(0, 60));
      assert.equal(file.whole, undefined, "made-up bytes must not be taken for the real file");
    });
  }
});

Deno.test("a distribution whose metadata is not known is not made up", async () => {
  const files = listAt(await (await pageOf("django")).json(), "files");
  const unknown = files.find((file) =>
    /-2\.2\..*\.whl$/.test(String(at(file, "filename"))) && at(file, "core-metadata") === false
  );
  const response = await demoFetch(String(at(unknown, "url")));
  assert.equal(response.status, 404);
});

Deno.test("bytesAnswer() gives parts of files as RFC 9110 says", async (t) => {
  const bytes = Uint8Array.from({ length: 10 }, (_, index) => index);
  const rows: readonly (readonly [string | null, number, string | undefined, number[]])[] = [
    ["bytes=0-3", 206, "bytes 0-3/10", [0, 1, 2, 3]],
    ["bytes=8-", 206, "bytes 8-9/10", [8, 9]],
    ["bytes=8-99", 206, "bytes 8-9/10", [8, 9]],
    ["bytes=-2", 206, "bytes 8-9/10", [8, 9]],
    ["bytes=-20", 206, "bytes 0-9/10", [...bytes]],
    ["bytes=10-12", 416, "bytes */10", []],
    ["bytes=-0", 416, "bytes */10", []],
    ["bytes=5-3", 200, undefined, [...bytes]],
    ["bytes=0-1,3-4", 200, undefined, [...bytes]],
    ["lines=0-1", 200, undefined, [...bytes]],
    [null, 200, undefined, [...bytes]],
  ];
  for (const [range, status, contentRange, expected] of rows) {
    await t.step(`${range}`, () => {
      const answer = bytesAnswer(bytes, range);
      assert.deepEqual(
        [answer.status, answer.headers["content-range"], [...answer.bytes ?? []]],
        [status, contentRange, expected],
      );
    });
  }
});

Deno.test("an ability that is taken away is missed, the others are not", async (t) => {
  const wheel = await urlOf("requests", "requests-2.31.0-py3-none-any.whl");
  const document = `${BASE_URLS.pypi}/pypi/requests/json`;
  const answered = async (abilities: Partial<DemoAbilities>) => {
    const ask = async (url: string, headers = {}) => {
      const response = await demoFetch(url, { headers }, { abilities });
      await response.body?.cancel();
      return response.status;
    };
    const page = await pageOf("requests", abilities);
    const text = await page.text();
    return {
      jsonApi: await ask(document) === 200 &&
        await ask(document.replace("/json", "/2.31.0/json")) === 200,
      indexJson: page.headers.get("content-type") === JSON_TYPE,
      coreMetadata: await ask(`${wheel}.metadata`) === 200 && text.includes("core-metadata"),
      ranges: await ask(wheel, { range: "bytes=0-9" }) === 206,
    };
  };
  assert.deepEqual(await answered({}), ALL_ABILITIES);
  for (const ability of ["jsonApi", "indexJson", "coreMetadata", "ranges"] as const) {
    await t.step(ability, async () => {
      const without = { [ability]: false };
      assert.deepEqual(await answered(without), { ...ALL_ABILITIES, ...without });
    });
  }
});

Deno.test("an index page in HTML tells what HTML can tell", async () => {
  const text = await (await pageOf("flask", { indexJson: false })).text();
  assert.match(text, /<meta name="pypi:repository-version" content="1\.4">/);
  assert.match(text, /<meta name="pypi:project-status" content="active">/);
  assert.match(text, /data-core-metadata="sha256=[0-9a-f]{64}"/);
  assert.match(text, /data-requires-python="&gt;=/);
});
