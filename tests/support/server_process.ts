/** Server processes of the long runs: their log is read and forgotten, so that they can run for hours. @module */
import { listeningUrl } from "./listening_url.ts";
import { type Command, sourceCommand } from "./spawn_server.ts";

const KEPT_LOG = 8_192; // UTF-16 units of the end of stderr, for reports

/** A process that serves HTTP and says where in its first lines. */
export interface ServerProcess extends AsyncDisposable {
  /** As it said it. */
  readonly url: URL;
  readonly pid: number;
  /** Set when it ended by itself. */
  readonly ended: { readonly code: number; readonly log: string } | undefined;
  /** The last of what it wrote to stderr. */
  log(): string;
}

/** The program: `PYPI_MCP_BINARY` where that is set, else the sources. */
export function programCommand(...args: readonly string[]): Command {
  const binary = Deno.env.get("PYPI_MCP_BINARY");
  if (binary === undefined || binary === "") return sourceCommand(...args);
  return { program: binary, args };
}

/** The program over HTTP on a free port of loopback; later flags win. */
export function startProgram(
  flags: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  return startServing(programCommand("serve", "--transport", "http", "--port", "0", ...flags), env);
}

/** A module of the tests as a process of its own. */
export function startModule(module: string, ...args: readonly string[]): Promise<ServerProcess> {
  const flags = ["run", "--quiet", "--no-prompt", "--no-check", "-A"];
  return startServing({ program: Deno.execPath(), args: [...flags, module, ...args] });
}

/** @throws {Error} If the process ends before it says `listening on …`. */
export async function startServing(
  { program, args }: Command,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = new Deno.Command(program, {
    args: [...args],
    env,
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const reader = child.stderr.getReader();
  const decoder = new TextDecoder();
  let log = "";
  let url: URL | undefined;
  while (url === undefined) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`Cannot start ${program}: it ended, saying ${log}`);
    log += decoder.decode(value, { stream: true });
    url = listeningUrl(log);
  }
  let ended: { code: number; log: string } | undefined;
  let stopping = false;
  const rest = (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      // Only the end is kept: what precedes it in a long run is read to keep the pipe empty.
      const piece = read.value.length > KEPT_LOG ? read.value.subarray(-KEPT_LOG) : read.value;
      log = (log + decoder.decode(piece)).slice(-KEPT_LOG);
    }
    const { code } = await child.status;
    if (!stopping) ended = { code, log };
  })();
  return {
    url,
    pid: child.pid,
    get ended() {
      return ended;
    },
    log: () => log,
    async [Symbol.asyncDispose]() {
      stopping = true;
      try {
        child.kill("SIGTERM");
      } catch { // it is gone already
      }
      const killer = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await rest;
      clearTimeout(killer);
    },
  };
}
