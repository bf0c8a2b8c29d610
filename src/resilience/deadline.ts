/** A time limit joined to somebody's signal. @module */
import type { Timers } from "./timers.ts";

/** Aborts when its parent does, with the parent's reason, or when the time is up. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** True where the time, not the parent, ended it. */
  expired(): boolean;
  /** Stops the timer and lets go of the parent; must be called, or the parent keeps a listener. */
  release(): void;
}

/** Why a `Deadline` aborted its signal; it never reaches a caller. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
}

/** Starts the clock at once. `AbortSignal.any` and `.timeout` would leave listener and timer to the collector. */
export function startDeadline(parent: AbortSignal, limitMs: number, timers: Timers): Deadline {
  const controller = new AbortController();
  let expired = false;
  const onAbort = () => {
    cancel();
    controller.abort(parent.reason);
  };
  const cancel = timers.after(limitMs, () => {
    expired = true;
    parent.removeEventListener("abort", onAbort);
    controller.abort(new DeadlineError(`Time is up: ${limitMs} ms`));
  });
  if (parent.aborted) onAbort();
  else parent.addEventListener("abort", onAbort, { once: true });
  return {
    signal: controller.signal,
    expired: () => expired,
    release() {
      cancel();
      parent.removeEventListener("abort", onAbort);
    },
  };
}
