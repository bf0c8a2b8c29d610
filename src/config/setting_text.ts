/** Where the text of one setting comes from: flag, variable, file or default; a secret also from a file of its own. @module */
import { flagOf, type Option, variableOf } from "./option.ts";
import { type OptionKey, takesSecretFile } from "./options.ts";
import { shownPath } from "./shown_text.ts";

/** A file of settings that has been read. */
export interface EnvFile {
  /** As shown to people. */
  readonly path: string;
  /** Whether it was named by the caller; the `.env` of the working directory was not. */
  readonly trusted: boolean;
  readonly entries: ReadonlyMap<string, string>;
}

/** A file that holds one secret and nothing else. */
export type SecretFile = { readonly text: string } | { readonly fault: string };

/** Where settings come from, as values: nothing here reads the environment itself. */
export interface ConfigInput {
  /** By option key; from the command line. */
  readonly flags: ReadonlyMap<OptionKey, string>;
  /** Paths of secrets, by option key; from the command line. */
  readonly fileFlags?: ReadonlyMap<OptionKey, string>;
  /** The value of one variable, `undefined` where it is not set or may not be read. */
  readonly variable: (name: string) => string | undefined;
  /** All variable names, where the environment may be listed. */
  readonly variableNames: readonly string[] | undefined;
  /** Most important first. */
  readonly files: readonly EnvFile[];
  /** Reads a file that a setting names; absent where there are no files. */
  readonly secretFile?: (path: string) => SecretFile;
  /** In place of an option's own default, for a command that wants another. */
  readonly fallbacks?: ReadonlyMap<OptionKey, string>;
}

/** The text of one setting before it is parsed. */
export interface SettingText {
  readonly text: string;
  /** For people: `--port`, `PYPI_MCP_PORT`, `PYPI_MCP_PORT in my.env`, `the default of PYPI_MCP_PORT`. */
  readonly origin: string;
  readonly kind: "flag" | "variable" | "file" | "default";
}

/** Both spellings of one setting in one place. */
interface Place {
  readonly kind: SettingText["kind"];
  readonly own: string | undefined;
  readonly path: string | undefined;
  readonly ownName: string;
  readonly pathName: string;
}

/** The variable that names the file of a secret. */
export function fileVariableOf(option: Pick<Option<unknown>, "name">): string {
  return `${variableOf(option)}_FILE`;
}

/** Whether the file may set the option. */
export function maySet(option: Option<unknown>, file: EnvFile): boolean {
  return file.trusted || option.from === "anywhere";
}

/** The text from the most important place that has one. */
export function textOf(
  key: OptionKey,
  option: Option<unknown>,
  input: ConfigInput,
): SettingText | { readonly fault: string } {
  for (const place of isSet(key, option, input) ? placesOf(key, option, input) : []) {
    const { own, path, kind, ownName, pathName } = place;
    if (path === undefined) {
      if (own !== undefined) return { text: own, origin: ownName, kind };
      continue;
    }
    if (own !== undefined) {
      return { fault: `Cannot use ${ownName} beside ${pathName}: expected one of them` };
    }
    const read = input.secretFile?.(path) ?? { fault: "there are no files here" };
    if ("text" in read) return { text: read.text, origin: pathName, kind };
    return { fault: `Cannot use ${pathName}: read ${shownPath(path)}, ${read.fault}` };
  }
  const text = input.fallbacks?.get(key) ?? option.fallback;
  return { text, origin: `the default of ${variableOf(option)}`, kind: "default" };
}

/** Most settings of most starts are not, and every start asks. */
function isSet(key: OptionKey, option: Option<unknown>, input: ConfigInput): boolean {
  const { flags, fileFlags, variable, files } = input;
  return files.length > 0 || flags.has(key) || fileFlags?.has(key) === true ||
    variable(variableOf(option)) !== undefined ||
    (takesSecretFile(option) && variable(fileVariableOf(option)) !== undefined);
}

/** Most important first. */
function placesOf(key: OptionKey, option: Option<unknown>, input: ConfigInput): Place[] {
  const hasFile = takesSecretFile(option);
  const name = variableOf(option);
  const fileName = fileVariableOf(option);
  return [
    {
      kind: "flag",
      own: input.flags.get(key),
      path: hasFile ? input.fileFlags?.get(key) : undefined,
      ownName: flagOf(option),
      pathName: `${flagOf(option)}-file`,
    },
    {
      // Clients pass fields that a person left blank as empty variables.
      kind: "variable",
      own: input.variable(name) || undefined,
      path: hasFile ? input.variable(fileName) || undefined : undefined,
      ownName: name,
      pathName: fileName,
    },
    ...input.files.filter((file) => maySet(option, file)).map((file): Place => ({
      kind: "file",
      own: file.entries.get(name),
      // Whoever writes the folder that a client opened must not choose a file for us to read.
      path: hasFile && file.trusted ? file.entries.get(fileName) || undefined : undefined,
      ownName: `${name} in ${file.path}`,
      pathName: `${fileName} in ${file.path}`,
    })),
  ];
}
