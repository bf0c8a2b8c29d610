/** `pypi-mcp doctor`: what this program may do. Part of the composition. @module */
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {UsageError} Until it is built. */
export function doctor({ line }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  return Promise.reject(new UsageError("Cannot run doctor: it is not built yet"));
}
