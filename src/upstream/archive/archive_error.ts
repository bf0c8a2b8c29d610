/** Why no metadata came out of an archive. @module */

/** An archive cannot be read, or not within the limits. The message is in our words. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
  /** Whether it would be so at every other time: the file's fault, not the server's. */
  readonly isLasting: boolean;

  constructor(message: string, { isLasting = true }: { readonly isLasting?: boolean } = {}) {
    super(message);
    this.isLasting = isLasting;
  }
}
