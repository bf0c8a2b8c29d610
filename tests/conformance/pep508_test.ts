/** Vectors that PEP 508 gives in its text, with what PEP 503 and PEP 685 say about names and extras. */
import fc from "fast-check";
import assert from "node:assert/strict";
import {
  evaluateMarker,
  formatMarker,
  type MarkerEnvironment,
  parseMarker,
} from "../../src/domain/marker.ts";
import { normalizeName } from "../../src/domain/name.ts";
import {
  formatRequirement,
  parseRequirement,
  tryParseRequirement,
} from "../../src/domain/requirement.ts";
import {
  anyComparison,
  anyEnvironment,
  anyMarker,
} from "../unit/domain/support/marker_arbitrary.ts";

Deno.test("parseRequirement() reads the examples and the test program of PEP 508", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["A", "A"],
    ["A.B-C_D", "A.B-C_D"],
    ["aa", "aa"],
    ["name", "name"],
    ["name<=1", "name<=1"],
    ["name>=3", "name>=3"],
    ["name>=3,<2", "name<2,>=3"],
    ["name@http://foo.example", "name @ http://foo.example"],
    [
      "name [fred,bar] @ http://foo.example ; python_version=='2.7'",
      'name[bar,fred] @ http://foo.example ; python_version == "2.7"',
    ],
    [
      "name[quux, strange];python_version<'2.7' and platform_version=='2'",
      'name[quux,strange]; python_version < "2.7" and platform_version == "2"',
    ],
    ["name; os_name=='a' or os_name=='b'", 'name; os_name == "a" or os_name == "b"'],
    [
      `requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"`,
      'requests[security,tests]==2.8.*,>=2.8.1; python_version < "2.7"',
    ],
    [
      "pip @ https://host.example/pip/1.3.1.zip#sha1=da9234ee",
      "pip @ https://host.example/pip/1.3.1.zip#sha1=da9234ee",
    ],
    [`argparse;python_version<"2.7"`, 'argparse; python_version < "2.7"'],
    ["name (>=3)", "name>=3"],
  ];
  for (const [read, written] of rows) {
    await t.step(read, () => {
      assert.equal(formatRequirement(parseRequirement(read)), written);
    });
  }
});

Deno.test("PEP 508: and binds tighter than or, parentheses override it", async (t) => {
  const rows: readonly (readonly [marker: string, holdsFor: string])[] = [
    // Each name is true when it occurs in the list of platforms below.
    ["'a' in sys_platform and 'b' in sys_platform or 'c' in sys_platform", "c ab ac bc abc"],
    ["'a' in sys_platform and ('b' in sys_platform or 'c' in sys_platform)", "ab ac abc"],
    ["'a' in sys_platform or 'b' in sys_platform and 'c' in sys_platform", "a ab ac bc abc"],
    ["('a' in sys_platform or 'b' in sys_platform) and 'c' in sys_platform", "ac bc abc"],
  ];
  for (const [marker, holdsFor] of rows) {
    await t.step(marker, () => {
      const holding = ["", "a", "b", "c", "ab", "ac", "bc", "abc"]
        .filter((platform) => evaluateMarker(parseMarker(marker), { sys_platform: platform }));
      assert.equal(holding.join(" "), holdsFor);
    });
  }
});

Deno.test("PEP 508: every environment marker variable is read, legacy spellings (PEP 345) too", async (t) => {
  const environment: MarkerEnvironment = {
    os_name: "posix",
    sys_platform: "linux",
    platform_machine: "x86_64",
    platform_python_implementation: "CPython",
    platform_release: "3.14.1-x86_64-linode39",
    platform_system: "Linux",
    platform_version: "#1 SMP Fri Apr 25 13:07:35 EDT 2014",
    python_version: "3.4",
    python_full_version: "3.4.0",
    implementation_name: "cpython",
    implementation_version: "3.4.0",
    extra: "toml",
  };
  for (const [name, value] of Object.entries(environment)) {
    await t.step(name, () => {
      assert.ok(evaluateMarker(parseMarker(`${name} == "${value}"`), environment));
    });
  }
  const legacy = [
    ["os.name", "os_name"],
    ["sys.platform", "sys_platform"],
    ["platform.version", "platform_version"],
    ["platform.machine", "platform_machine"],
    ["platform.python_implementation", "platform_python_implementation"],
    ["python_implementation", "platform_python_implementation"],
  ];
  for (const [old, name] of legacy) {
    await t.step(`${old} is ${name}`, () => {
      assert.equal(formatMarker(parseMarker(`${old} == 'x'`)), `${name} == "x"`);
    });
  }
});

Deno.test("PEP 503 and PEP 685: names and extras share one normal form", async (t) => {
  for (const spelling of ["Friendly-Bard", "friendly_bard", "FRIENDLY.bard", "friendly-._bard"]) {
    await t.step(spelling, () => {
      assert.equal(normalizeName(spelling), "friendly-bard");
      assert.deepEqual(parseRequirement(`a[${spelling}]`).extras, ["friendly-bard"]);
      assert.equal(parseRequirement(spelling).name, "friendly-bard");
      const marker = parseMarker(`extra == "${spelling}"`);
      assert.ok(evaluateMarker(marker, { extra: "Friendly_Bard" }));
    });
  }
});

Deno.test("PEP 508: what a marker is written as reads back as the marker", () => {
  fc.assert(fc.property(anyMarker, anyEnvironment, (text, environment) => {
    const marker = parseMarker(text);
    const again = parseMarker(formatMarker(marker));
    assert.deepEqual(again, marker);
    assert.equal(evaluateMarker(again, environment), evaluateMarker(marker, environment));
  }));
});

Deno.test("PEP 508: marker = marker_or, of marker_and, of expressions or markers in parentheses", () => {
  const three = fc.tuple(anyComparison, anyComparison, anyComparison);
  fc.assert(fc.property(three, anyEnvironment, (parts, environment) => {
    const [a, b, c] = parts.map((text) => evaluateMarker(parseMarker(text), environment));
    const [left, middle, right] = parts;
    const held = (text: string) => evaluateMarker(parseMarker(text), environment);
    assert.equal(held(`${left} or ${middle} and ${right}`), a || (b && c));
    assert.equal(held(`${left} and ${middle} or ${right}`), (a && b) || c);
    assert.equal(held(`(${left} or ${middle}) and ${right}`), (a || b) && c);
    assert.equal(held(`${left} and (${middle} or ${right})`), a && (b || c));
  }));
});

Deno.test("PEP 508: backslash escapes are not defined, so a backslash is a character", () => {
  const marker = parseMarker("platform_version == 'a\\nb'");
  assert.equal(formatMarker(marker), 'platform_version == "a\\nb"');
  assert.ok(evaluateMarker(marker, { platform_version: "a\\nb" }));
});

Deno.test("PEP 508: marker_expr = marker_var marker_op marker_var: both may be names, and are looked up", () => {
  const marker = parseMarker("platform_machine in platform_version");
  const environment = { platform_machine: "arm64", platform_version: "RELEASE_ARM64 arm64" };
  assert.ok(evaluateMarker(marker, environment));
  assert.ok(!evaluateMarker(marker, { ...environment, platform_version: "platform_version" }));
});

Deno.test("PEP 508: identifier_end is a letter or a digit", async (t) => {
  for (const text of ["a_", "a-", "a.", "a[b_]", "a[b-]"]) {
    await t.step(text, () => assert.equal(tryParseRequirement(text), undefined));
  }
});
