import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { decodeIndexPage } from "../../../../src/upstream/pypi/wire_index.ts";

const DEMO = parseProjectName("demo");
const PAGE_URL = "https://index.example/simple/demo/";
const SHA256 = "0123456789abcdef".repeat(4);

type Keys = Record<string, unknown>;

function file(keys: Keys = {}): Keys {
  return {
    filename: "demo-1.0-py3-none-any.whl",
    url: "https://files.example/demo-1.0-py3-none-any.whl",
    ...keys,
  };
}

function page(keys: Keys = {}): string {
  return JSON.stringify({
    meta: { "api-version": "1.4", "_last-serial": 7 },
    name: "demo",
    files: [file()],
    versions: ["1.0"],
    ...keys,
  });
}

function decode(keys: Keys = {}) {
  return decodeIndexPage(page(keys), { asked: DEMO, pageUrl: PAGE_URL });
}

function refuses(text: string, detail: RegExp) {
  assert.throws(() => decodeIndexPage(text, { asked: DEMO, pageUrl: PAGE_URL }), (error) => {
    assert.ok(error instanceof UpstreamError, String(error));
    assert.equal(error.kind, "malformed");
    assert.match(error.detail ?? "", detail);
    return true;
  });
}

Deno.test("decodeIndexPage() reads a page", () => {
  const read = decode({
    files: [file({
      hashes: { sha256: SHA256 },
      "requires-python": ">=3.8",
      size: 10,
      "upload-time": "2024-05-29T15:37:49.136842Z",
      yanked: false,
      "core-metadata": { sha256: SHA256 },
      provenance: "https://index.example/integrity/demo/1.0/demo-1.0-py3-none-any.whl/provenance",
    })],
  });
  assert.deepEqual(read, {
    name: "demo",
    status: "active",
    statusReason: undefined,
    files: [{
      filename: "demo-1.0-py3-none-any.whl",
      url: "https://files.example/demo-1.0-py3-none-any.whl",
      kind: "wheel",
      sizeBytes: 10,
      pythonTag: "py3",
      uploadedAt: "2024-05-29T15:37:49.136842Z",
      yank: undefined,
      requiresPython: ">=3.8",
      sha256: SHA256,
      coreMetadata: { sha256: SHA256 },
      provenanceUrl:
        "https://index.example/integrity/demo/1.0/demo-1.0-py3-none-any.whl/provenance",
    }],
    versions: ["1.0"],
    lastSerial: 7,
  });
});

Deno.test("decodeIndexPage() tells quarantined from unknown (trap: 200 without files)", () => {
  const read = decode({ files: [], versions: [], "project-status": { status: "quarantined" } });
  assert.equal(read.status, "quarantined");
  assert.deepEqual([read.files, read.versions], [[], []]);
});

Deno.test("decodeIndexPage() reads the project's status at top level or in meta (trap: PEP 792)", async (t) => {
  const meta = { "api-version": "1.4" };
  const rows: [string, Keys, string | undefined, string | undefined][] = [
    ["nothing is active", {}, "active", undefined],
    ["null is active", { "project-status": null }, "active", undefined],
    ["an object without status is active", { "project-status": {} }, "active", undefined],
    ["top level", { "project-status": { status: "archived" } }, "archived", undefined],
    [
      "top level with reason",
      {
        "project-status": { status: "deprecated", reason: "use\u202e other" },
      },
      "deprecated",
      "use other",
    ],
    [
      "in meta",
      { meta: { ...meta, "project-status": { status: "archived" } } },
      "archived",
      undefined,
    ],
    [
      "in meta as text",
      {
        meta: { ...meta, "project-status": "quarantined", "project-status-reason": "malware" },
      },
      "quarantined",
      "malware",
    ],
    [
      "top level wins",
      {
        meta: { ...meta, "project-status": "archived" },
        "project-status": { status: "quarantined" },
      },
      "quarantined",
      undefined,
    ],
    [
      "a status that is not defined is unknown, and told",
      {
        "project-status": { status: "frozen", reason: "cold" },
      },
      undefined,
      'unrecognised status "frozen": cold',
    ],
  ];
  for (const [name, keys, status, reason] of rows) {
    await t.step(name, () => {
      const read = decode(keys);
      assert.deepEqual([read.status, read.statusReason], [status, reason]);
    });
  }
});

Deno.test("decodeIndexPage() reads yanked as boolean or reason (PEP 592)", async (t) => {
  const rows: [unknown, unknown][] = [
    [undefined, undefined],
    [null, undefined],
    [false, undefined],
    [true, { reason: undefined }],
    ["", { reason: undefined }],
    ["broken\u0007 wheel", { reason: "broken wheel" }],
  ];
  for (const [yanked, expected] of rows) {
    await t.step(JSON.stringify(yanked) ?? "no key", () => {
      assert.deepEqual(decode({ files: [file({ yanked })] }).files[0]?.yank, expected);
    });
  }
});

Deno.test("decodeIndexPage() prefers core-metadata over its older spellings (trap: PEP 714)", async (t) => {
  const OTHER = "f".repeat(64);
  const rows: [string, Keys, unknown][] = [
    ["all three", {
      "core-metadata": { sha256: SHA256 },
      "data-dist-info-metadata": { sha256: OTHER },
      "dist-info-metadata": false,
    }, { sha256: SHA256 }],
    [
      "core-metadata: false wins",
      { "core-metadata": false, "data-dist-info-metadata": true },
      false,
    ],
    ["PyPI's alias", { "data-dist-info-metadata": { sha256: OTHER } }, { sha256: OTHER }],
    ["the specification's alias", { "dist-info-metadata": true }, { sha256: undefined }],
    ["a hash that is none", { "core-metadata": { sha256: "x" } }, { sha256: undefined }],
    ["no key", {}, undefined],
    ["null", { "core-metadata": null }, undefined],
  ];
  for (const [name, keys, expected] of rows) {
    await t.step(name, () => {
      const told = decode({ files: [file(keys)] }).files[0]?.coreMetadata;
      assert.deepEqual(
        typeof told === "object" ? { sha256: told.sha256 } : told,
        expected,
      );
    });
  }
});

Deno.test("decodeIndexPage() checks the major version only (trap: api-version)", async (t) => {
  for (const version of ["1.0", "1.4", "1.99"]) {
    await t.step(`${version} is read`, () => {
      assert.equal(decode({ meta: { "api-version": version } }).versions.length, 1);
    });
  }
  await t.step("a missing one is 1.0", () => {
    assert.equal(decode({ meta: {} }).lastSerial, undefined);
    assert.equal(decode({ meta: undefined }).versions.length, 1);
  });
  for (const version of ["2.0", "0.9", "1", "", "x", "11.0"]) {
    await t.step(`${JSON.stringify(version)} is refused`, () => {
      refuses(page({ meta: { "api-version": version } }), /api-version/);
    });
  }
});

Deno.test("decodeIndexPage() resolves file URLs against the page (trap: relative elsewhere)", async (t) => {
  const rows: [string, string][] = [
    ["../../packages/demo-1.0.tar.gz#sha256=abc", "https://index.example/packages/demo-1.0.tar.gz"],
    ["demo-1.0.tar.gz", "https://index.example/simple/demo/demo-1.0.tar.gz"],
    ["/p/demo-1.0.tar.gz", "https://index.example/p/demo-1.0.tar.gz"],
    ["//cdn.example/demo-1.0.tar.gz", "https://cdn.example/demo-1.0.tar.gz"],
    ["http://cdn.example/demo-1.0.tar.gz", "http://cdn.example/demo-1.0.tar.gz"],
  ];
  for (const [url, expected] of rows) {
    await t.step(
      url,
      () => assert.equal(decode({ files: [file({ url })] }).files[0]?.url, expected),
    );
  }
});

Deno.test("decodeIndexPage() lists the versions of the files where the page lists none (before PEP 700)", () => {
  const files = ["demo-1.0.tar.gz", "demo-1.0-py3-none-any.whl", "demo-0.9.tar.gz"];
  const read = decode({ versions: undefined, files: files.map((filename) => file({ filename })) });
  assert.deepEqual([...read.versions].sort(), ["0.9", "1.0"]);
});

Deno.test("decodeIndexPage() ignores keys that it does not know", () => {
  const read = decode({ "alternate-locations": [], tracks: 5, files: [file({ new: {} })] });
  assert.equal(read.files.length, 1);
});

Deno.test("decodeIndexPage() fails on what it cannot read instead of leaving it out", async (t) => {
  const rows: [string, string, RegExp][] = [
    ["HTML where JSON was asked (trap: 200 text/html)", "<!DOCTYPE html><a>demo</a>", /not JSON/],
    ["the text of a 404", "404 Not Found", /not JSON/],
    ["no files", JSON.stringify({ meta: {}, name: "demo" }), /^files /],
    ["a file without URL", page({ files: [{ filename: "demo-1.0.tar.gz" }] }), /^files\[0\]\.url /],
    ["a file with a data: URL", page({ files: [file({ url: "data:,x" })] }), /no usable/],
    ["a yank that is no yank", page({ files: [file({ yanked: 1 })] }), /^files\[0\]\.yanked /],
    ["another project's page", page({ name: "other" }), /another project/],
  ];
  for (const [name, text, detail] of rows) await t.step(name, () => refuses(text, detail));
});
