import assert from "node:assert/strict";
import { parseRequirementFile } from "../../../../src/domain/requirement_files/parse_requirement_file.ts";
import { assertFields } from "./support/assert_fields.ts";

function read(content: string) {
  return parseRequirementFile({ filename: "pyproject.toml", content });
}

function summary(content: string) {
  return read(content).entries.map(({ group, text, line }) => `${line} ${group}: ${text}`);
}

Deno.test("pyproject.toml: every list of requirements has its group and lines", () => {
  assert.deepEqual(
    summary(`[build-system]
requires = ["hatchling>=1"]
[project]
requires-python = ">=3.9"
dependencies = [
  "a>=1",
  "b ; os_name == 'nt'",
]
[project.optional-dependencies]
Dev_Tools = ["c"]
[dependency-groups]
test = ["d", {include-group = "Lint"}]
lint = ["e"]
[tool.uv]
dev-dependencies = ["f"]
constraint-dependencies = ["g<2"]
[tool.pdm.dev-dependencies]
x = ["-e file:///h#egg=h"]
[tool.hatch.envs.docs]
dependencies = ["i"]
`),
    [
      "6 runtime: a>=1",
      "7 runtime: b ; os_name == 'nt'",
      "10 extra:dev-tools: c",
      "2 build-system: hatchling>=1",
      "12 group:test: d",
      "13 group:lint: e",
      "15 group:dev: f",
      "16 constraints: g<2",
      "18 group:x: -e file:///h#egg=h",
      "20 hatch:docs: i",
    ],
  );
});

Deno.test("pyproject.toml: dynamic is unknown, and said to be", () => {
  const file = read(
    '[project]\ndynamic = ["dependencies"]\n' +
      '[tool.setuptools.dynamic]\ndependencies = {file = ["a.txt", "b.txt"]}\n',
  );
  assert.match(file.notes[0] ?? "", /^dependencies is dynamic: .* unknown, not none$/);
  assert.deepEqual(file.includes.map(({ path }) => path), ["a.txt", "b.txt"]);
});

Deno.test("pyproject.toml: what is wrong is told item by item", async (t) => {
  const rows: readonly (readonly [content: string, line: number | undefined, message: RegExp])[] = [
    ["[project]\ndependencies = [\n1]", 3, /expected text, found number$/],
    ["[project]\ndependencies = 'a'", 2, /expected an array of requirements$/],
    ["[project]\noptional-dependencies = []", 2, /expected a table of arrays$/],
    ["project = 1", 1, /^Cannot read project: expected a table$/],
    ["[project]\ndynamic = 'dependencies'", 2, /^Cannot read project\.dynamic: expected an array$/],
    ["build-system = 1", 1, /^Cannot read build-system: expected a table$/],
    ["[tool.poetry]\ndependencies = 3", 2, /poetry\.dependencies: expected a table$/],
    ["[tool.poetry.group]\ndev = 3", 2, /poetry\.group\.dev: expected a table$/],
    ["[tool.poetry.extras]\na = 'b'", 2, /poetry\.extras\.a: expected an array$/],
    [
      "[tool.poetry.dependencies]\na = {version = '1', extras = 'x'}",
      2,
      /poetry\.dependencies\.a\.extras: expected an array$/,
    ],
    ["[project]\ndependencies = ['a b']", 2, /^Cannot parse requirement "a b"/],
    ["dependency-groups = 1", 1, /expected a table of arrays$/],
    ["[dependency-groups]\na = 1", 2, /expected an array$/],
    ["[dependency-groups]\na = [{include = 'b'}]", 2, /expected text or/],
    ["[dependency-groups]\na = [{include-group = 'b'}]", 2, /there is no group "b"$/],
    ["[project]\ndependencies = [\n[]]", 3, /expected text, found an array$/],
    ["[dependency-groups]\na = [{include-group = 'A'}]", 2, /"a" includes itself$/],
    ["[dependency-groups]\na_b = []\nA-B = []", 2, /expected one group of each name/],
    [
      "[project]\nrequires-python = '3.10+'",
      2,
      /^Cannot read requires-python "3.10\+": expected a/,
    ],
    ["[project]\nx = ", 2, /^Cannot parse TOML: /],
  ];
  for (const [content, line, message] of rows) {
    await t.step(content, () => {
      const { problems } = read(content);
      assert.equal(problems.length, 1);
      assert.equal(problems[0]?.line, line);
      assert.match(problems[0]?.message ?? "", message);
    });
  }
});

Deno.test("[tool.poetry] is read with its own constraints, markers, sources and groups", async (t) => {
  const rows: readonly (readonly [line: string, expected: Record<string, unknown>])[] = [
    ['a = "^1.2"', { name: "a", specifier: "<2.0,>=1.2", group: "runtime" }],
    ['a = "1.2"', { version: "1.2", pinned: true }],
    ['a = "*"', { specifier: "" }],
    ['a = "<1 || >=2"', { specifier: "", alternatives: ["<1", ">=2"] }],
    ['a = {version = "~1", extras = ["B_c"]}', { specifier: "<2,>=1", extras: ["b-c"] }],
    ['a = {version = "1", python = "^3.8"}', {
      marker: 'python_version < "4.0" and python_version >= "3.8"',
    }],
    ['a = {version = "1", python = "~2.7 || >3.5", platform = "win32"}', {
      marker: '(python_version < "2.8" and python_version >= "2.7" or ' +
        'python_full_version > "3.5") and sys_platform == "win32"',
    }],
    ['a = {version = "1", markers = "os_name == \'nt\'"}', { marker: 'os_name == "nt"' }],
    ['a = {git = "https://h.example/a.git", tag = "v1"}', {
      kind: "vcs",
      url: "git+https://h.example/a.git@v1",
      pinned: false,
    }],
    ['a = {path = "../a", develop = true}', { kind: "editable", url: "../a" }],
    ['a = {url = "https://h.example/a-1.zip"}', { kind: "url" }],
    ['a = {version = "^1", optional = true}', { group: "optional" }],
    ['x = {version = "^1", optional = true}', { group: "extra:e, extra:f" }],
  ];
  for (const [line, expected] of rows) {
    await t.step(line, () => {
      const { entries, problems } = read(
        `[tool.poetry.dependencies]\npython = "^3.8"\n${line}\n` +
          '[tool.poetry.extras]\ne = ["x"]\nf = ["X"]\n',
      );
      assert.deepEqual(problems, []);
      assert.equal(entries.length, 1);
      assertFields(entries, [{ line: 3, ...expected }]);
    });
  }
});

Deno.test("[tool.poetry] lists, groups, python and what cannot be read", () => {
  const file = read(`[tool.poetry.dependencies]
python = "^3.8"
a = [
  {version = "1", python = "<3.9"},
  {version = "2", python = ">=3.9"},
]
b = "nonsense!"
c = 1
f = []
[tool.poetry.dev-dependencies]
d = "*"
[tool.poetry.group.Test.dependencies]
e = "*"
[[tool.poetry.source]]
name = "own"
url = "https://h.example/simple"
`);
  assert.equal(file.requiresPython, "<4.0,>=3.8");
  assert.deepEqual(file.entries.map(({ name, group, line }) => [name, group, line]), [
    ["a", "runtime", 4],
    ["a", "runtime", 5],
    ["d", "group:dev", 11],
    ["e", "group:test", 13],
  ]);
  assert.deepEqual(file.problems.map(({ line }) => line), [7, 8, 9]);
  assert.deepEqual(file.indexes, [
    { kind: "extra-index", url: "https://h.example/simple", name: "own" },
  ]);
});

Deno.test("[tool.poetry] tells which groups include which", () => {
  const { notes } = read('[tool.poetry.group.Dev]\ninclude-groups = ["Test"]\n');
  assert.ok(notes.includes("group:dev includes group:test"), notes.join("; "));
});

Deno.test("[tool.poetry.dependencies] beside [project] dependencies only adds to those", () => {
  const file = read(
    '[project]\ndependencies = ["a>=1"]\n[tool.poetry.dependencies]\na = {source = "x"}\nb = "1"',
  );
  assert.deepEqual(file.entries.map(({ text }) => text), ["a>=1", 'b = "1"']);
  assert.equal(file.notes.length, 1);
});
