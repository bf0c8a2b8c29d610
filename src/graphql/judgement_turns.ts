/** A turn of the event loop for each judgement: a query asks for many, and each takes milliseconds of the processor. @module */
import type { Timers } from "../resilience/timers.ts";

/** Turns of one query: other requests, probes and its own time limit come in between. */
export class JudgementTurns {
  readonly #timers: Timers;
  #last: Promise<void> = Promise.resolve();
  #closed = false;
  #cancel: () => void = () => {};

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Resolves in a turn that no other caller gets; never once they are closed. */
  next(): Promise<void> {
    this.#last = this.#last.then(() =>
      new Promise((resolve) => {
        // Messages to oneself are quicker, and are all delivered before anything is read from a socket.
        if (!this.#closed) this.#cancel = this.#timers.after(0, resolve);
      })
    );
    return this.#last;
  }

  /** The query is answered: nobody reads what would still be judged. */
  close(): void {
    this.#closed = true;
    this.#cancel();
  }
}
