import assert from "node:assert/strict";
import fc from "fast-check";
import { editDistance } from "../../../src/domain/edit_distance.ts";

Deno.test("editDistance() counts insertions, deletions, substitutions and swaps", async (t) => {
  const rows: [a: string, b: string, expected: number][] = [
    ["", "", 0],
    ["", "abc", 3],
    ["abc", "", 3],
    ["flask", "flask", 0],
    ["flask", "flasc", 1],
    ["flask", "flaskk", 1],
    ["flask", "flak", 1],
    ["reqeusts", "requests", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3], // the swapped pair is not edited again
  ];
  for (const [a, b, expected] of rows) {
    await t.step(`${a} -> ${b}`, () => assert.equal(editDistance(a, b, 9), expected));
  }
});

Deno.test("editDistance() gives up over the bound and only there", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 9 });
  const property = fc.property(word, word, fc.nat({ max: 5 }), (a, b, most) => {
    const exact = editDistance(a, b, 100);
    assert.notEqual(exact, undefined);
    assert.equal(editDistance(a, b, most), (exact ?? 0) > most ? undefined : exact);
    assert.equal(editDistance(b, a, 100), exact, "same both ways");
    assert.equal(exact === 0, a === b);
  });
  fc.assert(property, { seed: 1, numRuns: 2_000 });
});
