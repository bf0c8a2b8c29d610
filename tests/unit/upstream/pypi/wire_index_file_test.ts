import assert from "node:assert/strict";
import fc from "fast-check";
import type { Distribution } from "../../../../src/domain/release.ts";
import { cleanUrl } from "../../../../src/domain/untrusted_text.ts";
import { UpstreamError } from "../../../../src/resilience/upstream_error.ts";
import { toIndexFiles } from "../../../../src/upstream/pypi/index_page_parts.ts";
import { readIndexFile } from "../../../../src/upstream/pypi/wire_index_file.ts";
import { presentSha256 } from "../../../../src/upstream/wire_text.ts";

const FILE = { filename: "demo-1.0.tar.gz", url: "https://files.example/demo-1.0.tar.gz" };
const PAGE_URL = "https://index.example/simple/demo/";

Deno.test("readIndexFile() fails on what a file cannot be without", async (t) => {
  const rows: readonly (readonly [name: string, file: unknown, detail: RegExp])[] = [
    ["no object", "demo", /^files\[7\] does not have the promised shape: expected object$/],
    ["a list", [FILE], /^files\[7\] .* expected object$/],
    ["null", null, /^files\[7\] .* expected object$/],
    ["no name", { ...FILE, filename: undefined }, /^files\[7\]\.filename .* expected string$/],
    ["an empty name", { ...FILE, filename: "" }, /^files\[7\]\.filename /],
    ["no URL", { ...FILE, url: 5 }, /^files\[7\]\.url /],
    ["a limit of another type", { ...FILE, "requires-python": 3 }, /\.requires-python /],
    ["a yank of another type", { ...FILE, yanked: 1 }, /\.yanked .* expected boolean or string$/],
  ];
  for (const [name, file, detail] of rows) {
    await t.step(name, () => {
      assert.throws(() => readIndexFile(file, 7), (error) => {
        assert.ok(error instanceof UpstreamError);
        assert.equal(error.kind, "malformed");
        assert.match(error.detail ?? "", detail);
        return true;
      });
    });
  }
});

/** What becomes of a page with files of these keys. */
function readAll(files: readonly object[]): readonly Distribution[] {
  const told = files.map((file, index) => readIndexFile({ ...FILE, ...file }, index));
  return toIndexFiles(told, PAGE_URL);
}

/** The only file of a page. */
function readOne(file: object): Distribution {
  const [read] = readAll([file]);
  assert.ok(read !== undefined);
  return read;
}

Deno.test("toIndexFiles() takes other keys of another type as not told", () => {
  for (const odd of [null, "", "x", -1, 1.5, [], {}, [{}], { sha256: 5 }, { sha256: "abc" }]) {
    const read = readOne({ hashes: odd, size: odd, "core-metadata": odd === "" ? "x" : odd });
    assert.deepEqual([read.sha256, read.sizeBytes], [undefined, undefined]);
    assert.notEqual(read.coreMetadata, false);
  }
  const { uploadedAt, provenanceUrl } = readOne({ "upload-time": 5, provenance: {} });
  assert.deepEqual([uploadedAt, provenanceUrl], [undefined, undefined]);
});

/** What `toIndexFiles` makes of a URL without its short way. */
function parsedUrl(url: string): string | undefined {
  const parsed = URL.parse(url, PAGE_URL);
  if (parsed === null) return undefined;
  parsed.hash = "";
  return cleanUrl(parsed.href);
}

Deno.test("toIndexFiles() writes every URL as the URL parser does, those that look canonical too", () => {
  const piece = fc.constantFrom(
    "/",
    ".",
    "..",
    "/.",
    "a",
    "B",
    "0",
    "-",
    "xn--",
    "~",
    "%2e",
    "%41",
    "?",
    "#",
    ":",
    "@",
    "_",
    "+",
    " ",
    "\\",
    "<",
    "{}",
    "|^`",
    "'!$&()*,;=[]",
    "é",
    "\u202e",
  );
  const urls = fc.tuple(
    fc.constantFrom("https://", "HTTPS://", "http://", "", "//"),
    fc.constantFrom(
      "files.example",
      "Files.Example",
      "a-b.example",
      "xn--a.example",
      "127.1",
      "a..b",
      "-a",
      "files.example:443",
      "u:p@files.example",
      "",
    ),
    fc.array(piece, { maxLength: 8 }),
  ).map(([scheme, host, path]) => `${scheme}${host}/${path.join("")}`);
  fc.assert(
    fc.property(urls, (url) => {
      const expected = parsedUrl(url);
      // Alone, and beside others that are looked at together with it.
      for (const before of [[], [{}], [{ provenance: FILE.url }]]) {
        const read = () => readAll([...before, { url }]).at(-1)?.url;
        if (expected === undefined) assert.throws(read, UpstreamError);
        else assert.equal(read(), expected);
        assert.equal(readAll([...before, { provenance: url }]).at(-1)?.provenanceUrl, expected);
      }
    }),
    { numRuns: 2_000 },
  );
});

Deno.test("toIndexFiles() writes every time in UTC, and none that no calendar has", async (t) => {
  const rows: readonly (readonly [written: string, read: string | undefined])[] = [
    ["2024-02-28T23:59:59Z", "2024-02-28T23:59:59Z"],
    ["2024-02-29T23:59:59.123456Z", "2024-02-29T23:59:59.123456Z"],
    ["2024-13-01T00:00:00Z", undefined],
    ["2024-00-01T00:00:00Z", undefined],
    ["2024-01-00T00:00:00Z", undefined],
    ["2024-01-01T25:00:00Z", undefined],
    ["2024-01-01T00:00:00+01:00", "2023-12-31T23:00:00.000Z"],
    ["2024-01-01 00:00:00", "2024-01-01T00:00:00Z"],
    ["yesterday", undefined],
  ];
  for (const [written, read] of rows) {
    await t.step(written, () => {
      assert.equal(readOne({ "upload-time": written }).uploadedAt, read);
    });
  }
});

Deno.test("toIndexFiles() keeps a hash as presentSha256() does, whatever the hashes beside it", () => {
  const hash = fc.oneof(
    fc.constantFrom("a".repeat(64), "0".repeat(63), "A".repeat(64), "", "é".repeat(64)),
    fc.tuple(fc.nat({ max: 63 }), fc.constantFrom("g", "/", ":", "`", "@", "F", "\0", "\u0130"))
      .map(([at, odd]) => "1".repeat(at) + odd + "1".repeat(63 - at)),
    fc.stringMatching(/^[0-9a-f]{64}$/),
  );
  fc.assert(fc.property(fc.array(fc.tuple(hash, hash), { maxLength: 4 }), (hashes) => {
    const read = readAll(hashes.map(([sha256, metadata]) => (
      { hashes: { sha256 }, "core-metadata": { sha256: metadata } }
    )));
    assert.deepEqual(
      read.map(({ sha256, coreMetadata }) => ({ sha256, coreMetadata })),
      hashes.map(([sha256, metadata]) => (
        { sha256: presentSha256(sha256), coreMetadata: { sha256: presentSha256(metadata) } }
      )),
    );
  }));
});
