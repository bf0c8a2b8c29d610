import assert from "node:assert/strict";
import { parseRequirement } from "../../../src/domain/requirement.ts";
import { groupByExtra } from "../../../src/tools/requirement_groups.ts";

Deno.test("groupByExtra() gives a requirement to runtime when it may hold without an extra", () => {
  const texts = ["a; os_name == 'nt' or extra == 'x'", "b; extra == 'x'", "c; extra != 'x'"];
  const { runtime, byExtra, optionalCount } = groupByExtra(texts.map(parseRequirement), []);
  assert.deepEqual(runtime.map(({ name }) => name), ["a", "c"]);
  assert.deepEqual([...byExtra].map(([extra, list]) => [extra, list.length]), [["x", 1]]);
  assert.equal(optionalCount, 1);
});

Deno.test("groupByExtra() keeps what needs an extra that no name tells under a group of its own", () => {
  const { byExtra } = groupByExtra([parseRequirement("a; 'x' < extra")], ["Empty"]);
  assert.deepEqual([...byExtra].map(([extra, list]) => [extra, list.length]), [
    ["(other)", 1],
    ["empty", 0],
  ]);
});
