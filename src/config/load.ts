/** Flags over environment over `--env-file` over `.env` over defaults: one frozen `Config`, every fault at once. @module */
import { nearestWord } from "../domain/nearest_word.ts";
import { indexSettingsOf, openCredentials, unknownIndexes } from "./index_settings.ts";
import { flagOf, type Option, PREFIX, variableOf } from "./option.ts";
import { OPTION_LIST, type OptionKey, type Settings } from "./options.ts";

/** Everything the program is told from outside, and what follows from it. */
export interface Config extends Settings {
  /** Of the JSON API, where one is asked, and of the statistics. */
  readonly pypiBaseUrl: string;
  /** False: the main index is asked alone. */
  readonly hasJsonApi: boolean;
}

/** Settings are wrong; raised before anything is served. Its message has one line per fault. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(faults.join("\n"));
    this.faults = faults;
  }
}

/** A file of settings that has been read. */
export interface EnvFile {
  /** As shown to people. */
  readonly path: string;
  /** Whether it was named by the caller; the `.env` of the working directory was not. */
  readonly trusted: boolean;
  readonly entries: ReadonlyMap<string, string>;
}

/** Where settings come from, as values: this module reads no environment itself. */
export interface ConfigInput {
  /** By option key; from the command line. */
  readonly flags: ReadonlyMap<OptionKey, string>;
  /** The value of one variable, `undefined` where it is not set or may not be read. */
  readonly variable: (name: string) => string | undefined;
  /** All variable names, where the environment may be listed. */
  readonly variableNames: readonly string[] | undefined;
  /** Most important first. */
  readonly files: readonly EnvFile[];
  /** In place of an option's own default, for a command that wants another. */
  readonly fallbacks?: ReadonlyMap<OptionKey, string>;
}

/** The settings, and what people should be told about how they came to be. */
export interface LoadedConfig {
  readonly config: Config;
  /** Entries of an untrusted file that are not used. */
  readonly refusals: readonly string[];
  readonly warnings: readonly string[];
  /** For the debug level. */
  readonly remarks: readonly string[];
}

/** @throws {ConfigError} With all faults: the name, what was read, what is accepted. */
export function loadConfig(input: ConfigInput): LoadedConfig {
  const faults: string[] = [];
  const values = new Map<OptionKey, unknown>();
  for (const [key, option] of OPTION_LIST) {
    const { text, origin } = textOf(key, option, input);
    const parsed = option.kind.schema.safeParse(text);
    if (parsed.success) values.set(key, parsed.data);
    else {
      const shown = option.isSecret === true ? "what is not shown" : quote(withoutSecrets(text));
      faults.push(`Cannot use ${origin}: read ${shown}, expected ${option.kind.accepts}`);
    }
  }
  const read = Object.fromEntries(values) as Partial<Settings>; // each was made by the parser of its key
  const conflict = unsafeBinding(read);
  if (conflict !== undefined) faults.push(conflict);
  faults.push(...unknownIndexes(read));
  if (faults.length > 0) throw new ConfigError(faults);
  const settings = read as Settings; // without a fault no key is missing
  const config = Object.freeze({ ...settings, ...indexSettingsOf(settings) });
  const remarks = input.variableNames === undefined
    ? ["unknown PYPI_MCP_ variables were not looked for: the environment may not be listed"]
    : [];
  return {
    config,
    refusals: refusedEntries(input.files),
    warnings: [...unknownVariables(input), ...openCredentials(config)],
    remarks,
  };
}

function textOf(
  key: OptionKey,
  option: Option<unknown>,
  input: ConfigInput,
): { readonly text: string; readonly origin: string } {
  const flag = input.flags.get(key);
  if (flag !== undefined) return { text: flag, origin: flagOf(option) };
  const name = variableOf(option);
  const variable = input.variable(name);
  // Clients pass fields that a person left blank as empty variables.
  if (variable !== undefined && variable !== "") return { text: variable, origin: name };
  for (const file of input.files) {
    const entry = file.entries.get(name);
    if (entry !== undefined && maySet(option, file)) {
      return { text: entry, origin: `${name} in ${file.path}` };
    }
  }
  const text = input.fallbacks?.get(key) ?? option.fallback;
  return { text, origin: `the default of ${name}` };
}

function maySet(option: Option<unknown>, file: EnvFile): boolean {
  return file.trusted || option.from === "anywhere";
}

function refusedEntries(files: readonly EnvFile[]): string[] {
  return files.flatMap((file) =>
    OPTION_LIST
      .filter(([, option]) => file.entries.has(variableOf(option)) && !maySet(option, file))
      .map(([, option]) =>
        `Ignored ${variableOf(option)} in ${file.path}: that file is not trusted with it, ` +
        `set it in the environment, with ${flagOf(option)}, or name the file with --env-file`
      )
  );
}

function unknownVariables(input: ConfigInput): string[] {
  const known = new Map(OPTION_LIST.map(([, option]) => [variableOf(option), option]));
  const inFiles = input.files.flatMap((file) =>
    [...file.entries.keys()].map((name) => ({ name, where: ` in ${file.path}` }))
  );
  const inEnvironment = (input.variableNames ?? []).map((name) => ({ name, where: "" }));
  return [...inEnvironment, ...inFiles]
    .filter(({ name }) => name.startsWith(PREFIX) && !known.has(name) && !READ_ELSEWHERE.has(name))
    .map(({ name, where }) => {
      const nearest = nearestWord(name, known.keys());
      return `Unknown setting ${quote(name)}${where}` +
        (nearest === undefined ? "" : `: did you mean ${nearest}?`);
    });
}

/** Variables of the tests and tasks, which are no settings of the program. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  "PYPI_MCP_BINARY",
  "PYPI_MCP_LIVE",
  "PYPI_MCP_RECORDED_DIR",
  "PYPI_MCP_TEST_REDIS_URL",
]);

/** Whether only this machine can reach the address. */
export function isLoopbackHost(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function unsafeBinding(config: Partial<Settings>): string | undefined {
  const { host } = config;
  if (config.transport !== "http" || host === undefined || isLoopbackHost(host)) return undefined;
  if (config.allowUnauthenticated !== false) return undefined; // allowed, or a fault of its own
  return `Cannot listen on ${
    quote(host)
  }: everybody who reaches that address could call the tools, ` +
    "listen on 127.0.0.1 or say --allow-unauthenticated";
}

/** A URL may carry a password or a token, and stderr often goes to a file that others read. */
function withoutSecrets(text: string): string {
  const end = text.lastIndexOf("@");
  const slashes = text.indexOf("//");
  const start = slashes < 0 || slashes > end ? 0 : slashes + 2;
  const open = end < 0 ? text : `${text.slice(0, start)}[redacted]${text.slice(end)}`;
  const query = open.includes("://") ? open.search(/[?#]/) : -1;
  return query < 0 ? open : `${open.slice(0, query + 1)}[redacted]`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
