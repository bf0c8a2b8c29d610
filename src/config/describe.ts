/** The table of settings for people: `--help`. @module */
import { flagOf, GROUPS, type Option } from "./option.ts";
import { OPTION_LIST } from "./options.ts";

const WIDTH = 80; // columns of a terminal that nobody made wider
const INDENT = " ".repeat(6);

/** Flags for `--help`, grouped, each with its default, and below it what it does. */
export function describeFlags(): string {
  return GROUPS.map((group) => {
    const rows = OPTION_LIST.filter(([, option]) => option.group === group)
      .map(([, option]) => `  ${usageOf(option)}${fallbackOf(option)}\n${wrapped(option.help)}`);
    return `${group}:\n${rows.join("\n")}`;
  }).join("\n\n");
}

/** Broken at blanks; a word that is too long stays whole. */
function wrapped(text: string): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && INDENT.length + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line += line === "" ? word : ` ${word}`;
  }
  return [...lines, line].map((one) => INDENT + one).join("\n");
}

function usageOf(option: Option<unknown>): string {
  return option.isSwitch === true ? flagOf(option) : `${flagOf(option)} VALUE`;
}

function fallbackOf(option: Option<unknown>): string {
  if (option.isSwitch === true) return "";
  return option.fallback === "" ? " (none)" : ` (${option.fallback})`;
}
