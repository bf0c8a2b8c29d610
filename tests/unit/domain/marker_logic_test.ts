import fc from "fast-check";
import assert from "node:assert/strict";
import { evaluateMarker, parseMarker } from "../../../src/domain/marker.ts";
import { isUnreachableMarker, markersAreDisjoint } from "../../../src/domain/marker_logic.ts";
import { anyEnvironment, anyMarker } from "./support/marker_arbitrary.ts";

Deno.test("isUnreachableMarker() is true of what is proven to hold nowhere, and only of that", async (t) => {
  const rows: readonly (readonly [marker: string, unreachable: boolean])[] = [
    ['python_version < "3" and python_version >= "3.8"', true],
    ['sys_platform == "win32" and sys_platform == "linux"', true],
    ['python_version < "3" and python_version >= "3.8" or os_name == "nt"', false],
    ['python_version > "3.8" and python_version < "3.9"', true],
    ['python_full_version > "3.8" and python_full_version < "3.9"', false],
    ['python_full_version > "3.8.1rc1" and python_full_version < "3.8.1"', true],
    ['python_version == "3.8" and python_full_version == "3.9.*"', true],
    ['python_version == "3.8" and python_full_version == "3.8.*"', false],
    ['python_version in "2.7 3.8" and python_version == "3.9"', true],
    ['python_version in "2.7 3.8" and python_version == "2.7"', false],
    ['sys_platform == "win32" and "linux" in sys_platform', true],
    ['"win" in sys_platform and "linux" in sys_platform', false],
    ['os_name < "nt"', true],
    ['extra == "a" and extra == "b"', true],
    ['"a" in extras and "b" in extras', false],
    ['"a" in extras and "a" not in extras', true],
    ['platform_release > "5" and platform_release < "4"', true],
    ['os_name == "nt" and sys_platform == "linux"', false], // nothing is known of how these go together
    ['"a" == "b"', false], // cannot be decided
    ['os_name ~= "nt"', false],
    ['"3.8" > python_version and "3.9" < python_version', true],
    ['"3.8" == python_version and python_version != "3.8"', true],
    // Operator and literal make one specifier: `>=3` and `===3.8.0`.
    ['python_version > "=3"', false],
    ['python_full_version > "=3.8"', false],
    ['python_full_version == "=3.8.0"', false],
    ['python_full_version >= "3.8.0" and python_full_version != "3.8.0"', false],
  ];
  for (const [marker, unreachable] of rows) {
    await t.step(marker, () => assert.equal(isUnreachableMarker(parseMarker(marker)), unreachable));
  }
});

Deno.test("markersAreDisjoint() is true of what is proven never to hold together", async (t) => {
  const rows: readonly (readonly [a: string, b: string, disjoint: boolean])[] = [
    ['python_version < "3.8"', 'python_version >= "3.8"', true],
    ['python_version < "3.8"', 'python_full_version >= "3.8.1"', true],
    ['python_version <= "3.8"', 'python_full_version >= "3.8.1"', false],
    ['sys_platform == "win32"', 'sys_platform != "win32"', true],
    ['sys_platform == "win32"', 'os_name == "posix"', false],
    ['extra == "a"', 'extra == "b"', false], // both may be chosen
    ['extra == "a" and os_name == "nt"', 'extra == "b" and os_name == "posix"', true],
    ['extra == "a" and extra == "b"', 'os_name == "nt"', true],
    ['extra == "a"', 'os_name < "nt"', true],
  ];
  for (const [a, b, disjoint] of rows) {
    await t.step(`${a} / ${b}`, () => {
      assert.equal(markersAreDisjoint(parseMarker(a), parseMarker(b)), disjoint);
      assert.equal(markersAreDisjoint(parseMarker(b), parseMarker(a)), disjoint);
    });
  }
});

Deno.test("PEP 508: disjoint markers are never both true, and unreachable ones never", () => {
  const environments = fc.array(anyEnvironment, { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(anyMarker, anyMarker, environments, (left, right, all) => {
      const [a, b] = [parseMarker(left), parseMarker(right)];
      const disjoint = markersAreDisjoint(a, b);
      const unreachable = isUnreachableMarker(a);
      for (const environment of all) {
        const held = evaluateMarker(a, environment);
        assert.ok(!(unreachable && held));
        assert.ok(!(disjoint && held && evaluateMarker(b, environment)));
      }
    }),
    { numRuns: 1_000 },
  );
});

Deno.test("isUnreachableMarker() proves parts of what is too large as a whole", () => {
  const many = Array.from({ length: 400 }, (_, index) => `'${index}' in sys_platform`).join(" or ");
  assert.ok(!isUnreachableMarker(parseMarker(many)));
  assert.ok(isUnreachableMarker(parseMarker(`(${many}) and os_name == 'a' and os_name == 'b'`)));
});
