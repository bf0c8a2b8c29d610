/** The tier behind the local cache: what another process has, or one of all that asks. @module */
import type { EntrySeal } from "../cache/entry_seal.ts";
import type { CacheEntry } from "../cache/response_cache.ts";
import {
  ENTRY_HEAD_BYTES,
  MAX_STORED_BYTES,
  openEntry,
  sealEntry,
  type SharedEntry,
} from "../cache/shared_entry.ts";
import type { SharedCounters } from "../cache/shared_statistics.ts";
import type { Gone, SharedStore, StoreLock } from "../cache/shared_store.ts";
import type { Clock } from "../domain/clock.ts";
import { sleep } from "../resilience/abortable.ts";
import { backoffMs, type Random } from "../resilience/backoff.ts";
import type { Timers } from "../resilience/timers.ts";
import type { Fetched } from "./fetched.ts";

/** What all pipelines of a process share. */
export interface SharedTierOptions {
  readonly store: SharedStore;
  readonly seal: EntrySeal;
  readonly counters: SharedCounters;
  /** Composed values have the shape that this version of the program gives them. */
  readonly programVersion: string;
  /** Of one text. */
  readonly maxTextBytes: number;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
}

/** A copy that was found. */
export interface SharedCopy {
  readonly entry: CacheEntry;
  readonly stored: SharedEntry;
}

/** What the tier is asked, and how to answer where it cannot. */
export interface SharedQuestion {
  readonly name: string;
  /** Of no use: `undefined`. */
  readonly read: (stored: SharedEntry) => Promise<CacheEntry | undefined>;
  readonly isFresh: (entry: CacheEntry) => boolean;
  /** Whether a copy past its freshness ends the search, too. */
  readonly isEnough: (entry: CacheEntry) => boolean;
  /** Asks the upstream. `waitedMs` of its time are gone; `copy` is the one that was found last. */
  readonly ask: (copy: SharedCopy | undefined, waitedMs: number) => Promise<Fetched>;
  /** How long an entry is worth keeping; 0: not at all. */
  readonly ttlMs: (entry: CacheEntry) => number;
  /** Longest wait for another process that asks. */
  readonly maxWaitMs: number;
  readonly signal: AbortSignal;
}

/** A process whose clock is further ahead would keep its copies fresh for too long. */
const MAX_AHEAD_MS = 60_000;
/** Between looks for what another process is fetching. */
const POLL = { baseMs: 20, maxMs: 150 };

/** Says nothing of an upstream that fails: that is the fetch's. A store that fails is as good as none. */
export class SharedTier {
  readonly #options: SharedTierOptions;

  constructor(options: SharedTierOptions) {
    this.#options = options;
  }

  /** The key of a question. `authorization` is part of it: what one credential may read is not for the others. */
  async nameOf(
    key: string,
    { isComposed, authorization }: { isComposed: boolean; authorization: string | undefined },
  ): Promise<string> {
    const { seal, programVersion } = this.#options;
    const name = await seal.nameOf(JSON.stringify([key, authorization ?? null]));
    return isComposed ? `made-${programVersion}:${name}` : `wire:${name}`;
  }

  /** A copy that is good enough, or what the upstream says. Of all processes, one asks. */
  async find(question: SharedQuestion): Promise<SharedCopy | Fetched> {
    const { counters } = this.#options;
    const { found: first, head } = await this.#look(question);
    if (first === "gone") {
      return await this.#ask(question, undefined, { lock: undefined, waitedMs: 0 });
    }
    if (isCopy(first) && question.isFresh(first.entry)) {
      counters.hits++;
      return first;
    }
    if (isCopy(first) && question.isEnough(first.entry)) {
      counters.staleHits++;
      return first;
    }
    if (first === "foreign") counters.foreign++;
    const turn = await this.#turn(question, { found: first, head });
    // One look-up counts once, whatever was seen on the way.
    if ("entry" in turn) {
      if (first !== "foreign") counters.hits++;
      return turn;
    }
    if (isCopy(first)) counters.staleHits++;
    else if (first === undefined) counters.misses++;
    return await this.#ask(question, turn.copy, turn);
  }

  /** Waits for the turn to ask: it comes with a lock, or without where nobody can give one or it took too long. */
  async #turn(question: SharedQuestion, first: Look): Promise<SharedCopy | Turn> {
    const { store, counters, random, timers, clock } = this.#options;
    const { name, signal, maxWaitMs } = question;
    const startedAtMs = clock();
    let copy = isCopy(first.found) ? first.found : undefined;
    let last = first;
    let waitedMs = 0;
    for (let tries = 1;; tries++) {
      const lock = await store.lock(name);
      const held = typeof lock === "string" ? undefined : lock;
      try {
        signal.throwIfAborted();
        if (lock === "gone") return { copy, waitedMs, lock: undefined };
        // Another process may have written between our look and our lock.
        last = await this.#lookAgain(question, last);
        signal.throwIfAborted();
      } catch (error) {
        held?.release();
        throw error;
      }
      const { found } = last;
      if (isCopy(found)) copy = found;
      if (isCopy(found) && question.isFresh(found.entry)) {
        held?.release();
        return found;
      }
      if (held !== undefined) return { copy, waitedMs, lock: held };
      if (tries === 1) counters.lockWaits++;
      if (waitedMs >= maxWaitMs) return { copy, waitedMs, lock: undefined };
      const pauseMs = backoffMs(tries, { ...POLL, random });
      await sleep(pauseMs, signal, timers);
      waitedMs = Math.max(waitedMs + pauseMs, clock() - startedAtMs); // a slow store takes its part
    }
  }

  async #ask(
    question: SharedQuestion,
    copy: SharedCopy | undefined,
    { lock, waitedMs }: Omit<Turn, "copy">,
  ): Promise<Fetched> {
    let fetched: Fetched;
    try {
      fetched = await question.ask(copy, waitedMs);
    } catch (error) {
      lock?.release();
      throw error;
    }
    // Behind the answer; whoever waits is let in when it is there to be found.
    this.#keep(question, copy, fetched)
      .catch(() => this.#options.counters.skippedWrites++) // no reason to fail: the answer is there
      .finally(() => lock?.release());
    return fetched;
  }

  async #keep(
    { name, ttlMs }: SharedQuestion,
    copy: SharedCopy | undefined,
    fetched: Fetched,
  ): Promise<void> {
    const { store, seal, counters, maxTextBytes } = this.#options;
    const forMs = ttlMs(fetched.entry);
    if (!(forMs > 0)) return store.delete(name); // what was there is no longer so
    const entry = fetched.shareable === undefined
      ? confirmed(copy, fetched.entry)
      : fetched.shareable();
    if (entry === undefined) return void counters.skippedWrites++;
    const bytes = await sealEntry(entry, name, { seal, maxTextBytes });
    if (bytes === undefined) counters.skippedWrites++;
    else store.set(name, bytes, forMs);
  }

  /** Leaves what was seen last where it is: it may be large, and those who wait look often. */
  async #lookAgain(question: SharedQuestion, { head }: Look): Promise<Look> {
    if (head !== undefined) {
      const now = await this.#options.store.get(question.name, ENTRY_HEAD_BYTES);
      if (now === undefined || now === "gone") return { found: now, head };
      if (isSame(now.subarray(0, ENTRY_HEAD_BYTES), head)) return { found: undefined, head };
    }
    return await this.#look(question);
  }

  async #look({ name, read }: SharedQuestion): Promise<Look> {
    const { store, seal, maxTextBytes, clock } = this.#options;
    const bytes = await store.get(name, MAX_STORED_BYTES);
    if (bytes === undefined || bytes === "gone") return { found: bytes, head: undefined };
    const head = bytes.slice(0, ENTRY_HEAD_BYTES);
    const stored = await openEntry(bytes, name, { seal, maxTextBytes });
    if (stored !== undefined && stored.meta.confirmedAtMs <= clock() + MAX_AHEAD_MS) {
      const entry = await read(stored);
      if (entry !== undefined) return { found: { entry, stored }, head };
    }
    return { found: "foreign", head };
  }
}

/** `foreign`: something, but of no use. */
type Found = SharedCopy | undefined | Gone | "foreign";

interface Look {
  readonly found: Found;
  /** How what lies there begins: enough to see that it is another. */
  readonly head: Uint8Array | undefined;
}

interface Turn {
  readonly copy: SharedCopy | undefined;
  readonly waitedMs: number;
  readonly lock: StoreLock | undefined;
}

function isCopy(found: Found): found is SharedCopy {
  return typeof found === "object";
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, place) => byte === other[place]);
}

/** The text that an upstream has just confirmed, where it is the text of that entry. */
function confirmed(copy: SharedCopy | undefined, entry: CacheEntry): SharedEntry | undefined {
  if (copy === undefined || copy.entry.etag === undefined || copy.entry.etag !== entry.etag) {
    return undefined;
  }
  return { ...copy.stored, meta: { ...copy.stored.meta, confirmedAtMs: entry.confirmedAtMs } };
}
