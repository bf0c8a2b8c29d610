/** The settings of a server on the embedded upstream, whatever is set around this process. @module */
import { type Config, loadConfig } from "../src/config/load.ts";

/** It logs nothing. */
export function demoConfig(): Config {
  return loadConfig({
    flags: new Map([["demo", "true"], ["logLevel", "off"]]),
    variable: () => undefined,
    variableNames: [],
    files: [],
  }).config;
}
