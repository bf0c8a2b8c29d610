import fc from "fast-check";
import assert from "node:assert/strict";
import {
  evaluateMarker,
  extrasOf,
  formatMarker,
  InvalidMarkerError,
  type MarkerEnvironment,
  parseMarker,
  requiresExtra,
  UndecidableMarkerError,
} from "../../../src/domain/marker.ts";

const LINUX: MarkerEnvironment = {
  implementation_name: "cpython",
  implementation_version: "3.10.4",
  os_name: "posix",
  platform_machine: "x86_64",
  platform_python_implementation: "CPython",
  platform_release: "6.8.0-31-generic",
  platform_system: "Linux",
  platform_version: "#31-Ubuntu SMP",
  python_full_version: "3.10.4",
  python_version: "3.10",
  sys_platform: "linux",
};

Deno.test("evaluateMarker() compares versions as versions and the rest as text", async (t) => {
  const rows: readonly (readonly [marker: string, holds: boolean, over?: MarkerEnvironment])[] = [
    ["python_version > '3.9'", true],
    ["python_version >= '3.10'", true],
    ["python_version < '3.9'", false],
    ["'3.9' < python_version", true],
    ["python_version == '3.*'", true],
    ["python_version ~= '3.8'", true],
    ["python_version != '3.10.0'", false],
    ["python_version in '3.9 3.10'", true], // text: PEP 508 gives `in` no version meaning
    ["python_version not in '2.7, 3.6'", true],
    ["python_version === '3.10'", true],
    ["python_version === '3.10.0'", false],
    ["python_full_version < '3.10.5'", true],
    ["python_full_version >= '3.10.4'", true],
    ["python_full_version >= '3.14'", false, { python_full_version: "3.14.0a1" }],
    ["python_full_version < '3.14'", false, { python_full_version: "3.14.0a1" }],
    ["python_full_version == '3.13.0a1'", true, { python_full_version: "3.13.0a1+" }],
    ["implementation_version < '4'", true],
    ["platform_release >= '5'", false], // the left side is no version
    ["platform_release >= '5'", true, { platform_release: "6.8.0" }],
    ["platform_release == '6.8.0-31-generic'", true], // the right side is none: text
    ["platform_version == '#31-Ubuntu SMP'", true],
    ["platform_version >= '1'", false, { platform_version: "10.0" }], // text, though it looks like one
    ["os_name == 'posix'", true],
    ['os_name == "nt"', false],
    ["os_name != 'nt'", true],
    ["os_name < 'zzz'", false],
    ["os_name > 'aaa'", false],
    ["os_name <= 'posix'", true],
    ["os_name >= 'zzz'", false],
    ["'linux' in sys_platform", true],
    ["sys_platform in 'linux darwin'", true],
    ["'win' not in sys_platform", true],
    ["os.name == 'posix' and sys.platform == 'linux'", true],
    ["platform.version != '' and platform.machine == 'x86_64'", true],
    ["platform.python_implementation == python_implementation", true],
    ["python_implementation == 'CPython'", true],
    ["extra == 'test'", false],
    ["extra != 'test'", true],
    ["extra == ''", true],
    ["extra == 'Foo_Bar'", true, { extra: "foo.bar" }],
    ["'foo-bar' == extra", true, { extra: "FOO_bar" }],
    ["'Foo_Bar' in extras", true, { extras: new Set(["foo.bar"]) }],
    ["'foo' not in extras", true, { extras: new Set() }],
    ["'dev' in dependency_groups", true, { dependency_groups: new Set(["Dev"]) }],
    ["'dev' == dependency_groups", false, { dependency_groups: new Set(["dev"]) }],
    ["os_name == 'nt' and os_name == 'nt' or os_name == 'posix'", true],
    ["os_name == 'posix' or os_name == 'nt' and os_name == 'nt'", true],
    ["(os_name == 'posix' or os_name == 'nt') and os_name == 'nt'", false],
    ["os_name == 'nt' and (os_name == 'nt' or os_name == 'posix')", false],
    ["((os_name == 'posix'))", true],
  ];
  for (const [marker, holds, over] of rows) {
    await t.step(marker, () => {
      assert.equal(evaluateMarker(parseMarker(marker), { ...LINUX, ...over }), holds);
    });
  }
});

Deno.test("evaluateMarker() answers each environment by its own values, however many it has seen", () => {
  const marker = parseMarker("python_version >= '3.20' and extra != 'A_b'");
  for (let pass = 0; pass < 3; pass++) {
    for (let minor = 0; minor < 40; minor++) {
      for (const extra of ["", "a.B"]) {
        const held = evaluateMarker(marker, { python_version: `3.${minor}`, extra });
        assert.equal(held, minor >= 20 && extra === "");
      }
    }
    assert.throws(() => evaluateMarker(marker, {}), UndecidableMarkerError);
  }
});

Deno.test("evaluateMarker() throws rather than guess", async (t) => {
  const rows: readonly (readonly [marker: string, reason: string])[] = [
    ["os_name == 'nt'", "the environment does not tell os_name"],
    ["sys_platform == 'x' and os_name == 'nt'", "the environment does not tell os_name"],
    ["'x' in extras", "the environment does not tell extras"],
    ["'x' == 'y'", "it compares two literals and names no variable"],
    ["sys_platform ~= 'linux'", "~= is not defined for these values"],
    ["python_version ~= '3'", "~= is not defined for these values"],
    ["sys_platform === 'linux'", "=== is not defined for these values"],
    ["extras == 'x'", 'extras is a set, write "name" in it'],
  ];
  for (const [marker, reason] of rows) {
    await t.step(marker, () => {
      const environment = {
        sys_platform: "linux",
        python_version: "3.10",
        ...(marker.startsWith("extras") ? { extras: new Set(["x"]) } : {}),
      };
      assert.throws(() => evaluateMarker(parseMarker(marker), environment), (error) => (
        error instanceof UndecidableMarkerError &&
        error.message.startsWith("Cannot evaluate marker ") && error.message.endsWith(reason)
      ));
    });
  }
});

Deno.test("parseMarker() says what it expected, what it found and where", async (t) => {
  const rows: readonly (readonly [marker: string, expected: string, found: string])[] = [
    ["", "a marker variable or a quoted string", "the end"],
    ["os_name = 'nt'", "an operator (one of", '"=" at 8'],
    ["os_name", "an operator (one of", "the end"],
    ["os_name ==", "a marker variable or a quoted string", "the end"],
    ["os_name == nt", "a marker variable or a quoted string", '"nt" at 11'],
    ["os_name == 'nt", "a marker variable or a quoted string", `"'nt" at 11`],
    ["os_name == 'n\nt'", "a marker variable or a quoted string", `"'n\\nt'" at 11`],
    ["os_nam == 'nt'", "a marker variable or a quoted string", '"os_nam" at 0'],
    ["python_versions == '3'", "a marker variable or a quoted string", '"python_versions" at 0'],
    ["os_name == 'nt' xor extra == 'a'", '"and", "or" or the end of the marker', '"xor" at 16'],
    ["os_name == 'nt' and", "a marker variable or a quoted string", "the end"],
    ["os_name == 'nt' or or", "a marker variable or a quoted string", '"or" at 19'],
    ["(os_name == 'nt'", '")" for the "(" at 0, or "and", or "or"', "the end"],
    ["os_name == 'nt')", '"and", "or" or the end of the marker', '")" at 15'],
    ["os_name not 'nt'", '"in" after "not"', `"'nt'" at 12`],
    ["os_name not", 'a blank after "not"', "the end"],
    ["os_name ==\n'nt'", "a marker variable or a quoted string", `"\\n'nt'" at 10`],
    ["()", "a marker variable or a quoted string", '")" at 1'],
  ];
  for (const [marker, expected, found] of rows) {
    await t.step(JSON.stringify(marker), () => {
      assert.throws(() => parseMarker(marker), (error) => {
        assert.ok(error instanceof InvalidMarkerError && error.span !== undefined);
        assert.equal(error.input, marker);
        assert.ok(error.message.includes(`: expected ${expected}`), error.message);
        assert.ok(error.message.endsWith(`, found ${found}`), error.message);
        return error.message.startsWith(`Cannot parse marker ${JSON.stringify(marker)}`);
      });
    });
  }
});

Deno.test("markers take no stack: ten thousand parentheses nest, chains are as long as the text", () => {
  const nested = (depth: number) => `${"(".repeat(depth)}os_name == 'nt'${")".repeat(depth)}`;
  assert.equal(formatMarker(parseMarker(nested(10_000))), 'os_name == "nt"');
  assert.throws(
    () => parseMarker(nested(10_000).slice(0, -1)),
    /"\)" for the "\(" at 0, .* the end$/,
  );
  assert.throws(() => parseMarker("(".repeat(60_000)), /quoted string, found the end$/);
  assert.throws(() => parseMarker(nested(100_000)), /expected at most 65536 characters/);
  // Groups within groups, where no parenthesis may be dropped.
  const depth = 3_000;
  const deep = `${"''<extra or(''<extra and(".repeat(depth / 2)}extra==''${"))".repeat(depth / 2)}`;
  const marker = parseMarker(deep);
  assert.equal(evaluateMarker(marker, {}), false);
  assert.equal(formatMarker(parseMarker(formatMarker(marker))), formatMarker(marker));
  assert.deepEqual([...extrasOf(marker)], [""]);
  assert.equal(requiresExtra(marker), true);
  const wide = Array(4_000).fill("os_name=='a'").join(" or ");
  assert.equal(evaluateMarker(parseMarker(wide), LINUX), false);
});

Deno.test("extrasOf() and requiresExtra() tell which extras a requirement belongs to", async (t) => {
  const rows: readonly (readonly [marker: string, extras: string, required: boolean])[] = [
    ["extra == 'Foo_Bar'", "foo-bar", true],
    ["'socks' == extra", "socks", true],
    ["extra == 'a' or extra == 'b'", "a b", true],
    ["python_version < '3' and extra == 'a'", "a", true],
    ["(python_version < '3' or os_name == 'nt') and (extra == 'a' or extra == 'b')", "a b", true],
    ["extra == 'a' or os_name == 'nt'", "a", false],
    ["extra == 'a' and os_name == 'nt' or extra == 'b'", "a b", true],
    ["os_name == 'nt'", "", false],
    ["extra != 'a'", "", false],
    ["extra == ''", "", false],
    ["extra in 'a b'", "", false], // the empty text is in every text
    ["'A_a' in extras", "a-a", true],
    ["'a' not in extras", "", false],
    ["extra ~= 'a'", "", false], // undefined, so nothing is claimed
    ["extra == os_name", "", false],
  ];
  for (const [marker, extras, required] of rows) {
    await t.step(marker, () => {
      assert.equal([...extrasOf(parseMarker(marker))].join(" "), extras);
      assert.equal(requiresExtra(parseMarker(marker)), required);
    });
  }
});

const comparison = fc.constantFrom(
  "os_name == 'posix'",
  "python_version < '3.9'",
  "extra == 'a'",
  "sys_platform != 'win32'",
);
const tree = fc.letrec<{ marker: string }>((tie) => ({
  marker: fc.oneof(
    { depthSize: "small" },
    comparison,
    fc.tuple(tie("marker"), fc.constantFrom("and", "or"), tie("marker")).map((it) => it.join(" ")),
    tie("marker").map((inner) => `(${inner})`),
  ),
})).marker;

Deno.test("formatMarker() keeps the meaning, and what it wrote reads back as it is", () => {
  fc.assert(fc.property(tree, (text) => {
    const marker = parseMarker(text);
    const again = parseMarker(formatMarker(marker));
    assert.equal(formatMarker(again), formatMarker(marker));
    for (const extra of ["", "a"]) {
      const environment = { ...LINUX, extra };
      assert.equal(evaluateMarker(again, environment), evaluateMarker(marker, environment));
    }
  }));
});

Deno.test("requiresExtra() is never true of a marker that holds without an extra", () => {
  fc.assert(fc.property(tree, (text) => {
    const marker = parseMarker(text);
    if (requiresExtra(marker)) assert.equal(evaluateMarker(marker, LINUX), false);
  }));
});

Deno.test("parseMarker() fails with its own error only", () => {
  const noise = fc.array(
    fc.constantFrom(
      "os_name",
      "extra",
      "==",
      "'",
      '"',
      "a",
      "(",
      ")",
      "and",
      "or",
      "not",
      "in",
      " ",
      "<",
    ),
    { maxLength: 40 },
  );
  fc.assert(fc.property(noise, (parts) => {
    try {
      parseMarker(parts.join(""));
    } catch (error) {
      assert.ok(error instanceof InvalidMarkerError);
    }
  }));
});
