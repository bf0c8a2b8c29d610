/** Runs the program as a process, from the sources, with permissions of the caller's choice. @module */
import { runtimeEnvironment } from "./runtime_environment.ts";
import { ROOT } from "./source_files.ts";

/** What a run is given. */
export interface ProgramRun {
  readonly env?: Readonly<Record<string, string>>;
  /** Permission flags; none by default. */
  readonly permissions?: readonly string[];
  /** Folder that it is started in. */
  readonly cwd?: string | URL;
}

/** What came of it. */
export interface ProgramOutcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Only the variables that are given are set, beside those that the runtime itself needs. */
export async function runProgram(
  args: readonly string[],
  { env = {}, permissions = [], cwd = ROOT }: ProgramRun = {},
): Promise<ProgramOutcome> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--quiet",
      "--no-prompt",
      "--no-check",
      `--config=${new URL("deno.json", ROOT).pathname}`,
      ...permissions,
      new URL("main.ts", ROOT).pathname,
      ...args,
    ],
    env: { ...runtimeEnvironment(), ...env },
    clearEnv: true,
    cwd,
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), error: decoder.decode(stderr) };
}
