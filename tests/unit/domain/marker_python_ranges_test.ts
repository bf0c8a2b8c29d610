import fc from "fast-check";
import assert from "node:assert/strict";
import { evaluateMarker, formatMarker, parseMarker } from "../../../src/domain/marker.ts";
import { mergePythonVersions } from "../../../src/domain/marker_python_ranges.ts";

Deno.test("mergePythonVersions() writes ranges only where they are shorter", async (t) => {
  const rows: readonly (readonly [marker: string, merged: string])[] = [
    ['python_version >= "3.8"', 'python_version >= "3.8"'],
    ['python_version > "3.8" or python_version == "3.8"', 'python_version >= "3.8"'],
    [
      'python_version != "3.0" and python_version != "3.1"',
      'python_version != "3.0" and python_version != "3.1"',
    ],
    [
      'python_version == "2.7" or python_version >= "3.5" and python_version <= "3.6" or python_version > "3.6"',
      'python_version == "2.7" or python_version >= "3.5"',
    ],
    [
      'python_version >= "3.5" and python_version < "3.7" or python_version > "3.7" and python_version < "4"',
      'python_version >= "3.5" and python_version != "3.7" and python_version < "4.0"',
    ],
    [
      'os_name == "nt" or python_version > "3.8" or python_version == "3.8" or extra == "a"',
      'os_name == "nt" or python_version >= "3.8" or extra == "a"',
    ],
  ];
  for (const [marker, merged] of rows) {
    await t.step(marker, () => {
      assert.equal(formatMarker(mergePythonVersions(parseMarker(marker))), merged);
    });
  }
});

Deno.test("mergePythonVersions() keeps the meaning for every major.minor", () => {
  const comparison = fc.tuple(
    fc.constantFrom("==", "!=", "<", "<=", ">", ">=", "~="),
    fc.constantFrom("2.7", "3.0", "3.8", "3.9", "3.10", "4.0", "3.8.1"),
  ).map(([operator, text]) => `python_version ${operator} "${text}"`);
  const marker = fc.array(fc.tuple(comparison, fc.constantFrom(" and ", " or ")), {
    minLength: 1,
    maxLength: 6,
  })
    .map((parts) => parts.map(([text, by], index) => index === 0 ? text : by + text).join(""));
  fc.assert(
    fc.property(marker, (text) => {
      const before = parseMarker(text);
      const merged = mergePythonVersions(before);
      for (
        const python_version of [
          "0.0",
          "2.6",
          "2.7",
          "3.0",
          "3.1",
          "3.8",
          "3.9",
          "3.10",
          "3.11",
          "4.0",
          "4.1",
        ]
      ) {
        const environment = { python_version };
        assert.equal(
          evaluateMarker(merged, environment),
          evaluateMarker(before, environment),
          formatMarker(merged),
        );
      }
    }),
    { numRuns: 1_000 },
  );
});
