/** `pypi-mcp health`: asks a server on this machine whether it is ready, where there is no other program to ask with. @module */
import type { Config } from "../config/load.ts";
import type { Terminal } from "./terminal.ts";
import { UsageError } from "./usage_error.ts";

/** Where every address is listened on, one of them is asked. */
const ASKED_INSTEAD: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** What the command needs. */
export interface HealthDeps {
  readonly config: Pick<Config, "host" | "port">;
  /** Ends the wait for an answer. */
  readonly signal: AbortSignal;
  readonly fetch: typeof fetch;
}

/** Exit code 0: ready (also degraded); 1: not. @throws {UsageError} If the port is not known. */
export async function runHealth(deps: HealthDeps, terminal: Terminal): Promise<number> {
  const { host, port } = deps.config;
  if (port === 0) throw new UsageError("Cannot ask port 0: expected the --port of the server");
  const asked = ASKED_INSTEAD[host] ?? host;
  const url = `http://${asked.includes(":") ? `[${asked}]` : asked}:${port}/health/ready`;
  let response: Response;
  let text: string;
  try {
    response = await deps.fetch(url, { signal: deps.signal });
    text = await response.text();
  } catch (error) {
    const reason = deps.signal.aborted
      ? "no answer in time"
      : error instanceof Deno.errors.NotCapable
      ? "the program may not use that host"
      : "nobody answers";
    terminal.error(`Cannot reach ${url}: ${reason}`);
    return 1;
  }
  (response.ok ? terminal.out : terminal.error)(text.slice(0, 1_000));
  return response.ok ? 0 : 1;
}
