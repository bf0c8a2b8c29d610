import fc from "fast-check";
import assert from "node:assert/strict";
import {
  evaluateMarker,
  formatMarker,
  type Marker,
  parseMarker,
} from "../../../src/domain/marker.ts";
import { casesOf } from "../../../src/domain/marker_cases.ts";
import type { MarkerComparison } from "../../../src/domain/marker_tree.ts";
import { anyComparison, anyEnvironment } from "./support/marker_arbitrary.ts";

function comparisonsOf(texts: readonly string[]): readonly MarkerComparison[] {
  const markers = new Map<string, Marker>();
  for (const text of texts) markers.set(formatMarker(parseMarker(text)), parseMarker(text));
  return [...markers.values()].flatMap((marker) => marker.kind === "comparison" ? marker : []);
}

Deno.test("casesOf() knows every combination of answers that an environment gives", () => {
  fc.assert(
    fc.property(
      fc.array(anyComparison, { minLength: 1, maxLength: 12 }),
      fc.array(anyEnvironment, { minLength: 5, maxLength: 20 }),
      fc.constantFrom("python_version", "python_full_version", "platform_release", "none"),
      (texts, environments, known) => {
        const comparisons = comparisonsOf(texts);
        for (const environment of environments) {
          const given = Object.fromEntries(
            Object.entries(environment).filter(([name]) => name === known),
          );
          const axes = casesOf(comparisons, given) ?? [];
          assert.equal(axes.flatMap((axis) => axis.comparisons).length, comparisons.length);
          for (const axis of axes) {
            const answers = axis.comparisons.map((it) => evaluateMarker(it, environment)).join();
            assert.ok(axis.cases.some((one) => one.join() === answers), answers);
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

Deno.test("casesOf() leaves open what is compared with versions of many numbers", () => {
  // Each number of a version has neighbours, so a hundred of them would be thousands of cases.
  const versions = Array.from({ length: 8 }, (_, index) => `3.${index}${".1".repeat(100)}`);
  const axes = casesOf(comparisonsOf(versions.map((it) => `platform_release < "${it}"`)), {});
  assert.deepEqual(axes?.map(({ cases }) => cases), versions.map(() => [[true], [false]]));
});

Deno.test("casesOf() counts only cases that can occur", async (t) => {
  const rows: readonly (readonly [comparisons: readonly string[], count: number])[] = [
    [["os_name == 'a'", "os_name == 'b'"], 3],
    [["os_name == 'a'", "os_name != 'a'"], 2],
    [["python_version < '3.8'", "python_version >= '3.8'"], 2],
    [["python_version < '3.8'", "python_full_version < '3.8.1'"], 3],
    [["'a' in extras", "'a' not in extras"], 2],
    [["os_name == 'a'", "'b' in os_name"], 3],
    [["python_version in '2.7 3.8'", "python_version == '3.8'"], 3],
  ];
  for (const [texts, count] of rows) {
    await t.step(texts.join(", "), () => {
      const axes = casesOf(comparisonsOf(texts), {}) ?? [];
      assert.equal(axes.reduce((product, { cases }) => product * cases.length, 1), count);
    });
  }
});
