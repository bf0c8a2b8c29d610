import assert from "node:assert/strict";
import { parseRequirementFile } from "../../../../src/domain/requirement_files/parse_requirement_file.ts";
import { assertFields } from "./support/assert_fields.ts";

const COMMIT = "0123456789abcdef0123456789abcdef01234567";

function read(filename: string, content: string) {
  return parseRequirementFile({ filename, content });
}

const PYLOCK = 'lock-version = "1.0"\ncreated-by = "x"\n';
const WHEEL =
  'wheels = [{url = "https://h.example/a-1-py3-none-any.whl", hashes = {sha256 = "aa"}}]\n';

Deno.test("pylock.toml: each kind of source", async (t) => {
  const rows: readonly (readonly [source: string, expected: Record<string, unknown>])[] = [
    [WHEEL, { kind: "locked", version: "1", pinned: true, hashes: ["sha256:aa"] }],
    [`vcs = {type = "git", url = "https://h.example/a", commit-id = "${COMMIT}"}`, {
      kind: "vcs",
      url: `git+https://h.example/a@${COMMIT}`,
      pinned: true,
    }],
    ['directory = {path = ".", editable = true}', { kind: "editable", url: ".", pinned: false }],
    ['directory = {path = "x"}', { kind: "path", url: "x", pinned: false }],
    ['archive = {path = "a.zip", hashes = {sha256 = "bb"}}', {
      kind: "url",
      hashes: ["sha256:bb"],
    }],
    [`marker = "'dev' in dependency_groups"\n${WHEEL}`, { marker: '"dev" in dependency_groups' }],
  ];
  for (const [source, expected] of rows) {
    await t.step(source.slice(0, 30), () => {
      const file = read(
        "pylock.toml",
        `${PYLOCK}[[packages]]\nname = "a"\nversion = "1"\n${source}`,
      );
      assert.deepEqual(file.problems, []);
      assertFields(file.entries, [{ name: "a", line: 3, ...expected }]);
    });
  }
});

// PEP 751: each clause, and what `packaging.pylock` refuses.
Deno.test("pylock.toml: what breaks a clause is a problem, and the rest is read", async (t) => {
  const head = `${PYLOCK}[[packages]]\n`;
  const rows: readonly (readonly [content: string, message: RegExp])[] = [
    ['created-by = "x"\npackages = []', /expected lock-version, found none$/],
    ['lock-version = "2.0"\ncreated-by = "x"\npackages = []', /lock format "2.0": expected 1.x$/],
    ['lock-version = "1.0"\npackages = []', /expected created-by$/],
    [PYLOCK, /expected \[\[packages\]\], found none$/],
    [`${PYLOCK}requires-python = "three"\npackages = []`, /^Cannot read requires-python/],
    [`${PYLOCK}environments = ["x"]\npackages = []`, /^Cannot parse marker "x"/],
    [`${head}version = "1"\n${WHEEL}`, /expected a name, found none$/],
    [`${head}name = "A"\nversion = "1"\n${WHEEL}`, /expected the normalized name, found "A"$/],
    [`${head}name = "a"\nversion = "one"\n${WHEEL}`, /^Cannot parse version "one" of a/],
    [`${head}name = "a"\nversion = "1"`, /expected one kind of source, found none$/],
    [`${head}name = "a"\n${WHEEL}directory = {path = "."}`, /found files and directory$/],
    [
      `${head}name = "a"\nwheels = [{name = "a-1-py3-none-any.whl", url = "u"}]`,
      /at least one hash/,
    ],
    [`${head}name = "b"\n${WHEEL}`, /expected a wheel of it in wheels\[0\]/],
    [`${head}name = "a"\nversion = "2"\n${WHEEL}`, /expected a file of 2 in wheels\[0\]/],
    [`${PYLOCK}extras = ["X_y"]\npackages = []`, /^Cannot read extra "X_y"/],
    [`${PYLOCK}extras = [1]\npackages = []`, /expected texts in extras$/],
    [`${PYLOCK}tool = 1\npackages = []`, /expected a table in tool$/],
    [`${head}name = "a"\nindex = 1\n${WHEEL}`, /expected a text in index$/],
    [`${head}name = "a"\nmarker = ""\n${WHEEL}`, /expected a marker, found nothing$/],
    [`${head}name = "a"\ndirectory = {path = ".", editable = "x"}`, /truth value in directory/],
    [`${head}name = "a"\n${WHEEL.replace("{url", '{upload-time = "x", url')}`, /date and time in/],
    [`${head}name = "a"\nmarker = "x"\n${WHEEL}`, /^Cannot parse marker "x"/],
    [`${head}name = "a"\nvcs = {type = "git", url = "u"}`, /expected commit-id in vcs$/],
  ];
  for (const [content, message] of rows) {
    await t.step(message.source, () => {
      const { problems } = read("pylock.toml", content);
      assert.equal(problems.length, 1, JSON.stringify(problems));
      assert.match(problems[0]?.message ?? "", message);
    });
  }
});

Deno.test("poetry.lock: old and new formats", () => {
  const old = read(
    "poetry.lock",
    `[[package]]
name = "A.b"
version = "1.0"
category = "dev"
[[package]]
name = "c"
version = "2"
category = "main"
[package.source]
type = "git"
url = "https://h.example/c.git"
resolved_reference = "${COMMIT}"
[metadata]
lock-version = "1.1"
python-versions = "^3.7"
[metadata.files]
"A.b" = [{file = "x.whl", hash = "sha256:aa"}]
c = []
`,
  );
  assert.deepEqual(old.problems, []);
  assert.equal(old.requiresPython, "<4.0,>=3.7");
  assertFields(old.entries, [
    { name: "a-b", version: "1.0", group: "group:dev", hashes: ["sha256:aa"], line: 1 },
    { name: "c", kind: "vcs", group: "runtime", pinned: true, line: 5 },
  ]);
  const recent = read(
    "poetry.lock",
    `[[package]]
name = "a"
version = "1"
groups = ["main", "dev", "test"]
files = [{file = "a.whl", hash = "sha256:aa"}]
[package.markers]
main = "os_name == 'nt'"
dev = "os_name == 'posix'"
test = "os_name == 'nt'"
[package.source]
type = "legacy"
url = "https://u:p@h.example/simple"
reference = "own"
`,
  );
  assertFields(recent.entries, [{
    kind: "locked",
    group: "runtime, group:dev, group:test",
    marker: '(os_name == "nt") or (os_name == "posix")'.replaceAll(/[()]/g, ""),
  }]);
  assert.deepEqual(recent.indexes, [
    { kind: "extra-index", url: "https://h.example/simple", name: "own" },
  ]);
});

Deno.test("uv.lock: sources that are no registry are told apart", () => {
  const table = (name: string, source: string) =>
    `[[package]]\nname = "${name}"\nversion = "1"\nsource = { ${source} }\n`;
  const file = read(
    "uv.lock",
    'version = 1\nrequires-python = ">=3.9"\n' +
      table("a", 'registry = "https://h.example/simple"') +
      table("b", `git = "https://h.example/b.git?rev=x#${COMMIT}"`) +
      table("c", 'url = "https://h.example/c.zip"') +
      table("d", 'editable = "."') + table("e", 'virtual = "."'),
  );
  assert.deepEqual(file.entries.map(({ name, kind, pinned }) => [name, kind, pinned]), [
    ["a", "locked", true],
    ["b", "vcs", true],
    ["c", "url", true],
    ["d", "editable", false],
    ["e", "path", false],
  ]);
  assert.deepEqual(file.indexes, [{ kind: "index", url: "https://h.example/simple" }]);
  assert.match(read("uv.lock", "version = 2").problems[0]?.message ?? "", /expected version = 1$/);
});

Deno.test("pdm.lock: groups, markers, extras and files", () => {
  const file = read(
    "pdm.lock",
    `[metadata]
groups = ["default", "test"]
[[package]]
name = "a"
version = "1"
extras = ["X_y"]
groups = ["default", "test"]
marker = "os_name == 'nt'"
files = [{file = "a.whl", hash = "sha256:aa"}]
[[package]]
name = "b"
version = "2"
git = "https://h.example/b.git"
revision = "${COMMIT}"
`,
  );
  assert.deepEqual(file.problems, []);
  assertFields(file.entries, [
    { name: "a", extras: ["x-y"], group: "runtime, group:test", hashes: ["sha256:aa"], line: 3 },
    { name: "b", kind: "vcs", pinned: true, group: "locked" },
  ]);
});

Deno.test("Pipfile: versions, tables, markers as keys, and categories", async (t) => {
  const rows: readonly (readonly [line: string, expected: Record<string, unknown>])[] = [
    ['a = "*"', { specifier: "", pinned: false }],
    ['a = "==1.0"', { version: "1.0", pinned: true }],
    ['a = "3.*"', { specifier: "==3.*" }],
    ['a = {version = "~=1.1", extras = ["B"]}', { specifier: "~=1.1", extras: ["b"] }],
    ['a = {version = "*", sys_platform = "== \'win32\'", markers = "os_name == \'nt\'"}', {
      marker: 'os_name == "nt" and sys_platform == "win32"',
    }],
    ['a = {git = "https://h.example/a.git", ref = "main", editable = true}', { kind: "editable" }],
    ['a = {path = "."}', { kind: "path", url: "." }],
    ['a = {file = "https://h.example/a.zip"}', { kind: "url" }],
  ];
  for (const [line, expected] of rows) {
    await t.step(line, () => {
      const { entries, problems } = read("Pipfile", `[packages]\n${line}`);
      assert.deepEqual(problems, []);
      assertFields(entries, [{
        name: "a",
        line: 2,
        group: "runtime",
        ...expected,
      }]);
    });
  }
  const file = read(
    "Pipfile",
    '[packages]\na = "1 or 2"\nb = 3\n[dev-packages]\nc = "*"\n[docs]\nd = "*"\n' +
      '[requires]\npython_version = "3.11"\n[scripts]\nx = "y"',
  );
  assert.deepEqual(file.entries.map(({ group }) => group), ["group:dev", "group:docs"]);
  assert.deepEqual(file.problems.map(({ line }) => line), [2, 3]);
  assert.equal(file.requiresPython, "==3.11.*");
});

Deno.test("Pipfile.lock: both sections, with the lines of their keys", () => {
  const file = read(
    "Pipfile.lock",
    `{
 "_meta": {"sources": [{"name": "pypi", "url": "https://h.example/simple"}]},
 "default": {
  "a": {"version": "==1.0", "hashes": ["sha256:aa"], "markers": "os_name == 'nt'"},
  "b": {"git": "https://h.example/b.git", "ref": "${COMMIT}"}
 },
 "develop": {
  "c": {"version": "nonsense"},
  "d": 1
 }
}`,
  );
  assertFields(file.entries, [
    { name: "a", kind: "locked", version: "1.0", hashes: ["sha256:aa"], line: 4, group: "runtime" },
    { name: "b", kind: "vcs", pinned: true, line: 5 },
  ]);
  assert.deepEqual(file.problems.map(({ line }) => line), [8, 9]);
  assert.deepEqual(read("Pipfile.lock", "{}").problems.length, 1);
  assert.deepEqual(read("Pipfile.lock", "[1]").problems.length, 1);
  assert.match(
    read("Pipfile.lock", '{"_meta":{"sources":3},"default":{},"develop":{}}').problems[0]
      ?.message ?? "",
    /^Cannot read the sources: expected an array of tables$/,
  );
});

Deno.test("setup.cfg: lists as setuptools reads them", () => {
  const file = read(
    "setup.cfg",
    `[metadata]
name = x
[options]
python_requires = >=3.8
install_requires =
    a>=1
    # not this
    b; python_version < "3.9"
setup_requires = c; d
[options.extras_require]
Dev =
    e
    f=1
docs = file: docs.txt, more.txt
`,
  );
  assert.deepEqual(
    file.entries.map(({ name, group, line }) => [name, group, line]),
    [["a", "runtime", 6], ["b", "runtime", 8], ["c", "build-system", 9], ["d", "build-system", 9], [
      "e",
      "extra:dev",
      12,
    ]],
  );
  assert.deepEqual(file.problems.map(({ line }) => line), [13]);
  assert.deepEqual(file.includes.map(({ path }) => path), ["docs.txt", "more.txt"]);
  assert.equal(file.requiresPython, ">=3.8");
});

Deno.test("environment.yml: pip's part is read, conda's is noted", () => {
  const file = read(
    "environment.yml",
    `name: x
channels: [conda-forge]
dependencies:
  - python=3.10
  - numpy
  - pip:
    - a==1  # why
    - -r more.txt
    - b=2
    - {x: y}
`,
  );
  assertFields(file.entries, [{ name: "a", version: "1", line: 7 }]);
  assert.deepEqual(file.problems.map(({ line }) => line), [9, 10]);
  assert.deepEqual(file.includes.map(({ path }) => path), ["more.txt"]);
  assert.match(file.notes[1] ?? "", /^For conda, and not read .* \(2\): python=3.10, numpy$/);
  assert.deepEqual(read("environment.yml", "dependencies: x").problems.length, 1);
});
