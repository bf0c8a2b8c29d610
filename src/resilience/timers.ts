/** Timers as a value, so that tests turn the clock by hand. @module */

/** Longest delay a platform timer takes; a longer one would fire at once. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Runs a callback later. */
export interface Timers {
  /** Runs `callback` after `delayMs`, unless the returned function is called before; calling it later is harmless. */
  after(delayMs: number, callback: () => void): () => void;
}

/** The platform's timers. */
export const systemTimers: Timers = {
  after(delayMs, callback) {
    const id = setTimeout(callback, Math.min(Math.max(delayMs, 0), MAX_DELAY_MS));
    return () => clearTimeout(id);
  },
};
