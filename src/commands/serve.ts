/** `pypi-mcp serve`: over stdio it answers a client's opening before the rest of the program is loaded. Part of the composition. @module */
import { Front } from "../front/front.ts";
import { mayAnswerAhead } from "../front/may_answer_ahead.ts";
import { systemTimers } from "../resilience/timers.ts";
import { stopSignals } from "../server/stop_signals.ts";
import { within } from "../server/waiting.ts";
import { refusedSettings } from "../unusable_settings.ts";
import { type CommandContext, refuseOperands } from "./command.ts";

/** @throws {ConfigError} If the settings cannot be used; nothing was answered then. */
export async function serve(context: CommandContext): Promise<number> {
  const { line, terminal, exit } = context;
  const loaded = await context.loadSettings();
  refuseOperands(line, 0);
  // Before anything takes time: the system keeps signals from the first process of a container that does not listen.
  const starting = new AbortController();
  const signals = stopSignals(exit);
  const isAhead = mayAnswerAhead(loaded) && refusedSettings(loaded.config).length === 0;
  const front = !isAhead ? undefined : new Front({
    source: Deno.stdin,
    sink: Deno.stdout,
    timers: systemTimers,
    maxLineBytes: loaded.config.maxRequestBytes,
    onDifference: () =>
      terminal.error("pypi-mcp: an answer was given that the loaded program would give otherwise"),
  });
  const written = () =>
    within(loaded.config.shutdownGraceMs, front?.written() ?? Promise.resolve());
  signals.stop.addEventListener("abort", () => written().then(() => exit(0)), {
    signal: starting.signal,
  });
  await front?.start();
  const { startApp } = await import("./answering.ts");
  const app = await startApp(context, loaded);
  starting.abort(); // from here on a signal ends the work that was begun, not the process
  await app.serve(signals.stop, front?.streams);
  await written(); // the server does not know of what it was spared
  signals.dispose();
  return 0;
}
