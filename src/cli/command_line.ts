/** `argv` as a value: the command, its operands, its flags. @module */
import { parseArgs } from "node:util";
import { flagOf } from "../config/option.ts";
import { OPTION_LIST, type OptionKey, takesSecretFile } from "../config/options.ts";
import { quote, withoutSecrets } from "../config/shown_text.ts";
import { nearestWord } from "../domain/nearest_word.ts";
import { UsageError } from "./usage_error.ts";

/** What the program can be asked to do; `serve` where nothing is said. */
export const COMMANDS = [
  ...["serve", "call", "tools", "demo"] as const,
  ...["check-config", "health", "hash-token"] as const,
  ...["doctor", "install", "uninstall", "licenses", "completions"] as const,
] as const;
/** The word that says what to do. */
export type Command = typeof COMMANDS[number];

/** A command line that makes sense; setting values are still text. */
export interface CommandLine {
  readonly command: Command;
  /** The command as it was named, for its own help; absent where nothing was named. */
  readonly named: Command | undefined;
  /** Words after the command. */
  readonly operands: readonly string[];
  readonly flags: ReadonlyMap<OptionKey, string>;
  /** Files that hold a secret each. */
  readonly fileFlags: ReadonlyMap<OptionKey, string>;
  readonly envFile: string | undefined;
  readonly help: boolean;
  readonly version: boolean;
  /** `--format` of `call` and `check-config`. */
  readonly format: "text" | "json";
  /** `call --json`. */
  readonly json: string | undefined;
  /** `hash-token --stdin`. */
  readonly stdin: boolean;
  /** `install --client NAME`. */
  readonly client: string | undefined;
  /** `install --name NAME`: what the client calls this server. */
  readonly name: string | undefined;
  /** `install --write`. */
  readonly write: boolean;
}

/** Flags that are no settings: name, whether a value follows, and which commands know them (all where absent). */
export const OWN_FLAGS: ReadonlyMap<
  string,
  { readonly value: boolean; readonly only?: readonly Command[] }
> = new Map([
  ["help", { value: false }],
  ["version", { value: false }],
  ["env-file", { value: true }],
  ["format", { value: true, only: ["call", "check-config", "doctor"] }],
  ["json", { value: true, only: ["call"] }],
  ["stdin", { value: false, only: ["hash-token"] }],
  ["client", { value: true, only: ["install", "uninstall"] }],
  ["name", { value: true, only: ["install", "uninstall"] }],
  ["write", { value: false, only: ["install", "uninstall"] }],
]);

interface SettingFlag {
  readonly key: OptionKey;
  readonly value: boolean;
  /** The value is a file that holds the secret. */
  readonly isFile: boolean;
}

/** The flag of every setting, without its dashes. */
export const SETTING_FLAGS: ReadonlyMap<string, SettingFlag> = new Map(
  OPTION_LIST.flatMap(([key, option]): (readonly [string, SettingFlag])[] => {
    const name = flagOf(option).slice(2);
    const own = [name, { key, value: option.isSwitch !== true, isFile: false }] as const;
    const file = [`${name}-file`, { key, value: true, isFile: true }] as const;
    return takesSecretFile(option) ? [own, file] : [own];
  }),
);

/**
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * const line = parseCommandLine(["serve", "--port", "0"]);
 * assert.deepEqual([line.command, line.flags.get("port")], ["serve", "0"]);
 * ```
 * @throws {UsageError} With every fault, one a line.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const known = [...OWN_FLAGS, ...SETTING_FLAGS];
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries([
      ...known.map(([name, { value }]) => [name, { type: value ? "string" : "boolean" }] as const),
      ["help", { type: "boolean", short: "h" }] as const,
      ["version", { type: "boolean", short: "V" }] as const,
    ]),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const faults: string[] = [];
  const words: string[] = [];
  const flags = new Map<OptionKey, string>();
  const fileFlags = new Map<OptionKey, string>();
  const own = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const setting = SETTING_FLAGS.get(token.name);
    const takesValue = (setting ?? OWN_FLAGS.get(token.name))?.value;
    if (takesValue === undefined) {
      faults.push(unknownFlag(token.rawName, known.map(([name]) => name)));
    } else if (takesValue && token.value === undefined) {
      faults.push(`Cannot use ${token.rawName}: a value is missing`);
    } else if (setting !== undefined) {
      (setting.isFile ? fileFlags : flags).set(setting.key, token.value ?? "true");
    } else own.set(token.name, token.value ?? "true");
  }
  const [first, ...rest] = words;
  const command = commandOf(first, own.has("help"), faults);
  for (const [name, { only }] of OWN_FLAGS) {
    if (own.has(name) && only !== undefined && !only.includes(command)) {
      faults.push(
        `Cannot use --${name} with ${command}: expected ${only.join(" or ")}`,
      );
    }
  }
  const format = own.get("format") ?? "text";
  if (format !== "text" && format !== "json") {
    faults.push(`Cannot use --format ${JSON.stringify(format)}: expected text or json`);
  }
  if (faults.length > 0) throw new UsageError(faults.join("\n"));
  return {
    command,
    named: COMMANDS.find((name) => name === (first === "help" ? rest[0] : first)),
    operands: first === "help" ? [] : rest,
    flags,
    fileFlags,
    envFile: own.get("env-file"),
    help: own.has("help") || first === "help",
    version: own.has("version"),
    format: format === "json" ? "json" : "text",
    json: own.get("json"),
    stdin: own.has("stdin"),
    client: own.get("client"),
    name: own.get("name"),
    write: own.has("write"),
  };
}

/** `help` alone and `help COMMAND` are read as `--help`. */
function commandOf(word: string | undefined, help: boolean, faults: string[]): Command {
  if (word === undefined || word === "help") return "serve";
  const command = COMMANDS.find((name) => name === word);
  if (command !== undefined) return command;
  if (!help) {
    const nearest = nearestWord(word, COMMANDS);
    faults.push(
      `Unknown command ${quote(withoutSecrets(word))}: ` +
        (nearest === undefined ? `expected ${COMMANDS.join(", ")}` : `did you mean ${nearest}?`),
    );
  }
  return "serve";
}

function unknownFlag(rawName: string, known: readonly string[]): string {
  const nearest = nearestWord(rawName.replace(/^-+/, ""), known);
  return `Unknown flag ${rawName.slice(0, 64)}` +
    (nearest === undefined ? "" : `: did you mean --${nearest}?`); // --help is named below it
}
