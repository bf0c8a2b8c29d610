/** Seeded choices, so that a run of cases can be repeated. @module */
import { seededRandom } from "../../../tests/support/seeded_random.ts";

/** Draws choices; two with one seed draw the same. */
export class Chance {
  readonly #random: () => number;
  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  /** From 0 to below `limit`. */
  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** True with the probability given. */
  maybe(probability: number): boolean {
    return this.#random() < probability;
  }

  /** One of the list, all alike. */
  pick<Item>(list: readonly Item[]): Item {
    const item = list[this.below(list.length)];
    if (item === undefined) throw new RangeError("Cannot pick from an empty list");
    return item;
  }

  /** What `make` makes, `least` to `most` times. */
  several<Item>(least: number, most: number, make: () => Item): readonly Item[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }

  /** The text in another case, or as it is. */
  cased(text: string): string {
    const way = this.below(5);
    if (way === 0) return text.toUpperCase();
    if (way > 1) return text;
    return [...text].map((unit) => this.maybe(0.5) ? unit.toUpperCase() : unit).join("");
  }
}
