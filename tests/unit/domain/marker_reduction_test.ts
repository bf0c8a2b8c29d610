import assert from "node:assert/strict";
import { formatMarker, parseMarker } from "../../../src/domain/marker.ts";
import { reduceMarker } from "../../../src/domain/marker_reduction.ts";

Deno.test("reduceMarker() drops what is answered and what is repeated", async (t) => {
  const rows: readonly (readonly [marker: string, reduced: string])[] = [
    ["extra == 'x' and extra == 'x'", 'extra == "x"'],
    ["extra == 'x' and (extra == 'x' and extra == 'y')", 'extra == "x" and extra == "y"'],
    [
      "(extra == 'x' or extra == 'y') and (extra == 'y' or extra == 'x')",
      'extra == "x" or extra == "y"',
    ],
    ["extra == 'true' and extra == 'x'", 'extra == "x"'],
    ["extra == 'false' and extra == 'x'", "false"],
    ["extra == 'true' or extra == 'x'", "true"],
    ["extra == 'false' or extra == 'x'", 'extra == "x"'],
    ["extra == 'false' or extra == 'false'", "false"],
    ["extra == 'true' and (extra == 'false' or extra == 'true')", "true"],
  ];
  for (const [marker, reduced] of rows) {
    await t.step(marker, () => {
      const left = reduceMarker(parseMarker(marker), ({ right }) => (
        right.kind === "literal" && /^(?:true|false)$/.test(right.text)
          ? right.text === "true"
          : undefined
      ));
      assert.equal(typeof left === "boolean" ? String(left) : formatMarker(left), reduced);
    });
  }
});
