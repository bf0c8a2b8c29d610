/** `pypi-mcp licenses`: the notices of everything bundled. Part of the composition. @module */
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {UsageError} Until it is built. */
export function licenses({ line }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  return Promise.reject(new UsageError("Cannot run licenses: it is not built yet"));
}
