/** The command line cannot be used as given. @module */

/** Exit code 2; the message says what was read, what is accepted and how to go on. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
