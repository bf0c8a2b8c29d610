import assert from "node:assert/strict";
import { logicalLines } from "../../../../src/domain/requirement_files/logical_lines.ts";

Deno.test("logicalLines() joins and strips lines as pip does", async (t) => {
  const rows:
    readonly (readonly [content: string, expected: readonly (readonly [number, string])[]])[] = [
      ["", []],
      ["\n \t\n# all\n  # more\n", []],
      ["a\r\nb\rc\n", [[1, "a"], [2, "b"], [3, "c"]]],
      ["a # why", [[1, "a"]]],
      ["a#b", [[1, "a#b"]]],
      ["a\t#b", [[1, "a"]]],
      ["git+https://h/x#egg=y # why", [[1, "git+https://h/x#egg=y"]]],
      ["a==1 \\\n  --hash=x \\\n  --hash=y\nb", [[1, "a==1   --hash=x   --hash=y"], [4, "b"]]],
      ["a \\\n# not the end of a name\nb", [[1, "a"], [3, "b"]]],
      ["# no continuation \\\na", [[2, "a"]]],
      ["a\\", [[1, "a"]]],
      ["\\\n\\\n", []],
    ];
  for (const [content, expected] of rows) {
    await t.step(JSON.stringify(content), () => {
      assert.deepEqual(logicalLines(content).map(({ line, text }) => [line, text]), expected);
    });
  }
});
