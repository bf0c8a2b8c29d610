/** The parsed terms of entries, each text parsed once. @module */
import { isUnreachableMarker, markersAreDisjoint } from "../marker_logic.ts";
import { InvalidMarkerError, type Marker, parseMarker } from "../marker.ts";
import { tryParseSpecifierSet } from "../specifier.ts";
import { intersectRanges, isEmptyRanges, rangesOf, type VersionRanges } from "../version_range.ts";
import type { FileEntry } from "./requirement_file.ts";

/** What is spent on one file at most: a hostile one could ask for hours. */
const MOST = {
  markerLength: 100_000, // UTF-16 units of markers that are analysed
  comparisons: 5_000, // of version ranges
} as const;

/** Parses, compares and remembers the markers and specifiers of one file. */
export class EntryTerms {
  readonly #markers = new Map<string, Marker | undefined>();
  readonly #unreachable = new Map<string, boolean>();
  readonly #disjoint = new Map<string, boolean>();
  readonly #ranges = new Map<string, VersionRanges | undefined>();
  #markerRoom: number = MOST.markerLength;
  #comparisons: number = MOST.comparisons;

  /** Something was too much to look at, so that nothing was proven of it. */
  get exhausted(): boolean {
    return this.#markerRoom < 0 || this.#comparisons < 0;
  }

  /** Whether it is proven that the entry applies nowhere. */
  isUnreachable({ marker }: FileEntry): boolean {
    const parsed = this.#markerOf(marker);
    if (marker === undefined || parsed === undefined) return false;
    const known = this.#unreachable.get(marker) ??
      (this.#takes(marker.length) && isUnreachableMarker(parsed));
    this.#unreachable.set(marker, known);
    return known;
  }

  /** Whether no environment has both, as far as is known: nothing is told of what is not proven to meet. */
  areDisjoint(a: FileEntry, b: FileEntry): boolean {
    const [first, second] = [this.#markerOf(a.marker), this.#markerOf(b.marker)];
    // Where an entry applies whose marker does not parse is not known.
    if (
      (a.marker !== undefined && first === undefined) ||
      (b.marker !== undefined && second === undefined)
    ) return true;
    if (first === undefined || second === undefined || a.marker === b.marker) {
      return this.isUnreachable(a) || this.isUnreachable(b);
    }
    // What was not looked at is no reason to tell of a conflict.
    if (this.#markerRoom < 0) return true;
    const key = JSON.stringify([a.marker, b.marker]);
    const known = this.#disjoint.get(key) ??
      (!this.#takes(key.length) || markersAreDisjoint(first, second));
    this.#disjoint.set(key, known);
    return known;
  }

  /** Whether it is proven that no version meets the entry. */
  isUnsatisfiable(entry: FileEntry): boolean {
    return this.#rangesOf(entry)?.every(isEmptyRanges) ?? false;
  }

  /** Whether it is proven that no version meets both. */
  exclude(a: FileEntry, b: FileEntry): boolean {
    if (a.specifier === b.specifier && a.alternatives === undefined) return false;
    const [first, second] = [this.#rangesOf(a), this.#rangesOf(b)];
    if (first === undefined || second === undefined) return false;
    this.#comparisons -= first.length * second.length;
    if (this.#comparisons < 0) return false;
    return first.every((one) =>
      second.every((other) => isEmptyRanges(intersectRanges(one, other)))
    );
  }

  #takes(length: number): boolean {
    if (this.#markerRoom >= 0) this.#markerRoom -= length;
    return this.#markerRoom >= 0;
  }

  #markerOf(text: string | undefined): Marker | undefined {
    if (text === undefined) return undefined;
    if (!this.#markers.has(text)) this.#markers.set(text, tryParse(text));
    return this.#markers.get(text);
  }

  /** The ranges of which one must hold; `undefined` where the entry names no versions. */
  #rangesOf(entry: FileEntry): readonly VersionRanges[] | undefined {
    if (entry.url !== undefined) return undefined;
    const ranges: VersionRanges[] = [];
    for (const text of entry.alternatives ?? [entry.specifier]) {
      if (!this.#ranges.has(text)) {
        const set = tryParseSpecifierSet(text);
        this.#ranges.set(text, set === undefined ? undefined : rangesOf(set));
      }
      const known = this.#ranges.get(text);
      if (known === undefined) return undefined;
      ranges.push(known);
    }
    return ranges;
  }
}

function tryParse(text: string): Marker | undefined {
  try {
    return parseMarker(text);
  } catch (error) {
    if (error instanceof InvalidMarkerError) return undefined;
    throw error;
  }
}
