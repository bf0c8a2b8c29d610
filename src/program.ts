/** argv and environment as values -> a command and its exit code. Part of the composition. @module */
import type { Build } from "./build.ts";
import type { Command, CommandLine } from "./cli/command_line.ts";
import { NO_WORDS } from "./cli/no_words.ts";
import type { Terminal } from "./cli/terminal.ts";
import { UsageError } from "./cli/usage_error.ts";
import type { CommandContext, RunCommand } from "./commands/command.ts";
import { serve } from "./commands/serve.ts";
import { ConfigError, loadConfig, type LoadedConfig } from "./config/load.ts";
import { failureDetails } from "./mcp/failure_details.ts";
import { readEnvFiles, readSecretFile } from "./settings_files.ts";
import { VERSION } from "./version.ts";

const EXIT_BUG = 1;
const EXIT_USAGE = 2;

/** Each command's code is loaded when it is asked for, but a client waits for `serve`. */
const COMMANDS: Readonly<Record<Command, () => Promise<RunCommand>>> = {
  serve: () => Promise.resolve(serve),
  call: async () => (await import("./commands/answering.ts")).answer,
  tools: async () => (await import("./commands/answering.ts")).answer,
  demo: async () => (await import("./commands/answering.ts")).answer,
  "check-config": async () => (await import("./commands/check_config.ts")).checkConfig,
  health: async () => (await import("./commands/health.ts")).health,
  "hash-token": async () => (await import("./commands/hash_token.ts")).hashToken,
  doctor: async () => (await import("./commands/doctor.ts")).doctor,
  install: async () => (await import("./commands/install.ts")).install,
  uninstall: async () => (await import("./commands/uninstall.ts")).uninstall,
  licenses: async () => (await import("./commands/licenses.ts")).licenses,
  completions: async () => (await import("./commands/completions.ts")).completions,
};

/** The process, as `main.ts` reads it. */
export interface ProgramStart extends Pick<CommandContext, "variable" | "console" | "exit"> {
  readonly args: readonly string[];
  readonly build: Build;
  readonly terminal: Terminal;
  /** Absent where the program may read named variables only. */
  readonly variableNames: readonly string[] | undefined;
}

/** Runs what the arguments ask for; resolves to the exit code, having told what went wrong on stderr. */
export async function runProgram(start: ProgramStart): Promise<number> {
  const { terminal } = start;
  try {
    return await run(await read(start.args), start);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ConfigError)) {
      // Left to the runtime it would end with 0 beside plug-ins: what nobody catches is only logged then.
      terminal.error(`pypi-mcp: ${failureDetails(error)}`);
      return EXIT_BUG;
    }
    terminal.error(`pypi-mcp: ${error.message.replaceAll("\n", "\npypi-mcp: ")}`);
    if (error instanceof UsageError) terminal.error("pypi-mcp: --help shows what is accepted");
    return EXIT_USAGE;
  }
}

async function read(args: readonly string[]): Promise<CommandLine> {
  if (args.length === 0) return NO_WORDS;
  return (await import("./cli/command_line.ts")).parseCommandLine(args);
}

async function run(line: CommandLine, start: ProgramStart): Promise<number> {
  if (line.version) {
    start.terminal.out(`pypi-mcp ${VERSION}`);
    return 0;
  }
  if (line.help) {
    start.terminal.out((await import("./cli/help.ts")).helpText(line.named));
    return 0;
  }
  const command = await COMMANDS[line.command]();
  return await command({ ...start, line, loadSettings: () => load(line, start) });
}

async function load(
  line: CommandLine,
  { variable, variableNames }: ProgramStart,
): Promise<LoadedConfig> {
  const flags = new Map(line.flags);
  if (line.command === "demo") flags.set("demo", "true");
  return loadConfig({
    flags,
    // For a person at a prompt the log is noise; every way of setting it can ask for more.
    fallbacks: new Map(line.command === "serve" ? [] : [["logLevel", "warning"]]),
    variable,
    variableNames,
    files: await readEnvFiles(line.envFile),
    secretFile: readSecretFile,
    fileFlags: line.fileFlags,
  });
}
