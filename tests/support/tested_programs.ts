/** The program from its sources, and each executable that the environment names: what all of them have to do alike. @module */
import { runtimeEnvironment } from "./runtime_environment.ts";
import { ROOT } from "./source_files.ts";

/** A way to start the program. */
export interface TestedProgram {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  /** False where the environment names no such executable: its tests are skipped. */
  readonly isThere: boolean;
}

/** How it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function executable(name: string, variable: string): TestedProgram {
  const program = Deno.env.get(variable) ?? "";
  const isThere = program !== "";
  return { name: isThere ? name : `${name} (${variable} names none)`, program, args: [], isThere };
}

/** With the permissions of `deno task start`. */
const SOURCES: TestedProgram = {
  name: "the sources",
  program: Deno.execPath(),
  args: [
    ...["run", "--quiet", "--no-prompt", "--no-check", "--cached-only"],
    ...["--allow-net", "--allow-env", "--allow-read=.env"],
    `--config=${new URL("deno.json", ROOT).pathname}`,
    new URL("main.ts", ROOT).pathname,
  ],
  isThere: true,
};

/** `PYPI_MCP_BINARY` names the executable for one person, `PYPI_MCP_SERVER_BINARY` the server build. */
export function testedPrograms(): readonly TestedProgram[] {
  return [
    SOURCES,
    executable("the executable for one person", "PYPI_MCP_BINARY"),
    executable("the server build", "PYPI_MCP_SERVER_BINARY"),
  ];
}

/** Only the variables that are given are set, beside those that the runtime itself needs. */
export async function runTested(
  { program, args }: TestedProgram,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const { code, stdout, stderr } = await new Deno.Command(program, {
    args: [...args, ...words],
    // Else `deno run` now and then asks its home for a newer one, through the proxies of the tests.
    env: { DENO_NO_UPDATE_CHECK: "1", ...runtimeEnvironment(), ...env },
    clearEnv: true,
    stdin: "null",
  }).output();
  const decoder = new TextDecoder();
  return { code, out: decoder.decode(stdout), error: decoder.decode(stderr) };
}
