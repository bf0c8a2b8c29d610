/** The caller's arguments do not fit a tool's input schema. @module */
import type * as z from "zod";
import { CallerError } from "../domain/caller_error.ts";

/** Says every fault at once: the argument, what was read, what was expected. */
export class InvalidArgumentsError extends CallerError {
  override readonly name = "InvalidArgumentsError";
  constructor(
    tool: string,
    args: unknown,
    issues: readonly z.core.$ZodIssue[],
    accepted: readonly string[],
  ) {
    const faults = issues.map((issue) => describe(issue, args, accepted)).join("; ");
    super(`Cannot call ${tool}: ${faults}`, String(JSON.stringify(args)).slice(0, 512));
  }
}

function describe(issue: z.core.$ZodIssue, args: unknown, accepted: readonly string[]): string {
  if (issue.code === "unrecognized_keys") {
    const names = issue.keys.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 64))).join(", ");
    return `unknown argument ${names}, expected ${
      accepted.length === 0 ? "none" : `one of ${accepted.join(", ")}`
    }`;
  }
  const path = issue.path.map(String).join(".");
  const read = issue.path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    args,
  );
  const shown = read === undefined ? "nothing" : String(JSON.stringify(read)).slice(0, 64);
  return `${path === "" ? "arguments" : path}: read ${shown}, ${issue.message}`;
}
