/** Runs a command of the program in the test's own process: a process of its own takes a second to prove the same. @module */
import { type Build, SOURCE_BUILD } from "../../src/build.ts";
import { createPaint } from "../../src/cli/paint.ts";
import { runProgram } from "../../src/program.ts";
import type { ProgramOutcome } from "./run_program.ts";

/** What a run is given. */
export interface InProcessRun {
  readonly build?: Build;
  /** What the program finds in its environment; the runtime's own variables have no effect. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The permissions are those of the test. */
export async function runInProcess(
  args: readonly string[],
  { build = SOURCE_BUILD, env = {} }: InProcessRun = {},
): Promise<ProgramOutcome> {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runProgram({
    ...{ args, build, console, variable: (name) => env[name], variableNames: Object.keys(env) },
    terminal: {
      out: (text) => void out.push(text),
      error: (text) => void error.push(text),
      paint: createPaint(false),
    },
    exit: (code) => {
      throw new Error(`It left with ${code}`);
    },
  });
  return { code, out: out.join("\n"), error: error.join("\n") };
}
