import assert from "node:assert/strict";
import { scanMarker } from "../../../src/domain/marker_syntax.ts";
import { MARKER_VARIABLES } from "../../../src/domain/marker_tree.ts";
import { TextScanner } from "../../../src/domain/text_scanner.ts";

function scan(text: string): TextScanner {
  return new TextScanner(text, (expected, found) => new Error(`${expected}, ${found}`));
}

Deno.test("scanMarker() stops where the marker does", () => {
  const scanner = scan("os_name == 'nt' ; rest");
  scanMarker(scanner);
  assert.equal(scanner.text.slice(scanner.position), "; rest");
});

Deno.test("scanMarker() makes one group of a chain and nests and under or", () => {
  const marker = scanMarker(scan("extra == 'a' or extra == 'b' and extra == 'c' or extra == 'd'"));
  assert.ok(marker.kind === "or");
  assert.deepEqual(marker.operands.map(({ kind }) => kind), ["comparison", "and", "comparison"]);
  assert.equal(marker.parenthesized, false);
});

Deno.test("scanMarker() reads every variable by its own name", async (t) => {
  for (const name of MARKER_VARIABLES) {
    await t.step(name, () => {
      const marker = scanMarker(scan(`${name} == "1"`));
      assert.ok(marker.kind === "comparison");
      assert.deepEqual(marker.left, { kind: "variable", name });
      assert.deepEqual(marker.right, { kind: "literal", text: "1" });
    });
  }
});

Deno.test("scanMarker() normalises the literal beside extra, and no other", () => {
  const extra = scanMarker(scan("'A_b' == extra"));
  assert.ok(extra.kind === "comparison");
  assert.deepEqual(extra.left, { kind: "literal", text: "a-b" });
  const other = scanMarker(scan("'A_b' == os_name"));
  assert.ok(other.kind === "comparison");
  assert.deepEqual(other.left, { kind: "literal", text: "A_b" });
});
