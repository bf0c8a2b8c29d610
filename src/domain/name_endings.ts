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
    return this.#known(name.slice(beginning.length))?.value;
  }

  /** Keeps what a name tells that was read in whole; a value that is known of its ending stays, and comes back. */
  keep(name: string, beginningLength: number, value: Value): Value {
    this.#beginning = name.slice(0, beginningLength);
    const text = name.slice(beginningLength);
    const known = this.#known(text);
    if (known !== undefined) return known.value;
    const ending = { text, value, next: undefined };
    this.#endings.set(text, ending);
    this.#follow(ending);
    return value;
  }

  #known(text: string): Ending<Value> | undefined {
    // The files of a release mostly come in the order of the release before.
    const next = this.#last?.next;
    const ending = next?.text === text ? next : this.#endings.get(text);
    if (ending !== undefined) this.#follow(ending);
    return ending;
  }

  #follow(ending: Ending<Value>): void {
    if (this.#last !== undefined) this.#last.next = ending;
    this.#last = ending;
  }
}
