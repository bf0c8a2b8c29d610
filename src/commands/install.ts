/** `pypi-mcp install`: the entry for a client. Part of the composition. @module */
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {UsageError} Until it is built. */
export function install({ line }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  return Promise.reject(new UsageError("Cannot run install: it is not built yet"));
}
