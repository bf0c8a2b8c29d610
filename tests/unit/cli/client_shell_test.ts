import assert from "node:assert/strict";
import { commandLine } from "../../../src/cli/client_shell.ts";

const WORDS = [
  ...["plain", "--a=b", "a b", "it's", 'say "x"', "$HOME `id` !", "a\\b", "", "é", "~", "=x", "*"],
  ...["line\nbreak", '{"a":"C:\\\\x y\\\\"}'],
];

Deno.test("commandLine() is read back word for word by the shells of Unix", async (t) => {
  const line = commandLine(WORDS, "linux") ?? "";
  for (const shell of ["sh", "bash", "zsh", "fish"]) {
    await t.step(shell, async () => {
      try {
        const { stdout, success } = await new Deno.Command(shell, {
          args: ["-c", `printf '%s\\0' ${line}`],
        }).output();
        assert.ok(success);
        assert.deepEqual(new TextDecoder().decode(stdout).split("\0").slice(0, -1), WORDS);
      } catch (error) {
        if (!(error instanceof Deno.errors.NotFound)) throw error;
        console.warn(`SKIPPED: there is no ${shell} here`);
      }
    });
  }
  assert.equal(commandLine(["claude", "--", "/opt/x"], "darwin"), "claude -- /opt/x");
});

/** How a program of Windows reads its command line: the rule of its C runtime. */
function readWords(line: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  let isQuoted = false;
  let isOpen = false;
  for (const [, slashes = "", rest = ""] of line.matchAll(/(\\*)("|[^"\\]|$)/g)) {
    if (rest === '"') {
      word += "\\".repeat(Math.floor(slashes.length / 2));
      if (slashes.length % 2 === 1) word += '"';
      else isQuoted = !isQuoted;
      isOpen = true;
      continue;
    }
    word += slashes;
    if (rest === " " && !isQuoted) {
      if (isOpen || word !== "") words.push(word);
      word = "";
      isOpen = false;
    } else word += rest;
  }
  if (isOpen || word !== "") words.push(word);
  return words;
}

Deno.test("commandLine() for the Command Prompt is read back word for word, by the rule", async (t) => {
  const rows: readonly (readonly string[])[] = [
    ["code", "--add-mcp", '{"name":"pypi","command":"C:\\\\Program Files\\\\x.exe","args":[]}'],
    ["a b", "ends in\\", "C:\\Program Files\\", "", "x\\\\y", 'a"b', '\\"'],
    ["a&b", "(x)"],
  ];
  for (const words of rows) {
    await t.step(words.join(" "), () => {
      assert.deepEqual(readWords(commandLine(words, "windows") ?? ""), words);
    });
  }
});

Deno.test("commandLine() has no line for what the Command Prompt would change", async (t) => {
  for (const word of ["100%", "a!b", "a\nb", '{"a":"b&c"}', '"(x)"', '">file"']) {
    await t.step(word, () => assert.equal(commandLine(["code", word], "windows"), undefined));
  }
  await t.step("a quote in one word, and what it sets free in another", () => {
    assert.equal(commandLine(["claude", '--user-agent=a"b', "x&calc"], "windows"), undefined);
  });
});
