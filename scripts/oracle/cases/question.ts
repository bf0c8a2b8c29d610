/** One line of a case file. @module */

/** A question as the port reads it. */
export interface Question {
  readonly op: string;
  readonly args: Readonly<Record<string, unknown>>;
}
