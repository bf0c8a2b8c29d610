/** `pypi-mcp uninstall`: takes a client's entry out. Part of the composition. @module */
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {UsageError} Until it is built. */
export function uninstall({ line }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  return Promise.reject(new UsageError("Cannot run uninstall: it is not built yet"));
}
