import assert from "node:assert/strict";
import { parseToml } from "../../../../src/domain/requirement_files/toml_document.ts";
import { tomlLines } from "../../../../src/domain/requirement_files/toml_lines.ts";

const TEXT = `# a comment with [brackets] and "quotes
title = "x # no comment" # [neither]
dates = [ 1979-05-27T07:32:00Z, 2020-01-01 ] # two
long = """
[not.a.table]
"" quotes and \\""" an escape""""
raw = '''
'key' = 1
'''
[project]
dependencies = [
  "a>=1", # first

  'b',
    "c", "d",
]
optional-dependencies.x = ["e",
  "f"]
nested = { one = ["g",
  "h"], "two words" = 1 }
[ "quoted" . key ]
"\\u0061b" = true
[[package]]
name = "one"
[package.source]
url = "u"
[[package]]
name = "two"
files = [
  {file = "x", hash = "y"},
]
[[package.inner]]
k = 1
[[package.inner]]
k = 2
`;

Deno.test("tomlLines() tells where tables, keys and items stand", async (t) => {
  parseToml(TEXT); // it is TOML
  const lines = tomlLines(TEXT);
  const rows: readonly (readonly [path: readonly (string | number)[], line: number | undefined])[] =
    [
      [["title"], 2],
      [["dates", 1], 3],
      [["long"], 4],
      [["raw"], 7],
      [["project"], 10],
      [["project", "dependencies"], 11],
      [["project", "dependencies", 0], 12],
      [["project", "dependencies", 1], 14],
      [["project", "dependencies", 2], 15],
      [["project", "dependencies", 3], 15],
      [["project", "optional-dependencies", "x", 1], 18],
      [["project", "nested", "one", 1], 20],
      [["project", "nested", "two words"], 20],
      [["quoted", "key"], 21],
      [["quoted", "key", "ab"], 22],
      [["package", 0], 23],
      [["package", 0, "source", "url"], 26],
      [["package", 1, "name"], 28],
      [["package", 1, "files", 0], 30],
      [["package", 1, "files", 0, "file"], undefined],
      [["package", 1, "inner", 1, "k"], 35],
      [["absent"], undefined],
    ];
  for (const [path, line] of rows) {
    await t.step(path.join("."), () => assert.equal(lines.lineOf(path), line));
  }
});
