import assert from "node:assert/strict";
import { type Block, commandsOf } from "./documented_commands.ts";
import { runHere } from "./run_documented.ts";

function block(language: string, text: string): Block {
  return { document: "docs/A.md", line: 10, language, text };
}

Deno.test("commandsOf() finds what a reader types", async (t) => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ["sh", "# said\na b\n\nc d # e\n", ["11 a b", "13 c d"]],
    ["sh", "a \\\n  b\nc\n", ["10 a b", "12 c"]],
    ["console", "$ a b\nprinted\n$ c\n", ["10 a b", "12 c"]],
    ["powershell", ".\\a.exe b\n", ["10 .\\a.exe b"]],
    ["powershell", "a b | c\nd; e && f\n", ["10 a b", "10 c", "11 d", "11 e", "11 f"]],
    ["text", "a b\n", []],
    ["json", "{}\n", []],
  ];
  for (const [language, text, expected] of rows) {
    await t.step(`${language} ${JSON.stringify(text)}`, () => {
      const found = commandsOf(block(language, text), (line) => line)
        .map(({ at, words }) => `${at.split(":")[1]} ${words.join(" ")}`);
      assert.deepEqual(found, expected);
    });
  }
});

Deno.test("commandsOf() hands a block's variables on to the commands below, and reads `# fails`", () => {
  const text = "export A=1\nB=2 run\nrun # fails: no\n";
  const [first, second] = commandsOf(block("sh", text), (line) => line);
  assert.deepEqual(Object.fromEntries(first?.variables ?? []), { A: "1", B: "2" });
  assert.deepEqual(Object.fromEntries(second?.variables ?? []), { A: "1" });
  assert.deepEqual([first?.isRefused, second?.isRefused], [false, true]);
});

Deno.test("commandsOf() puts in what stands for a reader's own", () => {
  const [command] = commandsOf(block("sh", "run NAME"), (line) => line.replace("NAME", "ann"));
  assert.deepEqual(command?.words, ["run", "ann"]);
});

Deno.test("runHere() tells a wrong command by its exit code", async (t) => {
  const rows = [
    [["cal", "get_package_info"], 2],
    [["call", "get_package_inf"], 2],
    [["call", "get_package_info", "package_name=reqeusts", "--demo"], 1],
    [["--version"], 0],
  ] as const;
  for (const [args, expected] of rows) {
    await t.step(args.join(" "), async () => {
      const { code, said } = await runHere(args, new Map());
      assert.equal(code, expected, said);
      assert.notEqual(said, "");
    });
  }
});
