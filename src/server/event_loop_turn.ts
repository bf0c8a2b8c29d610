/** Lets the event loop turn: a promise alone only goes to the end of the present turn. @module */

/** A web-standard way that, unlike a timer, does not wait for a millisecond. */
export class EventLoopTurn {
  readonly #channel = new MessageChannel();
  #resolve: () => void = () => {};

  constructor() {
    this.#channel.port2.onmessage = () => this.#resolve();
  }

  /** Resolves in the next turn; one caller at a time. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#channel.port1.postMessage(null);
    });
  }

  /** Lets go of what would keep the process alive. */
  close(): void {
    this.#channel.port1.close();
    this.#channel.port2.close(); // the oldest Deno we support does not close it with the other
  }
}
