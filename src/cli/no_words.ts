/** What a client asks for that starts the program without a word: to be served, as the settings say. @module */
import type { CommandLine } from "./command_line.ts";

/** The same as `parseCommandLine([])`, without the parser, for which a first answer need not wait. */
export const NO_WORDS: CommandLine = {
  command: "serve",
  named: undefined,
  operands: [],
  flags: new Map(),
  fileFlags: new Map(),
  envFile: undefined,
  help: false,
  version: false,
  format: "text",
  json: undefined,
  stdin: false,
  client: undefined,
  name: undefined,
  write: false,
};
