/** `pypi-mcp check-config` on this process's permissions. Part of the composition. @module */
import { runCheckConfig } from "../cli/check_config.ts";
import { unusableSettings } from "../unusable_settings.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {ConfigError} With all faults. */
export async function checkConfig(
  { line, terminal, loadSettings }: CommandContext,
): Promise<number> {
  const loaded = await loadSettings();
  refuseOperands(line, 0);
  const faults = await unusableSettings(loaded.config);
  return runCheckConfig({ loaded, faults }, line.format, terminal);
}
