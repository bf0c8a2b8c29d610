/** `pypi-mcp check-config`: the settings as they count, before anything is served. @module */
import { ConfigError, type LoadedConfig } from "../config/load.ts";
import type { Terminal } from "./terminal.ts";

/** What the command looks at. */
export interface CheckedConfig {
  readonly loaded: LoadedConfig;
  /** What this program may not use or does not find, although the settings name it. */
  readonly faults: readonly string[];
}

/** Every setting with its origin, secrets hidden. @throws {ConfigError} With all faults. */
export function runCheckConfig(
  { loaded, faults }: CheckedConfig,
  format: "text" | "json",
  terminal: Terminal,
): number {
  if (faults.length > 0) throw new ConfigError(faults);
  const { effective, refusals, warnings } = loaded;
  if (format === "json") {
    const settings = effective.map(({ variable, shown, kind, origin }) => ({
      variable,
      value: shown,
      source: kind,
      origin,
    }));
    terminal.out(JSON.stringify({ settings, refusals, warnings }, null, 2));
    return 0;
  }
  const { paint } = terminal;
  const width = Math.max(...effective.map(({ variable }) => variable.length));
  const row = ({ variable, shown, origin }: LoadedConfig["effective"][number]) =>
    `  ${variable.padEnd(width)}  ${shown === "" ? "(none)" : shown}  [${origin}]`;
  const set = effective.filter(({ kind }) => kind !== "default");
  const rest = effective.filter(({ kind }) => kind === "default");
  terminal.out([
    paint.heading(`Set: ${set.length}`),
    ...set.map(row),
    "",
    paint.heading(`Defaults: ${rest.length}`),
    ...rest.map((setting) => row({ ...setting, origin: "default" })),
    "",
    ...[...refusals, ...warnings].map((text) => `Warning: ${text}`),
    "The settings can be used",
  ].join("\n"));
  return 0;
}
