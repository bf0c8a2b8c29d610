/** The error kind "the caller's text is wrong". @module */

/**
 * The caller's text cannot be used as given: it does not parse, or it names something that does
 * not exist. Becomes an `isError` result whose text is the message, so the message says what was
 * read, what was expected and how to go on. Subclasses are the `Invalid*Error`s of the parsers and
 * the `Unknown*Error`s of the look-ups.
 */
export class CallerError extends SyntaxError {
  override readonly name: string = "CallerError";
  /** The text as the caller gave it (capped by whoever prints it). */
  readonly input: string;
  /** Where in `input` the fault lies: start and end in UTF-16 units. */
  readonly span: readonly [start: number, end: number] | undefined;

  constructor(message: string, input: string, span?: readonly [start: number, end: number]) {
    super(message);
    this.input = input;
    this.span = span;
  }
}
