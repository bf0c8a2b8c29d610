import assert from "node:assert/strict";
import { COMMANDS, OWN_FLAGS } from "../../../src/cli/command_line.ts";
import { completionWords, flagsOf, SHELLS } from "../../../src/cli/completion_words.ts";
import { completionScript } from "../../../src/cli/completions.ts";
import { flagOf } from "../../../src/config/option.ts";
import { OPTION_LIST } from "../../../src/config/options.ts";
import { runShell } from "../../support/shells.ts";

const TOOLS = ["get_package_info", "check_vulnerabilities", "check_compatibility"];
const WORDS = completionWords(TOOLS);

/** What is typed, the word at the end being typed now, and everything that is offered for it. */
const ROWS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["ca"], ["call"]],
  [["he"], ["health", "help"]],
  [["c"], ["call", "check-config", "completions"]],
  [["call", "check_"], ["check_compatibility", "check_vulnerabilities"]],
  [["call", "--demo", "get_"], ["get_package_info"]],
  [["call", "get_package_info", ""], []],
  [["tools", "get"], ["get_package_info"]],
  [["completions", ""], [...SHELLS].toSorted()],
  [["help", "unin"], ["uninstall"]],
  [["--log-l"], ["--log-level"]],
  [["--log-level", "d"], ["debug"]],
  [["serve", "--log-format", ""], ["json", "text"]],
  [["install", "--client", "c"], ["claude-code", "claude-desktop", "cursor"]],
  [["install", "--wr"], ["--write"]],
  [["install", "--client", "zed", "--log-le"], ["--log-level"]],
  [["uninstall", "--log-le"], []],
  [["hash-token", "--"], ["--env-file", "--help", "--stdin", "--version"]],
  [["serve", "--wr"], []],
  [["--js"], []],
  [["call", "--format", ""], ["json", "text"]],
  [["--user-agent", "c"], []],
  [["--user-agent", "check", "doc"], ["doctor"]],
  [["--toolsets", "sec"], ["security"]],
  [["--enable-stats", ""], ["false", "true"]],
];

function lines(text: string): readonly string[] {
  return text.split("\n").filter((line) => line !== "").toSorted();
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `'${word}'`).join(" ");
}

/** Writes a script to a file for as long as it is needed. */
async function withScript(shell: string, run: (path: string) => Promise<void>): Promise<void> {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, completionScript(shell, TOOLS));
    await run(path);
  } finally {
    await Deno.remove(path);
  }
}

Deno.test("completionWords() has every command, every flag and a word about each", () => {
  assert.deepEqual(WORDS.commands.map(({ name }) => name), COMMANDS);
  const names = WORDS.flags.map(({ name }) => name);
  for (const [, option] of OPTION_LIST) assert.ok(names.includes(flagOf(option)), option.name);
  for (const [name] of OWN_FLAGS) assert.ok(names.includes(`--${name}`), name);
  assert.equal(new Set(names).size, names.length);
  for (const { name, help } of [...WORDS.flags, ...WORDS.commands]) assert.notEqual(help, "", name);
  // The scripts put them down as they are.
  for (const { value } of WORDS.flags) {
    if (typeof value !== "string") {
      for (const word of value) assert.match(word, /^[a-z][\w-]*$/);
    }
  }
  assert.ok(!flagsOf(WORDS, "uninstall").some(({ name }) => name === "--port"));
  for (const name of ["--plugin", "--env-file", "--auth-tokens-file", "--redis-url-file"]) {
    assert.equal(WORDS.flags.find((flag) => flag.name === name)?.value, "file", name);
  }
});

Deno.test("completionScript() refuses a shell that it does not know", () => {
  const message = /expected completions bash or zsh or fish or powershell/;
  for (const shell of [undefined, "tcsh"]) {
    assert.throws(() => completionScript(shell, TOOLS), { name: "UsageError", message });
  }
});

Deno.test("bash completes words from the script", async (t) => {
  await withScript("bash", async (path) => {
    const bash = (script: string) => runShell("bash", script, ["--noprofile", "--norc"]);
    const registered = await bash(`source ${path}; complete -p pypi-mcp pypi-mcp-server`);
    if (registered === undefined) return;
    assert.equal(
      registered,
      "complete -F _pypi_mcp pypi-mcp\ncomplete -F _pypi_mcp pypi-mcp-server\n",
    );
    const typed = (words: readonly string[]) =>
      `COMP_WORDS=(pypi-mcp ${quoted(words)}); COMP_CWORD=${words.length}; _pypi_mcp; ` +
      `for one in "\${COMPREPLY[@]}"; do echo "$one"; done; echo ==`;
    // As words come where "=" separates them.
    const separated: typeof ROWS = [
      [["--log-level", "=", "w"], ["warning"]],
      [["--log-level", "="], ["debug", "error", "info", "off", "warning"]],
      [["--log-level", "=", "info", "doc"], ["doctor"]],
    ];
    const rows = [...ROWS, ...separated];
    const out = await bash(`source ${path}; ${rows.map(([words]) => typed(words)).join("; ")}`);
    const answers = (out ?? "").split("==\n");
    for (const [index, [words, offered]] of rows.entries()) {
      await t.step(words.join(" "), () => assert.deepEqual(lines(answers[index] ?? ""), offered));
    }
    await t.step("a file with a blank in its name, or what is a pattern elsewhere", async () => {
      const folder = await Deno.makeTempDir();
      try {
        await Deno.writeTextFile(`${folder}/my settings.env`, "");
        const found = await bash(`source ${path}; ${typed(["--env-file", `${folder}/my`])}`);
        assert.equal(found, `${folder}/my settings.env\n==\n`);
        await Deno.writeTextFile(`${folder}/its[1].env`, "");
        await Deno.writeTextFile(`${folder}/its1.env`, "");
        for (const option of [":", "shopt -s nullglob", "shopt -s failglob"]) {
          const one = typed(["--env-file", `${folder}/its[`]);
          assert.equal(
            await bash(`${option}; source ${path}; ${one}`),
            `${folder}/its[1].env\n==\n`,
          );
        }
      } finally {
        await Deno.remove(folder, { recursive: true });
      }
    });
  });
});

Deno.test("fish completes words from the script", async (t) => {
  await withScript("fish", async (path) => {
    const fish = (script: string) => runShell("fish", script, ["--no-config"]);
    const typed = (words: readonly string[]) =>
      `complete -C "pypi-mcp ${words.join(" ")}" | string replace -r '\\t.*' ''; echo ==`;
    const out = await fish(`source ${path}; ${ROWS.map(([words]) => typed(words)).join("; ")}`);
    if (out === undefined) return;
    const answers = out.split("==\n");
    for (const [index, [words, offered]] of ROWS.entries()) {
      await t.step(words.join(" "), () => {
        // fish has its own flag -h of every command, and settings' flags after \`help\` do no harm.
        assert.deepEqual([...new Set(lines(answers[index] ?? ""))], offered);
      });
    }
    const server = await fish(`source ${path}; complete -C "pypi-mcp-server unin"`);
    assert.match(server ?? "", /^uninstall\t/);
  });
});

/** In place of the editor's own, which run only while somebody types: they print what they would offer. */
const ZSH_STAND_INS = `
compadd() { shift; for one in "$@"; do [[ "$one" == "$typed"* ]] && echo "$one"; done }
_describe() { for one in "\${(@P)2}"; do [[ "$one" == "$typed"* ]] && echo "\${one%%:*}"; done }
_files() { echo FILES }
compset() { typed="\${typed#*=}" }
`;

Deno.test("zsh completes words from the script", async (t) => {
  await withScript("zsh", async (path) => {
    const zsh = (script: string) => runShell("zsh", script, ["-f"]);
    const registered = await zsh(
      `autoload -U compinit; compinit -u -D; source ${path}; print $_comps[pypi-mcp] $_comps[pypi-mcp-server]`,
    );
    if (registered === undefined) return;
    assert.equal(registered, "_pypi_mcp _pypi_mcp\n");
    const typed = (words: readonly string[]) =>
      `words=(pypi-mcp ${quoted(words)}); CURRENT=${
        words.length + 1
      }; typed=$words[-1]; _pypi_mcp; echo '=='`;
    const joined: typeof ROWS = [
      [["--log-level=w"], ["warning"]],
      [["--log-level=info", "doc"], ["doctor"]],
      [["--env-file", "x"], ["FILES"]],
      [["serve", "--auth-tokens-file=x"], ["FILES"]],
    ];
    const rows = [...ROWS, ...joined];
    const out = await zsh(
      `compdef() { }; source ${path}; ${ZSH_STAND_INS} ${
        rows.map(([words]) => typed(words)).join("; ")
      }`,
    );
    const answers = (out ?? "").split("==\n");
    for (const [index, [words, offered]] of rows.entries()) {
      await t.step(words.join(" "), () => assert.deepEqual(lines(answers[index] ?? ""), offered));
    }
  });
});

Deno.test("completionScript() for PowerShell holds every word in quotes (no PowerShell has run it here)", () => {
  const script = completionScript("powershell", TOOLS);
  const bare = script.replaceAll(/'(?:[^']|'')*'/g, "''");
  assert.ok(!bare.includes("'\n'") && !/--|get_/.test(bare.split("\n").slice(1).join("\n")));
  for (const { name } of [...WORDS.commands, ...WORDS.flags]) {
    assert.ok(script.includes(`'${name}'`), name);
  }
  for (const [open, close] of [["{", "}"], ["(", ")"], ["[", "]"]] as const) {
    assert.equal(bare.split(open).length, bare.split(close).length, open);
  }
});
