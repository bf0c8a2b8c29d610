/** Flags over environment over `--env-file` over `.env` over defaults: one frozen `Config`, every fault at once. @module */
import { nearestWord } from "../domain/nearest_word.ts";
import { accessFaults, accessWarnings } from "./binding.ts";
import { indexSettingsOf, openCredentials, unknownIndexes } from "./index_settings.ts";
import { flagOf, PREFIX, variableOf } from "./option.ts";
import { OPTION_LIST, type OptionKey, type Settings, takesSecretFile } from "./options.ts";
import {
  type ConfigInput,
  type EnvFile,
  fileVariableOf,
  maySet,
  type SettingText,
  textOf,
} from "./setting_text.ts";
import { quote, withoutSecrets } from "./shown_text.ts";

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

/** One setting as it counts, for people: secrets are not shown. */
export interface EffectiveSetting {
  readonly variable: string;
  readonly shown: string;
  readonly kind: SettingText["kind"];
  /** In words. */
  readonly origin: string;
}

/** The settings, and what people should be told about how they came to be. */
export interface LoadedConfig {
  readonly config: Config;
  readonly effective: readonly EffectiveSetting[];
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
  const effective: EffectiveSetting[] = [];
  for (const [key, option] of OPTION_LIST) {
    const found = textOf(key, option, input);
    if ("fault" in found) {
      faults.push(found.fault);
      continue;
    }
    const { text, origin, kind } = found;
    const isHidden = option.isSecret === true && text !== "";
    const value = option.kind.read(text);
    if (value !== undefined) {
      const shown = isHidden ? "[redacted]" : withoutSecrets(text);
      values.set(key, value);
      effective.push({ variable: variableOf(option), shown, kind, origin });
    } else {
      const shown = isHidden ? "what is not shown" : quote(withoutSecrets(text));
      faults.push(`Cannot use ${origin}: read ${shown}, expected ${option.kind.accepts}`);
    }
  }
  const read = Object.fromEntries(values) as Partial<Settings>; // each was made by the parser of its key
  faults.push(...accessFaults(read), ...unknownIndexes(read));
  if (faults.length > 0) throw new ConfigError(faults);
  const settings = read as Settings; // without a fault no key is missing
  const config = Object.freeze({ ...settings, ...indexSettingsOf(settings) });
  const remarks = input.variableNames === undefined
    ? ["unknown PYPI_MCP_ variables were not looked for: the environment may not be listed"]
    : [];
  return {
    config,
    effective,
    refusals: refusedEntries(input.files),
    warnings: [...unknownVariables(input), ...openCredentials(config), ...accessWarnings(config)],
    remarks,
  };
}

function refusedEntries(files: readonly EnvFile[]): string[] {
  const refusal = (name: string, flag: string, file: EnvFile) =>
    file.entries.has(name)
      ? [
        `Ignored ${name} in ${file.path}: that file is not trusted with it, ` +
        `set it in the environment, with ${flag}, or name the file with --env-file`,
      ]
      : [];
  return files.filter((file) => !file.trusted).flatMap((file) =>
    OPTION_LIST.flatMap(([, option]) => [
      ...maySet(option, file) ? [] : refusal(variableOf(option), flagOf(option), file),
      ...takesSecretFile(option)
        ? refusal(fileVariableOf(option), `${flagOf(option)}-file`, file)
        : [],
    ])
  );
}

function unknownVariables(input: ConfigInput): string[] {
  const known = new Set(
    OPTION_LIST.flatMap(([, option]) => [
      variableOf(option),
      ...takesSecretFile(option) ? [fileVariableOf(option)] : [],
    ]),
  );
  const inFiles = input.files.flatMap((file) =>
    [...file.entries.keys()].map((name) => ({ name, where: ` in ${file.path}` }))
  );
  const inEnvironment = (input.variableNames ?? []).map((name) => ({ name, where: "" }));
  return [...inEnvironment, ...inFiles]
    .filter(({ name }) => name.startsWith(PREFIX) && !known.has(name) && !isReadElsewhere(name))
    .map(({ name, where }) => {
      const nearest = nearestWord(name, known);
      return `Unknown setting ${quote(name)}${where}` +
        (nearest === undefined ? "" : `: did you mean ${nearest}?`);
    });
}

/** What modules of others read, which this program cannot know. */
const PLUGIN_PREFIX = `${PREFIX}PLUGIN_`;

function isReadElsewhere(name: string): boolean {
  return READ_ELSEWHERE.has(name) || name.startsWith(PLUGIN_PREFIX);
}

/** Variables of the tests and tasks, which are no settings of the program. */
const READ_ELSEWHERE: ReadonlySet<string> = new Set([
  "PYPI_MCP_BINARY",
  "PYPI_MCP_BINARY_KIND",
  "PYPI_MCP_LIVE",
  "PYPI_MCP_RECORDED_DIR",
  "PYPI_MCP_SERVER_BINARY",
  "PYPI_MCP_TEST_REDIS_URL",
]);
