/** Runs the program as the documents say, on the built-in facts and away from this machine's files. @module */
import { createPaint } from "../../src/cli/paint.ts";
import { SOURCE_BUILD } from "../../src/build.ts";
import { runProgram } from "../../src/program.ts";
import { sourceCommand, spawnHttp } from "../support/spawn_server.ts";

/** How it ended, and what it said. */
export interface DocumentedOutcome {
  readonly code: number;
  readonly said: string;
}

class Ended extends Error {
  constructor(readonly code: number) {
    super(`ended with ${code}`);
  }
}

/** Any command but `serve`, in this process. */
export async function runHere(
  args: readonly string[],
  variables: ReadonlyMap<string, string>,
): Promise<DocumentedOutcome> {
  const said: string[] = [];
  const keep = (text: string) => void said.push(text);
  const exit = (code: number): never => {
    throw new Ended(code);
  };
  const code = await runProgram({
    args,
    build: SOURCE_BUILD,
    terminal: { out: keep, error: keep, paint: createPaint(false) },
    variable: (name) => variables.get(name),
    variableNames: [...variables.keys()],
    console: { debug: keep, info: keep, warn: keep, error: keep },
    exit,
  }).catch((error) => {
    if (error instanceof Ended) return error.code;
    throw error;
  });
  return { code, said: said.join("\n") };
}

/** `serve`, as a process: over HTTP until it listens, over stdio until its client is gone. */
export async function startAndStop(
  args: readonly string[],
  variables: ReadonlyMap<string, string>,
): Promise<DocumentedOutcome> {
  const env = Object.fromEntries(variables);
  const overHttp = args.includes("http") || variables.get("PYPI_MCP_TRANSPORT") === "http";
  if (!overHttp) {
    const { program, args: all } = sourceCommand(...args);
    const { code, stderr } = await new Deno.Command(program, {
      args: [...all],
      env,
      stdin: "null",
    }).output();
    return { code, said: new TextDecoder().decode(stderr) };
  }
  const server = await spawnHttp({ ...sourceCommand(...args, "--port", "0"), env });
  const { code, stderr } = await server.stop();
  return { code, said: stderr };
}
