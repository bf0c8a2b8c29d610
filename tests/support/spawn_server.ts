/** Starts server processes for tests: the program from its sources, the fixture, or a compiled binary. @module */

/** How to start a process. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** The program from its sources, on the embedded upstream. */
export function sourceCommand(...args: readonly string[]): Command {
  return denoCommand("../../main.ts", args);
}

/** The test-only server of `tests/protocol/fixture_server.ts`. */
export function fixtureCommand(...args: readonly string[]): Command {
  return denoCommand("../protocol/fixture_server.ts", args);
}

function denoCommand(module: string, args: readonly string[]): Command {
  const flags = ["run", "--quiet", "--no-prompt", "--no-check", "-A"];
  return { program: Deno.execPath(), args: [...flags, import.meta.resolve(module), ...args] };
}

/** A process that serves HTTP. */
export interface HttpProcess {
  readonly url: URL;
  readonly pid: number;
  /** Ends it as an operator would, and gives what it wrote to stdout and how it ended. */
  stop(): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }>;
}

/** Starts a process and waits for the line that says where it listens. */
export async function spawnHttp({ program, args }: Command): Promise<HttpProcess> {
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stdout = new Response(child.stdout).text();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let stderr = "";
  let url: string | undefined;
  while (url === undefined) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`Cannot start ${program}: it ended, saying ${stderr}`);
    stderr += value;
    url = /listening on (http:\/\/[^\s"]+)/.exec(stderr)?.[1];
  }
  const rest = (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      stderr += read.value;
    }
  })();
  return {
    url: new URL(url),
    pid: child.pid,
    async stop() {
      child.kill("SIGTERM");
      const { code } = await child.status;
      await rest;
      return { code, stdout: await stdout, stderr };
    },
  };
}
