/** A store that processes share: what the second tier needs of it. @module */

/** The store could not be asked, or did not answer in time: nothing is known of the key. */
export type Gone = "gone";

/** A lock that one process holds; it is renewed until it is let go of, and ends by itself if the process does. */
export interface StoreLock {
  /** Lets others in, after what was written before. */
  release(): void;
}

/** Every method answers within the time of one command, and none rejects. Keys are short and hold nothing secret. */
export interface SharedStore {
  /** `undefined`: nothing there. Of a longer value only `maxBytes` and one more. */
  get(key: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined | Gone>;
  /** Written behind the answer, in the order of the calls; what finds the queue full is not written. */
  set(key: string, value: Uint8Array<ArrayBuffer>, ttlMs: number): void;
  delete(key: string): void;
  /** `taken`: another process holds it. */
  lock(key: string): Promise<StoreLock | "taken" | Gone>;
}
