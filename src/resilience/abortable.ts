/** Waiting that a caller can leave. @module */
import type { Timers } from "./timers.ts";

/**
 * Settles like `promise`, or rejects with `signal.reason` as soon as the signal aborts. The work itself goes on: only
 * this wait ends. The listener is gone once it settles, so an abort afterwards does nothing.
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    else signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}

/** Resolves after `delayMs`; rejects with `signal.reason` when the signal aborts before. Leaves no timer behind. */
export function sleep(delayMs: number, signal: AbortSignal, timers: Timers): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const onAbort = () => {
      cancel();
      reject(signal.reason);
    };
    const cancel = timers.after(delayMs, () => {
      signal.removeEventListener("abort", onAbort);
      resolve();
    });
    signal.addEventListener("abort", onAbort, { once: true });
  });
}
