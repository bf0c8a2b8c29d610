import assert from "node:assert/strict";
import { BoundedMap } from "../../../src/access/bounded_map.ts";

Deno.test("BoundedMap forgets what was used longest ago, and reading is use", () => {
  const map = new BoundedMap<number>(2);
  map.set("a", 1);
  map.set("b", 2);
  assert.equal(map.get("a"), 1);
  map.set("c", 3);
  assert.deepEqual([map.get("a"), map.get("b"), map.get("c"), map.size], [1, undefined, 3, 2]);
  map.set("a", 4);
  assert.deepEqual([map.get("a"), map.size], [4, 2], "what is there already needs no room");
});
