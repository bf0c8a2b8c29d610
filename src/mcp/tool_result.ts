/** The outcome of a call as transports and the command line print it. @module */

/** Either a good answer or an error that a model can act on; `text` is always there. */
export interface ToolResult {
  readonly isError: boolean;
  readonly text: string;
  readonly structured?: Readonly<Record<string, unknown>>;
}
