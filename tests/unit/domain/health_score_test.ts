import assert from "node:assert/strict";
import fc from "fast-check";
import { type HealthPart, healthScore, healthStatus } from "../../../src/domain/health_score.ts";

const part = (name: string, weight: number, points?: number, atMost?: number): HealthPart => ({
  name,
  weight,
  ...(points === undefined ? {} : { points }),
  ...(atMost === undefined ? {} : { atMost }),
  evidence: "seen",
  source: "pypi-json",
});

Deno.test("healthScore() is the weighted mean of what was looked at", async (t) => {
  const rows: [rule: string, parts: HealthPart[], score: number | undefined, status: string][] = [
    ["all good", [part("a", 30, 1), part("b", 10, 1)], 100, "excellent"],
    ["weights count", [part("a", 30, 1), part("b", 10, 0)], 75, "good"],
    [
      "what was not looked at neither helps nor harms",
      [
        part("a", 30, 0.5),
        part("b", 70),
      ],
      50,
      "fair",
    ],
    ["points beyond 1 are 1", [part("a", 1, 7), part("b", 1, -3)], 50, "fair"],
    ["one part forbids any score", [part("a", 99, 1), part("b", 1, 0, 0)], 0, "poor"],
    ["one part holds the score", [part("a", 99, 1), part("b", 1, 0, 59)], 59, "fair"],
    ["the strictest holds", [part("a", 99, 1, 59), part("b", 1, 0, 20)], 20, "poor"],
    ["a bound above the score holds nothing", [part("a", 1, 0.5, 59), part("b", 1, 0)], 25, "poor"],
    [
      "a part that was not looked at holds nothing",
      [part("a", 1, 1), part("b", 1, undefined, 0)],
      100,
      "excellent",
    ],
    ["nothing looked at", [part("a", 30)], undefined, "unknown"],
    ["no parts", [], undefined, "unknown"],
  ];
  for (const [rule, parts, score, status] of rows) {
    await t.step(rule, () => {
      const found = healthScore(parts);
      assert.equal(found.score, score);
      assert.equal(found.status, status);
    });
  }
});

Deno.test("healthScore() shows what each part adds and names what was left out", () => {
  const found = healthScore([part("a", 30, 1), part("b", 10, 0.5), part("c", 10)]);
  assert.deepEqual(found.parts.map(({ name, earned, possible }) => [name, earned, possible]), [
    ["a", 75, 75],
    ["b", 12.5, 25],
  ]);
  assert.deepEqual(found.leftOut.map(({ name }) => name), ["c"]);
  assert.equal(found.coverage, 0.8);
  assert.equal(found.score, 88);
});

Deno.test("healthScore() stays from 0 to 100, agrees with its parts and never falls by good news", () => {
  const parts = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 50 }), fc.option(fc.integer({ min: 0, max: 100 })))
      .map(([weight, points]) => part("x", weight, points === null ? undefined : points / 100)),
    { minLength: 1, maxLength: 12 },
  );
  const property = fc.property(parts, (some) => {
    const { score, parts: scored, leftOut } = healthScore(some);
    assert.equal(scored.length + leftOut.length, some.length);
    if (score === undefined) return assert.equal(scored.length, 0);
    assert.ok(Number.isInteger(score) && score >= 0 && score <= 100);
    const earned = scored.reduce((total, each) => total + each.earned, 0);
    assert.ok(Math.abs(earned - score) < 1.2); // both are rounded
    assert.ok((healthScore([...some, part("good", 5, 1)]).score ?? -1) >= score);
  });
  fc.assert(property, { seed: 1 });
});

Deno.test("healthStatus() changes at 80, 60 and 40", () => {
  const found = [100, 80, 79, 60, 59, 40, 39, 0].map(healthStatus);
  assert.deepEqual(found, [
    "excellent",
    "excellent",
    "good",
    "good",
    "fair",
    "fair",
    "poor",
    "poor",
  ]);
});
