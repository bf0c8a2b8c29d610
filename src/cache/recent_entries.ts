/** A map within bounds, which drops what was not asked for the longest. @module */

/** Whichever is reached first evicts; sizes are in the caller's unit. */
export interface EntryBounds {
  readonly maxCount: number;
  /** Of all together. */
  readonly maxSize: number;
  /** Of one; a larger one is not kept. */
  readonly maxEntrySize: number;
}

interface Sized<Value> {
  readonly value: Value;
  readonly size: number;
}

/** Values by key, each as large as the caller says. */
export class RecentEntries<Value> {
  readonly #bounds: EntryBounds;
  readonly #evicted: (value: Value) => void;
  /** From the one not used the longest to the last one used: a `Map` keeps the order in which keys came in. */
  readonly #entries = new Map<string, Sized<Value>>();
  #size = 0;

  /** @param evicted Told what a bound pushes out, not what is replaced or deleted. */
  constructor(bounds: EntryBounds, evicted: (value: Value) => void) {
    this.#bounds = bounds;
    this.#evicted = evicted;
  }

  get count(): number {
    return this.#entries.size;
  }

  /** Of all together. */
  get size(): number {
    return this.#size;
  }

  /** The value, now the last one used. */
  get(key: string): Value | undefined {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, found);
    return found.value;
  }

  /** How large a value is that is kept; this is no use of it. */
  sizeOf(key: string): number | undefined {
    return this.#entries.get(key)?.size;
  }

  /** Keeps a value as the last one used. Where it is too large alone, the one before it goes nevertheless. */
  set(key: string, value: Value, size: number): void {
    this.delete(key);
    const { maxCount, maxSize, maxEntrySize } = this.#bounds;
    if (size > Math.min(maxSize, maxEntrySize) || maxCount < 1) return;
    for (const [oldest, entry] of this.#entries) {
      if (this.#entries.size < maxCount && this.#size + size <= maxSize) break;
      this.delete(oldest);
      this.#evicted(entry.value);
    }
    this.#entries.set(key, { value, size });
    this.#size += size;
  }

  delete(key: string): void {
    const found = this.#entries.get(key);
    if (found === undefined) return;
    this.#entries.delete(key);
    this.#size -= found.size;
  }

  clear(): void {
    this.#entries.clear();
    this.#size = 0;
  }

  *values(): Generator<Value> {
    for (const { value } of this.#entries.values()) yield value;
  }
}
