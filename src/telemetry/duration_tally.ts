/** Durations counted into buckets: a few comparisons for each, no allocation. @module */

/** Upper bounds in seconds, 1 ms to 30 s: a cached answer is in the first, a look-up's whole budget in the last. */
export const DURATION_BOUNDS: readonly number[] = Object.freeze([
  ...[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5],
  ...[1, 2.5, 5, 10, 30],
]);

/** One series of a histogram. */
export class DurationTally {
  readonly #counts = new Array<number>(DURATION_BOUNDS.length + 1).fill(0);
  #count = 0;
  #sumMs = 0;

  /** A clock that went back makes it nothing, never less. */
  add(durationMs: number): void {
    const positiveMs = durationMs > 0 ? durationMs : 0;
    const seconds = positiveMs / 1000;
    let bucket = 0;
    while (bucket < DURATION_BOUNDS.length && seconds > (DURATION_BOUNDS[bucket] ?? 0)) bucket++;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#count++;
    this.#sumMs += positiveMs;
  }

  get count(): number {
    return this.#count;
  }

  get sumSeconds(): number {
    return this.#sumMs / 1000;
  }

  /** Each bound with how many lasted no longer. */
  cumulative(): readonly (readonly [boundSeconds: number, count: number])[] {
    let count = 0;
    return DURATION_BOUNDS.map((bound, index) => [bound, count += this.#counts[index] ?? 0]);
  }
}
