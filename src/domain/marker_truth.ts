/** Markers as truth tables over all cases that can occur. @module */
import { casesOf } from "./marker_cases.ts";
import type { MarkerEnvironment } from "./marker_comparison.ts";
import { formatComparison } from "./marker_text.ts";
import { foldMarker, type Marker, type MarkerComparison } from "./marker_tree.ts";

/** One bit for each case: whether a marker holds in it. Bits past the last case are 0. */
export type Truth = Uint32Array;

const MAX_CASES = 16_384;
const MAX_COMPARISONS = 256;

/** What markers say in every case that can occur. */
export class TruthTable {
  readonly #rows: ReadonlyMap<string, Truth>;
  readonly #all: Truth;

  private constructor(rows: ReadonlyMap<string, Truth>, all: Truth) {
    this.#rows = rows;
    this.#all = all;
  }

  /** The table for markers made of the comparisons of `markers`; `undefined`: it would be too large. */
  static of(marker: Marker, given: MarkerEnvironment = {}): TruthTable | undefined {
    const comparisons = new Map<string, MarkerComparison>();
    foldMarker(marker, (comparison) => {
      if (comparisons.size <= MAX_COMPARISONS) {
        comparisons.set(formatComparison(comparison), comparison);
      }
    }, () => {});
    if (comparisons.size > MAX_COMPARISONS) return undefined;
    const axes = casesOf([...comparisons.values()], given);
    if (axes === undefined) return undefined;
    let count = 1;
    for (const { cases } of axes) {
      count *= cases.length;
      if (count > MAX_CASES) return undefined;
    }
    const rows = new Map<string, Truth>();
    let stride = 1;
    for (const { comparisons: own, cases } of axes) {
      own.forEach((comparison, column) => {
        const held = (index: number) => cases[Math.floor(index / stride) % cases.length]?.[column];
        rows.set(formatComparison(comparison), truthFrom(count, held));
      });
      stride *= cases.length;
    }
    return new TruthTable(rows, truthFrom(count, () => true));
  }

  /** Where the marker holds. */
  truthOf(marker: Marker): Truth {
    return foldMarker(
      marker,
      (comparison) => {
        const row = this.#rows.get(formatComparison(comparison));
        if (row === undefined) {
          throw new RangeError("Cannot look up a comparison that is not in the table");
        }
        return row;
      },
      (kind, truths) => this.join(kind, truths),
    );
  }

  /** What `and` or `or` of markers says. */
  join(kind: "and" | "or", truths: readonly Truth[]): Truth {
    const joined = kind === "and" ? this.#all.slice() : new Uint32Array(this.#all.length);
    for (const truth of truths) {
      for (let word = 0; word < joined.length; word++) {
        const other = truth[word] ?? 0;
        joined[word] = kind === "and" ? (joined[word] ?? 0) & other : (joined[word] ?? 0) | other;
      }
    }
    return joined;
  }

  /** Whether something holds in every case. */
  isAlways(truth: Truth): boolean {
    return sameTruth(truth, this.#all);
  }

  /** Whether something holds in no case. */
  isNever(truth: Truth): boolean {
    return truth.every((word) => word === 0);
  }
}

/** Whether two things hold in the same cases. */
export function sameTruth(a: Truth, b: Truth): boolean {
  return a.every((word, index) => word === b[index]);
}

function truthFrom(count: number, held: (index: number) => boolean | undefined): Truth {
  const truth = new Uint32Array(Math.ceil(count / 32));
  for (let index = 0; index < count; index++) {
    if (held(index) === true) truth[index >> 5] = (truth[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return truth;
}
