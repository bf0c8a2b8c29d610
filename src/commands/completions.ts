/** `pypi-mcp completions`: completions for a shell. Part of the composition. @module */
import { completionScript } from "../cli/completions.ts";
import { TOOLS } from "../tools/registry.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {UsageError} For a shell that is not known. */
export function completions({ line, terminal }: CommandContext): Promise<number> {
  refuseOperands(line, 1);
  terminal.out(completionScript(line.operands[0], TOOLS.map(({ name }) => name)));
  return Promise.resolve(0);
}
