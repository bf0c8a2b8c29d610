/** `pypi-mcp`: hands argv and the environment to the program. The only reader of `Deno.env` and `Deno.args`. @module */
import { type Build, isExecutable, SOURCE_BUILD } from "./src/build.ts";
import { mayUse } from "./src/permitted.ts";
import { runProgram } from "./src/program.ts";
import { redirectConsole } from "./src/server/redirect_console.ts";
import { systemTerminal } from "./src/system_terminal.ts";

/** A variable that may not be read counts as not set; where the runtime would ask on the terminal, it is not tried. */
function variable(name: string): string | undefined {
  return mayUse({ name: "env", variable: name }) ? Deno.env.get(name) : undefined;
}

/** The same for an executable, whose runtime never asks: eighty questions would be milliseconds of the start. */
function compiledVariable(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch (error) {
    if (error instanceof Deno.errors.NotCapable) return undefined;
    throw error;
  }
}

/** Runs the program and ends the process. */
export async function main(build: Build = SOURCE_BUILD): Promise<never> {
  const originalConsole = { ...console };
  redirectConsole(); // whatever a dependency prints must not reach stdout
  const isPlain = (variable("NO_COLOR") ?? "") !== "";
  const exit = (code: number) => Deno.exit(code);
  return exit(
    await runProgram({
      args: Deno.args,
      build,
      terminal: systemTerminal(isPlain, exit),
      variable: isExecutable(build) ? compiledVariable : variable,
      variableNames: mayUse({ name: "env" }) ? Object.keys(Deno.env.toObject()) : undefined,
      console: originalConsole,
      exit,
    }),
  );
}

if (import.meta.main) await main();
