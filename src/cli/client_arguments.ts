/** The words that `install` and `uninstall` share. @module */
import { quote, withoutSecrets } from "../config/shown_text.ts";
import { CLIENT_NAMES, type ClientName } from "./client_list.ts";
import type { CommandLine } from "./command_line.ts";
import { UsageError } from "./usage_error.ts";

const DEFAULT_NAME = "pypi";
/** What every client takes as a name; Claude Code takes nothing else, and what begins with a dash for a flag. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** @throws {UsageError} For a client that is not known, or a name that one of them would refuse. */
export function clientArguments(
  { command, client, name = DEFAULT_NAME }: Pick<CommandLine, "command" | "client" | "name">,
): { readonly client: ClientName; readonly name: string } {
  const known = CLIENT_NAMES.find((one) => one === client);
  if (known === undefined) {
    const read = client === undefined ? "" : ` for ${quote(withoutSecrets(client))}`;
    throw new UsageError(
      `Cannot ${command}${read}: expected --client ${CLIENT_NAMES.join(" or ")}`,
    );
  }
  if (!NAME.test(name)) {
    throw new UsageError(
      `Cannot use --name ${
        quote(withoutSecrets(name))
      }: expected up to 64 of A-Z, a-z, 0-9, _ and -, the first a letter or digit`,
    );
  }
  return { client: known, name };
}
