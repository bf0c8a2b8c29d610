import assert from "node:assert/strict";
import fc from "fast-check";
import { AllowedCharacters } from "../../../../src/upstream/pypi/joined_texts.ts";

Deno.test("AllowedCharacters finds a character that is not allowed and the two in a row, wherever they are", () => {
  const allowed = new AllowedCharacters("ab/.", { neverInARow: "/." });
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom("a", "b", "/", "."), maxLength: 9 }),
    fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 9 }),
    fc.constantFrom("c", "aac", "\0", "é", "a\u0161", "\u{1f600}", "\ud800"),
    // Around the length that is looked at at once.
    fc.integer({ min: 16_380, max: 16_388 }).map((length) => "a".repeat(length)),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      const joined = texts.join("");
      const expected = !/[^ab/.]/.test(joined) && !joined.includes("/.");
      assert.equal(allowed.areAllOf(texts), expected);
    }),
    { numRuns: 1_000 },
  );
});

Deno.test("AllowedCharacters allows exactly the characters that it is given", () => {
  const characters = "0123456789abcdef";
  const allowed = new AllowedCharacters(characters);
  for (let code = 0; code < 0x300; code++) {
    const character = String.fromCharCode(code);
    for (const text of [character, `0${character}`, `012${character}4567`]) {
      assert.equal(allowed.areAllOf([text]), characters.includes(character), text);
    }
  }
  assert.equal(allowed.areAllOf([]), true);
  assert.equal(allowed.areAllOf(new Array<string>(1_000_000).fill("0f")), true);
});
