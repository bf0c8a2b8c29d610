/** Waiting for a signal, and not waiting for ever. @module */
import { systemTimers } from "../resilience/timers.ts";

/** Resolves when `signal` is aborted. */
export function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Waits for `work`, but not longer than `ms`. */
export async function within(ms: number, work: Promise<void>): Promise<void> {
  const { promise: timeout, resolve } = Promise.withResolvers<void>();
  const cancel = systemTimers.after(ms, resolve);
  await Promise.race([work, timeout]);
  cancel();
}
