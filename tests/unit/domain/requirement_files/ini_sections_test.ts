import assert from "node:assert/strict";
import { parseIni } from "../../../../src/domain/requirement_files/ini_sections.ts";

// Checked against Python's configparser.
Deno.test("parseIni() joins indented lines as configparser does", async (t) => {
  const rows: readonly (readonly [content: string, expected: readonly string[]])[] = [
    ["[s]\nk = a", ["2 a"]],
    ["[s]\nK: a", ["2 a"]],
    ["[s]\r\nk =\r\n  a\r\n\tb\r\n", ["2 ", "3 a", "4 b"]],
    ["[s]\nk =\n  a\n# no\n  ; no\n\n  b=1", ["2 ", "3 a", "7 b=1"]],
    ["[s]\nk = a ; kept # kept", ["2 a ; kept # kept"]],
    ["[s]\nk = a\n[t]\nk = b\n[s]\nj = c", ["2 a"]],
    ["[s]\nk = a\nk = b", ["3 b"]],
    ["[s]\n  k = a\n    b\n  j = c", ["2 a", "3 b"]],
  ];
  for (const [content, expected] of rows) {
    await t.step(JSON.stringify(content), () => {
      const lines = parseIni(content).sections.get("s")?.get("k");
      assert.deepEqual(lines?.map(({ line, text }) => `${line} ${text}`), expected);
    });
  }
});

Deno.test("parseIni() keeps the lines that belong to nothing", () => {
  const { sections, unread } = parseIni("k = 1\n[s]\nno key\n= v\n[open\n");
  assert.deepEqual([...sections.keys()], ["s"]);
  assert.deepEqual(unread.map(({ line }) => line), [1, 3, 4, 5]);
});
