/** What the port can be asked: one function an operation, from checked arguments to a plain answer. @module */
import { CallerError } from "../../src/domain/caller_error.ts";
import type { Arguments } from "./arguments.ts";

/** What an answer may hold; integers of any size are bigint, so that none is rounded. */
export type Answer =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Answer[]
  | { readonly [key: string]: Answer };

/** Answers one question, or throws a `CallerError` where the text that it is about is wrong. */
export type Operation = (args: Arguments) => Answer;

/** Operations of one area by the name they are asked under. */
export type Operations = Readonly<Record<string, Operation>>;

/** An answer that is an error: the kind is a stable word, the message is for people. */
export class OracleError extends CallerError {
  override readonly name = "OracleError";
  readonly kind: string;
  constructor(kind: string, message: string) {
    super(message, "");
    this.kind = kind;
  }
}
