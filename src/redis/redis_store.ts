/** Copies and locks in Redis. @module */
import type { SharedCounters } from "../cache/shared_statistics.ts";
import type { Gone, SharedStore, StoreLock } from "../cache/shared_store.ts";
import type { Timers } from "../resilience/timers.ts";
import type { Argument } from "./redis_connection.ts";
import type { RedisLink } from "./redis_link.ts";

/** Where copies and locks are, and who counts what becomes of them. */
export interface RedisStoreOptions {
  readonly link: RedisLink;
  /** Ends without a separator. */
  readonly prefix: string;
  readonly counters: SharedCounters;
  readonly timers: Timers;
  /** Names one holding of a lock, in this process and all others. */
  readonly newToken: () => string;
}

/** A holder that died keeps others waiting no longer than this, in milliseconds. */
const LOCK_MS = 3_000;
const RENEW_MS = 1_000;
/** No request takes so long: a lock that is still held then was forgotten. */
const MAX_RENEWAL_COUNT = 180;
/** What may wait to be written; an answer more is not worth the memory of a server that is slow. */
const MAX_PENDING_BYTES = 32 * 2 ** 20;

/** A lock without an end, or with one far away, is none of ours and would hold up everybody. */
const LOCK_SCRIPT = `
if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then return 1 end
local left = redis.call('PTTL', KEYS[1])
if left >= 0 and left <= tonumber(ARGV[2]) then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
/** Only the holder's own: it may have ended and be another's by now. */
const RENEW_SCRIPT = `
if redis.pcall('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`;
const RELEASE_SCRIPT = `
if redis.pcall('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`;

/** Keys are `<prefix>:v1:<kind>:<key>`: the number changes when entries or scripts do. */
export class RedisStore implements SharedStore {
  readonly #options: RedisStoreOptions;
  readonly #held = new Set<() => void>();
  readonly #writing = new Set<Promise<void>>();
  #pendingBytes = 0;

  constructor(options: RedisStoreOptions) {
    this.#options = options;
  }

  async get(key: string, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | undefined | Gone> {
    const { link, counters } = this.#options;
    // Never more than could be ours, whatever lies there.
    const outcome = await link.run(
      ["GETRANGE", this.#keyOf("copy", key), "0", `${maxBytes}`],
      "read",
    );
    if (outcome === "gone") return outcome;
    if ("refusal" in outcome) {
      counters.foreign++;
      return undefined;
    }
    if (!(outcome.reply instanceof Uint8Array) || outcome.reply.length === 0) return undefined;
    return new Uint8Array(outcome.reply); // the reply may be a view into a larger buffer
  }

  set(key: string, value: Uint8Array<ArrayBuffer>, ttlMs: number): void {
    const { counters } = this.#options;
    if (this.#pendingBytes + value.length > MAX_PENDING_BYTES) {
      counters.skippedWrites++;
      return;
    }
    this.#pendingBytes += value.length;
    const command = ["SET", this.#keyOf("copy", key), value, "PX", `${Math.ceil(ttlMs)}`];
    this.#write(command, (isWritten) => {
      this.#pendingBytes -= value.length;
      if (isWritten) counters.writes++;
      else counters.skippedWrites++;
    });
  }

  delete(key: string): void {
    this.#write(["DEL", this.#keyOf("copy", key)]);
  }

  async lock(key: string): Promise<StoreLock | "taken" | Gone> {
    const { link, newToken } = this.#options;
    const place = this.#keyOf("lock", key);
    const token = newToken();
    const command = ["EVAL", LOCK_SCRIPT, "1", place, token, `${LOCK_MS}`];
    const outcome = await link.run(command, "write");
    if (outcome === "gone" || "refusal" in outcome) return "gone";
    return outcome.reply === 1 ? this.#hold(place, token) : "taken";
  }

  /** Lets go of what this process holds, so that others need not wait for the end of it; resolves when all is sent. */
  async close(): Promise<void> {
    for (const release of this.#held) release();
    await Promise.all(this.#writing);
  }

  /** Behind everybody's back; `close()` waits for it, and it for no longer than one command may take. */
  #write(command: readonly Argument[], then: (isWritten: boolean) => void = () => {}): void {
    const written = this.#options.link.run(command, "write").then((outcome) => {
      this.#writing.delete(written);
      then(outcome !== "gone");
    });
    this.#writing.add(written);
  }

  #hold(place: string, token: string): StoreLock {
    const { link, timers } = this.#options;
    let renewalCount = 0;
    let cancel = () => {};
    const renewLater = () => {
      cancel = timers.after(RENEW_MS, async () => {
        const outcome = await link.run(
          ["EVAL", RENEW_SCRIPT, "1", place, token, `${LOCK_MS}`],
          "write",
        );
        const isOurs = outcome !== "gone" && "reply" in outcome && outcome.reply === 1;
        renewalCount++;
        if (isOurs && this.#held.has(release) && renewalCount < MAX_RENEWAL_COUNT) renewLater();
      });
    };
    const release = () => {
      if (!this.#held.delete(release)) return;
      cancel();
      this.#write(["EVAL", RELEASE_SCRIPT, "1", place, token]);
    };
    this.#held.add(release);
    renewLater();
    return { release };
  }

  #keyOf(kind: "copy" | "lock", key: string): string {
    return `${this.#options.prefix}:v1:${kind}:${key}`;
  }
}
