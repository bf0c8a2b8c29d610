/** Log lines through the runtime's console, from where its OpenTelemetry takes them. Part of the composition. @module */
import type { WriteLine } from "./log.ts";

/** The console's own methods, taken before anything redirects them. */
export type LogConsole = Pick<Console, "debug" | "info" | "warn" | "error">;

/**
 * The console's method is the level that OpenTelemetry is told. `debug` and `info` print to stdout where the runtime
 * prints at all, so where stdout belongs to the protocol they pass as `warn`.
 */
export function consoleWriter(
  target: LogConsole,
  { isStdoutFree }: { isStdoutFree: boolean },
): WriteLine {
  const { debug, info, warn, error } = target;
  const methods = {
    debug: isStdoutFree ? debug : warn,
    info: isStdoutFree ? info : warn,
    warning: warn,
    error,
  };
  return (line, level) => methods[level](line);
}
