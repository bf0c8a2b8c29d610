/** The flags of `install` as the entry's arguments. @module */
import { flagOf, variableOf } from "../config/option.ts";
import { OPTION_LIST, OPTIONS, takesSecretFile } from "../config/options.ts";
import { fileVariableOf } from "../config/setting_text.ts";
import { quote } from "../config/shown_text.ts";
import { isAbsolute } from "./client_file.ts";
import type { System } from "./client_list.ts";
import type { CommandLine } from "./command_line.ts";
import { UsageError } from "./usage_error.ts";

/** What goes into the entry. */
export interface EntrySettings {
  /** `--name=value`, in the order of the table. */
  readonly flags: readonly string[];
  /** Files that they name. */
  readonly files: readonly string[];
}

/**
 * Secrets stay out: clients show their files, sync them, and take them into backups.
 * @throws {UsageError} For a secret, an address with credentials, a server that speaks over HTTP, or a file that depends on where the client starts.
 */
export function entrySettings(
  line: Pick<CommandLine, "flags" | "fileFlags" | "envFile">,
  system: System,
): EntrySettings {
  const faults: string[] = [];
  const flags: string[] = [];
  const files: string[] = [];
  const demandAbsolute = (flag: string, path: string) => {
    if (isAbsolute(path, system)) return;
    faults.push(
      `Cannot put ${flag} into an entry: read ${quote(path)}, expected an absolute path, ` +
        "because the client decides in which folder the server starts",
    );
  };
  const name = (flag: string, path: string) => {
    demandAbsolute(flag, path);
    files.push(path);
    flags.push(`${flag}=${path}`);
  };
  if (line.envFile !== undefined) name("--env-file", line.envFile);
  for (const [key, option] of OPTION_LIST) {
    const value = line.flags.get(key);
    const file = line.fileFlags.get(key);
    if (file !== undefined) name(`${flagOf(option)}-file`, file);
    if (value === undefined) continue;
    const flag = flagOf(option);
    for (const path of key === "plugins" ? OPTIONS.plugins.kind.read(value) ?? [] : []) {
      demandAbsolute(flag, path);
    }
    if (option.isSecret === true) faults.push(secretFault(flag, option));
    else if (hasCredentials(value)) faults.push(credentialsFault(flag));
    else if (key === "transport" && value.trim().toLowerCase() !== "stdio") {
      faults.push(
        `Cannot put ${flag} ${
          quote(value)
        } into an entry: the client speaks over stdio with what it starts`,
      );
    } else if (flag.endsWith("-file")) name(flag, value);
    else flags.push(option.isSwitch === true && value === "true" ? flag : `${flag}=${value}`);
  }
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return { flags, files };
}

type SettingOption = Parameters<typeof takesSecretFile>[0];

function secretFault(flag: string, option: SettingOption): string {
  return `Cannot put ${flag} into an entry: it is a secret, expected ${otherWays(option)}`;
}

/** Of an address that may carry them. */
function credentialsFault(flag: string): string {
  return `Cannot put ${flag} into an entry: it has credentials, expected an address without them, and for them ` +
    otherWays(OPTIONS.indexCredentials);
}

/** Where a secret goes instead. */
function otherWays(option: SettingOption): string {
  const isFileTaken = takesSecretFile(option);
  const file = isFileTaken
    ? `${flagOf(option)}-file FILE (where the program may read that file), or `
    : "";
  const variables = isFileTaken
    ? `${variableOf(option)} or ${fileVariableOf(option)}`
    : variableOf(option);
  return `${file}${variables} written by hand into the "env" of the entry`;
}

function hasCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.username !== "" || url.password !== "");
}
