import assert from "node:assert/strict";
import { OPTION_LIST } from "../../src/config/options.ts";
import { ROOT, type SourceFile, sourceFiles } from "../support/source_files.ts";

/** The parts of a file that run: comments and the insides of plain strings are blanked. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/(^|[^:])\/\/[^\n]*/g, "$1")
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
}

/** Globals that would be hidden dependencies, and the only files that may touch them. */
const GLOBALS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/, ["src/compose.ts", "main.ts"]],
  [/\bMath\.random\b/, ["src/compose.ts"]],
  // The last two have a method and a parameter of that name.
  [/(?<![.\w])fetch\(|globalThis\.fetch/, [
    "src/compose.ts",
    "src/demo/demo_upstream.ts",
    "src/upstream/attempt.ts",
  ]],
  [/\bDeno\.(?:env|args)\b/, ["main.ts"]],
  [/\bDeno\.exit\b/, ["main.ts"]],
  [/(?<![.\w])(?:setTimeout|setInterval)\(/, ["src/resilience/timers.ts"]],
  [/(?<![.\w])console\./, []],
  [/\bprocess\./, []],
];

Deno.test("no module takes the clock, chance, the network or the environment from a global", async (t) => {
  const files = [...await sourceFiles(["src"]), await one("main.ts")];
  for (const [pattern, allowed] of GLOBALS) {
    await t.step(pattern.source, () => {
      const found = files.filter(({ path, text }) =>
        !allowed.includes(path) && pattern.test(codeOf(text))
      );
      assert.deepEqual(found.map(({ path }) => path), []);
    });
  }
});

Deno.test("every option is read by the program", async (t) => {
  const files = [...await sourceFiles(["src"]), await one("main.ts")].filter(({ path }) =>
    !path.startsWith("src/config/options.ts")
  );
  const code = files.map(({ text }) => codeOf(text)).join("\n");
  for (const [key] of OPTION_LIST) {
    await t.step(key, () => {
      assert.match(code, new RegExp(`\\bconfig\\.${key}\\b|\\b${key}\\b[^;=]*\\} = config\\b`));
    });
  }
});

/** Files that are tables by nature, with the reason that they are long. */
const LONG: Readonly<Record<string, string>> = {
  "src/config/options.ts": "one table of settings",
};

Deno.test("no source file grows past 300 lines without a stated reason", async () => {
  const files = await sourceFiles(["src", "scripts"]);
  const long = files.filter(({ path, text }) =>
    text.split("\n").length > 300 && LONG[path] === undefined &&
    !path.startsWith("src/demo/facts/") && !text.startsWith("// Generated")
  );
  assert.deepEqual(long.map(({ path }) => path), []);
});

Deno.test("no file escapes the type checker or names what is not ours to name", async () => {
  const files = await sourceFiles(["src", "scripts", "tests"]);
  const escape = new RegExp(
    ["\\bas an" + "y\\b", ": an" + "y\\b", "@ts-(?:ignore|expect-error|nocheck)"].join("|"),
  );
  const faults = files.filter(({ text }) =>
    escape.test(codeOf(text)) || /@ts-(?:ignore|nocheck)/.test(text)
  );
  assert.deepEqual(faults.map(({ path }) => path), []);
});

async function one(path: string): Promise<SourceFile> {
  return { path, text: await Deno.readTextFile(new URL(path, ROOT)) };
}
