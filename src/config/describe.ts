/** The table of settings for people: `--help`. @module */
import { flagOf, GROUPS, type Option } from "./option.ts";
import { OPTION_LIST } from "./options.ts";

/** Flags for `--help`, grouped, with defaults. */
export function describeFlags(): string {
  const width = Math.max(...OPTION_LIST.map(([, option]) => usageOf(option).length));
  return GROUPS.map((group) => {
    const rows = OPTION_LIST.filter(([, option]) => option.group === group)
      .map(([, option]) =>
        `  ${usageOf(option).padEnd(width)}  ${option.help}${fallbackOf(option)}`
      );
    return `${group}:\n${rows.join("\n")}`;
  }).join("\n\n");
}

function usageOf(option: Option<unknown>): string {
  return option.isSwitch === true ? flagOf(option) : `${flagOf(option)} VALUE`;
}

function fallbackOf(option: Option<unknown>): string {
  if (option.isSwitch === true) return "";
  return option.fallback === "" ? " (none)" : ` (${option.fallback})`;
}
