/** SIGINT and SIGTERM as an abort signal. @module */

/** What to wait for, and how to stop waiting. */
export interface StopSignals {
  /** Aborted by the first signal; the second one ends the process by its default action. */
  readonly stop: AbortSignal;
  /** Removes the listeners, so that they do not keep the process alive. */
  dispose(): void;
}

/** Listens for the signals that ask a process to end; Windows knows SIGINT and SIGBREAK only. */
export function stopSignals(): StopSignals {
  const names: readonly Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT", "SIGBREAK"]
    : ["SIGINT", "SIGTERM"];
  const controller = new AbortController();
  const onSignal = () => {
    controller.abort();
    dispose();
  };
  const dispose = () => {
    for (const name of names) Deno.removeSignalListener(name, onSignal);
  };
  for (const name of names) Deno.addSignalListener(name, onSignal);
  return { stop: controller.signal, dispose };
}
