/** Completions for fish. @module */
import { type CompletedFlag, type CompletionWords, PROGRAMS } from "./completion_words.ts";

/** A script to be sourced, or put into fish's folder of completions. */
export function fishCompletions({ commands, flags }: CompletionWords): string {
  const [program, ...others] = PROGRAMS;
  const names = commands.map(({ name }) => name).join(" ");
  const line = (condition: string, rest: string) =>
    `complete -c ${program}${condition === "" ? "" : ` -n ${quoted(condition)}`} ${rest}`;
  const unseen = `not __fish_seen_subcommand_from ${names} help`;
  return [
    "# Completions of pypi-mcp for fish: pypi-mcp completions fish | source",
    `complete -c ${program} -f`,
    ...commands.map(({ name, help }) => line(unseen, `-a ${name} -d ${quoted(help)}`)),
    line(unseen, "-a help -d 'What a command accepts'"),
    line("__fish_seen_subcommand_from help", `-a ${quoted(names)}`),
    ...commands.flatMap(({ name, operand }) =>
      typeof operand === "string" ? [] : [
        line(
          `__fish_seen_subcommand_from ${name}; and not __fish_seen_subcommand_from ${
            operand.join(" ")
          }`,
          `-a ${quoted(operand.join(" "))}`,
        ),
      ]
    ),
    ...flags.map((flag) => line(conditionOf(flag, names), flagWords(flag))),
    ...others.map((other) => `complete -c ${other} -w ${program}`),
  ].join("\n");
}

/** No command is \`serve\`. */
function conditionOf({ only }: CompletedFlag, names: string): string {
  if (only === undefined) return "";
  const seen = `__fish_seen_subcommand_from ${only.join(" ")}`;
  return only.includes("serve")
    ? `${seen}; or not __fish_seen_subcommand_from ${names} help`
    : seen;
}

function flagWords({ name, help, value }: CompletedFlag): string {
  const words = `-l ${name.slice(2)} -d ${quoted(help)}`;
  if (value === "nothing") return words;
  if (value === "file") return `${words} -r -F`;
  return value === "text" ? `${words} -x` : `${words} -x -a ${quoted(value.join(" "))}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
