/** What a command is given, and the words that it takes. Part of the composition. @module */
import type { Build } from "../build.ts";
import type { CommandLine } from "../cli/command_line.ts";
import type { Terminal } from "../cli/terminal.ts";
import { UsageError } from "../cli/usage_error.ts";
import type { LoadedConfig } from "../config/load.ts";
import { quote, withoutSecrets } from "../config/shown_text.ts";
import type { LogConsole } from "../console_log.ts";

/** The process around a command, as values. */
export interface CommandContext {
  readonly line: CommandLine;
  readonly terminal: Terminal;
  readonly build: Build;
  /** A variable that may not be read counts as not set. */
  readonly variable: (name: string) => string | undefined;
  /** Rejects with a `ConfigError` of every fault of flags, variables and files. */
  readonly loadSettings: () => Promise<LoadedConfig>;
  /** As it was before everything that is printed was sent to stderr: the runtime's OpenTelemetry takes log lines from it. */
  readonly console: LogConsole;
  readonly exit: (code: number) => never;
}

/** Resolves to the exit code. */
export type RunCommand = (context: CommandContext) => Promise<number>;

/** @throws {UsageError} For words after the command that it does not know. */
export function refuseOperands(line: CommandLine, most: number): void {
  const extra = line.operands[most];
  if (extra === undefined) return;
  throw new UsageError(
    `Cannot use ${quote(withoutSecrets(extra))}: ${line.command} takes ${
      most === 0 ? "no" : "one"
    } word`,
  );
}
