import assert from "node:assert/strict";
import { UnknownFileError } from "../../../src/domain/unknown_file_error.ts";
import { getReleaseFiles } from "../../../src/tools/get_release_files.ts";
import type { FileRow } from "../../../src/tools/release_file_rows.ts";
import {
  distribution,
  type FakeAnswers,
  fakeCall,
  fakeDependencies,
  projectDocument,
  release,
  releaseDocument,
} from "../../support/fake_sources.ts";

interface Answer {
  readonly version: string;
  readonly install: string;
  readonly chosen?: string;
  readonly file_count: number;
  readonly files: readonly FileRow[];
  readonly target: { readonly assumed: readonly string[] };
  readonly truncated?: readonly { readonly field: string; readonly omitted: number }[];
}

async function ask(args: Record<string, unknown>, answers: FakeAnswers) {
  const { structured, text } = await getReleaseFiles.call(
    { package_name: "example", ...args },
    fakeDependencies(answers),
    fakeCall(),
  );
  return { structured: structured as unknown as Answer, text };
}

const WINDOWS = "example-1.0-2b-cp312-cp312-win_amd64.whl";
const SDIST = "example-1.0.tar.gz";
const FILES = [
  distribution(SDIST, { requiresPython: ">=3.8" }),
  distribution("example-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"),
  distribution(WINDOWS, {
    sha256: "a".repeat(64),
    coreMetadata: {},
    provenanceUrl: "https://provenance.test/1",
    sizeBytes: 65_100,
  }),
  distribution("example-1.0-py3-none-any.whl", { yank: { reason: "broken" }, coreMetadata: false }),
];
const KNOWN: FakeAnswers = {
  projects: { example: projectDocument("Example", [release("1.0", FILES)]) },
};
const ON_WINDOWS = { python_version: "3.12", platform: "windows-x86_64" };

Deno.test("get_release_files names the file an installer takes, and why not each other", async () => {
  const { structured, text } = await ask(ON_WINDOWS, KNOWN);
  assert.deepEqual([structured.install, structured.chosen], ["wheel", WINDOWS]);
  assert.deepEqual(
    structured.files.map(({ filename, verdict, reason }) => [filename, verdict, reason]),
    [
      [WINDOWS, "installs", "wheel for CPython 3.12, Windows on x86_64"],
      [SDIST, "builds", "a wheel fits, so nothing is built"],
      [
        FILES[3]?.filename,
        "refused",
        "yanked by the publisher, so taken only where the release is pinned",
      ],
      [FILES[1]?.filename, "refused", "built for Linux on x86_64 with glibc"],
    ],
  );
  assert.match(text, /On CPython 3\.12 on Windows on x86_64: installs example-1\.0-2b-cp312/);
  const { structured: pinned } = await ask(
    { ...ON_WINDOWS, python_version: "3.13", version: "1" },
    {
      ...KNOWN,
    },
  );
  assert.deepEqual([pinned.install, pinned.chosen], ["source", SDIST]);
});

Deno.test("get_release_files tells everything of a file that is asked for by name", async () => {
  const { structured, text } = await ask({ ...ON_WINDOWS, filename: WINDOWS }, KNOWN);
  assert.equal(structured.file_count, 4);
  assert.deepEqual(structured.files, [{
    filename: WINDOWS,
    type: "wheel",
    verdict: "installs",
    reason: "wheel for CPython 3.12, Windows on x86_64",
    python_tag: "cp312",
    abi_tag: "cp312",
    platform_tag: "win_amd64",
    build: "2b",
    size: 65_100,
    sha256: "a".repeat(64),
    upload_time: "2026-01-01T00:00:00Z",
    yanked: false,
    has_metadata: true,
    url: `https://files.test/packages/${WINDOWS}`,
    provenance_url: "https://provenance.test/1",
  }]);
  assert.match(text, /Provenance: https:\/\/provenance\.test\/1/);
  const yanked = await ask({ ...ON_WINDOWS, filename: "example-1.0-py3-none-any.whl" }, KNOWN);
  assert.deepEqual(
    yanked.structured.files.map((row) => [row.yanked, row.yanked_reason, row.has_metadata]),
    [[true, "broken", false]],
  );
});

Deno.test("get_release_files finds the release of a file name by itself", async () => {
  const old = release("0.9", [distribution("example-0.9.tar.gz", { requiresPython: ">=3.8" })]);
  const { structured } = await ask({ filename: "example-0.9.tar.gz" }, {
    projects: { example: projectDocument("Example", [release("1.0", FILES), old]) },
    releases: { "example 0.9": releaseDocument("Example", old) },
  });
  assert.equal(structured.version, "0.9");
  assert.equal(structured.files[0]?.requires_python, ">=3.8");
  await assert.rejects(ask({ filename: "example-1.0.zip" }, KNOWN), UnknownFileError);
});

Deno.test("get_release_files states the target that it assumed", async () => {
  const { structured, text } = await ask({}, KNOWN);
  assert.deepEqual(structured.target.assumed.slice(0, 2), [
    "Python 3.14 is assumed",
    "Linux is assumed",
  ]);
  assert.match(text, /\(Python 3\.14 is assumed, Linux is assumed/);
});

Deno.test("get_release_files does not call a release without files or with odd names installable", async (t) => {
  const rows: readonly (readonly [string, Parameters<typeof release>[1], string])[] = [
    ["no files", [], "none"],
    ["an egg", [distribution("example-1.0-py3.12.egg", { kind: "egg" })], "none"],
    ["a name that is none", [distribution("example-1.0.whl")], "unknown"],
    [
      "a limit that cannot be read",
      [distribution(SDIST, { requiresPython: "3 please" })],
      "unknown",
    ],
  ];
  for (const [name, files, install] of rows) {
    await t.step(name, async () => {
      const { structured } = await ask({}, {
        projects: { example: projectDocument("Example", [release("1.0", files)]) },
      });
      assert.equal(structured.install, install);
      assert.equal(structured.chosen, undefined);
    });
  }
});

Deno.test("get_release_files lists what fits first, and cuts the rest below 25 kB", async () => {
  const pythons = Array.from({ length: 60 }, (_, index) => `cp3${index}`);
  const files = pythons.flatMap((python) =>
    ["manylinux_2_17_x86_64.manylinux2014_x86_64", "macosx_11_0_arm64", "win_amd64"].map((tag) =>
      distribution(`${"example".padEnd(40, "e")}-1.0-${python}-${python}-${tag}.whl`, {
        sha256: "b".repeat(64),
        requiresPython: ">=3.8",
        provenanceUrl: `https://provenance.test/${"p".repeat(100)}`,
      })
    )
  );
  const { structured, text } = await ask({ python_version: "3.12" }, {
    projects: { example: projectDocument("Example", [release("1.0", files)]) },
  });
  assert.match(structured.files[0]?.filename ?? "", /cp312-cp312-manylinux/);
  assert.deepEqual(structured.truncated?.map(({ field }) => field), [
    "files",
    "files.url and files.provenance_url",
  ]);
  // Names that are not shown cannot be asked for.
  assert.match(text, /of files; call again with the python_version and platform wanted/);
  assert.equal(structured.files.length + (structured.truncated?.[0]?.omitted ?? 0), 180);
  assert.ok(structured.files.every(({ url }) => url === undefined));
  const size = new TextEncoder().encode(JSON.stringify(structured) + text).length;
  assert.ok(size <= 25_000, `${size} bytes`);
});
