/** Looks after what takes longer than it mostly does: one timer for all, so that what is quick pays for none. @module */
import { systemTimers, type Timers } from "../resilience/timers.ts";

const TICK_MS = 50;

/** What to do once, if it still matters then. */
type Task = () => void;

/** Calls a task between one and two ticks after it was added, unless it is removed before. */
export class Laggards {
  readonly #timers: Timers;
  #young = new Set<Task>();
  #old = new Set<Task>();
  #isTicking = false;

  constructor(timers: Timers = systemTimers) {
    this.#timers = timers;
  }

  add(task: Task): void {
    this.#young.add(task);
    this.#tickLater();
  }

  remove(task: Task): void {
    if (!this.#young.delete(task)) this.#old.delete(task);
  }

  #tickLater(): void {
    if (this.#isTicking) return;
    this.#isTicking = true;
    this.#timers.after(TICK_MS, () => this.#tick());
  }

  #tick(): void {
    this.#isTicking = false;
    const due = this.#old;
    this.#old = this.#young;
    this.#young = new Set();
    if (this.#old.size > 0) this.#tickLater();
    for (const task of due) task();
  }
}
