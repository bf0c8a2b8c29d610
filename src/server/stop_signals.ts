/** SIGINT and SIGTERM as an abort signal. @module */

/** What to wait for, and how to stop waiting. */
export interface StopSignals {
  /** Aborted by the first signal. */
  readonly stop: AbortSignal;
  /** Removes the listeners, so that they do not keep the process alive. */
  dispose(): void;
}

/** What a shell says of a process that a signal has ended: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGBREAK: 149 } as const;

/**
 * Listens for the signals that ask a process to end; Windows knows SIGINT and SIGBREAK only. A second signal must end the
 * process at once, and by our own hand: for the first process of a container the system's default is to ignore it.
 * @param endAtOnce Called by the second signal with the exit code that tells of it.
 */
export function stopSignals(endAtOnce: (exitCode: number) => void): StopSignals {
  const names = Deno.build.os === "windows"
    ? ["SIGINT", "SIGBREAK"] as const
    : ["SIGINT", "SIGTERM"] as const;
  const controller = new AbortController();
  const listeners = names.map((name) => {
    const listener = () => {
      if (controller.signal.aborted) endAtOnce(EXIT_CODES[name]);
      else controller.abort();
    };
    Deno.addSignalListener(name, listener);
    return { name, listener };
  });
  return {
    stop: controller.signal,
    dispose() {
      for (const { name, listener } of listeners) Deno.removeSignalListener(name, listener);
    },
  };
}
