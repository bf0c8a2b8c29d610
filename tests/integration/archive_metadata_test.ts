/** Core metadata out of distributions over loopback: every ability that a file host may lack, and what may go wrong. */
import assert from "node:assert/strict";
import { distributionKind } from "../../src/domain/distribution_name.ts";
import type { Distribution } from "../../src/domain/release.ts";
import { UpstreamError, type UpstreamErrorKind } from "../../src/resilience/upstream_error.ts";
import { PypiCoreMetadataClient } from "../../src/upstream/pypi/core_metadata_client.ts";
import { gzip, noise, tarOf, zipOf } from "../support/archives.ts";
import { startFakeUpstream } from "../support/fake_upstream.ts";
import { serveFaults } from "../support/faulty_upstream.ts";
import { createCall, createTestPipeline } from "../support/test_pipeline.ts";

const TEXT = "Metadata-Version: 2.2\nName: demo\nVersion: 1.0\nRequires-Dist: idna\n";
const NOISE = { path: "demo-1.0/z", content: noise(300_000) };
const SDIST = await gzip(tarOf({ path: "demo-1.0/PKG-INFO", content: TEXT }, NOISE));
const LATE_SDIST = await gzip(tarOf(NOISE, { path: "demo-1.0/PKG-INFO", content: TEXT }));
const WHEEL = await zipOf([NOISE, { path: "demo-1.0.dist-info/METADATA", content: TEXT }]);
/** What is not there is believed for longer than a busy machine takes to ask again. */
const POLICIES = { maxResponseBytes: 8 * 1024 * 1024, negativeTtlMs: 60_000 };
const MOST_BYTES = 4 * 1024 * 1024;

function fileAt(base: string, filename: string): Distribution {
  return {
    filename,
    url: `${base}/files/${filename}`,
    kind: distributionKind(filename),
    coreMetadata: false,
  };
}

/** A part of the bytes, as an honest server sends it; `tell` may say something else of it. */
function partOf(
  bytes: Uint8Array<ArrayBuffer>,
  request: Request,
  tell: (start: number, end: number, total: number) => string = (start, end, total) =>
    `bytes ${start}-${end - 1}/${total}`,
): Response {
  const told = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "");
  assert.ok(told !== null, "a range was asked for");
  assert.equal(request.headers.get("accept-encoding"), "identity");
  const total = bytes.length;
  const start = told[1] === "" ? Math.max(0, total - Number(told[2])) : Number(told[1]);
  const end = told[1] === "" ? total : Math.min(total, Number(told[2]) + 1);
  if (start >= total) {
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${total}` } });
  }
  return new Response(bytes.slice(start, end), {
    status: 206,
    headers: { "content-range": tell(start, end, total) },
  });
}

async function readFrom(
  answer: (request: Request, index: number) => Response | Promise<Response>,
  filename = "demo-1.0.tar.gz",
  policies = {},
) {
  await using server = serveFaults(answer);
  const { api } = createTestPipeline(server.baseUrl, { policies: { ...POLICIES, ...policies } });
  const call = createCall();
  const client = new PypiCoreMetadataClient(api);
  const ask = () => client.coreMetadata(fileAt(server.baseUrl, filename), call);
  const outcomes = () => call.sources.outcomes().map(({ status, reason }) => reason ?? status);
  try {
    const first = await ask();
    const requests = server.seen.length;
    assert.deepEqual(await ask(), first);
    return { first, requests, again: server.seen.length - requests, outcomes: outcomes() };
  } catch (error) {
    assert.ok(error instanceof UpstreamError, String(error));
    return { failure: error.kind, requests: server.seen.length, outcomes: outcomes() };
  }
}

Deno.test("metadata inside a distribution is read by ranges and kept for ever", async (t) => {
  const rows = [
    ["an sdist that begins with it", "demo-1.0.tar.gz", SDIST, 1],
    ["an sdist that ends with it", "demo-1.0.tar.gz", LATE_SDIST, 2],
    ["a wheel", "demo-1.0-py3-none-any.whl", WHEEL, 1],
  ] as const;
  for (const [name, filename, bytes, requests] of rows) {
    await t.step(name, async () => {
      const read = await readFrom((request) => partOf(bytes, request), filename);
      assert.deepEqual(read.first?.requiresDist, ["idna"]);
      assert.deepEqual([read.requests, read.again], [requests, 0]);
      assert.deepEqual(read.outcomes, ["cached", "fetched"]);
    });
  }
});

Deno.test("metadata inside a distribution is read from a server without ranges, within the cap", async (t) => {
  const whole = (bytes: Uint8Array<ArrayBuffer>) => () => new Response(bytes.slice());
  await t.step("an sdist", async () => {
    const read = await readFrom(whole(LATE_SDIST));
    assert.deepEqual([read.first?.version, read.requests], ["1.0", 2]);
  });
  await t.step("a wheel", async () => {
    const read = await readFrom(whole(WHEEL), "demo-1.0-py3-none-any.whl");
    assert.deepEqual([read.first?.version, read.requests], ["1.0", 1]);
  });
  await t.step("a wheel beyond the cap: unknown, and believed only for a while", async () => {
    let sent = 0;
    const endless = () =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull(controller) {
            sent += 64 * 1024;
            controller.enqueue(new Uint8Array(64 * 1024));
          },
        }, { highWaterMark: 0 }),
      );
    // Not over loopback: sockets take up to 10 MiB more than anybody reads.
    const asked: Request[] = [];
    const base = "https://files.test";
    const { api } = createTestPipeline(base, {
      policies: POLICIES,
      fetch: (input, init) => {
        asked.push(new Request(input, init));
        return Promise.resolve(endless());
      },
    });
    const file = fileAt(base, "demo-1.0-py3-none-any.whl");
    const client = new PypiCoreMetadataClient(api);
    for (const time of ["first", "second"]) {
      assert.equal(await client.coreMetadata(file, createCall()), undefined, time);
    }
    assert.equal(asked.length, 1);
    assert.ok(sent > MOST_BYTES && sent < 2 * MOST_BYTES, `${sent} bytes were sent`);
  });
  await t.step("an sdist without end: what is needed of it, then no more", async () => {
    let isCancelled = false;
    const start = SDIST.slice(0, 100_000);
    const read = await readFrom(() =>
      new Response(
        new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(start),
          pull: (controller) => controller.enqueue(new Uint8Array(1024)),
          cancel: () => void (isCancelled = true),
        }, { highWaterMark: 0 }),
      )
    );
    assert.deepEqual([read.first?.version, read.requests], ["1.0", 1]);
    assert.ok(isCancelled);
  });
});

Deno.test("a server that lies about the part that it sends is not believed", async (t) => {
  const lies:
    readonly (readonly [string, (start: number, end: number, total: number) => string])[] = [
      ["another start", (start, end, total) => `bytes ${start + 1}-${end}/${total}`],
      ["fewer bytes", (start, end, total) => `bytes ${start}-${end - 2}/${total}`],
      ["more bytes", (start, end, total) => `bytes ${start}-${end}/${total}`],
      ["no total that can be", (start, end) => `bytes ${start}-${end - 1}/${end - 5}`],
      ["nonsense", () => "bytes some-of/it"],
    ];
  for (const [name, tell] of lies) {
    await t.step(name, async () => {
      const read = await readFrom((request) => partOf(SDIST, request, tell));
      assert.deepEqual([read.failure, read.requests], ["malformed", 1]);
    });
  }
  await t.step("several parts", async () => {
    const headers = { "content-type": "multipart/byteranges; boundary=x" };
    const read = await readFrom(() => new Response("--x--", { status: 206, headers }));
    assert.deepEqual([read.failure, read.requests], ["malformed", 1]);
  });
});

Deno.test("a part that breaks off is asked for again; what keeps failing fails", async (t) => {
  await t.step("once", async () => {
    const read = await readFrom((request, index) => {
      const sound = partOf(SDIST, request);
      if (index > 0) return sound;
      const headers = { "content-range": sound.headers.get("content-range") ?? "" };
      return new Response(SDIST.slice(0, 1_000), { status: 206, headers });
    });
    assert.deepEqual([read.first?.version, read.requests], ["1.0", 2]);
  });
  const rows: readonly (readonly [number, UpstreamErrorKind, number])[] = [
    [503, "unavailable", 3],
    [403, "rejected", 1],
    [304, "malformed", 1],
  ];
  for (const [status, kind, requests] of rows) {
    await t.step(`${status}`, async () => {
      const read = await readFrom(() => new Response(null, { status }));
      assert.deepEqual([read.failure, read.requests], [kind, requests]);
      assert.deepEqual(read.outcomes, [kind], "one outcome for one question");
    });
  }
});

Deno.test("all parts of one file have the time of one look-up", async () => {
  const late = await gzip(tarOf({ path: "demo-1.0/z", content: noise(600_000) }));
  const read = await readFrom(
    async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 150));
      return partOf(late, request);
    },
    undefined,
    { budgetMs: 400 },
  );
  assert.deepEqual([read.failure, read.outcomes], ["timeout", ["timeout"]]);
});

Deno.test("a caller that leaves between two parts ends the reading, as it is", async () => {
  const leaver = new AbortController();
  const stopped = Promise.withResolvers<void>();
  await using server = serveFaults((request, index) => {
    if (index === 0) return partOf(LATE_SDIST, request);
    const { status, headers } = partOf(LATE_SDIST, request);
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new Uint8Array(10));
        leaver.abort(new Error("gone"));
      },
      cancel: () => stopped.resolve(),
    }, { highWaterMark: 0 });
    return new Response(body, { status, headers });
  });
  const { api, cache } = createTestPipeline(server.baseUrl, { policies: POLICIES });
  const call = createCall(leaver.signal);
  const file = fileAt(server.baseUrl, "demo-1.0.tar.gz");
  await assert.rejects(new PypiCoreMetadataClient(api).coreMetadata(file, call), /gone/);
  await stopped.promise;
  assert.deepEqual([call.sources.outcomes(), cache.statistics().entryCount], [[], 0]);
  assert.equal(server.seen.length, 2);
});

Deno.test("that there is no file, or no metadata in it, is unknown", async (t) => {
  await t.step("404", async () => {
    const read = await readFrom(() => new Response(null, { status: 404 }));
    assert.deepEqual([read.first, read.requests, read.again], [undefined, 1, 0]);
  });
  await t.step("404 is believed as shortly as any 404", async () => {
    const read = await readFrom(() => new Response(null, { status: 404 }), undefined, {
      negativeTtlMs: 0,
    });
    assert.deepEqual([read.first, read.requests, read.again], [undefined, 1, 1]);
  });
  await t.step("a file without metadata is read once and for all", async () => {
    const bytes = await gzip(tarOf({ path: "demo-1.0/setup.py", content: "" }));
    const read = await readFrom((request) => partOf(bytes, request), undefined, {
      negativeTtlMs: 0,
    });
    assert.deepEqual([read.first, read.requests, read.again], [undefined, 1, 0]);
  });
});

Deno.test("the embedded upstream's distributions give the metadata that lies beside them", async (t) => {
  const filename = "requests-2.31.0-py3-none-any.whl";
  for (const abilities of [{}, { coreMetadata: false }, { coreMetadata: false, ranges: false }]) {
    await t.step(JSON.stringify(abilities), async () => {
      await using upstream = startFakeUpstream({ abilities });
      const accept = "application/vnd.pypi.simple.v1+json";
      const page = await (await fetch(`${upstream.url}/simple/requests/`, { headers: { accept } }))
        .json();
      const { url, hashes } = page.files.find((file: { filename: string }) =>
        file.filename === filename
      );
      const { api } = createTestPipeline(upstream.url, { policies: POLICIES });
      const read = await new PypiCoreMetadataClient(api).coreMetadata({
        filename,
        url,
        kind: "wheel",
        // Made-up bytes that come whole do not have the real file's hash.
        ...("ranges" in abilities ? {} : { sha256: hashes.sha256 }),
      }, createCall());
      assert.equal(read?.from, "coreMetadata" in abilities ? "wheel" : "metadata-file");
      assert.equal(read?.requiresDist.length, 6);
    });
  }
});
