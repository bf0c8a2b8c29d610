import assert from "node:assert/strict";
import { fitting, jsonBytes, truncationLines, Truncations } from "../../../src/tools/truncation.ts";

Deno.test("Truncations says nothing when nothing was cut", () => {
  const cut = new Truncations();
  assert.deepEqual(cut.items([1, 2], { field: "items", most: 2, how: "ask" }), [1, 2]);
  assert.equal(cut.text("ab", { field: "text", most: 2, how: "ask" }), "ab");
  assert.deepEqual(cut.asField(), {});
});

Deno.test("Truncations counts what was cut, adding up one field", () => {
  const cut = new Truncations();
  const cap = { field: "items", most: 1, how: "ask again" };
  assert.deepEqual(cut.items(["a", "b", "c"], cap), ["a"]);
  assert.deepEqual(cut.items(["a", "b"], cap), ["a"]);
  assert.equal(cut.text("abcdef", { field: "text", most: 4, how: "read it" }), "abcd…");
  const { truncated } = cut.asField();
  assert.deepEqual(truncated, [
    { field: "items", omitted: 3, how: "ask again" },
    { field: "text", omitted: 2, how: "read it" },
  ]);
  assert.deepEqual(truncationLines(truncated), [
    "Left out: 3 of items; ask again",
    "Left out: 2 of text; read it",
  ]);
});

Deno.test("fitting() counts the first items that have room, by number and by bytes", () => {
  const items = ["aaaa", "bbbb", "é"]; // 7, 7 and 5 bytes with quotes and comma
  assert.equal(fitting(items, { most: 9, mostBytes: 100 }), 3);
  assert.equal(fitting(items, { most: 2, mostBytes: 100 }), 2);
  assert.equal(fitting(items, { most: 9, mostBytes: 14 }), 2);
  assert.equal(fitting(items, { most: 9, mostBytes: 13 }), 1);
  assert.equal(fitting(items, { most: 9, mostBytes: -1 }), 0);
  assert.equal(jsonBytes("é"), 5);
});
