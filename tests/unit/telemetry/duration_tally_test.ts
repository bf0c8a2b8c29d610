import assert from "node:assert/strict";
import { DURATION_BOUNDS, DurationTally } from "../../../src/telemetry/duration_tally.ts";

Deno.test("DurationTally puts a duration into every bucket whose bound it does not pass", async (t) => {
  const cases: readonly (readonly [durationMs: number, firstBound: number | undefined])[] = [
    ...[[0, 0.001], [1, 0.001], [1.001, 0.0025], [5, 0.005], [30_000, 30]] as const,
    ...[[30_001, undefined], [-5, 0.001], [NaN, 0.001]] as const,
  ];
  for (const [durationMs, firstBound] of cases) {
    await t.step(`${durationMs} ms`, () => {
      const tally = new DurationTally();
      tally.add(durationMs);
      assert.equal(tally.count, 1);
      const expected = DURATION_BOUNDS.map((bound) =>
        firstBound !== undefined && bound >= firstBound ? 1 : 0
      );
      assert.deepEqual(tally.cumulative().map(([, count]) => count), expected);
    });
  }
});
