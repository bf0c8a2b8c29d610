/** `pypi-mcp install`: the entry for a client. Part of the composition. @module */
import { isExecutable } from "../build.ts";
import { clientArguments } from "../cli/client_arguments.ts";
import { clientFile, systemOf } from "../cli/client_file.ts";
import { launchOf } from "../cli/client_launch.ts";
import { CLIENTS } from "../cli/client_list.ts";
import { entrySettings } from "../cli/client_settings.ts";
import { addingText } from "../cli/install_text.ts";
import { loadConfig } from "../config/load.ts";
import { readNamedEnvFile, readSecretFile } from "../settings_files.ts";
import { unusableSettings } from "../unusable_settings.ts";
import { type CommandContext, refuseOperands } from "./command.ts";
import { editClientFile } from "./edit_client_file.ts";

/** @throws {UsageError} For words that make no entry. @throws {ConfigError} If the server would not start with its flags. */
export async function install(context: CommandContext): Promise<number> {
  const { line, terminal, build, variable } = context;
  refuseOperands(line, 0);
  const { client: clientName, name } = clientArguments(line);
  const client = CLIENTS[clientName];
  const system = systemOf(Deno.build.os);
  const { flags, files } = entrySettings(line, system);
  // Only what goes into the entry: what is set around this process is not set around the client.
  const { config } = loadConfig({
    flags: line.flags,
    fileFlags: line.fileFlags,
    variable: () => undefined,
    variableNames: [],
    files: line.envFile === undefined ? [] : [await readNamedEnvFile(line.envFile)],
    secretFile: readSecretFile,
  });
  const running = { build, executable: Deno.execPath(), mainModule: Deno.mainModule };
  const launch = launchOf(running, flags, { config, files });
  const file = clientFile(client, system, variable);
  const byHand = { client, name, system, file };
  terminal.out(addingText(byHand, launch));
  if (isExecutable(build)) {
    for (const fault of await unusableSettings(config)) terminal.error(`pypi-mcp: ${fault}`);
  }
  if (!line.write) return 0;
  return await editClientFile({ ...byHand, entry: client.entry(launch) }, {
    terminal,
    clock: Date.now,
    build,
  });
}
