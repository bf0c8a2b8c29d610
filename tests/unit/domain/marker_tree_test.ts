import assert from "node:assert/strict";
import { formatMarker, parseMarker } from "../../../src/domain/marker.ts";
import { foldMarker, joinMarkers } from "../../../src/domain/marker_tree.ts";

Deno.test("foldMarker() goes through the text in order, groups after their operands", () => {
  const seen: string[] = [];
  const size = foldMarker<number>(
    parseMarker("extra == 'a' or (extra == 'b' or extra == 'c') and extra == 'd'"),
    ({ right }) => {
      seen.push(right.kind === "literal" ? right.text : "");
      return 1;
    },
    (kind, results) => {
      seen.push(`${kind} of ${results.length}`);
      return results.reduce((a, b) => a + b);
    },
  );
  assert.equal(seen.join(", "), "a, b, c, or of 2, d, and of 2, or of 2");
  assert.equal(size, 4);
});

Deno.test("foldMarker() takes a group within one of its kind for a part of that", () => {
  const groups: string[] = [];
  foldMarker(
    parseMarker("extra == 'a' or (extra == 'b' or (extra == 'c' or extra == 'd')) or extra == 'e'"),
    () => {},
    (kind, results) => groups.push(`${kind} of ${results.length}`),
  );
  assert.deepEqual(groups, ["or of 5"]);
});

Deno.test("markers take time in proportion to their text, however their groups nest", () => {
  const nested = (depth: number) =>
    parseMarker(
      Array.from({ length: depth }, (_, index) => `'${index}'<extra or(`).join("") +
        `extra=='x'${")".repeat(depth)}`,
    );
  const deep = nested(3_500);
  let comparisons = 0;
  let looked = 0; // results that groups are given: each once, not once for each parenthesis around it
  foldMarker(deep, () => comparisons++, (_, results) => looked += results.length);
  assert.equal(looked, comparisons);
});

Deno.test("joinMarkers() dissolves groups of its own kind only", async (t) => {
  const rows:
    readonly (readonly [kind: "and" | "or", operands: readonly string[], joined: string])[] = [
      ["and", ["extra == 'a'"], 'extra == "a"'],
      [
        "or",
        ["extra == 'a' or extra == 'b'", "extra == 'c'"],
        'extra == "a" or extra == "b" or extra == "c"',
      ],
      [
        "and",
        ["extra == 'a' or extra == 'b'", "extra == 'c'"],
        '(extra == "a" or extra == "b") and extra == "c"',
      ],
    ];
  for (const [kind, operands, joined] of rows) {
    await t.step(joined, () => {
      assert.equal(formatMarker(joinMarkers(kind, operands.map(parseMarker))), joined);
    });
  }
});
