/** What one setting is. The table of all is `options.ts`, its parts are `settings/`. @module */
import type { ValueKind } from "./value.ts";

/** The environment's prefix: the binary may read no other variables. */
export const PREFIX = "PYPI_MCP_";

/** Headings under which help and docs list settings, in their order. */
export const GROUPS = [
  "Serving",
  "Access",
  "Upstreams",
  "Cache",
  "Shared cache",
  "Logging",
  "Telemetry",
  "Features",
  "Extensions",
] as const;

/** One setting. Its flag is `--` and its name in lower case with dashes. */
export interface Option<T> {
  /** Without the prefix. */
  readonly name: string;
  readonly kind: ValueKind<T>;
  /** As text, read by the same parser. */
  readonly fallback: string;
  /** One sentence for people; says the unit. */
  readonly help: string;
  readonly group: typeof GROUPS[number];
  /**
   * `anywhere`: also from the `.env` of the working directory. `trusted`: that file may not set it, because whoever
   * wrote the folder that a client opened could then choose what is asked, who may connect or what counts as safe.
   */
  readonly from: "anywhere" | "trusted";
  /** A flag without a value means true. */
  readonly isSwitch?: boolean;
  /** What was read is not repeated when it is at fault. */
  readonly isSecret?: boolean;
}

/** Checks one entry of the table. */
export function option<T>(definition: Option<T>): Option<T> {
  return Object.freeze(definition);
}

/** `--max-retries` for `MAX_RETRIES`. */
export function flagOf(option: Pick<Option<unknown>, "name">): string {
  return `--${option.name.toLowerCase().replaceAll("_", "-")}`;
}

/** `PYPI_MCP_MAX_RETRIES` for `MAX_RETRIES`. */
export function variableOf(option: Pick<Option<unknown>, "name">): string {
  return PREFIX + option.name;
}
