import fc from "fast-check";
import assert from "node:assert/strict";
import {
  InvalidProjectNameError,
  nameFault,
  normalizeName,
  parseProjectName,
  tryParseProjectName,
} from "../../../src/domain/name.ts";

Deno.test("parseProjectName() gives every spelling of a name one text", async (t) => {
  const rows: readonly (readonly [read: string, name: string])[] = [
    ["requests", "requests"],
    ["Django", "django"],
    ["zope.interface", "zope-interface"],
    ["Foo__Bar-.-baz", "foo-bar-baz"],
    ["a", "a"],
    ["3", "3"],
    ["  requests\n", "requests"],
  ];
  for (const [read, name] of rows) {
    await t.step(JSON.stringify(read), () => assert.equal(parseProjectName(read), name));
  }
});

Deno.test("parseProjectName() refuses what is no name", async (t) => {
  const refused = [
    "",
    " ",
    "-a",
    "a-",
    "_a",
    ".",
    "..",
    "../etc",
    "a/b",
    "a b",
    "a\nb",
    "a%2fb",
    "caf\u00e9",
    "\u212aelvin", // lower-cases to an ASCII k
    "a\u0000",
    "a".repeat(201),
  ];
  for (const text of refused) {
    await t.step(JSON.stringify(text.slice(0, 20)), () => {
      assert.equal(tryParseProjectName(text), undefined);
      assert.throws(() => parseProjectName(text), (error) => (
        error instanceof InvalidProjectNameError && error.input === text
      ));
    });
  }
});

Deno.test("nameFault() says what a name is made of, and how long a long one is", async (t) => {
  const rule = 'expected ASCII letters, digits, ".", "_" or "-", beginning and ending with a ' +
    "letter or digit, at most 200 characters";
  const rows: readonly (readonly [what: string, input: string, message: string])[] = [
    ["project", "a b", `Cannot parse project name "a b": ${rule}`],
    ["extra", "a".repeat(201), `Cannot parse extra name "${"a".repeat(64)}": ${rule}, found 201`],
  ];
  for (const [what, input, message] of rows) {
    await t.step(input.slice(0, 20), () => assert.equal(nameFault(what, input), message));
  }
});

Deno.test("PEP 503: a normalised name is its own normal form, and any separator will do", () => {
  const word = fc.stringMatching(/^[A-Za-z0-9]{1,5}$/);
  const separator = fc.stringMatching(/^[-_.]{1,3}$/);
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), separator, (words, by) => {
    const name = parseProjectName(words.join(by));
    assert.equal(name, words.join("-").toLowerCase());
    assert.equal(normalizeName(name), name);
  }));
});
