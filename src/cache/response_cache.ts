/** Parsed answers, bounded by number and by bytes. @module */
import { LRUCache } from "lru-cache";
import { estimateBytes } from "./size_estimate.ts";
import {
  type CacheCounters,
  type CacheStatistics,
  createCounters,
  type ServiceCacheStatistics,
  sumCounters,
} from "./statistics.ts";

/** One stored answer. Whether it is fresh is for the reader to say: it knows how fresh it wants it. */
export interface CacheEntry {
  readonly service: string;
  /** Host and port that sent it. */
  readonly host: string;
  readonly isPublic: boolean;
  readonly value: unknown;
  /** 404: the upstream has no such thing. */
  readonly negative: boolean;
  readonly etag: string | undefined;
  /** When the upstream last sent or confirmed it. */
  confirmedAtMs: number;
  /** Set when it was found past its freshness, so that it is counted once. */
  expirationCounted: boolean;
}

/** Bounds; whichever is reached first evicts the least recently used. No entries: nothing is kept. */
export interface ResponseCacheOptions {
  readonly maxEntryCount: number;
  readonly maxSizeBytes: number;
}

/** Map slot, list links, key header, the entry object: measured as 350 bytes beside key and value. */
const ENTRY_BYTES = 350;

/** A store for all services; keys carry the service's name. */
export class ResponseCache {
  readonly #options: ResponseCacheOptions;
  readonly #entries: LRUCache<string, CacheEntry>;
  readonly #counters = new Map<string, CacheCounters>();

  constructor(options: ResponseCacheOptions) {
    this.#options = options;
    this.#entries = new LRUCache({
      max: options.maxEntryCount,
      maxSize: options.maxSizeBytes,
      // One huge document must not push out everything else.
      maxEntrySize: Math.max(1, Math.floor(options.maxSizeBytes / 4)),
      dispose: (entry, _key, reason) => {
        if (reason === "evict") this.counters(entry.service).evictions++;
      },
    });
  }

  /** The counters of one service, to count with. */
  counters(service: string): CacheCounters {
    const known = this.#counters.get(service);
    if (known !== undefined) return known;
    const counters = createCounters();
    this.#counters.set(service, counters);
    return counters;
  }

  /** The stored answer, now the most recently used. */
  get(key: string): CacheEntry | undefined {
    return this.#entries.get(key);
  }

  /**
   * Stores an answer. `textBytes` is what it was parsed from: the estimate is never below it, since strings cut out of
   * a text keep all of it. One that takes more than a quarter of the bytes is not stored, and its old copy goes.
   */
  set(key: string, entry: CacheEntry, textBytes: number): void {
    if (this.#options.maxEntryCount === 0) return; // to the store below, 0 would mean without a bound
    const size = ENTRY_BYTES + 2 * key.length + Math.max(estimateBytes(entry.value), textBytes);
    this.#entries.set(key, entry, { size });
  }

  /** Stores an entry with the value of the one before, at its size. Nothing where that one is gone by now. */
  replace(key: string, entry: CacheEntry): void {
    const size = this.#entries.info(key)?.size;
    if (size !== undefined) this.#entries.set(key, entry, { size });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  /** Goes through all entries to count them by service, so it is for people who ask, not for the hot path. */
  statistics(): CacheStatistics {
    return {
      ...sumCounters(this.#counters.values()),
      entryCount: this.#entries.size,
      maxEntryCount: this.#options.maxEntryCount,
      sizeBytes: this.#entries.calculatedSize,
      maxSizeBytes: this.#options.maxSizeBytes,
      services: this.#services(),
    };
  }

  #services(): Map<string, ServiceCacheStatistics> {
    const entryCounts = new Map<string, number>();
    for (const { service } of this.#entries.values()) {
      entryCounts.set(service, (entryCounts.get(service) ?? 0) + 1);
    }
    return new Map(
      [...this.#counters].map(([service, counters]) => [
        service,
        { entryCount: entryCounts.get(service) ?? 0, ...counters },
      ]),
    );
  }
}
