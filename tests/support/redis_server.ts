/** A real Redis on loopback, of its own for each test; and how a test breaks it. @module */
import { freePort } from "./free_port.ts";

const PROGRAM = "redis-server";

/** What a test may want of its server. */
export interface RedisServerOptions {
  readonly password?: string;
  /** PEM files; the server then speaks TLS alone. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** The port of one that was stopped. */
  readonly port?: number;
  /** Further arguments, e.g. `--maxmemory 1mb`. */
  readonly args?: readonly string[];
}

/** Disposing of it kills it. */
export interface RedisServer extends AsyncDisposable {
  readonly port: number;
  /** For `PYPI_MCP_REDIS_URL`. */
  readonly url: string;
  /** What `redis-cli` would print, without the quotes. */
  command(...args: readonly string[]): Promise<string>;
  /** Every key and the time that it has left, in milliseconds. */
  keys(pattern?: string): Promise<readonly string[]>;
  /** Hangs: connections stay, nothing is answered. */
  pause(): void;
  resume(): void;
  /** At once, as a crash. */
  kill(): Promise<void>;
}

/** Whether the program is installed; `scripts/test.ts` says loudly where it is not, and what is then not tested. */
export const hasRedis: boolean = await isInstalled();

async function isInstalled(): Promise<boolean> {
  try {
    const { success } = await new Deno.Command(PROGRAM, { args: ["--version"], stdout: "null" })
      .output();
    return success;
  } catch {
    return false;
  }
}

/** A test that is skipped where there is no Redis. */
export function redisTest(
  name: string,
  fn: (t: Deno.TestContext) => Promise<void>,
  options: Pick<Deno.TestDefinition, "sanitizeOps" | "sanitizeResources"> = {},
): void {
  Deno.test({ name, ignore: !hasRedis, fn, ...options });
}

/** Resolves when it listens. */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const port = options.port ?? freePort();
  const { password, tls, args = [] } = options;
  const ports = tls === undefined ? ["--port", `${port}`] : [
    ...["--port", "0", "--tls-port", `${port}`, "--tls-auth-clients", "no"],
    ...["--tls-cert-file", tls.certificate, "--tls-key-file", tls.key],
  ];
  const child = new Deno.Command(PROGRAM, {
    args: [
      ...ports,
      ...["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", "/tmp"],
      ...(password === undefined ? [] : ["--requirepass", password]),
      ...args,
    ],
    stdout: "null",
    stderr: "null",
  }).spawn();
  const command = async (...parts: readonly string[]) => {
    const { stdout } = await new Deno.Command("redis-cli", {
      args: [
        ...["-p", `${port}`],
        ...(tls === undefined ? [] : ["--tls", "--insecure"]),
        ...(password === undefined ? [] : ["--no-auth-warning", "-a", password]),
        ...parts,
      ],
      stderr: "null",
    }).output();
    return new TextDecoder().decode(stdout).trim();
  };
  for (let tries = 0; !await isListening(port); tries++) {
    if (tries > 500) throw new Error("redis-server does not listen");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  let isRunning = true;
  const stop = async (signal: Deno.Signal) => {
    if (!isRunning) return;
    isRunning = false;
    child.kill("SIGCONT");
    child.kill(signal);
    await child.status;
  };
  const scheme = tls === undefined ? "redis" : "rediss";
  return {
    port,
    url: `${scheme}://${password === undefined ? "" : `:${password}@`}127.0.0.1:${port}`,
    command,
    keys: async (pattern = "*") =>
      (await command("--scan", "--pattern", pattern)).split("\n").filter((key) => key !== ""),
    pause: () => child.kill("SIGSTOP"),
    resume: () => child.kill("SIGCONT"),
    kill: () => stop("SIGKILL"),
    [Symbol.asyncDispose]: () => stop("SIGKILL"),
  };
}

/** It does so when it is ready for commands; a process a look would cost more than the server. */
async function isListening(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.ConnectionRefused) return false;
    throw error;
  }
}
