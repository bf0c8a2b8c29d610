/** `pypi-mcp uninstall`: takes a client's entry out. Part of the composition. @module */
import { clientArguments } from "../cli/client_arguments.ts";
import { clientFile, systemOf } from "../cli/client_file.ts";
import { CLIENTS } from "../cli/client_list.ts";
import { removingText } from "../cli/install_text.ts";
import { UsageError } from "../cli/usage_error.ts";
import { type CommandContext, refuseOperands } from "./command.ts";
import { editClientFile } from "./edit_client_file.ts";

/** @throws {UsageError} For words that name no entry. */
export async function uninstall(
  { line, terminal, variable, build }: CommandContext,
): Promise<number> {
  refuseOperands(line, 0);
  const { client: clientName, name } = clientArguments(line);
  if (line.flags.size > 0 || line.fileFlags.size > 0) {
    throw new UsageError("Cannot use settings with uninstall: it takes the whole entry out");
  }
  const client = CLIENTS[clientName];
  const system = systemOf(Deno.build.os);
  const byHand = { client, name, system, file: clientFile(client, system, variable) };
  const code = line.write
    ? await editClientFile({ ...byHand, entry: undefined }, { terminal, clock: Date.now, build })
    : 0;
  // By hand: as was asked, or because the program may not.
  if (!line.write || code !== 0) terminal.out(removingText(byHand));
  return code;
}
