/** Making one batch of look-ups that come close together. @module */
import { abortable } from "./abortable.ts";
import type { Timers } from "./timers.ts";

/** How one item of a batch ended. */
export type GatherOutcome<Value> =
  | { readonly value: Value }
  | { readonly error: unknown };

/** How to make a batch and how to run it. */
export interface GatherOptions<Item, Value> {
  /** How long the first item waits for company, in milliseconds. */
  readonly windowMs: number;
  /** A batch that has so many items leaves at once. */
  readonly maxItemCount: number;
  /** Items with one key share a place in the batch and its outcome. */
  readonly keyOf: (item: Item) => string;
  /**
   * Runs one batch: as many outcomes as items, in their order. A throw is the outcome of every item. The signal aborts
   * when all callers of the batch have left.
   */
  readonly run: (
    items: readonly Item[],
    signal: AbortSignal,
  ) => Promise<readonly GatherOutcome<Value>[]>;
  readonly timers: Timers;
}

interface Batch<Item, Value> {
  readonly items: Map<string, Item>;
  readonly controller: AbortController;
  readonly outcomes: PromiseWithResolvers<ReadonlyMap<string, GatherOutcome<Value>>>;
  readonly cancelTimer: () => void;
  callers: number;
}

/** Collects look-ups that arrive within `windowMs` of the first one. */
export class Gather<Item, Value> {
  readonly #options: GatherOptions<Item, Value>;
  #open: Batch<Item, Value> | undefined;

  constructor(options: GatherOptions<Item, Value>) {
    this.#options = options;
  }

  /**
   * The outcome of `item` from the batch that it travels in.
   * @throws `signal.reason` when this caller leaves, which the others of the batch do not notice.
   */
  async add(item: Item, signal: AbortSignal): Promise<Value> {
    signal.throwIfAborted();
    const batch = this.#open ??= this.#start();
    const key = this.#options.keyOf(item);
    batch.items.set(key, item);
    batch.callers++;
    if (batch.items.size >= this.#options.maxItemCount) this.#depart(batch);
    try {
      const outcomes = await abortable(batch.outcomes.promise, signal);
      const outcome = outcomes.get(key);
      if (outcome === undefined) {
        throw new RangeError("Cannot split a batch: an outcome is missing");
      }
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    } finally {
      batch.callers--;
      if (batch.callers === 0) this.#abandon(batch, signal.reason);
    }
  }

  #start(): Batch<Item, Value> {
    const batch: Batch<Item, Value> = {
      items: new Map(),
      controller: new AbortController(),
      outcomes: Promise.withResolvers(),
      cancelTimer: this.#options.timers.after(this.#options.windowMs, () => this.#depart(batch)),
      callers: 0,
    };
    batch.outcomes.promise.catch(() => {}); // all callers may have left
    return batch;
  }

  #depart(batch: Batch<Item, Value>): void {
    batch.cancelTimer();
    if (this.#open === batch) this.#open = undefined;
    this.#run(batch).then(batch.outcomes.resolve, batch.outcomes.reject);
  }

  async #run(batch: Batch<Item, Value>): Promise<ReadonlyMap<string, GatherOutcome<Value>>> {
    const keys = [...batch.items.keys()];
    const outcomes = await this.#options.run([...batch.items.values()], batch.controller.signal);
    if (outcomes.length !== keys.length) {
      throw new RangeError(
        `Cannot split a batch of ${keys.length}: it has ${outcomes.length} outcomes`,
      );
    }
    return new Map(outcomes.map((outcome, index) => [keys[index] ?? "", outcome]));
  }

  /** Nobody waits any more: a batch that has not left never does, one that has is stopped. */
  #abandon(batch: Batch<Item, Value>, reason: unknown): void {
    batch.cancelTimer();
    if (this.#open === batch) this.#open = undefined;
    batch.controller.abort(reason);
  }
}
