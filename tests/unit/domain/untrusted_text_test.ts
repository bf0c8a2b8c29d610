import assert from "node:assert/strict";
import fc from "fast-check";
import { cleanText, cleanUrl } from "../../../src/domain/untrusted_text.ts";

Deno.test("cleanText() strips what hides or reorders text and keeps the words", async (t) => {
  const rows: [name: string, text: string, expected: string][] = [
    ["plain text", "A web framework", "A web framework"],
    ["terminal colours", "\u001b[1;31mred\u001b[0m", "red"],
    ["a lone escape", "a\u001bb", "ab"],
    ["nul and backspace", "a\u0000b\u0008c", "abc"],
    ["C1 controls", "a\u009b31mb", "a31mb"],
    ["direction overrides", "moc\u202Eelpmaxe\u202C", "mocelpmaxe"],
    ["direction isolates", "\u2066x\u2069", "x"],
    ["direction marks", "a\u200e\u200f\u061cb", "ab"],
    ["zero width spaces", "re\u200bquests\ufeff", "requests"],
    ["tag characters", "hi\u{e0069}\u{e0067}\u{e007f}", "hi"],
    ["bytes in variation selectors", "a\ufe00\ufe01\ufe02b", "ab"],
    ["bytes in joiners", "a\u200c\u200d\u200c\u200cb", "ab"],
    ["an emoji with joiner", "\u2764\ufe0f\u200d\u{1f525}", "\u2764\ufe0f\u200d\u{1f525}"],
    ["a Persian joiner", "می\u200cخواهم", "می\u200cخواهم"],
    ["half a surrogate pair", "a\ud800b", "a\ufffdb"],
    ["line ends of all kinds", "a\r\nb\rc\u2028d\u0085e\vf\fg", "a b c d e f g"],
    ["runs of blanks", "  a \t\n b  ", "a b"],
    ["nothing", "", ""],
  ];
  for (const [name, text, expected] of rows) {
    await t.step(name, () => assert.equal(cleanText(text, 100), expected));
  }
});

Deno.test("cleanText() caps the length and says so with an ellipsis", async (t) => {
  const rows: [name: string, text: string, maxLength: number, expected: string][] = [
    ["fits exactly", "abcd", 4, "abcd"],
    ["one too many", "abcde", 4, "abc…"],
    ["no blank before the mark", "ab cd", 4, "ab…"],
    ["no half character", "ab\u{1f600}cd", 4, "ab…"],
    ["room for the mark only", "ab", 1, "…"],
    ["no room", "ab", 0, ""],
    ["padding does not count", `${" ".repeat(50)}a`, 4, "a"],
  ];
  for (const [name, text, maxLength, expected] of rows) {
    await t.step(name, () => assert.equal(cleanText(text, maxLength), expected));
  }
  await t.step("text cut before it was cleaned is marked too", () => {
    assert.equal(cleanText("\u200b".repeat(100_000) + "a", 10), "…");
  });
});

Deno.test("cleanText() keeps lines when asked, one empty line at most", () => {
  const text = "\n\n# Title\r\n\r\n\r\n\r\n\tcode\n  text  \n\n";
  assert.equal(cleanText(text, 100, { multiline: true }), "# Title\n\n    code\n  text");
});

Deno.test("cleanText() never returns more than asked, nor a control character", () => {
  const property = fc.property(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.nat({ max: 60 }),
    fc.boolean(),
    (text, maxLength, multiline) => {
      const cleaned = cleanText(text, maxLength, { multiline });
      assert.ok(cleaned.length <= maxLength);
      assert.ok(cleaned.isWellFormed());
      assert.doesNotMatch(cleaned, /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      if (!multiline) assert.doesNotMatch(cleaned, /\n/);
    },
  );
  fc.assert(property, { seed: 1 });
});

Deno.test("cleanText() takes time in proportion to the text", () => {
  for (const text of ["\u001b[0", " ", "\n", "\u200d", "\u001b[", "\ud800"]) {
    cleanText(text.repeat(300_000), 400_000, { multiline: true }); // hangs if quadratic
    cleanText(text.repeat(300_000), 400_000);
  }
});

Deno.test("cleanUrl() lets plain web addresses pass and nothing else", async (t) => {
  const rows: [text: string, expected: string | undefined][] = [
    ["https://example.org", "https://example.org"],
    ["http://example.org:8080/a?b=c#d", "http://example.org:8080/a?b=c#d"],
    [" https://example.org/ ", "https://example.org/"],
    ["HTTPS://Example.org/A", "HTTPS://Example.org/A"],
    ["https://example.org/<script>", "https://example.org/%3Cscript%3E"],
    ["https://example.org/a b", "https://example.org/a%20b"],
    ["https://example.org/\u202egnp.exe", "https://example.org/gnp.exe"],
    ["https://bücher.example/", "https://xn--bcher-kva.example/"],
    ["javascript:alert(1)", undefined],
    ["data:text/html,x", undefined],
    ["file:///etc/passwd", undefined],
    ["ftp://example.org/", undefined],
    ["https://pypi.org@other.example/", undefined],
    ["https://user:secret@example.org/", undefined],
    ["//example.org/", undefined],
    ["/relative", undefined],
    ["example.org", undefined],
    ["UNKNOWN", undefined],
    ["", undefined],
    ["https://", undefined],
    [`https://example.org/${"a".repeat(2_048)}`, undefined],
    [`https://example.org/${"ü".repeat(2_000)}`, undefined],
  ];
  for (const [text, expected] of rows) {
    await t.step(text.slice(0, 60), () => assert.equal(cleanUrl(text), expected));
  }
});
