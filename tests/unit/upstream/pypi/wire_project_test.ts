import assert from "node:assert/strict";
import { parseProjectName } from "../../../../src/domain/name.ts";
import { latestStable } from "../../../../src/domain/release_version.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import {
  decodeProject,
  decodeRelease,
  toKeywords,
} from "../../../../src/upstream/pypi/wire_project.ts";

const DEMO = parseProjectName("demo");
const SHA256 = "0123456789abcdef".repeat(4);

type Keys = Record<string, unknown>;

function file(version: string, keys: Keys = {}): Keys {
  const filename = `demo-${version}-py3-none-any.whl`;
  return {
    filename,
    url: `https://files.example/packages/${filename}`,
    packagetype: "bdist_wheel",
    python_version: "py3",
    ...keys,
  };
}

/** A document with as few keys as PyPI ever sent. */
function document(keys: { info?: Keys; releases?: Keys; [key: string]: unknown } = {}): string {
  return JSON.stringify({
    releases: { "1.0": [file("1.0")] },
    urls: [file("1.0")],
    ...keys,
    info: { name: "Demo", version: "1.0", ...keys.info },
  });
}

function decode(keys: Parameters<typeof document>[0] = {}) {
  return decodeProject(document(keys), DEMO);
}

function refuses(text: string, detail: RegExp) {
  assert.throws(() => decodeProject(text, DEMO), (error) => {
    assert.ok(error instanceof UpstreamError, String(error));
    assert.equal(error.kind, "malformed");
    assert.match(error.detail ?? "", detail);
    return true;
  });
}

Deno.test("decodeProject() orders releases by version, not by the order of the keys (trap: sort_keys)", () => {
  const versions = ["0.10", "0.2", "1.0", "1.0.post1", "1.0rc1", "10.0", "2.0.dev1", "9.0"];
  const releases = Object.fromEntries(versions.map((version) => [version, [file(version)]]));
  const read = decode({ info: { version: "10.0" }, releases });
  assert.deepEqual(read.releases.map(({ version }) => version.text), [
    "10.0",
    "9.0",
    "2.0.dev1",
    "1.0.post1",
    "1.0",
    "1.0rc1",
    "0.10",
    "0.2",
  ]);
});

Deno.test("decodeProject() keeps legacy versions, below all others (trap: 2004d)", () => {
  const read = decode({ releases: { "2004d": [], "1.0": [file("1.0")], "2004a.odd": [] } });
  assert.deepEqual(read.releases.map(({ version }) => version.text), ["1.0", "2004d", "2004a.odd"]);
  assert.equal(read.releases.at(-1)?.version.version, undefined);
});

Deno.test("decodeProject() keeps releases without files (trap: a version may map to [])", () => {
  const read = decode({ releases: { "1.0": [file("1.0")], "1.1": [] } });
  assert.deepEqual(read.releases.map(({ version, files }) => [version.text, files.length]), [
    ["1.1", 0],
    ["1.0", 1],
  ]);
});

Deno.test("decodeProject() tells info.version as it is, stable or not, yanked or not (trap: info.version)", async (t) => {
  await t.step("a pre-release where there is nothing else", () => {
    const read = decode({ info: { version: "2.0rc1" }, releases: { "2.0rc1": [file("2.0rc1")] } });
    assert.equal(read.metadata.version.text, "2.0rc1");
    assert.equal(latestStable(read.releases), undefined);
  });
  await t.step("a yanked one where every release is yanked", () => {
    const read = decode({ info: { yanked: true, yanked_reason: "broken\u202e wheel" } });
    assert.deepEqual(read.metadata.yank, { reason: "broken wheel" });
  });
  await t.step("spelt otherwise than asked", () => {
    assert.equal(
      decodeRelease(document({ info: { version: "1.0.0" } }), DEMO).metadata.version.text,
      "1.0.0",
    );
  });
});

Deno.test("decodeProject() keeps unknown requirements apart from none (trap: null requires_dist)", async (t) => {
  const rows: [string, unknown, readonly string[] | undefined][] = [
    ["null is unknown", null, undefined],
    ["no key is unknown", undefined, undefined],
    ["an empty list is none", [], []],
    ["a list is told", ["idna>=2", 'brotli; extra == "br"'], ["idna>=2", 'brotli; extra == "br"']],
  ];
  for (const [name, requires_dist, expected] of rows) {
    await t.step(name, () => {
      assert.deepEqual(decode({ info: { requires_dist } }).metadata.requiresDist, expected);
    });
  }
});

Deno.test('decodeProject() reads "", blanks, null and UNKNOWN as absent (trap: "UNKNOWN")', async (t) => {
  for (const nothing of ["", "  ", null, "UNKNOWN", undefined]) {
    await t.step(JSON.stringify(nothing) ?? "no key", () => {
      const info = Object.fromEntries([
        "summary",
        "description",
        "description_content_type",
        "author",
        "author_email",
        "maintainer",
        "maintainer_email",
        "license",
        "license_expression",
        "home_page",
        "package_url",
        "project_url",
        "release_url",
        "requires_python",
        "keywords",
        "yanked_reason",
      ].map((key) => [key, nothing]));
      const { metadata } = decode({ info });
      const { displayName, version, licenseFiles, projectUrls, ...rest } = metadata;
      assert.deepEqual([displayName, version.text, licenseFiles, projectUrls], [
        "Demo",
        "1.0",
        [],
        [],
      ]);
      const { classifiers, keywords, providesExtra, dynamic, ...optional } = rest;
      assert.deepEqual([classifiers, keywords, providesExtra, dynamic], [[], [], [], []]);
      assert.deepEqual(Object.values(optional).filter((value) => value !== undefined), []);
    });
  }
});

Deno.test("decodeProject() strips control and bidirectional characters from every text and caps it", () => {
  const read = decode({
    info: {
      summary: "a\u202eb\u0007c",
      description: "line\n\u001b[31mred\u001b[0m",
      author: "x".repeat(5_000),
      classifiers: ["Topic ::\u0000 X"],
      project_urls: {
        "Ho\u2066me": "https://demo.example/",
        Bad: "javascript:alert(1)",
        Old: "UNKNOWN",
      },
    },
  });
  assert.equal(read.metadata.summary, "abc");
  assert.equal(read.metadata.description, "line\nred");
  assert.equal(read.metadata.author?.length, 500);
  assert.deepEqual(read.metadata.classifiers, ["Topic :: X"]);
  assert.deepEqual(read.metadata.projectUrls, [["Home", "https://demo.example/"]]);
});

Deno.test("toKeywords() splits at commas, or at blanks where there is no comma", async (t) => {
  const rows: [unknown, readonly string[]][] = [
    ["http,web client, url ", ["http", "web client", "url"]],
    ["http web\tclient", ["http", "web", "client"]],
    ["http", ["http"]],
    [["a b", ""], ["a b"]],
    ["", []],
    [null, []],
    ["UNKNOWN", []],
    [",, ,", []],
  ];
  for (const [keywords, expected] of rows) {
    await t.step(JSON.stringify(keywords), () => {
      assert.deepEqual(decode({ info: { keywords } }).metadata.keywords, expected);
    });
  }
  assert.deepEqual(toKeywords(undefined), []);
});

Deno.test("decodeProject() reads files", async (t) => {
  const one = (keys: Keys) => decode({ urls: [file("1.0", keys)] }).files[0];
  await t.step("everything that a file tells", () => {
    assert.deepEqual(
      one({
        size: 1234,
        upload_time: "2024-05-29T15:37:49",
        upload_time_iso_8601: "2024-05-29T15:37:49.136842Z",
        requires_python: ">=3.8",
        digests: { sha256: SHA256.toUpperCase(), md5: "0" },
        yanked: true,
        yanked_reason: "CVE",
        "core-metadata": { sha256: SHA256 },
      }),
      {
        filename: "demo-1.0-py3-none-any.whl",
        url: "https://files.example/packages/demo-1.0-py3-none-any.whl",
        kind: "wheel",
        sizeBytes: 1234,
        pythonTag: "py3",
        uploadedAt: "2024-05-29T15:37:49.136842Z",
        yank: { reason: "CVE" },
        requiresPython: ">=3.8",
        sha256: SHA256,
        coreMetadata: { sha256: SHA256 },
      },
    );
  });
  const fields: [string, Keys, string, unknown][] = [
    [
      "a time without zone is UTC",
      { upload_time: "2024-05-29T15:37:49" },
      "uploadedAt",
      "2024-05-29T15:37:49Z",
    ],
    [
      "an offset is converted",
      { upload_time_iso_8601: "2024-05-29T15:37:49+02:00" },
      "uploadedAt",
      "2024-05-29T13:37:49.000Z",
    ],
    [
      "an impossible time is absent",
      { upload_time: "2024-15-29T15:37:49" },
      "uploadedAt",
      undefined,
    ],
    ["a time of another type is absent", { upload_time: 5 }, "uploadedAt", undefined],
    [
      "a hash that is not hexadecimal is absent",
      { digests: { sha256: "x".repeat(64) } },
      "sha256",
      undefined,
    ],
    ["a shorter hash is absent", { digests: { sha256: "abc" } }, "sha256", undefined],
    ["a negative size is absent", { size: -1 }, "sizeBytes", undefined],
    ["a yank without reason", { yanked: true, yanked_reason: null }, "yank", { reason: undefined }],
    ["yanked: null is not yanked", { yanked: null }, "yank", undefined],
    ["an unknown type is told by the name", { packagetype: "bdist_new" }, "kind", "wheel"],
    [
      "the type wins over the name",
      { packagetype: "bdist_dumb", filename: "demo-1.0.linux.tar.gz" },
      "kind",
      "dumb",
    ],
    ["a file of no kind is kept", { packagetype: "odd", filename: "demo.bin" }, "kind", "other"],
    ["core-metadata false", { "core-metadata": false }, "coreMetadata", false],
    ["core-metadata true", { "core-metadata": true }, "coreMetadata", {}],
    ["no core-metadata key is not told", {}, "coreMetadata", undefined],
  ];
  for (const [name, keys, key, expected] of fields) {
    await t.step(name, () => {
      const read: Keys = { ...one(keys) };
      assert.deepEqual(read[key], expected);
    });
  }
});

Deno.test("decodeProject() keeps withdrawn advisories, marked (trap: withdrawn != null)", () => {
  const read = decode({
    vulnerabilities: [
      {
        id: "PYSEC-2024-1",
        source: "osv",
        link: "https://osv.dev/vulnerability/PYSEC-2024-1",
        aliases: ["CVE-2024-1", "GHSA-aaaa-bbbb-cccc"],
        details: "First.\n\nSecond.",
        summary: null,
        fixed_in: ["1.1"],
        withdrawn: null,
      },
      { id: "GHSA-aaaa-bbbb-cccc", aliases: ["CVE-2024-1"], withdrawn: "2024-03-01T00:00:00Z" },
    ],
  });
  assert.deepEqual(read.advisories.map(({ id, withdrawnAt }) => [id, withdrawnAt]), [
    ["PYSEC-2024-1", undefined],
    ["GHSA-aaaa-bbbb-cccc", "2024-03-01T00:00:00Z"],
  ]);
  assert.equal(read.advisories[0]?.details, "First.\n\nSecond.");
  assert.deepEqual(read.advisories[0]?.fixedIn, ["1.1"]);
  assert.equal(read.advisoriesUnknown, undefined);
});

Deno.test("decodeProject() marks a document that lists no advisories, so that none is not read as safe", () => {
  const read = decode();
  assert.deepEqual(read.advisories, []);
  assert.equal(read.advisoriesUnknown, true);
});

Deno.test("decodeProject() reads ownership, owners first, and the last serial", () => {
  const read = decode({
    last_serial: 42,
    ownership: {
      organization: null,
      roles: [{ role: "Maintainer", user: "mia" }, { role: "Owner", user: "olu" }],
    },
  });
  assert.deepEqual(read.ownership, {
    organization: undefined,
    roles: [{ role: "Owner", user: "olu" }, { role: "Maintainer", user: "mia" }],
  });
  assert.equal(read.lastSerial, 42);
  assert.equal(decode().ownership, undefined);
});

Deno.test("decodeProject() takes the files of info.version from releases where urls is missing", () => {
  const text = JSON.stringify({
    info: { name: "demo", version: "1.0" },
    releases: { "1.0": [file("1.0")], "0.9": [] },
  });
  assert.equal(decodeProject(text, DEMO).files.length, 1);
});

Deno.test("decodeProject() fails on what it cannot read instead of leaving it out", async (t) => {
  const rows: [string, string, RegExp][] = [
    [
      "HTML where JSON was asked",
      "<!doctype html><title>Client Challenge</title>",
      /^the body is not JSON$/,
    ],
    ["a cut off body", document().slice(0, -5), /^the body is not JSON$/],
    ["an array", "[]", /^the body does not/],
    [
      "no version",
      JSON.stringify({ info: { name: "demo" }, releases: {}, urls: [] }),
      /^info\.version /,
    ],
    [
      "no releases",
      JSON.stringify({ info: { name: "demo", version: "1" }, urls: [] }),
      /^releases /,
    ],
    [
      "a file without URL",
      document({ urls: [{ filename: "demo-1.0.tar.gz" }] }),
      /^urls\[0\]\.url /,
    ],
    [
      "a file with a file: URL",
      document({ urls: [file("1.0", { url: "file:///etc/passwd" })] }),
      /no usable/,
    ],
    [
      "a release that is no list",
      document({ releases: { "evil\n": 5 } }),
      /^releases\[…\] does not/,
    ],
    [
      "a yank that is no boolean",
      document({ urls: [file("1.0", { yanked: "yes" })] }),
      /^urls\[0\]\.yanked /,
    ],
    [
      "requirements that are no texts",
      document({ info: { requires_dist: [1] } }),
      /^info\.requires_dist\[0\]/,
    ],
    ["an advisory without id", document({ vulnerabilities: [{}] }), /^vulnerabilities\[0\]\.id /],
    ["another project's document", document({ info: { name: "other" } }), /another project/],
  ];
  for (const [name, text, detail] of rows) await t.step(name, () => refuses(text, detail));
});

Deno.test("decodeProject() accepts every spelling of the project's own name, and a byte order mark", () => {
  const text = "\ufeff" + JSON.stringify({
    info: { name: "Zope.Interface", version: "1.0" },
    releases: {},
    urls: [],
  });
  const read = decodeProject(text, parseProjectName("zope-interface"));
  assert.equal(read.name, "zope-interface");
  assert.equal(read.metadata.displayName, "Zope.Interface");
});

Deno.test("decodeRelease() needs no releases, and fails without urls", () => {
  const text = JSON.stringify({
    info: { version: "1.0" },
    urls: [file("1.0")],
    vulnerabilities: [],
  });
  const read = decodeRelease(text, DEMO);
  assert.equal(read.files.length, 1);
  assert.equal(read.metadata.displayName, "demo");
  assert.throws(
    () => decodeRelease(JSON.stringify({ info: { version: "1" } }), DEMO),
    UpstreamError,
  );
});
