import fc from "fast-check";
import assert from "node:assert/strict";
import {
  evaluateMarker,
  formatMarker,
  parseMarker,
  UndecidableMarkerError,
} from "../../../src/domain/marker.ts";
import { negateMarker } from "../../../src/domain/marker_negation.ts";
import { anyComparison, anyEnvironment, anyMarker } from "./support/marker_arbitrary.ts";

Deno.test("negateMarker() writes the opposite as people do where it can", async (t) => {
  const rows: readonly (readonly [marker: string, opposite: string])[] = [
    ['python_version < "3.8"', 'python_version >= "3.8"'],
    ['python_version > "3.8"', 'python_version <= "3.8"'],
    ['python_version == "3.*"', 'python_version != "3.*"'],
    ['python_version ~= "3.8"', 'python_version < "3.8" or python_version != "3.*"'],
    ['python_version in "2.7 3.8"', 'python_version not in "2.7 3.8"'],
    ['"3.8" <= python_version', 'python_version < "3.8"'],
    ['python_full_version > "3.8.1"', 'python_full_version <= "3.8.1"'],
    // Of 3.8.1 and its pre-releases `<` admits none.
    ['python_full_version < "3.8.1"', 'python_full_version >= "3.8.1.dev0"'],
    [
      'python_full_version >= "3.8.1"',
      'python_full_version <= "3.8.1" and python_full_version != "3.8.1"',
    ],
    ['os_name == "nt"', 'os_name != "nt"'],
    ['os_name >= "nt"', 'os_name != "nt"'],
    ['os_name < "nt"', '"" in os_name'],
    ['python_version < "=3.8"', 'python_version > "3.8"'], // "<" and "=3.8" make one specifier
    // "==" and "=7.3" would be "===7.3".
    [
      'implementation_version != "=7.3"',
      'implementation_version in "=7.3" and "=7.3" in implementation_version',
    ],
    ['"a" in extras', '"a" not in extras'],
    [
      'os_name == "nt" and (extra == "a" or extra == "b")',
      'os_name != "nt" or extra != "a" and extra != "b"',
    ],
    ['"x" == "y"', '"x" == "y"'],
    ['extras < "x"', 'extras < "x"'], // a set on the left is never decided
    ["os_name < sys_platform", '"" in os_name and "" in sys_platform'], // where both are known
    ['os_name ~= "x"', 'os_name ~= "x"'],
  ];
  for (const [marker, opposite] of rows) {
    await t.step(marker, () => {
      assert.equal(formatMarker(negateMarker(parseMarker(marker))), opposite);
    });
  }
});

Deno.test("negateMarker() refuses what has no opposite", async (t) => {
  for (
    const marker of [
      '"1" ~= platform_release',
      '"5" <= platform_release',
      "python_version < python_full_version",
      'platform_release === "5-generic"',
      '"3.8a1" < python_version',
    ]
  ) {
    await t.step(marker, () => {
      assert.throws(() => negateMarker(parseMarker(marker)), (error) => (
        error instanceof UndecidableMarkerError &&
        error.message.startsWith("Cannot negate marker ") &&
        error.message.endsWith(": no marker says the opposite of it")
      ));
    });
  }
});

Deno.test("PEP 508: a marker is true or false of an environment, and its negation the other", () => {
  for (const source of [anyComparison, anyMarker]) {
    fc.assert(
      fc.property(
        source,
        fc.array(anyEnvironment, { minLength: 5, maxLength: 20 }),
        (text, all) => {
          const marker = parseMarker(text);
          const opposite = negateMarker(marker);
          for (const environment of all) {
            const held = evaluateMarker(marker, environment);
            assert.equal(evaluateMarker(opposite, environment), !held, formatMarker(opposite));
          }
          assert.equal(formatMarker(parseMarker(formatMarker(opposite))), formatMarker(opposite));
        },
      ),
      { numRuns: 2_000 },
    );
  }
});

Deno.test("negateMarker() takes no stack", () => {
  const depth = 3_000;
  const marker = parseMarker(
    `${"''<extra or(''<extra and(".repeat(depth / 2)}extra==''${"))".repeat(depth / 2)}`,
  );
  assert.equal(evaluateMarker(negateMarker(marker), {}), !evaluateMarker(marker, {}));
});
