/** What the log is told of a failure. @module */
import { PluginError } from "./plugin_error.ts";

/** A thrown value with its stack, for the log only. */
export function failureDetails(error: unknown): string {
  if (error instanceof PluginError) return error.details;
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  return error.stack ?? `${error.name}: ${error.message}`;
}
