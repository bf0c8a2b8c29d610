/** Every command of every document is run, or says in `not_run.ts` why it is not. @module */
import assert from "node:assert/strict";
import { parseCommandLine } from "../../src/cli/command_line.ts";
import { UsageError } from "../../src/cli/usage_error.ts";
import { ROOT } from "../support/source_files.ts";
import { commandsOf, documentedBlocks, type DocumentedCommand } from "./documented_commands.ts";
import { readersOwn } from "./readers_own.ts";
import { NOT_RUN, TASKS_RUN_ELSEWHERE } from "./not_run.ts";
import { type DocumentedOutcome, runHere, startAndStop } from "./run_documented.ts";

const PROGRAM = /^(?:\.\/|dist\/|\.\\)?pypi-mcp(?:-server)?(?:\.exe)?$/;
const AT_ONCE = 2; // processes
/** What a block may be; the first three hold commands. */
const LANGUAGES = ["sh", "console", "powershell", "text", "json", "graphql", "js", "mermaid"];
const TYPED =
  /^\s*(?:[$>] |(?:\S*\/)?pypi-mcp(?:-server)? |(?:deno|npx|curl|docker|sudo|export) )/m;

const blocks = await documentedBlocks();
const own = await readersOwn();
Deno.test.afterAll(async () => await own[Symbol.asyncDispose]());
const commands = blocks.flatMap((block) => commandsOf(block, own.replace));
const config: { readonly tasks: Readonly<Record<string, { readonly command: string }>> } = JSON
  .parse(
    await readRoot("deno.json"),
  );
const tasks = new Set(Object.keys(config.tasks));
const taskCommands = Object.fromEntries(
  Object.entries(config.tasks).map(([name, { command }]) => [name, command]),
);
const newest = /newest="deno@([\d.]+)"/.exec(await readRoot(".ci/run"))?.[1];

/** What is done about a command. */
type Treatment =
  | { readonly kind: "here" | "serve"; readonly args: readonly string[] }
  | { readonly kind: "deno"; readonly args: readonly string[] }
  | { readonly kind: "task"; readonly task: string }
  | { readonly kind: "not run"; readonly entry: string }
  | { readonly kind: "unknown" };

function treatmentOf({ words }: DocumentedCommand): Treatment {
  const entry = NOT_RUN.find(({ command }) => `${words.join(" ")} `.startsWith(`${command} `));
  if (entry !== undefined) return { kind: "not run", entry: entry.command };
  const [program = "", ...args] = words;
  if (PROGRAM.test(program)) return ownTreatment(args);
  if (program === "npx" && args[0] === "-y" && args[1] === `deno@${newest}`) {
    return denoTreatment(args.slice(2));
  }
  return program === "deno" ? denoTreatment(args) : { kind: "unknown" };
}

function ownTreatment(args: readonly string[]): Treatment {
  try {
    const { command, help, version } = parseCommandLine(args);
    return { kind: command === "serve" && !help && !version ? "serve" : "here", args };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { kind: "here", args }; // and ends with 2 there
  }
}

function denoTreatment(args: readonly string[]): Treatment {
  if (args[0] === "task") {
    const task = args.find((word, index) => index > 0 && !word.startsWith("-")) ?? "";
    return { kind: "task", task };
  }
  return args[0] === "run" && args.includes("main.ts")
    ? { kind: "deno", args }
    : { kind: "unknown" };
}

const treated = commands.map((command) => ({ command, treatment: treatmentOf(command) }));

Deno.test("every command of the documents is known to this test", () => {
  assert.ok(commands.length > 80, `only ${commands.length} commands were found`);
  const unknown = treated.filter(({ treatment }) => treatment.kind === "unknown")
    .map(({ command }) => `${command.at}: ${command.words.join(" ")}`);
  assert.deepEqual(
    unknown,
    [],
    "run them, or say in tests/documents/not_run.ts why they are not run",
  );
});

Deno.test("no command hides in a block that this test does not read", async (t) => {
  for (const { document, line, language, text } of blocks) {
    await t.step(`${document}:${line}`, () => {
      assert.ok(LANGUAGES.includes(language), `a block of ${JSON.stringify(language)}`);
      if (language === "text") assert.doesNotMatch(text, TYPED);
      if (language === "console") assert.match(text, /^(?:\$|PS>|>) /m);
    });
  }
  for (const document of new Set(blocks.map((block) => block.document))) {
    const text = (await readRoot(document)).replaceAll(/^ *(`{3,})[^]*?^ *\1$/gm, "");
    assert.doesNotMatch(text, /^[\s>*+-]*(?:`{3}|~{3})|<pre\b/m, document);
  }
});

Deno.test("every task that the documents name exists, and is run here or said to be run elsewhere", async (t) => {
  const named = new Set(
    treated.flatMap(({ treatment }) => treatment.kind === "task" ? [treatment.task] : []),
  );
  for (const task of named) {
    assert.ok(tasks.has(task), `no task is called ${JSON.stringify(task)}`);
    if (TASKS_RUN_ELSEWHERE[task] !== undefined) continue;
    await t.step(`deno task ${task}`, async () => {
      passed(await deno(["task", "--quiet", task], new Map()), `deno task ${task}`);
    });
  }
});

Deno.test("nothing is excused that no document names", () => {
  const used = new Set(treated.flatMap(({ treatment }) => {
    if (treatment.kind === "not run") return [treatment.entry];
    return treatment.kind === "task" ? [treatment.task] : [];
  }));
  const excused = [...NOT_RUN.map(({ command }) => command), ...Object.keys(TASKS_RUN_ELSEWHERE)];
  assert.deepEqual(excused.filter((entry) => !used.has(entry)), []);
  assert.deepEqual(own.unused(), []);
});

Deno.test("what is excused is run where it is said to be", async () => {
  const reasons = [
    ...NOT_RUN.map(({ because }) => because),
    ...Object.values(TASKS_RUN_ELSEWHERE),
  ];
  for (
    const [path] of reasons.flatMap((reason) => [...reason.matchAll(/tests\/[a-z_/.]+[a-z]/g)])
  ) {
    assert.ok(await exists(path), path);
  }
  for (const { command: { at, words }, treatment } of treated) {
    if (treatment.kind !== "not run") continue;
    // The test takes its lines, permissions and all, from this document only.
    if (treatment.entry.includes("--allow-net=")) assert.match(at, /^docs\/DEPLOYMENT\.md:/);
    if (!/^deno |^python /.test(treatment.entry)) continue;
    for (const word of words.filter((each) => /^(?:tests|src|scripts)\b|^main\.ts$/.test(each))) {
      assert.ok(await exists(word), `${at}: there is no ${word}`);
    }
  }
  const [gate, ci] = [await readRoot("scripts/ok.ts"), await readRoot(".ci/run")];
  // CI bundles with one Deno and compiles with another; but for that, every line as it is written.
  const inCi = ci.replaceAll(" --bundled", "").replaceAll(/^step .* npx -y "\$\w+" /gm, "deno ");
  for (const { command: { at, words }, treatment } of treated) {
    if (treatment.kind !== "task" || !TASKS_RUN_ELSEWHERE[treatment.task]?.startsWith("CI")) {
      continue;
    }
    const typed = `deno ${words.slice(words.indexOf("task")).join(" ")}`;
    assert.ok(inCi.split("\n").includes(typed), `${at}: CI does not run ${typed}`);
  }
  for (const [task, where] of Object.entries(TASKS_RUN_ELSEWHERE)) {
    if (where.startsWith("CI")) assert.ok(ci.includes(`task ${task}`), task);
    if (!where.startsWith("the gate")) continue;
    const script = /scripts\/\S+\.ts/.exec(taskCommands[task] ?? "")?.[0] ?? task;
    assert.ok(gate.includes(script), `${task} is not in the gate`);
  }
});

Deno.test("every pypi-mcp command of the documents does what it says", async (t) => {
  const once = new Map<string, () => Promise<void>>();
  for (const { command, treatment } of treated) {
    if (treatment.kind !== "here") continue;
    const { at, isRefused } = command;
    const variables = own.variables(command.variables);
    once.set(asTyped(command), async () => {
      const { code, said } = await runHere(treatment.args, variables);
      assert.equal(code, isRefused ? 1 : 0, `${at} ended with ${code}: ${said}`);
      assert.notEqual(said, "", `${at} said nothing`);
    });
  }
  for (const [typed, run] of once) await t.step(typed.slice(0, 200), run);
});

Deno.test("every server of the documents starts and stops", async () => {
  const once = new Map<string, () => Promise<void>>();
  for (const { command, treatment } of treated) {
    const variables = own.variables(command.variables);
    if (treatment.kind === "serve") {
      once.set(
        asTyped(command),
        async () => passed(await startAndStop(treatment.args, variables), command.at),
      );
    }
    if (treatment.kind === "deno") {
      once.set(
        asTyped(command),
        async () => passed(await deno(treatment.args, variables), command.at),
      );
    }
  }
  const waiting = [...once.values()];
  const work = async () => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) await run();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
});

Deno.test("every json block of the documents parses", async (t) => {
  for (const { document, line, language, text } of blocks) {
    if (language !== "json") continue;
    await t.step(`${document}:${line}`, () => {
      const value: unknown = JSON.parse(text);
      for (const args of serverArguments(value)) parseCommandLine(args);
    });
  }
});

Deno.test("commands within sentences are commands", async () => {
  const faults: string[] = [];
  for (const document of new Set(blocks.map((block) => block.document))) {
    const text = (await readRoot(document)).replaceAll(/^(`{3,})[^]*?^\1/gm, "");
    for (const [, span = ""] of text.matchAll(/(?<!`)`([^`]+)`(?!`)/g)) {
      const words = span.split(/\s+/);
      const task = /^(?:npx -y deno@\S+|deno) task (?:--quiet )?([a-z:]+)/.exec(span)?.[1];
      if (task !== undefined && !tasks.has(task)) faults.push(`${document}: ${span}`);
      for (const path of words.filter((word) => /^(?:tests|scripts|src)\/\S+\.ts$/.test(word))) {
        if (/^(?:deno|npx)$/.test(words[0] ?? "") && !await exists(path)) {
          faults.push(`${document}: ${span}`);
        }
      }
      if (PROGRAM.test(words[0] ?? "") && words.length > 1) {
        try {
          parseCommandLine(words.slice(1));
        } catch (error) {
          faults.push(`${document}: ${span}: ${error}`);
        }
      }
    }
  }
  assert.deepEqual(faults, []);
});

/** What tells two commands apart: two that say the same are run once. */
function asTyped({ words, variables }: DocumentedCommand): string {
  return [...[...variables].map((variable) => variable.join("=")), ...words].join(" ");
}

/** The arguments of each entry for a client that starts the program itself. */
function serverArguments(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [];
  const { command, args } = value as { readonly command?: unknown; readonly args?: unknown };
  const isOurs = typeof command === "string" && PROGRAM.test(command.split(/[/\\]/).at(-1) ?? "");
  const words = Array.isArray(args) ? args.filter((word) => typeof word === "string") : [];
  return [...isOurs ? [words] : [], ...Object.values(value).flatMap(serverArguments)];
}

async function deno(
  args: readonly string[],
  variables: ReadonlyMap<string, string>,
): Promise<DocumentedOutcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd: ROOT,
    env: Object.fromEntries(variables),
    stdin: "null",
  }).output();
  return { code, said: new TextDecoder().decode(code === 0 ? stdout : stderr) };
}

function passed({ code, said }: DocumentedOutcome, at: string): void {
  assert.equal(code, 0, `${at} ended with ${code}: ${said}`);
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(new URL(path, ROOT)).then(() => true, () => false);
}

async function readRoot(path: string): Promise<string> {
  return await Deno.readTextFile(new URL(path, ROOT));
}
