import assert from "node:assert/strict";
import { plainJson } from "../../../src/plugins/plain_json.ts";

const BOUNDS = { maxCharacterCount: 100, maxDepthCount: 3 };

Deno.test("plainJson() copies what JSON can hold, without hidden characters and absent members", () => {
  const inner = { text: "a\u202eb" };
  const copy = plainJson({ inner, list: [1, null, true], absent: undefined }, BOUNDS);
  assert.deepEqual(copy, { inner: { text: "ab" }, list: [1, null, true] });
});

Deno.test("plainJson() refuses what JSON cannot hold and what is too much, naming the place", async (t) => {
  const rows: readonly (readonly [name: string, value: unknown, told: RegExp])[] = [
    ["no number", { a: [NaN] }, /read NaN at "\/a\/0"/],
    ["a function", { a: () => 1 }, /of type function at "\/a"/],
    ["a list with holes", new Array(2), /of type undefined at "\/0"/],
    ["a date", { a: new Date(0) }, /not plain at "\/a"/],
    ["too deep", [[[[]]]], /too deep at "\/0\/0\/0"/],
    ["too long", "x".repeat(101), /more than 100 characters/],
    ["too many", new Array(101).fill(0), /more than 100 characters/],
    ["a prototype", JSON.parse('{"__proto__":1}'), /a name that no answer may have/],
    ["a name that hides something", { "a\u200bb": 1 }, /a name that no answer may have/],
  ];
  for (const [name, value, message] of rows) {
    await t.step(name, () => {
      assert.throws(() => plainJson(value, BOUNDS), { name: "NotJsonError", message });
    });
  }
});

Deno.test("plainJson() reads each member once", () => {
  let readCount = 0;
  const value = {
    get a() {
      return ++readCount;
    },
  };
  assert.deepEqual(plainJson(value, BOUNDS), { a: 1 });
  assert.equal(readCount, 1);
});
