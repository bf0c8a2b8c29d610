/** A shared store in memory, as slow as a test wants it. @module */
import type { Gone, SharedStore, StoreLock } from "../../src/cache/shared_store.ts";
import { sleep } from "../../src/resilience/abortable.ts";
import type { Timers } from "../../src/resilience/timers.ts";

/** How slow it is. */
export interface MemoryStoreOptions {
  readonly timers: Timers;
  /** Of each command, in milliseconds. */
  readonly tookMs?: number;
}

/** Keeps what it is given for ever. */
export class MemoryStore implements SharedStore {
  readonly copies = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Keys that are locked, by whomever. */
  readonly locked = new Set<string>();
  /** Bytes handed out. */
  readCount = 0;
  readonly #options: MemoryStoreOptions;

  constructor(options: MemoryStoreOptions) {
    this.#options = options;
  }

  async get(key: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined | Gone> {
    await this.#pause();
    const bytes = this.copies.get(key)?.slice(0, maxBytes + 1);
    this.readCount += bytes?.length ?? 0;
    return bytes;
  }

  set(key: string, value: Uint8Array<ArrayBuffer>): void {
    this.copies.set(key, value);
  }

  delete(key: string): void {
    this.copies.delete(key);
  }

  async lock(key: string): Promise<StoreLock | "taken" | Gone> {
    await this.#pause();
    if (this.locked.has(key)) return "taken";
    this.locked.add(key);
    return { release: () => this.locked.delete(key) };
  }

  async #pause(): Promise<void> {
    const { timers, tookMs = 0 } = this.#options;
    if (tookMs > 0) await sleep(tookMs, new AbortController().signal, timers);
  }
}
