import fc from "fast-check";
import assert from "node:assert/strict";
import {
  evaluateMarker,
  formatMarker,
  type MarkerEnvironment,
  parseMarker,
} from "../../../src/domain/marker.ts";
import { joinMarkers } from "../../../src/domain/marker_tree.ts";
import { negateMarker } from "../../../src/domain/marker_negation.ts";
import { simplifyMarker } from "../../../src/domain/marker_simplification.ts";
import { anyEnvironment, anyMarker } from "./support/marker_arbitrary.ts";

function simplified(text: string, given?: MarkerEnvironment): string {
  const simpler = simplifyMarker(parseMarker(text), given);
  return typeof simpler === "boolean" ? String(simpler) : formatMarker(simpler);
}

Deno.test("simplifyMarker() takes out what says nothing more", async (t) => {
  const rows: readonly (readonly [marker: string, simpler: string])[] = [
    ['os_name == "nt"', 'os_name == "nt"'],
    ['os_name == "nt" and os_name == "nt"', 'os_name == "nt"'],
    ['os_name == "nt" or os_name == "nt" and extra == "a"', 'os_name == "nt"'],
    ['os_name == "nt" and (os_name == "nt" or extra == "a")', 'os_name == "nt"'],
    ['os_name == "nt" and extra == "a" or os_name == "nt" and extra != "a"', 'os_name == "nt"'],
    ['os_name == "nt" or os_name != "nt" and extra == "a"', 'os_name == "nt" or extra == "a"'],
    ['os_name == "nt" or os_name != "nt"', "true"],
    ['os_name == "nt" and os_name == "posix"', "false"],
    ['os_name != "nt" and os_name == "posix"', 'os_name == "posix"'],
    ['os_name == "nt" or os_name != "posix"', 'os_name != "posix"'],
    ['os_name < "nt" or extra == "a"', 'extra == "a"'],
    ['sys_platform in "linux darwin" and sys_platform == "linux"', 'sys_platform == "linux"'],
    ['"a" in extras or "a" not in extras', "true"],
    ['python_version >= "3.8" and python_version >= "3.9"', 'python_version >= "3.9"'],
    ['python_version >= "3.8" or python_version >= "3.9"', 'python_version >= "3.8"'],
    ['python_version < "3" and python_version >= "3.8"', "false"],
    ['python_version < "3.9" or python_version >= "3.8"', "true"],
    ['python_version == "3.8" or python_version > "3.8"', 'python_version >= "3.8"'],
    ['python_version > "3.8" and python_version < "3.10"', 'python_version == "3.9"'],
    [
      'python_version >= "3.8" and python_version < "3.10" or python_version >= "3.10" and python_version < "3.12"',
      'python_version >= "3.8" and python_version < "3.12"',
    ],
    ['python_version < "3.9" or python_version > "3.9"', 'python_version != "3.9"'],
    [
      'os_name == "nt" and (python_version == "3.8" or python_version == "3.9" or python_version == "3.10")',
      'os_name == "nt" and python_version >= "3.8" and python_version < "3.11"',
    ],
    [
      'python_version >= "3.8" and python_full_version >= "3.8.1"',
      'python_full_version >= "3.8.1"',
    ],
    ['python_version < "3.8" and python_full_version >= "3.8.1"', "false"],
    ['python_full_version >= "3.8" and python_full_version < "3.8"', "false"],
    // 3.8.0rc1 is in neither.
    [
      'python_full_version >= "3.8" or python_full_version < "3.8"',
      'python_full_version >= "3.8" or python_full_version < "3.8"',
    ],
    // A release of the platform that is no version is in neither.
    [
      'platform_release == "5" or platform_release != "5"',
      'platform_release == "5" or platform_release != "5"',
    ],
    ['platform_release >= "5" and platform_release < "4"', "false"],
    ['sys_platform ~= "x" and os_name == "nt"', 'sys_platform ~= "x" and os_name == "nt"'],
  ];
  for (const [marker, simpler] of rows) {
    await t.step(marker, () => assert.equal(simplified(marker), simpler));
  }
});

Deno.test("simplifyMarker() drops what the known values decide", async (t) => {
  const marker =
    'os_name == "nt" and python_version < "3.9" or extra == "a" and python_full_version >= "3.8.2"';
  const rows: readonly (readonly [given: MarkerEnvironment, simpler: string])[] = [
    [{}, marker],
    [{ os_name: "posix" }, 'extra == "a" and python_full_version >= "3.8.2"'],
    [{ os_name: "nt", extra: "" }, 'python_version < "3.9"'],
    [{ python_version: "3.9" }, 'extra == "a"'],
    [{ python_full_version: "3.7.0" }, 'os_name == "nt"'],
    [{ python_version: "3.8", extra: "a" }, 'os_name == "nt" or python_full_version >= "3.8.2"'],
    [{ python_version: "3.8", os_name: "nt" }, "true"],
    [{ python_version: "3.12", extra: "b" }, "false"],
  ];
  for (const [given, simpler] of rows) {
    await t.step(JSON.stringify(given), () => assert.equal(simplified(marker, given), simpler));
  }
});

/** Some of the values of an environment. */
const partlyKnown = fc.tuple(
  anyEnvironment,
  fc.subarray([
    "implementation_version",
    "os_name",
    "platform_release",
    "python_full_version",
    "python_version",
    "sys_platform",
    "extra",
    "extras",
  ]),
).map(([environment, known]) => ({
  environment,
  given: Object.fromEntries(
    Object.entries(environment).filter(([name]) => known.some((it) => it === name)),
  ),
}));

Deno.test("PEP 508: a marker means what it evaluates to, and a simpler one evaluates to the same", () => {
  fc.assert(
    fc.property(
      anyMarker,
      fc.array(anyEnvironment, { minLength: 5, maxLength: 20 }),
      fc.array(partlyKnown, { minLength: 1, maxLength: 5 }),
      (text, environments, parts) => {
        const marker = parseMarker(text);
        const all = environments.map((environment) => ({ environment, given: {} }));
        for (const { environment, given } of [...all, ...parts]) {
          const simpler = simplifyMarker(marker, given);
          const held = typeof simpler === "boolean"
            ? simpler
            : evaluateMarker(simpler, environment);
          const what = typeof simpler === "boolean" ? String(simpler) : formatMarker(simpler);
          assert.equal(held, evaluateMarker(marker, environment), what);
        }
        assert.ok(simplified(text).length <= formatMarker(marker).length + 8, simplified(text));
      },
    ),
    { numRuns: 300 },
  );
});

Deno.test("simplifyMarker() finds that a marker and its opposite say everything, and nothing", () => {
  const tractable = fc.array(
    fc.constantFrom(
      ...[
        'python_version < "3.8"',
        'python_full_version >= "3.8.2"',
        'os_name == "nt"',
        'extra == "a"',
      ],
      ...['sys_platform in "linux win32"', 'implementation_version ~= "7.3"', 'os_name != "java"'],
    ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(fc.property(tractable, fc.infiniteStream(fc.boolean()), (parts, choices) => {
    const text = parts.reduce((left, right) => (
      choices.next().value === true ? `(${left}) and ${right}` : `${left} or ${right}`
    ));
    const marker = parseMarker(text);
    assert.equal(simplifyMarker(joinMarkers("or", [marker, negateMarker(marker)])), true);
    assert.equal(simplifyMarker(joinMarkers("and", [marker, negateMarker(marker)])), false);
  }));
});

Deno.test("simplifyMarker() bounds its work: what is too large is simplified in parts or left", () => {
  const depth = 3_000;
  const deep = `${"''<extra or(''<extra and(".repeat(depth / 2)}extra==''${"))".repeat(depth / 2)}`;
  const wide = Array.from({ length: 2_000 }, (_, index) => `os_name=='${index}'`).join(" or ");
  const mixed = Array.from({ length: 600 }, (_, index) => (
    `python_full_version<'3.${index}' and platform_release>'${index}' and '${index}' in sys_platform`
  )).join(" or ");
  assert.equal(simplifyMarker(parseMarker(deep)), false); // no text is smaller than another
  for (const text of [wide, mixed, `${mixed} or os_name == 'nt' and os_name == 'x'`]) {
    assert.notEqual(typeof simplifyMarker(parseMarker(text)), "boolean");
  }
});

Deno.test("simplifyMarker() bounds its work where a given value is none of its variable's", () => {
  const undecided = Array.from({ length: 30 }, (_, index) => `'${index}' ~= python_version`);
  const text = formatMarker(parseMarker(undecided.join(" or ")));
  assert.equal(simplified(text, { python_version: "3" }), text); // ~= wants two numbers
});

Deno.test("simplifyMarker() looks at local versions of every Python that is left", async (t) => {
  // The value makes the specifier, and "<=" takes none with a local label.
  const rows: readonly (readonly [marker: string, given: MarkerEnvironment])[] = [
    ['"3.9.1" <= python_full_version', { python_version: "3.13" }],
    ['python_version < "3.13" or "3.9.1" <= python_full_version', {}],
  ];
  for (const [text, given] of rows) {
    await t.step(text, () => {
      assert.notEqual(simplifyMarker(parseMarker(text), given), true);
      const environment = { python_version: "3.13", python_full_version: "3.13.0+" };
      assert.equal(evaluateMarker(parseMarker(text), environment), false);
    });
  }
});
