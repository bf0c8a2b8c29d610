/** Runs one function of a plug-in so that whatever it does ends as this call's outcome and nothing else. @module */
import type { UpstreamCall } from "../domain/source.ts";
import { PluginError } from "../mcp/plugin_error.ts";
import { abortable } from "../resilience/abortable.ts";
import { startDeadline } from "../resilience/deadline.ts";
import type { Timers } from "../resilience/timers.ts";
import { PassedFailure } from "./passed_failure.ts";

const MAX_DETAILS_LENGTH = 4_000; // UTF-16 units, for the log

/** Whose function it is, and how long it may take. */
export interface GuardedCall {
  /** As in `Cannot …`: `call acme_find`. */
  readonly action: string;
  readonly plugin: string;
  readonly timeoutMs: number;
  readonly call: UpstreamCall;
  readonly timers: Timers;
}

/**
 * What `task` settles with. A rejection that comes after the time is up is taken, too, and goes nowhere.
 * @throws {PluginError} For everything that is the plug-in's fault.
 * @throws {CallerError} | {UpstreamError} That the context's functions met.
 * @throws The signal's reason, where the caller is gone.
 */
export async function guardCall<T>(
  options: GuardedCall,
  task: (signal: AbortSignal) => T | Promise<T>,
): Promise<T> {
  const { call, timeoutMs, timers } = options;
  const deadline = startDeadline(call.signal, timeoutMs, timers);
  const ended = new AbortController();
  deadline.signal.addEventListener("abort", () => ended.abort(deadline.signal.reason));
  try {
    return await abortable(Promise.resolve().then(() => task(ended.signal)), deadline.signal);
  } catch (error) {
    if (call.signal.aborted) throw call.signal.reason;
    if (deadline.expired()) {
      throw pluginFailure(options, `it gave no answer within ${timeoutMs} ms`, error);
    }
    throw toFailure(options, error);
  } finally {
    deadline.release();
    ended.abort(new DOMException("The call has ended", "AbortError")); // what it left running can stop
  }
}

/**
 * The same for a function that may not wait.
 * @throws {PluginError} As `guardCall` does.
 */
export function guardSync<T>(options: Pick<GuardedCall, "action" | "plugin">, task: () => T): T {
  try {
    return task();
  } catch (error) {
    throw toFailure(options, error);
  }
}

/** Our own words for the caller, the thrown value for the log. */
export function pluginFailure(
  { action, plugin }: Pick<GuardedCall, "action" | "plugin">,
  what: string,
  error: unknown,
): PluginError {
  const message = `Cannot ${action}: the plug-in ${plugin} failed, ${what}. ` +
    "Calling again may help once; other tools are not affected";
  return new PluginError(message, `plug-in ${plugin}: ${what}: ${describeThrown(error)}`);
}

/** Text for the log from whatever was thrown, however it defends itself. */
export function describeThrown(error: unknown): string {
  try {
    const text = error instanceof Error ? error.stack ?? error.message : `thrown: ${String(error)}`;
    return String(text).slice(0, MAX_DETAILS_LENGTH);
  } catch {
    return "thrown: a value that cannot be shown";
  }
}

function toFailure(options: Pick<GuardedCall, "action" | "plugin">, error: unknown): Error {
  return PassedFailure.read(error) ?? pluginFailure(options, "it threw", error);
}
