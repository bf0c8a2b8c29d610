import assert from "node:assert/strict";
import { splitCommandLine } from "./shell_words.ts";

Deno.test("splitCommandLine() takes commands apart as a shell does", async (t) => {
  const rows: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["a b  # said", [["a", "b"]]],
    ["a 'b c' \"d $e\" f\\ g", [["a", "b c", "d $e", "f g"]]],
    ["a && b || c; d | e", [["a"], ["b"], ["c"], ["d"], ["e"]]],
    ["a \\\n  b\nc", [["a", "b"], ["c"]]],
    ["a > out.txt 2>&1 < in.txt b", [["a", "b"]]],
    ["a x='[\"1\"]'", [["a", 'x=["1"]']]],
    ["a#b", [["a#b"]]],
    ["", []],
  ];
  for (const [text, words] of rows) {
    await t.step(JSON.stringify(text), () => {
      assert.deepEqual(splitCommandLine(text).map((command) => command.words), words);
    });
  }
});

Deno.test("splitCommandLine() tells variables from arguments", async (t) => {
  const rows: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] =
    [
      ["A=1 B='x y' run C=2", ["run", "C=2"], { A: "1", B: "x y" }],
      ["export A=1 'B=x*y'", [], { A: "1", B: "x*y" }],
      ["A=1", [], { A: "1" }],
    ];
  for (const [text, words, variables] of rows) {
    await t.step(text, () => {
      const [command] = splitCommandLine(text);
      assert.deepEqual(command?.words, words);
      assert.deepEqual(Object.fromEntries(command?.variables ?? []), variables);
    });
  }
});

Deno.test("splitCommandLine() refuses a quote that is not closed", () => {
  assert.throws(() => splitCommandLine("a 'b"), /the quote is not closed/);
});

Deno.test("splitCommandLine() refuses a command within a word, and no other dollar", async (t) => {
  for (const text of ['a "$(b c)"', "a $(b)", "a `b`", 'a x"`b`"']) {
    await t.step(text, () => {
      assert.throws(() => splitCommandLine(text), /a command within a word/);
    });
  }
  for (const text of ["a '$(b)'", 'a "$HOME"', "a \\`b", 'a "\\$(b)"']) {
    await t.step(text, () => assert.equal(splitCommandLine(text).length, 1));
  }
});
