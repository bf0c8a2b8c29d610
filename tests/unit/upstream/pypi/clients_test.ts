import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import { toReleaseVersion } from "../../../../src/domain/release_version.ts";
import {
  UpstreamError,
  type UpstreamErrorKind,
} from "../../../../src/resilience/upstream_error.ts";
import { PypiIndexClient } from "../../../../src/upstream/pypi/index_client.ts";
import { PypiProjectClient } from "../../../../src/upstream/pypi/project_client.ts";
import {
  decodeStatistics,
  PypiStorageClient,
} from "../../../../src/upstream/pypi/storage_client.ts";
import {
  type FakeAnswer,
  fakeCall,
  FakeUpstreamApi,
  READ_AT_MS,
} from "../../../support/fake_upstream_api.ts";

const NAME = parseProjectName("Zope.Interface");

function answering(answer: FakeAnswer): FakeUpstreamApi {
  return new FakeUpstreamApi(() => answer);
}

async function failsAs(promise: Promise<unknown>, kind: UpstreamErrorKind): Promise<void> {
  await assert.rejects(promise, (error) => error instanceof UpstreamError && error.kind === kind);
}

const HTML: FakeAnswer = { body: "<!doctype html>", contentType: "text/html" };

Deno.test("PypiProjectClient asks for normalised names, so that nothing redirects (trap: 301)", async () => {
  const body = { info: { name: "zope.interface", version: "7.0" }, urls: [], releases: {} };
  const api = answering({ body });
  const client = new PypiProjectClient(api);
  assert.equal((await client.project(NAME, fakeCall()))?.metadata.displayName, "zope.interface");
  await client.release(NAME, toReleaseVersion("7.0"), fakeCall());
  assert.deepEqual(api.asked.map(({ path, accept }) => [path, accept]), [
    ["/pypi/zope-interface/json", "application/json"],
    ["/pypi/zope-interface/7.0/json", "application/json"],
  ]);
});

Deno.test("PypiProjectClient encodes versions, legacy ones too", async (t) => {
  const rows: [string, string][] = [
    ["1!2.0+cpu.1", "1!2.0%2Bcpu.1"],
    ["odd/../../x", "odd%2F..%2F..%2Fx"],
    ["1 0?a#b", "1%200%3Fa%23b"],
    ["%2e%2e", "%252e%252e"],
  ];
  for (const [version, segment] of rows) {
    await t.step(version, async () => {
      const api = answering({ status: 404 });
      const client = new PypiProjectClient(api);
      assert.equal(await client.release(NAME, toReleaseVersion(version), fakeCall()), undefined);
      assert.deepEqual(api.asked.map(({ path }) => path), [`/pypi/zope-interface/${segment}/json`]);
    });
  }
});

Deno.test("PypiProjectClient: 404 is an answer, also for a quarantined project (trap)", async () => {
  const client = new PypiProjectClient(answering({ status: 404, body: { message: "Not Found" } }));
  assert.equal(await client.project(NAME, fakeCall()), undefined);
});

Deno.test("every client refuses HTML where it asked for JSON (trap)", async () => {
  await failsAs(new PypiProjectClient(answering(HTML)).project(NAME, fakeCall()), "malformed");
  await failsAs(new PypiStorageClient(answering(HTML)).storage(fakeCall()), "malformed");
  const index = new PypiIndexClient(answering(HTML), { indexUrl: "https://pypi.example/simple/" });
  await failsAs(index.indexPage(NAME, fakeCall()), "malformed");
});

Deno.test("PypiIndexClient wants JSON first and the page with its slash (trap: HTML by default)", async () => {
  const api = answering({ status: 404, body: "404 Not Found", contentType: "text/plain" });
  const client = new PypiIndexClient(api, { indexUrl: "https://pypi.example/simple/" });
  assert.equal(await client.indexPage(NAME, fakeCall()), undefined);
  assert.deepEqual(api.asked.map(({ path, accept }) => [path, accept]), [
    [
      "/zope-interface/",
      "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01",
    ],
  ]);
});

Deno.test("PypiIndexClient lets the media type pick the decoder", async (t) => {
  const indexUrl = "https://pypi.example/simple/";
  const anchor = '<a href="../../zope.interface-7.0.tar.gz">zope.interface-7.0.tar.gz</a>';
  const forms: readonly FakeAnswer[] = [
    {
      body: {
        files: [{ filename: "zope.interface-7.0.tar.gz", url: "../../zope.interface-7.0.tar.gz" }],
      },
    },
    { body: anchor, contentType: "text/html" },
    { body: anchor, contentType: "application/vnd.pypi.simple.v1+html" },
  ];
  for (const form of forms) {
    await t.step(form.contentType ?? "JSON", async () => {
      const page = await new PypiIndexClient(answering(form), { indexUrl })
        .indexPage(NAME, fakeCall());
      assert.deepEqual(page?.versions, ["7.0"]);
      assert.equal(page?.files[0]?.url, "https://pypi.example/zope.interface-7.0.tar.gz");
    });
  }
});

Deno.test("PypiIndexClient resolves relative URLs without the credentials of its root", async (t) => {
  for (const indexUrl of ["https://u:p@i.example/simple", "https://i.example/simple/?x=1#y"]) {
    await t.step(indexUrl, async () => {
      const body = { files: [{ filename: "a-1.tar.gz", url: "../../a-1.tar.gz" }] };
      const page = await new PypiIndexClient(answering({ body }), { indexUrl })
        .indexPage(NAME, fakeCall());
      assert.equal(page?.files[0]?.url, "https://i.example/a-1.tar.gz");
    });
  }
});

Deno.test("PypiStorageClient asks for JSON and sorts by size (trap: /stats/ is HTML by default)", async () => {
  const body = {
    total_packages_size: 30,
    top_packages: { a: { size: 1 }, b: { size: 20 }, c: { size: 1 } },
  };
  const api = answering({ body });
  const read = await new PypiStorageClient(api).storage(fakeCall());
  assert.deepEqual(read, {
    totalSizeBytes: 30,
    projects: [
      { name: "b", sizeBytes: 20 },
      { name: "a", sizeBytes: 1 },
      { name: "c", sizeBytes: 1 },
    ],
    readAt: new Date(READ_AT_MS).toISOString(),
  });
  assert.deepEqual(api.asked.map(({ path, accept }) => [path, accept]), [[
    "/stats/",
    "application/json",
  ]]);
});

Deno.test("PypiStorageClient fails where PyPI has no statistics", async (t) => {
  await t.step(
    "404",
    () =>
      failsAs(new PypiStorageClient(answering({ status: 404 })).storage(fakeCall()), "rejected"),
  );
  await t.step("a size that is none", () => {
    const text = '{"total_packages_size":-1,"top_packages":{}}';
    assert.throws(() => decodeStatistics(text, READ_AT_MS), UpstreamError);
  });
});
