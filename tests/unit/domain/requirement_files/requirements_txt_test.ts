import assert from "node:assert/strict";
import { parseRequirementFile } from "../../../../src/domain/requirement_files/parse_requirement_file.ts";
import { assertFields } from "./support/assert_fields.ts";

function read(content: string, filename = "requirements.txt") {
  return parseRequirementFile({ filename, content });
}

Deno.test("a line of a requirements.txt becomes the entry that pip makes of it", async (t) => {
  const rows: readonly (readonly [line: string, expected: Record<string, unknown>])[] = [
    ["Django==4.2", { kind: "requirement", name: "django", version: "4.2", pinned: true }],
    ["django == 4.2.0rc1  # why", { specifier: "==4.2.0rc1", version: "4.2.0rc1", pinned: true }],
    ["a===weird", { version: "weird", pinned: true }],
    ["a==1.*", { pinned: false, specifier: "==1.*" }],
    ["a", { pinned: false, specifier: "" }],
    ["a >=1,<2 ; os_name=='nt'", { specifier: "<2,>=1", marker: 'os_name == "nt"' }],
    ["a==1 ;", { version: "1" }],
    ["celery [Redis,b_b]==4.1", { extras: ["b-b", "redis"], version: "4.1" }],
    ["a==1 --hash=sha256:aa --hash=sha256:bb", { hashes: ["sha256:aa", "sha256:bb"] }],
    ["a==1 --config-settings='x=y'", { name: "a", text: "a==1" }],
    ["-e .", { kind: "editable", url: ".", text: "-e ." }],
    ["-e .[dev]", { kind: "editable", url: ".", extras: ["dev"] }],
    ["--editable=git+https://h.example/x.git@v1#egg=x", { kind: "editable", name: "x" }],
    ["-e x @ git+https://h.example/x.git", { kind: "editable", name: "x" }],
    ["x @ git+https://h.example/x.git", { kind: "vcs", name: "x", pinned: false }],
    ["https://h.example/x-1-py3-none-any.whl ; os_name == 'nt'", {
      kind: "url",
      name: "x",
      url: "https://h.example/x-1-py3-none-any.whl",
      marker: 'os_name == "nt"',
    }],
    ["https://h.example/x-1.zip --hash=sha256:aa", { kind: "url", pinned: true }],
    ["x @ https://h.example/x-1.zip --hash=sha256:aa", { kind: "url", pinned: true }],
    ["./x[y]", { kind: "path", url: "./x", extras: ["y"] }],
    ["x-1.0-py3-none-any.whl", { kind: "path", name: "x" }],
    ["x @ https://${TOKEN}@h.example/x.zip", { url: "https://${TOKEN}@h.example/x.zip" }],
    ["\ufeffa==1", { name: "a" }],
  ];
  for (const [line, expected] of rows) {
    await t.step(line, () => {
      const { entries, problems } = read(line);
      assert.deepEqual(problems, []);
      assert.equal(entries.length, 1);
      assertFields(entries, [{ line: 1, group: "runtime", ...expected }]);
    });
  }
});

Deno.test("a line that pip refuses becomes a problem with its line", async (t) => {
  const rows: readonly (readonly [line: string, kind: string, message: RegExp])[] = [
    ["a=1", "invalid", /^Cannot parse requirement "a=1": expected/],
    [
      "a==${VERSION}",
      "unsupported",
      /\$\{VERSION\} is filled in from the installer's environment$/,
    ],
    ["--unheard-of x", "unsupported", /found "--unheard-of"$/],
    ["-r", "unsupported", /expected a value after --requirement, found the end$/],
    ["a==1 --hash=sha256:aa ; os_name", "unsupported", /found "; os_name"$/],
    ["-", "invalid", /expected a requirement or an option$/],
    ["a==1 --hash=md5:aa", "invalid", /expected sha256, sha384 or sha512/],
  ];
  for (const [line, kind, message] of rows) {
    await t.step(line, () => {
      const { problems } = read(`\n${line}`);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.kind, kind);
      assert.equal(problems[0]?.line, 2);
      assert.match(problems[0]?.message ?? "", message);
    });
  }
});

Deno.test("files, indexes and options of a requirements.txt are named, not followed", () => {
  const file = read(
    "-r base.txt\n-c limits.txt\n-i https://h.example/simple\n" +
      "--extra-index-url=https://x.example/simple --pre\n--find-links ./wheels\n--require-hashes",
  );
  assert.deepEqual(file.includes, [
    { kind: "requirements", path: "base.txt", line: 1 },
    { kind: "constraints", path: "limits.txt", line: 2 },
  ]);
  assert.deepEqual(file.indexes, [
    { kind: "index", url: "https://h.example/simple", line: 3 },
    { kind: "extra-index", url: "https://x.example/simple", line: 4 },
    { kind: "find-links", url: "./wheels", line: 5 },
  ]);
  assert.deepEqual(file.options, [{ text: "--pre", line: 4 }, {
    text: "--require-hashes",
    line: 6,
  }]);
  assert.deepEqual([...file.entries, ...file.problems], []);
});

Deno.test("a constraints file holds constraints", () => {
  const { entries } = read("a<2", "x/constraints-3.12.txt");
  assertFields(entries, [{ kind: "constraint", group: "constraints" }]);
});
