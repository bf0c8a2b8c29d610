/** `pypi-mcp licenses` with what the bundle holds. Part of the composition. @module */
import { isExecutable } from "../build.ts";
import { runLicenses } from "../cli/licenses.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** Needs no settings. */
export async function licenses({ line, terminal, build }: CommandContext): Promise<number> {
  refuseOperands(line, 0);
  // A module of its own, so that the texts are in a chunk that nothing else loads.
  const { NOTICES } = await import("../notices.ts");
  const runtime = Deno.version;
  return runLicenses({ notices: NOTICES, isExecutable: isExecutable(build), runtime }, terminal);
}
