import fc from "fast-check";
import assert from "node:assert/strict";
import { formatMarker } from "../../../src/domain/marker.ts";
import {
  formatRequirement,
  InvalidRequirementError,
  parseRequirement,
  tryParseRequirement,
} from "../../../src/domain/requirement.ts";
import { parseSpecifierSet } from "../../../src/domain/specifier.ts";
import { anyClause } from "./support/version_arbitrary.ts";

Deno.test("parseRequirement() reads every form that metadata carries", async (t) => {
  const rows: readonly (readonly [
    text: string,
    name: string,
    extras: string,
    specifier: string,
    url: string | undefined,
    marker: string | undefined,
  ])[] = [
    ["requests", "requests", "", "", undefined, undefined],
    ["  A  ", "a", "", "", undefined, undefined],
    ["Zope.Interface>=5", "zope-interface", "", ">=5", undefined, undefined],
    ["a >= 1 , < 2", "a", "", "<2,>=1", undefined, undefined],
    ["a>=1,", "a", "", ">=1", undefined, undefined],
    ["a (>=1.0)", "a", "", ">=1.0", undefined, undefined],
    ["a(>=1.0 , !=1.5.*)", "a", "", "!=1.5.*,>=1.0", undefined, undefined],
    ["a ()", "a", "", "", undefined, undefined],
    ["a ( ==1.0+cpu )", "a", "", "==1.0+cpu", undefined, undefined],
    ["a===2004d", "a", "", "===2004d", undefined, undefined],
    ["a===1,>=2", "a", "", "===1,>=2", undefined, undefined],
    ["a~=1.4.2;os_name=='nt'", "a", "", "~=1.4.2", undefined, 'os_name == "nt"'],
    ["a[]", "a", "", "", undefined, undefined],
    ["a [ X_y , b.c,x-y ] <2", "a", "b-c x-y", "<2", undefined, undefined],
    ["a[b](>=1);extra=='Q_q'", "a", "b", ">=1", undefined, 'extra == "q-q"'],
    ["a ; os_name == 'nt' ", "a", "", "", undefined, 'os_name == "nt"'],
    ["a @ https://e.org/a.zip", "a", "", "", "https://e.org/a.zip", undefined],
    ["a@https://e.org/a.zip ", "a", "", "", "https://e.org/a.zip", undefined],
    [
      "a[b] @ git+ssh://h/p@v1;x ; extra == 'c'",
      "a",
      "b",
      "",
      "git+ssh://h/p@v1;x",
      'extra == "c"',
    ],
    ["a @ file:///x ;os_name=='nt'", "a", "", "", "file:///x", 'os_name == "nt"'],
  ];
  for (const [text, name, extras, specifier, url, marker] of rows) {
    await t.step(text, () => {
      const read = parseRequirement(text);
      assert.equal(read.name, name);
      assert.equal(read.extras.join(" "), extras);
      assert.equal(read.specifier, specifier);
      assert.equal(read.url, url);
      assert.equal(read.marker && formatMarker(read.marker), marker);
    });
  }
});

Deno.test("parseRequirement() keeps the name as written beside the normalised one", () => {
  const { name, displayName } = parseRequirement(" Zope.Interface_X >=1");
  assert.deepEqual([name, displayName], ["zope-interface-x", "Zope.Interface_X"]);
});

Deno.test("parseRequirement() says what it expected, what it found and where", async (t) => {
  const rows: readonly (readonly [text: string, expected: string, found: string])[] = [
    ["", "the name of a project", "the end"],
    [">=1.0", "the name of a project", '">=1.0" at 0'],
    ["_a", "the name of a project", '"_a" at 0'],
    ["a_ >=1", "the name of a project, at most 200 characters, the last", '"a_" at 0'],
    ["a b", 'a version specifier, "@" or ";", or the end', '"b" at 2'],
    ["a 1.0", 'a version specifier, "@" or ";", or the end', '"1.0" at 2'],
    ["a = 1.0", 'a version specifier, "@" or ";", or the end', '"=" at 2'],
    ["a >=1.0 <2", 'a comma or ";", or the end', '"<2" at 8'],
    ["a >=1.0 and <2", 'a comma or ";", or the end', '"and" at 8'],
    ["a >=1.*", '".*" only after == or != and a plain release number', '">=1.*" at 2'],
    ["a ==1a1.*", '".*" only after == or != and a plain release number', '"==1a1.*" at 2'],
    ["a >=1+cpu", "a local version label only after == or !=", '">=1+cpu" at 2'],
    ["a ~=1", 'a version specifier, "@" or ";", or the end', '"~=1" at 2'],
    ["a ===1,b", "a version specifier", '"b" at 7'],
    ["a (>=1", 'a comma, or ")" for the "(" at 2', "the end"],
    ["a (>=1 <2)", 'a comma, or ")" for the "(" at 2', '"<2)" at 7'],
    ["a >=1)", 'a comma or ";", or the end', '")" at 5'],
    ["a[b", 'a comma, or "]" for the "[" at 1', "the end"],
    ["a[b c]", 'a comma, or "]" for the "[" at 1', '"c]" at 4'],
    ["a[b,]", "the name of an extra", '"]" at 4'],
    ["a[,b]", "the name of an extra", '",b]" at 2'],
    ["a @", 'a URL after "@"', "the end"],
    ["a @ https://e.org os_name == 'nt'", '";" after the URL and a blank', '"os_name" at 18'],
    ["a ;", "a marker variable or a quoted string", "the end"],
    [
      "a ; os_name == 'nt' ; extra == 'b'",
      '"and", "or" or the end of the requirement',
      '";" at 20',
    ],
    ["a >=1\n", 'a comma or ";", or the end', '"\\n" at 5'],
    ["a >=1 # comment", 'a comma or ";", or the end', '"#" at 6'],
    ["-e .", "the name of a project", '"-e" at 0'],
  ];
  for (const [text, expected, found] of rows) {
    await t.step(JSON.stringify(text), () => {
      assert.equal(tryParseRequirement(text), undefined);
      assert.throws(() => parseRequirement(text), (error) => {
        assert.ok(error instanceof InvalidRequirementError && error.span !== undefined);
        assert.equal(error.input, text);
        assert.ok(error.message.includes(`: expected ${expected}`), error.message);
        assert.ok(error.message.endsWith(`, found ${found}`), error.message);
        return error.message.startsWith(`Cannot parse requirement ${JSON.stringify(text)}`);
      });
    });
  }
});

Deno.test("parseRequirement() bounds its work on hostile text", async (t) => {
  const hostile = [
    `a @ ${"x".repeat(70_000)}`,
    `${"a".repeat(201)}`,
    `a[${"b,".repeat(5_000)}`,
    `a ; ${"(".repeat(10_000)}`,
    `a ${">=1,".repeat(4_000)}`,
    `a ==1${".0".repeat(5_000)}x`,
    `a >=1${"-".repeat(15_000)}`,
    `a${"-".repeat(15_000)}`,
  ];
  for (const text of hostile) {
    await t.step(text.slice(0, 20), () => assert.equal(tryParseRequirement(text), undefined));
  }
});

Deno.test("formatRequirement() writes one spelling that reads back as it was", async (t) => {
  const rows: readonly (readonly [read: string, written: string])[] = [
    ["Foo", "Foo"],
    ["Foo[X_y,b,x.Y,b]", "Foo[X_y,b,x.Y]"],
    ["Foo [b, a] ( >= 1, <2 ) ; os_name=='nt'", 'Foo[a,b]<2,>=1; os_name == "nt"'],
    ["foo@https://e.org/a;b ; extra=='x'", 'foo @ https://e.org/a;b ; extra == "x"'],
    ["foo @ https://e.org/a", "foo @ https://e.org/a"],
    ["foo[x]; os_name == 'nt'", 'foo[x]; os_name == "nt"'],
  ];
  for (const [read, written] of rows) {
    await t.step(read, () => {
      const requirement = parseRequirement(read);
      assert.equal(formatRequirement(requirement), written);
      assert.deepEqual(parseRequirement(written), requirement);
    });
  }
});

// PEP 508: name_req = name wsp* extras? wsp* versionspec? wsp* quoted_marker?
Deno.test("every requirement of the grammar reads, and round-trips", () => {
  const requirement = fc.record({
    name: fc.constantFrom("a", "Zope.Interface", "x1", "b--c"),
    extras: fc.subarray(["dev", "Test_All", "a.b"]),
    clauses: fc.array(anyClause, { maxLength: 3 }),
    parenthesized: fc.boolean(),
    marker: fc.constantFrom("", "; os_name == 'nt'", " ;(extra == 'x' or extra == 'y')"),
  });
  fc.assert(fc.property(requirement, ({ name, extras, clauses, parenthesized, marker }) => {
    const list = clauses.filter((clause) => !clause.startsWith("===")).join(" , ");
    const versions = parenthesized ? ` (${list})` : list;
    const read = parseRequirement(`${name}[${extras.join(" ,")}]${versions}${marker}`);
    assert.equal(read.displayName, name);
    assert.equal(read.extras.length, extras.length);
    assert.equal(read.marker !== undefined, marker !== "");
    assert.doesNotThrow(() => parseSpecifierSet(read.specifier));
    assert.deepEqual(parseRequirement(formatRequirement(read)), read);
  }));
});
