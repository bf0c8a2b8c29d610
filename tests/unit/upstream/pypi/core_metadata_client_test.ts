import assert from "node:assert/strict";
import type { Distribution, DistributionKind } from "../../../../src/domain/release.ts";
import {
  UpstreamError,
  type UpstreamErrorKind,
} from "../../../../src/resilience/upstream_error.ts";
import { PypiCoreMetadataClient } from "../../../../src/upstream/pypi/core_metadata_client.ts";
import { gzip, noise, tarOf, zipOf } from "../../../support/archives.ts";
import {
  type AskedRequest,
  type FakeAnswer,
  fakeCall,
  FakeUpstreamApi,
} from "../../../support/fake_upstream_api.ts";

const FOLDER = "https://files.example/p/";
const METADATA =
  "Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: idna\n\n# Größe\n";
const OTHER_HASH = "0".repeat(64);
const WHEEL = await zipOf([{ path: "demo-1.0.dist-info/METADATA", content: METADATA }]);
const SDIST = await gzip(tarOf({ path: "demo-1.0/PKG-INFO", content: METADATA }));
const LARGE_SDIST = await gzip(tarOf({ path: "demo-1.0/PKG-INFO", content: METADATA }, {
  path: "demo-1.0/z",
  content: noise(200_000),
}));

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).reduce((hex, byte) => hex + byte.toString(16).padStart(2, "0"), "");
}
const METADATA_SHA256 = await sha256(new TextEncoder().encode(METADATA));

function distribution(filename: string, rest: Partial<Distribution> = {}): Distribution {
  const kind: DistributionKind = filename.endsWith(".whl") ? "wheel" : "sdist";
  return { filename, url: `${FOLDER}${filename}`, kind, ...rest };
}
const wheel = (rest: Partial<Distribution> = {}) => (
  distribution("demo-1.0-py3-none-any.whl", rest)
);
const sdist = (rest: Partial<Distribution> = {}) => distribution("demo-1.0.tar.gz", rest);

/** A client over files by their names; everything else is a 404. */
function over(files: Readonly<Record<string, FakeAnswer>>) {
  const names = new Map(Object.entries(files));
  const api = new FakeUpstreamApi((asked) => names.get(fileOf(asked)) ?? { status: 404 });
  return { api, client: new PypiCoreMetadataClient(api) };
}

function fileOf({ path }: AskedRequest): string {
  return path.slice(FOLDER.length).replace(/#.*/, "");
}

async function failsAs(promise: Promise<unknown>, kind: UpstreamErrorKind): Promise<void> {
  await assert.rejects(promise, (error) => error instanceof UpstreamError && error.kind === kind);
}

Deno.test("PypiCoreMetadataClient reads the file beside the wheel", async (t) => {
  for (const coreMetadata of [undefined, {}, { sha256: METADATA_SHA256 }]) {
    await t.step(JSON.stringify(coreMetadata) ?? "not told", async () => {
      const { api, client } = over({
        "demo-1.0-py3-none-any.whl.metadata": {
          body: METADATA,
          contentType: "application/octet-stream",
        },
      });
      const call = fakeCall();
      const read = await client.coreMetadata(wheel({ coreMetadata }), call);
      assert.deepEqual([read?.requiresDist, read?.from], [["idna"], "metadata-file"]);
      assert.deepEqual(api.asked.map(fileOf), ["demo-1.0-py3-none-any.whl.metadata"]);
      assert.equal(call.sources.outcomes().length, 1);
    });
  }
});

Deno.test("PypiCoreMetadataClient refuses what the index did not promise", async (t) => {
  const name = "demo-1.0-py3-none-any.whl.metadata";
  await t.step("another SHA-256", () =>
    failsAs(
      over({ [name]: { body: METADATA } }).client
        .coreMetadata(wheel({ coreMetadata: { sha256: OTHER_HASH } }), fakeCall()),
      "malformed",
    ));
  await t.step("a page in place of the file that it told", () =>
    failsAs(
      over({ [name]: { body: "<html>" } }).client.coreMetadata(
        wheel({ coreMetadata: {} }),
        fakeCall(),
      ),
      "malformed",
    ));
  await t.step("a file host that fails is no reason to look elsewhere", async () => {
    const { api, client } = over({ [name]: { failure: "unavailable" } });
    await failsAs(client.coreMetadata(wheel(), fakeCall()), "unavailable");
    assert.equal(api.asked.length, 1);
  });
  await t.step("403 for the file that it told", () =>
    failsAs(
      over({ [name]: { failure: "rejected", failureStatus: 403 } }).client
        .coreMetadata(wheel({ coreMetadata: {} }), fakeCall()),
      "rejected",
    ));
});

Deno.test("PypiCoreMetadataClient looks into the wheel where nothing lies beside it", async (t) => {
  const inside = { "demo-1.0-py3-none-any.whl": { body: WHEEL } };
  const beside = "demo-1.0-py3-none-any.whl.metadata";
  const rows: readonly (readonly [string, Distribution, Record<string, FakeAnswer>, number])[] = [
    ["the index says no", wheel({ coreMetadata: false }), {}, 1],
    ["404, not told", wheel(), {}, 2],
    ["404, though told", wheel({ coreMetadata: { sha256: METADATA_SHA256 } }), {}, 2],
    ["403, not told", wheel(), { [beside]: { failure: "rejected", failureStatus: 403 } }, 2],
    ["a page for people, not told", wheel(), { [beside]: { body: "<!doctype html>" } }, 2],
  ];
  for (const [name, file, more, requests] of rows) {
    await t.step(name, async () => {
      const { api, client } = over({ ...inside, ...more });
      const call = fakeCall();
      const read = await client.coreMetadata(file, call);
      assert.deepEqual([read?.requiresDist, read?.from], [["idna"], "wheel"]);
      assert.equal(api.asked.length, requests);
      assert.equal(call.sources.outcomes().length, 1, "one outcome for the caller");
    });
  }
});

Deno.test("PypiCoreMetadataClient looks into an sdist", async (t) => {
  await t.step("and asks for nothing beside it, where the index did not tell", async () => {
    const { api, client } = over({ "demo-1.0.tar.gz": { body: SDIST } });
    const read = await client.coreMetadata(sdist(), fakeCall());
    assert.deepEqual([read?.requiresDist, read?.from], [["idna"], "sdist"]);
    assert.deepEqual(api.asked.map(({ range }) => range), [{ start: 0, end: 65_536 }]);
  });
  await t.step("or beside it, where it did", async () => {
    const { client } = over({ "demo-1.0.tar.gz.metadata": { body: METADATA } });
    assert.equal(
      (await client.coreMetadata(sdist({ coreMetadata: {} }), fakeCall()))?.from,
      "sdist",
    );
  });
  for (
    const [named, told] of [["1.0", "v1.0.0"], ["1.0_cpu", "1.0+cpu"], ["2004d-old", "2004d_old"]]
  ) {
    await t.step(`whose version ${told} is written as ${named} in its name`, async () => {
      const content = METADATA.replace("Version: 1.0", `Version: ${told}`);
      const body = await gzip(tarOf({ path: "demo/PKG-INFO", content }));
      const filename = `demo-${named}.tar.gz`;
      const { client } = over({ [filename]: { body } });
      const read = await client.coreMetadata(distribution(filename), fakeCall());
      assert.equal(read?.version, told);
    });
  }
  await t.step("that is a zip archive", async () => {
    const bytes = await zipOf([{ path: "demo-1.0/PKG-INFO", content: METADATA }]);
    const { client } = over({ "demo-1.0.zip": { body: bytes } });
    const read = await client.coreMetadata(distribution("demo-1.0.zip"), fakeCall());
    assert.equal(read?.version, "1.0");
  });
});

Deno.test("PypiCoreMetadataClient checks the SHA-256 of a file that came whole, and only of that", async (t) => {
  const files = { "demo-1.0.tar.gz": { body: SDIST } };
  await t.step("the right one", async () => {
    const told = { sha256: await sha256(SDIST) };
    const read = await over(files).client.coreMetadata(sdist(told), fakeCall());
    assert.equal(read?.version, "1.0");
  });
  await t.step(
    "another one",
    () =>
      failsAs(
        over(files).client.coreMetadata(sdist({ sha256: OTHER_HASH }), fakeCall()),
        "malformed",
      ),
  );
  await t.step("of a broken file: it may be sound another time", () => {
    const cut = { "demo-1.0.tar.gz": { body: SDIST.slice(0, 100) } };
    const { client } = over(cut);
    return failsAs(client.coreMetadata(sdist({ sha256: OTHER_HASH }), fakeCall()), "malformed");
  });
  await t.step("a file of which the beginning was enough", async () => {
    const { client } = over({ "demo-1.0.tar.gz": { body: LARGE_SDIST } });
    const read = await client.coreMetadata(sdist({ sha256: OTHER_HASH }), fakeCall());
    assert.equal(read?.version, "1.0");
  });
});

Deno.test("PypiCoreMetadataClient gives nothing where nothing is to be had", async (t) => {
  const foreign = METADATA.replace("demo", "other");
  const rows: readonly (readonly [string, Distribution, Record<string, FakeAnswer>])[] = [
    ["no file", wheel(), {}],
    ["a broken archive", sdist(), { "demo-1.0.tar.gz": { body: noise(1_000) } }],
    ["metadata of another release", sdist(), {
      "demo-1.0.tar.gz": {
        body: await gzip(tarOf({
          path: "demo-1.0/PKG-INFO",
          content: METADATA.replace("1.0", "1.1"),
        })),
      },
    }],
    [
      "metadata of a project whose name the file's begins with",
      distribution("demo-more-1.0.tar.gz"),
      {
        "demo-more-1.0.tar.gz": { body: SDIST },
      },
    ],
    ["metadata of another project", sdist(), {
      "demo-1.0.tar.gz": {
        body: await gzip(tarOf({ path: "demo-1.0/PKG-INFO", content: foreign })),
      },
    }],
    ["something else in its place", wheel(), {
      "demo-1.0-py3-none-any.whl": {
        body: await zipOf([{ path: "demo-1.0.dist-info/METADATA", content: "<html>" }]),
      },
    }],
  ];
  for (const [name, file, files] of rows) {
    await t.step(name, async () => {
      assert.equal(await over(files).client.coreMetadata(file, fakeCall()), undefined);
    });
  }
});

Deno.test("PypiCoreMetadataClient asks nothing of files that it cannot read", async () => {
  const { api, client } = over({});
  for (const filename of ["demo-1.0.tar.bz2", "demo-1.0.tar.xz", "demo-1.0"]) {
    assert.equal(await client.coreMetadata(distribution(filename), fakeCall()), undefined);
  }
  const egg = { ...distribution("demo-1.0-py3.12.egg"), kind: "egg" } as const;
  assert.equal(await client.coreMetadata(egg, fakeCall()), undefined);
  assert.equal(api.asked.length, 0);
});
