/** What can stand where on the command line, for the completions of every shell. @module */
import { OPTIONS } from "../config/options.ts";
import { CLIENT_NAMES } from "./client_list.ts";
import { type Command, COMMANDS, OWN_FLAGS, SETTING_FLAGS } from "./command_line.ts";
import { helpText } from "./help.ts";

/** What follows a flag, or stands alone: nothing, any text, a file, or one of these words. */
export type Completed = "nothing" | "text" | "file" | readonly string[];

/** One flag, with its dashes. */
export interface CompletedFlag {
  readonly name: string;
  readonly help: string;
  readonly value: Completed;
  /** `undefined`: with any command. */
  readonly only: readonly Command[] | undefined;
}

/** One command. */
export interface CompletedCommand {
  readonly name: Command;
  readonly help: string;
  readonly operand: Completed;
}

/** Everything that a shell can offer. */
export interface CompletionWords {
  readonly commands: readonly CompletedCommand[];
  readonly flags: readonly CompletedFlag[];
}

/** Shells that `completions` speaks to. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
/** One of them. */
export type Shell = typeof SHELLS[number];

/** Names under which people start the program. */
export const PROGRAMS = ["pypi-mcp", "pypi-mcp-server"] as const;

/** Commands that read settings: the others take none, or leave them alone. */
const WITH_SETTINGS: readonly Command[] = [
  ...["serve", "call", "tools", "demo"] as const,
  ...["check-config", "health", "doctor", "install"] as const,
];

/** Flags of the program's own, told in a few words. */
const OWN: Readonly<Record<string, { readonly help: string; readonly value?: Completed }>> = {
  help: { help: "What is accepted" },
  version: { help: "The version" },
  "env-file": { help: "Read settings from a file", value: "file" },
  format: { help: "Text for people or JSON", value: ["text", "json"] },
  json: { help: "All arguments as one JSON object", value: "text" },
  stdin: { help: "Read a token of your own from stdin" },
  client: { help: "The client", value: CLIENT_NAMES },
  name: { help: "What the client calls this server", value: "text" },
  write: { help: "Edit the client's own file" },
};

/** @param tools Names of the tools that there are. */
export function completionWords(tools: readonly string[]): CompletionWords {
  const operands: Readonly<Partial<Record<Command, Completed>>> = {
    call: tools,
    tools,
    completions: SHELLS,
    "hash-token": "text",
  };
  const commands = COMMANDS.map((name) => ({
    name,
    help: helpText(name).split("\n")[0]?.replace(/^.*?: /, "") ?? "",
    operand: operands[name] ?? "nothing",
  }));
  const own = [...OWN_FLAGS].map(([name, flag]): CompletedFlag => ({
    name: `--${name}`,
    help: OWN[name]?.help ?? "",
    value: OWN[name]?.value ?? (flag.value ? "text" : "nothing"),
    only: flag.only,
  }));
  const settings = [...SETTING_FLAGS].map(([name, flag]): CompletedFlag => {
    const option = OPTIONS[flag.key];
    const words: readonly string[] | undefined = option.kind.words;
    const isPath = flag.isFile || name.endsWith("-file") || flag.key === "plugins";
    return {
      name: `--${name}`,
      help: flag.isFile ? `The file that holds --${name.replace(/-file$/, "")}` : option.help,
      value: !flag.value ? "nothing" : isPath ? "file" : words ?? "text",
      only: WITH_SETTINGS,
    };
  });
  return { commands, flags: [...own, ...settings] };
}

/** Flags that go with a command. */
export function flagsOf({ flags }: CompletionWords, command: Command): readonly CompletedFlag[] {
  return flags.filter(({ only }) => only?.includes(command) ?? true);
}
