/** Starts server processes for tests: the program from its sources, the fixture, or a compiled binary. @module */
import { listeningUrl } from "./listening_url.ts";

/** How to start a process. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside what the tests' own process has. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The program from its sources, on the embedded upstream. */
export function sourceCommand(...args: readonly string[]): Command {
  return denoCommand("../../main.ts", args);
}

/** Flags that have every service asked at one address. */
export function upstreamFlags(url: string): readonly string[] {
  return [
    ...["--pypi-base-url", url, "--index-url", `${url}/simple/`, "--files-base-url", url],
    ...["--osv-base-url", url, "--pypistats-base-url", url],
  ];
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
  /** Ends it as an operator would. */
  stop(): Promise<ProcessEnd>;
  /** Ends it as a crash would. */
  kill(): Promise<ProcessEnd>;
}

/** What a process wrote, and how it ended. */
export interface ProcessEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts a process and waits for the line that says where it listens. */
export async function spawnHttp({ program, args, env = {} }: Command): Promise<HttpProcess> {
  const child = new Deno.Command(program, {
    args: [...args],
    env: { ...env },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const stdout = new Response(child.stdout).text();
  const reader = child.stderr.pipeThrough(new TextDecoderStream()).getReader();
  let stderr = "";
  let url: URL | undefined;
  while (url === undefined) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`Cannot start ${program}: it ended, saying ${stderr}`);
    stderr += value;
    url = listeningUrl(stderr);
  }
  const rest = (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      stderr += read.value;
    }
  })();
  const end = async (signal: Deno.Signal): Promise<ProcessEnd> => {
    child.kill(signal);
    const { code } = await child.status;
    await rest;
    return { code, stdout: await stdout, stderr };
  };
  return {
    url,
    pid: child.pid,
    stop: () => end("SIGTERM"),
    kill: () => end("SIGKILL"),
  };
}
