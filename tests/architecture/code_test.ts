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
  [/\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/, [
    "src/compose.ts",
    "src/commands/doctor.ts",
    "src/commands/answering.ts",
    "src/commands/install.ts",
    "src/commands/uninstall.ts",
  ]],
  [/\bMath\.random\b/, ["src/compose.ts", "src/commands/answering.ts"]],
  // The last two have a method and a parameter of that name.
  [/(?<![.\w])fetch\(|globalThis\.fetch/, [
    "src/demo/demo_upstream.ts",
    "src/upstream/attempt.ts",
  ]],
  [/\bDeno\.(?:env|args)\b/, ["main.ts"]],
  [/\bDeno\.exit\b/, ["main.ts"]],
  [/(?<![.\w])(?:setTimeout|setInterval)\(/, ["src/resilience/timers.ts"]],
  [/\bAbortSignal\.timeout\b/, []],
  // Tokens that nobody can guess, the name of a request in the log, and that of a lock's holder, which must differ where chance is seeded.
  [/\bcrypto\.(?:getRandomValues|randomUUID)\b/, [
    "src/commands/hash_token.ts",
    "src/server/http_app.ts",
    "src/connect_redis.ts",
  ]],
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
    !path.startsWith("src/config/settings/")
  );
  const code = files.map(({ text }) => codeOf(text)).join("\n");
  for (const [key] of OPTION_LIST) {
    await t.step(key, () => {
      const read = new RegExp(`\\bconfig\\.${key}\\b|\\b${key}\\b[^;=]*\\} = config\\b`);
      assert.ok(read.test(code), `nothing reads config.${key}`);
    });
  }
});

/** Files that are tables by nature, with the reason that they are long. */
const LONG: Readonly<Record<string, string>> = {};

Deno.test("no source file grows past 300 lines without a stated reason", async () => {
  const files = await sourceFiles(["src", "scripts"]);
  const long = files.filter(({ path, text }) =>
    text.split("\n").length > 300 && LONG[path] === undefined &&
    !path.startsWith("src/demo/facts/") && !text.startsWith("// Generated")
  );
  assert.deepEqual(long.map(({ path }) => path), []);
});

Deno.test("no file escapes the type checker", async () => {
  const files = await sourceFiles(["src", "scripts", "tests"]);
  const escape = new RegExp(
    ["\\bas an" + "y\\b", ": an" + "y\\b", "@ts-(?:ignore|expect-error|nocheck)"].join("|"),
  );
  const faults = files.filter(({ text }) =>
    escape.test(codeOf(text)) || /@ts-(?:ignore|nocheck)/.test(text)
  );
  assert.deepEqual(faults.map(({ path }) => path), []);
});

Deno.test("no file names a registry's host or a place on somebody's machine", async () => {
  const others = [
    ...["main.ts", "deno.json", "deno.lock", ".ci/run", "README.md", "CHANGELOG.md"],
    ...[...Deno.readDirSync(new URL("docs/", ROOT))].map(({ name }) => `docs/${name}`)
      .filter((path) => path.endsWith(".md")),
  ];
  const files = [
    ...await sourceFiles(["src", "scripts", "tests"]),
    ...await Promise.all(others.map(one)),
  ];
  // Put together here, so that this file does not name them either.
  const named = new RegExp(
    [
      "npm" + "js\\.(?:org|com)",
      "js" + "r\\.io",
      "/ho" + "me/\\w",
      "/wo" + "rk/\\w",
      "/ro" + "ot/",
      "/Us" + "ers/",
    ]
      .join("|"),
  );
  assert.deepEqual(files.filter(({ text }) => named.test(text)).map(({ path }) => path), []);
});

Deno.test("no file is a barrel, and files are named in snake_case", async () => {
  const files = await sourceFiles(["src", "scripts"]);
  const barrels = files.filter(({ path, text }) =>
    /\/(?:mod|index)\.ts$/.test(path) || /^export \* /m.test(codeOf(text))
  );
  assert.deepEqual(barrels.map(({ path }) => path), []);
  const names = files.filter(({ path }) => !/\/[a-z][a-z0-9_]*\.ts$/.test(path));
  assert.deepEqual(names.map(({ path }) => path), []);
});

Deno.test("what is to be done later names its issue", async () => {
  const files = await sourceFiles(["src", "scripts", "tests"]);
  const word = new RegExp("\\bTO" + "DO\\b(?! ?\\(?#\\d)");
  assert.deepEqual(files.filter(({ text }) => word.test(text)).map(({ path }) => path), []);
});

async function one(path: string): Promise<SourceFile> {
  return { path, text: await Deno.readTextFile(new URL(path, ROOT)) };
}
