/** `pypi-mcp health` over this process's network. Part of the composition. @module */
import { runHealth } from "../cli/health.ts";
import { directFetch, permittedFetch } from "../permitted.ts";
import { systemTimers } from "../resilience/timers.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

const PATIENCE_MS = 2_000;

/** @throws {ConfigError} With every fault of the settings. */
export async function health({ line, terminal, loadSettings }: CommandContext): Promise<number> {
  const { config } = await loadSettings();
  refuseOperands(line, 0);
  const patience = new AbortController();
  const cancel = systemTimers.after(PATIENCE_MS, () => patience.abort());
  const deps = { config, signal: patience.signal, fetch: permittedFetch(directFetch(fetch)) };
  return await runHealth(deps, terminal).finally(cancel);
}
