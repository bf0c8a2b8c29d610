import assert from "node:assert/strict";
import { formatInterval } from "../../../src/domain/affected_interval.ts";

Deno.test("formatInterval() reads like a specifier set", async (t) => {
  const rows: [interval: Parameters<typeof formatInterval>[0], expected: string][] = [
    [{}, "every version"],
    [{ fixed: "2.0" }, "<2.0"],
    [{ introduced: "1.0" }, ">=1.0"],
    [{ introduced: "1.0", lastAffected: "1.5" }, ">=1.0, <=1.5"],
    [{ introduced: "1.0", fixed: "3.0", limit: "2.0" }, ">=1.0, <3.0, <2.0"],
  ];
  for (const [interval, expected] of rows) {
    await t.step(expected, () => assert.equal(formatInterval(interval), expected));
  }
});
