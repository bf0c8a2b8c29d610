/** The commands that answer questions about packages: they need the whole program. Part of the composition. @module */
import { runCall } from "../cli/call.ts";
import { runDemo } from "../cli/demo.ts";
import { runTools } from "../cli/tools.ts";
import { type App, compose } from "../compose.ts";
import { connectFetch } from "../connect_telemetry.ts";
import { consoleWriter } from "../console_log.ts";
import { createLog, type LogLevel } from "../log.ts";
import { permittedFetch } from "../permitted.ts";
import { systemTimers } from "../resilience/timers.ts";
import { type StopSignals, stopSignals } from "../server/stop_signals.ts";
import { loadTeamParts } from "../team_parts.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** `serve`, `call`, `tools` and `demo`. @throws {ConfigError} If the settings cannot be used. */
export async function answer(context: CommandContext): Promise<number> {
  const { line, terminal, exit } = context;
  const { config, refusals, warnings, remarks } = await context.loadSettings();
  // Before anything takes time: the system keeps signals from the first process of a container that does not listen.
  const starting = new AbortController();
  const signals = line.command === "serve" ? stopSignals(exit) : undefined;
  signals?.stop.addEventListener("abort", () => exit(0), { signal: starting.signal });
  const outside = await connectFetch(config, permittedFetch(fetch));
  const log = (level: LogLevel) =>
    createLog({
      level,
      format: config.logFormat,
      write: (text) => terminal.error(text.trimEnd()),
      clock: Date.now,
    });
  const parts = await loadTeamParts(config, {
    writeLog: terminal.error,
    log: log(config.logLevel),
    clock: Date.now,
    timers: systemTimers,
    random: Math.random,
    fetch: outside,
  });
  const writeLog = config.exportLogs
    ? consoleWriter(context.console, {
      // Elsewhere it carries frames, or what a command was asked for.
      isStdoutFree: line.command === "serve" && config.transport === "http",
    })
    : terminal.error;
  const app = compose(config, { writeLog, parts, fetch: outside });
  // What a folder may not set is named even where the same folder sets the log to silence.
  const insistent = log("warning");
  for (const refusal of refusals) insistent.warning(refusal);
  for (const warning of warnings) app.log.warning(warning);
  for (const remark of remarks) app.log.debug(remark);
  switch (line.command) {
    case "call":
      return await runCall(line, app, terminal);
    case "tools":
      refuseOperands(line, 1);
      return runTools(app.tools, line.operands[0], terminal);
    case "demo":
      refuseOperands(line, 0);
      return await runDemo(app, terminal);
    default:
      refuseOperands(line, 0);
      return await serve(app, signals ?? stopSignals(exit), starting);
  }
}

/** @param starting Aborted now: from here on a signal ends the work that was begun, not the process. */
async function serve(app: App, signals: StopSignals, starting: AbortController): Promise<number> {
  starting.abort();
  await app.serve(signals.stop);
  signals.dispose();
  return 0;
}
