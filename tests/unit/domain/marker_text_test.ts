import assert from "node:assert/strict";
import { parseMarker } from "../../../src/domain/marker.ts";
import { formatMarker } from "../../../src/domain/marker_text.ts";
import type { Marker } from "../../../src/domain/marker_tree.ts";

Deno.test("formatMarker() writes one spelling and keeps the parentheses that group", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["os_name=='nt'", 'os_name == "nt"'],
    ['  os.name\t!=\t"nt" ', 'os_name != "nt"'],
    ["python_implementation == 'PyPy'", 'platform_python_implementation == "PyPy"'],
    [`os_name == 'a"b'`, `os_name == 'a"b'`],
    ["extra == 'Foo_Bar'", 'extra == "foo-bar"'],
    ["'Foo_Bar' in extras", '"foo-bar" in extras'],
    ["os_name not   in 'nt'", 'os_name not in "nt"'],
    ["(((os_name == 'nt')))", 'os_name == "nt"'],
    ["((extra == 'a' or extra == 'b'))", 'extra == "a" or extra == "b"'],
    [
      "extra == 'a' and ((extra == 'b' or extra == 'c'))",
      'extra == "a" and (extra == "b" or extra == "c")',
    ],
    [
      "(extra == 'a' and extra == 'b') or extra == 'c'",
      '(extra == "a" and extra == "b") or extra == "c"',
    ],
    [
      "extra == 'a' and extra == 'b' or extra == 'c'",
      'extra == "a" and extra == "b" or extra == "c"',
    ],
  ];
  for (const [read, written] of rows) {
    await t.step(read, () => {
      assert.equal(formatMarker(parseMarker(read)), written);
      assert.equal(formatMarker(parseMarker(written)), written);
    });
  }
});

Deno.test("formatMarker() groups an or inside an and even when the tree says no parentheses", () => {
  const either = parseMarker("os_name == 'a' or os_name == 'b'");
  const both: Marker = {
    kind: "and",
    operands: [either, parseMarker("extra == 'x'")],
    parenthesized: false,
  };
  assert.equal(formatMarker(both), '(os_name == "a" or os_name == "b") and extra == "x"');
});

Deno.test("formatMarker() writes more operands than a call takes arguments", () => {
  const operands: readonly Marker[] = Array(200_000).fill(parseMarker("extra == 'a'"));
  const text = formatMarker({ kind: "or", operands, parenthesized: false });
  assert.equal(text.length, 200_000 * 'extra == "a" or '.length - " or ".length);
});
