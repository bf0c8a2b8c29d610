/** The error kind "a plug-in failed". @module */

/**
 * Code of a plug-in threw, took too long or gave what it may not. The message is our own and is what a caller is told;
 * nothing that the plug-in wrote enters it.
 */
export class PluginError extends Error {
  override readonly name = "PluginError";
  /** What happened, with the stack where there is one: for the log only. */
  readonly details: string;

  constructor(message: string, details: string) {
    super(message);
    this.details = details;
  }
}
