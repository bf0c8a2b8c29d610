/** The few settings that somebody who installs with a click is asked about. @module */
import { type Option, variableOf } from "../../src/config/option.ts";
import { OPTIONS } from "../../src/config/options.ts";

/** One of them. */
export interface OfferedSetting {
  /** In the bundle's manifest. */
  readonly key: string;
  readonly title: string;
  readonly option: Option<unknown>;
}

/** Each has a default: a host hands on the name of a value that is missing in place of the value. */
export const OFFERED_SETTINGS: readonly OfferedSetting[] = [
  { key: "toolsets", title: "Groups of tools", option: OPTIONS.toolsets },
  {
    key: "enable_vulnerability_check",
    title: "Ask OSV for advisories",
    option: OPTIONS.enableVulnerabilityCheck,
  },
  { key: "enable_stats", title: "Ask for download counts", option: OPTIONS.enableStats },
  { key: "user_agent", title: "User-Agent", option: OPTIONS.userAgent },
  { key: "log_level", title: "Log level", option: OPTIONS.logLevel },
];

/** Whether it is a switch for people. */
export function isYesOrNo({ option }: OfferedSetting): boolean {
  return option.kind.words?.join() === "true,false";
}

/** `PYPI_MCP_TOOLSETS`. */
export function variableOfSetting({ option }: OfferedSetting): string {
  return variableOf(option);
}
