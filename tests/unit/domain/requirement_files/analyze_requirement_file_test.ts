import fc from "fast-check";
import assert from "node:assert/strict";
import { analyzeRequirementFile } from "../../../../src/domain/requirement_files/analyze_requirement_file.ts";
import { FINDING_SEVERITIES } from "../../../../src/domain/requirement_files/finding.ts";
import { parseRequirementFile } from "../../../../src/domain/requirement_files/parse_requirement_file.ts";

function found(content: string, filename = "requirements.txt"): readonly string[] {
  return analyzeRequirementFile(parseRequirementFile({ filename, content }))
    .map(({ severity, kind, line }) => `${severity} ${kind} ${line ?? "-"}`);
}

Deno.test("analyzeRequirementFile() finds what is wrong in a list for pip", async (t) => {
  const rows: readonly (readonly [content: string, expected: readonly string[]])[] = [
    ["a==1\nb==2", []],
    ["a", ["note unpinned 1"]],
    ["a>=1,<1", ["error conflict 1", "note unpinned 1"]],
    ["a=1", ["error invalid 1"]],
    ["a==1\n--nonsense", ["warning unsupported 2"]],
    ["a==1\na==1", ["warning duplicate 2"]],
    ["a==1\na==2", ["error conflict 2", "warning duplicate 2"]],
    ["a>=1\nA<3", ["warning duplicate 2", "note unpinned 1", "note spelling 2"]],
    ["a[x]==1\na[y]==1", []],
    ["a==1 ; python_version < '3'\na==2 ; python_version >= '3'", []],
    ["a==1 ; python_version < '3.9'\na==2 ; python_version >= '3'", ["warning conflict 2"]],
    ["a==1 ; os_name == 'nt'\na==2", ["error conflict 2"]],
    ["a==1 ; os_name == 'nt' and os_name == 'posix'", ["warning unreachable-marker 1"]],
    ["a==1 --hash=sha256:aa\nb==1", ["error missing-hash 2"]],
    ["a>=1 --hash=sha256:aa", ["error unpinned 1", "note unpinned 1"]],
    ["--require-hashes\na==1", ["error missing-hash 2"]],
    ["git+https://h.example/a.git@v1#egg=a", ["warning unpinned-place 1"]],
    ["-e git+https://h.example/a.git#egg=a", ["warning unpinned-place 1"]],
    ["-e .\n./b", []],
    ["a @ https://h.example/a-1.zip", ["warning unpinned-place 1"]],
    ["a @ https://h.example/a-1.zip#sha256=aa", []],
    ["a @ https://h.example/a-1.zip#sha256=aa\na==2", []],
  ];
  for (const [content, expected] of rows) {
    await t.step(content, () => assert.deepEqual(found(content), expected));
  }
});

Deno.test("analyzeRequirementFile() compares groups that are installed together", async (t) => {
  const project = (rest: string) => `[project]\ndependencies = ["a==1"]\n${rest}`;
  const rows: readonly (readonly [content: string, expected: readonly string[]])[] = [
    [project('[project.optional-dependencies]\nx = ["a==2"]'), ["error conflict 4"]],
    [project('[dependency-groups]\nx = ["a==2"]'), ["error conflict 4"]],
    [project('[tool.uv]\nconstraint-dependencies = ["a<1"]'), ["error conflict 4"]],
    [project('[tool.uv]\noverride-dependencies = ["a==2"]'), []],
    [project('[build-system]\nrequires = ["a==2"]'), []],
    [project('[dependency-groups]\nx = ["b==1"]\ny = ["b==2"]'), []],
    ['[tool.poetry.dependencies]\na = [{version = "<1 || >2", python = "<3"}, {version = "1.5"}]', [
      "error conflict 2",
      "note unpinned 2",
    ]],
    // Nobody knows where the first one applies.
    ['[tool.poetry.dependencies]\na = [{version = "1", markers = "?"}, {version = "2"}]', [
      "error invalid 2",
    ]],
  ];
  for (const [content, expected] of rows) {
    await t.step(content, () => assert.deepEqual(found(content, "pyproject.toml"), expected));
  }
});

// PEP 751: "there MUST NOT be ambiguity by way of multiple packages.version values".
Deno.test("analyzeRequirementFile() takes two versions in a pylock.toml for a conflict", () => {
  const locked = (version: string, marker: string) =>
    `[[packages]]\nname = "a"\nversion = "${version}"\nmarker = "${marker}"\n` +
    `wheels = [{name = "a-${version}-py3-none-any.whl", path = "x", hashes = {sha256 = "aa"}}]\n`;
  const head = 'lock-version = "1.0"\ncreated-by = "x"\n';
  const windows = "sys_platform == 'win32'";
  const linux = "sys_platform == 'linux'";
  assert.deepEqual(found(head + locked("1", windows) + locked("2", linux), "pylock.toml"), []);
  assert.deepEqual(found(head + locked("1", windows) + locked("2", windows), "pylock.toml"), [
    "error conflict 8",
  ]);
});

Deno.test("analyzeRequirementFile() of lock files: only what their format proves", async (t) => {
  const row = (version: string, rest = "") =>
    `[[package]]\nname = "a"\nversion = "${version}"\n${rest}`;
  const rows:
    readonly (readonly [filename: string, content: string, expected: readonly string[]])[] = [
      ["poetry.lock", row("1") + row("2"), []],
      ["poetry.lock", row("1") + row("1"), ["warning duplicate 4"]],
      ["uv.lock", `version = 1\n${row("1")}${row("2")}`, []],
      ["uv.lock", `version = 1\n${row("1", 'sdist = {hash = "x"}\n')}${row("2")}`, [
        "warning missing-hash 6",
      ]],
      ["uv.lock", "version = 9", ["error unsupported 1"]],
      ["pdm.lock", row("1") + row("1", 'extras = ["x"]'), []],
      ["Pipfile.lock", '{"default":{"a":{"version":"*"}}}', ["warning unpinned 1"]],
    ];
  for (const [filename, content, expected] of rows) {
    await t.step(content, () => assert.deepEqual(found(content, filename), expected));
  }
});

Deno.test("analyzeRequirementFile() names what is meant, worst first", () => {
  const findings = analyzeRequirementFile(parseRequirementFile({
    filename: "requirements.txt",
    content: "Flask>=2\nx=1\nflask<2\n",
  }));
  assert.deepEqual(findings.map(({ message }) => message), [
    'Cannot parse requirement "x=1": expected a version specifier, "@" or ";", or the end, ' +
    'found "=1" at 1',
    "flask: no version is both >=2 and <2 (lines 1, 3)",
    "flask is listed 2 times: >=2; <2 (lines 1, 3)",
    "2 of 2 requirements admit more than one release: flask",
    "flask is spelled in 2 ways: Flask, flask (lines 1, 3)",
  ]);
});

Deno.test("analyzeRequirementFile() never throws, and ends soon for a hostile file", () => {
  const line = fc.tuple(
    fc.constantFrom("a", "A", "b"),
    fc.constantFrom("", "==1", "<2,>1", "===x", "!=1.*"),
    fc.constantFrom("", " ; os_name == 'nt'", " ; extra == 'x'", " ; 'a' in extras"),
  ).map((parts) => parts.join(""));
  fc.assert(fc.property(fc.array(line, { maxLength: 10 }), (lines) => {
    const file = parseRequirementFile({ filename: "requirements.txt", content: lines.join("\n") });
    const severities = analyzeRequirementFile(file).map(({ severity }) => severity);
    const rank = (severity: typeof severities[number]) => FINDING_SEVERITIES.indexOf(severity);
    assert.deepEqual(severities, severities.toSorted((a, b) => rank(a) - rank(b)));
  }));
  const content = Array.from(
    { length: 4_000 },
    (_, index) => `a>${index % 500},!=${index} ; platform_release != "${index}"`,
  ).join("\n");
  const last = analyzeRequirementFile(
    parseRequirementFile({ filename: "requirements.txt", content }),
  ).find(({ kind }) => kind === "too-large");
  assert.match(last?.message ?? "", /some conflicts may not be told$/);
});
