/** Text that only its one user may see. @module */

const SHOWN = "[redacted]";

/** A private field: printing, logging or serialising the object shows nothing of it. */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** For the one place that needs it. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }
}
