/** How many requests are served at the same time, together and for each caller. @module */

/** Counts without waiting: who finds no slot is told so. */
export class Slots {
  readonly #most: number;
  readonly #mostEach: number;
  readonly #held = new Map<string, number>(); // callers with none are not kept
  #count = 0;

  constructor(most: number, mostEach = most) {
    this.#most = most;
    this.#mostEach = mostEach;
  }

  /** Whether there was room among all. */
  enter(): boolean {
    if (this.#count >= this.#most) return false;
    this.#count += 1;
    return true;
  }

  /** Gives one back. */
  leave(): void {
    this.#count -= 1;
  }

  /** Whether there was room for that caller. */
  enterAs(key: string): boolean {
    const held = this.#held.get(key) ?? 0;
    if (held >= this.#mostEach) return false;
    this.#held.set(key, held + 1);
    return true;
  }

  /** Gives that caller's back. */
  leaveAs(key: string): void {
    const held = (this.#held.get(key) ?? 1) - 1;
    if (held === 0) this.#held.delete(key);
    else this.#held.set(key, held);
  }
}
