/** File names that repeat: those of one release begin alike, and its releases' names end alike. @module */

/** Ending of a name -> what was read from a name that ends so. */
interface Ending<Value> {
  readonly text: string;
  readonly value: Value;
  /** The one that followed it last. */
  next: Ending<Value> | undefined;
}

/** What endings tell, for names that begin as the last name that was read in whole. */
export class NameEndings<Value> {
  #beginning: string | undefined;
  readonly #endings = new Map<string, Ending<Value>>();
  #last: Ending<Value> | undefined;

  /** `undefined`: the name begins otherwise, or none that was read ended so. */
  find(name: string): Value | undefined {
    const beginning = this.#beginning;
    // Slices are compared faster than `startsWith` and `endsWith` look.
    if (beginning === undefined || name.slice(0, beginning.length) !== beginning) return undefined;
    const text = name.slice(beginning.length);
    // The files of a release mostly come in the order of the release before.
    const next = this.#last?.next;
    if (next?.text === text) {
      this.#last = next;
      return next.value;
    }
    const known = this.#endings.get(text);
    if (known !== undefined) this.#follow(known);
    return known?.value;
  }

  /** Keeps what a name tells that was read in whole; a value that is known of its ending stays, and comes back. */
  keep(name: string, beginningLength: number, value: Value): Value {
    this.#beginning = name.slice(0, beginningLength);
    const text = name.slice(beginningLength);
    const ending = this.#endings.get(text) ?? { text, value, next: undefined };
    this.#endings.set(text, ending);
    this.#follow(ending);
    return ending.value;
  }

  #follow(ending: Ending<Value>): void {
    if (this.#last !== undefined) this.#last.next = ending;
    this.#last = ending;
  }
}
