import assert from "node:assert/strict";
import { estimateBytes } from "../../../src/cache/size_estimate.ts";

Deno.test("estimateBytes() grows with what is kept", async (t) => {
  const rows: [name: string, small: unknown, large: unknown, atLeast: number][] = [
    ["text", "", "x".repeat(1_000), 1_000],
    ["text beyond Latin-1", "x".repeat(1_000), "文".repeat(1_000), 1_000],
    ["one wide character in long text", "x".repeat(200), "x".repeat(199) + "文", 200],
    ["array", [], Array(100).fill(true), 800],
    ["object", {}, { a: "x".repeat(100), b: { c: "y".repeat(100) } }, 200],
    ["map", new Map(), new Map([["key", "x".repeat(100)]]), 100],
    ["set", new Set(), new Set(["x".repeat(100)]), 100],
    ["bytes", new Uint8Array(0), new Uint8Array(1_000), 1_000],
    ["big integers", [], [1n, 2n, 3n], 60],
    ["numbers", [], [0.5, 1.5], 16],
  ];
  for (const [name, small, large, atLeast] of rows) {
    await t.step(name, () => {
      assert.ok(estimateBytes(large) - estimateBytes(small) >= atLeast);
    });
  }
});

Deno.test("estimateBytes() counts what is shared once and survives cycles", () => {
  const shared = { text: "x".repeat(10_000) };
  assert.ok(estimateBytes([shared, shared, shared]) < 12_000);
  const cycle: Record<string, unknown> = { text: "x".repeat(1_000) };
  cycle.self = cycle;
  assert.ok(estimateBytes(cycle) < 2_000);
});

Deno.test("estimateBytes() does not recurse: depth is no danger", () => {
  let deep: unknown = "end";
  for (let level = 0; level < 200_000; level++) deep = [deep];
  assert.ok(estimateBytes(deep) > 200_000 * 8);
});

Deno.test("estimateBytes() takes nothing for nothing", () => {
  for (const value of [undefined, null, true]) assert.equal(estimateBytes(value), 0);
});
