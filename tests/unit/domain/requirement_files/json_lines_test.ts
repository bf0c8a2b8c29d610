import assert from "node:assert/strict";
import { jsonKeyLines } from "../../../../src/domain/requirement_files/json_lines.ts";

Deno.test("jsonKeyLines() finds keys, not texts that look like them", () => {
  const lines = jsonKeyLines(
    '{\n"a" :\n{"b\\"c": "x: y",\n"d": ["e", {"f": 1}],\n"d":\n2},\n"\\u0067": {"b": {"deep": 1}}}',
  );
  assert.deepEqual([...lines], [
    ['["a"]', 2],
    ['["a","b\\"c"]', 3],
    ['["a","d"]', 5],
    ['["g"]', 7],
    ['["g","b"]', 7],
  ]);
});
