/** The commands that answer questions about packages: they need the whole program. Part of the composition. @module */
import { type App, compose } from "../compose.ts";
import { connectFetch } from "../connect_telemetry.ts";
import type { LoadedConfig } from "../config/load.ts";
import { consoleWriter } from "../console_log.ts";
import { createLog, type LogLevel } from "../log.ts";
import { permittedFetch } from "../permitted.ts";
import { systemTimers } from "../resilience/timers.ts";
import { loadTeamParts } from "../team_parts.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** `call`, `tools` and `demo`. @throws {ConfigError} If the settings cannot be used. */
export async function answer(context: CommandContext): Promise<number> {
  const { line, terminal } = context;
  const app = await startApp(context, await context.loadSettings());
  switch (line.command) {
    case "call":
      return await (await import("../cli/call.ts")).runCall(line, app, terminal);
    case "tools":
      refuseOperands(line, 1);
      return (await import("../cli/tools.ts")).runTools(app.tools, line.operands[0], terminal);
    default:
      refuseOperands(line, 0);
      return await (await import("../cli/demo.ts")).runDemo(app, terminal);
  }
}

/** The whole program on these settings, its warnings told. @throws {ConfigError} If a part that they ask for cannot be had. */
export async function startApp(
  { line, terminal, console }: CommandContext,
  { config, refusals, warnings, remarks }: LoadedConfig,
): Promise<App> {
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
    ? consoleWriter(console, {
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
  return app;
}
