/** `pypi-mcp`: argv and environment -> settings -> composition -> a command. The only reader of `Deno.env` and `Deno.args`. @module */
import { parse as parseDotenv } from "dotenv";
import { runCall } from "./src/cli/call.ts";
import { type CommandLine, parseCommandLine } from "./src/cli/command_line.ts";
import { runDemo } from "./src/cli/demo.ts";
import { helpText } from "./src/cli/help.ts";
import { createPaint } from "./src/cli/paint.ts";
import type { Terminal } from "./src/cli/terminal.ts";
import { runTools } from "./src/cli/tools.ts";
import { UsageError } from "./src/cli/usage_error.ts";
import { type App, compose } from "./src/compose.ts";
import { ConfigError, type EnvFile, loadConfig, type LoadedConfig } from "./src/config/load.ts";
import { createLog } from "./src/log.ts";
import { permittedFetch } from "./src/permitted.ts";
import { systemTimers } from "./src/resilience/timers.ts";
import { redirectConsole } from "./src/server/redirect_console.ts";
import { stopSignals } from "./src/server/stop_signals.ts";
import { loadTeamParts } from "./src/team_parts.ts";
import { VERSION } from "./src/version.ts";

const DOTENV = ".env";
const MAX_ENV_FILE_BYTES = 65_536;
const EXIT_USAGE = 2;

/** Whether a permission is there already; the program never causes a question on the terminal. */
function mayUse(permission: Deno.PermissionDescriptor): boolean {
  return Deno.permissions.querySync(permission).state === "granted";
}

/** A variable that may not be read counts as not set. */
function variable(name: string): string | undefined {
  return mayUse({ name: "env", variable: name }) ? Deno.env.get(name) : undefined;
}

function variableNames(): readonly string[] | undefined {
  return mayUse({ name: "env" }) ? Object.keys(Deno.env.toObject()) : undefined;
}

/** @throws {ConfigError} If a file that was named cannot be read. */
function envFiles(named: string | undefined): EnvFile[] {
  const files: EnvFile[] = [];
  if (named !== undefined) {
    if (!mayUse({ name: "read", path: named })) {
      throw new ConfigError([
        `Cannot read --env-file ${JSON.stringify(named)}: reading it is not permitted`,
      ]);
    }
    files.push(readEnvFile(named, true));
  }
  if (mayUse({ name: "read", path: DOTENV }) && exists(DOTENV)) {
    files.push(readEnvFile(DOTENV, false));
  }
  return files;
}

function exists(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}

function readEnvFile(path: string, trusted: boolean): EnvFile {
  const shown = JSON.stringify(path);
  const refusal = (reason: string) =>
    new ConfigError([`Cannot read settings from ${shown}: ${reason}`]);
  if (!exists(path)) throw refusal("there is no such file");
  if (Deno.statSync(path).size > MAX_ENV_FILE_BYTES) {
    throw refusal(`over ${MAX_ENV_FILE_BYTES} bytes`);
  }
  const entries = new Map(Object.entries(parseDotenv(readText(path, refusal))));
  return { path, trusted, entries };
}

function readText(path: string, refusal: (reason: string) => ConfigError): string {
  try {
    return Deno.readTextFileSync(path);
  } catch (error) {
    throw refusal(error instanceof Error ? error.name : "the system refuses");
  }
}

function createTerminal(): Terminal {
  const plain = variable("NO_COLOR") !== undefined && variable("NO_COLOR") !== "";
  return {
    out: (text) => {
      try {
        writeLine(Deno.stdout, text);
      } catch (error) {
        // Whoever reads has seen enough, as `head` has: that is no failure.
        if (error instanceof Deno.errors.BrokenPipe) Deno.exit(0);
        throw error;
      }
    },
    error: (text) => {
      try {
        writeLine(Deno.stderr, text);
      } catch {
        // Nobody reads the log: no reason to stop serving those who read the answers.
      }
    },
    paint: {
      ...createPaint(Deno.stdout.isTerminal() && !plain),
      error: createPaint(Deno.stderr.isTerminal() && !plain).error,
    },
  };
}

function writeLine(stream: { writeSync(bytes: Uint8Array): number }, text: string): void {
  let bytes = new TextEncoder().encode(`${text}\n`);
  while (bytes.length > 0) bytes = bytes.subarray(stream.writeSync(bytes));
}

function load(line: CommandLine): LoadedConfig {
  const flags = new Map(line.flags);
  if (line.command === "demo") flags.set("demo", "true");
  return loadConfig({
    flags,
    // For a person at a prompt the log is noise; every way of setting it can ask for more.
    fallbacks: new Map(line.command === "serve" ? [] : [["logLevel", "warning"]]),
    variable,
    variableNames: variableNames(),
    files: envFiles(line.envFile),
  });
}

async function serve(app: App): Promise<number> {
  const { stop, dispose } = stopSignals((code) => Deno.exit(code));
  await app.serve(stop);
  dispose();
  return 0;
}

async function run(line: CommandLine, terminal: Terminal): Promise<number> {
  if (line.version) {
    terminal.out(`pypi-mcp ${VERSION}`);
    return 0;
  }
  if (line.help) {
    terminal.out(helpText(line.named));
    return 0;
  }
  const { config, refusals, warnings, remarks } = load(line);
  const parts = await loadTeamParts(config, {
    log: createLog({
      level: config.logLevel,
      format: config.logFormat,
      write: (text) => terminal.error(text.trimEnd()),
      clock: Date.now,
    }),
    clock: Date.now,
    timers: systemTimers,
    random: Math.random,
    fetch: permittedFetch(fetch),
  });
  const app = compose(config, { writeLog: terminal.error, parts });
  // What a folder may not set is named even where the same folder sets the log to silence.
  const insistent = createLog({
    level: "warning",
    format: config.logFormat,
    write: (text) => terminal.error(text.trimEnd()),
    clock: Date.now,
  });
  for (const refusal of refusals) insistent.warning(refusal);
  for (const warning of warnings) app.log.warning(warning);
  for (const remark of remarks) app.log.debug(remark);
  switch (line.command) {
    case "serve":
      refuseOperands(line, 0);
      return await serve(app);
    case "call":
      return await runCall(line, app, terminal);
    case "tools":
      refuseOperands(line, 1);
      return runTools(app.tools, line.operands[0], terminal);
    case "demo":
      refuseOperands(line, 0);
      return await runDemo(app, terminal);
  }
}

/** @throws {UsageError} For words after the command that it does not know. */
function refuseOperands(line: CommandLine, most: number): void {
  const extra = line.operands[most];
  if (extra === undefined) return;
  throw new UsageError(
    `Cannot use ${JSON.stringify(extra.slice(0, 64))}: ${line.command} takes ${
      most === 0 ? "no" : "one"
    } word`,
  );
}

async function main(): Promise<number> {
  redirectConsole(); // whatever a dependency prints must not reach stdout
  const terminal = createTerminal();
  try {
    return await run(parseCommandLine(Deno.args), terminal);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) throw error;
    terminal.error(`pypi-mcp: ${error.message.replaceAll("\n", "\npypi-mcp: ")}`);
    if (error instanceof UsageError) terminal.error("pypi-mcp: --help shows what is accepted");
    return EXIT_USAGE;
  }
}

if (import.meta.main) Deno.exit(await main());
