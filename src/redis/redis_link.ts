/** A connection that is made again when it breaks, and is not asked while it is broken. @module */
import type { Gone } from "../cache/shared_store.ts";
import type { SharedCounters } from "../cache/shared_statistics.ts";
import type { Clock } from "../domain/clock.ts";
import type { Log } from "../log.ts";
import { sleep } from "../resilience/abortable.ts";
import { backoffMs, type Random } from "../resilience/backoff.ts";
import { Pause } from "../resilience/pause.ts";
import type { Timers } from "../resilience/timers.ts";
import {
  type Argument,
  openConnection,
  type RedisConnection,
  RedisLate,
  RedisRefusal,
  slowFrom,
  wordFor,
} from "./redis_connection.ts";

/** What the link is made with. */
export interface RedisLinkOptions {
  /** May hold a password. */
  readonly url: string;
  /** Longest that one command may take, in milliseconds. */
  readonly timeoutMs: number;
  /** What every key begins with. */
  readonly prefix: string;
  /** Between looks whether the server still answers; default 2,000. */
  readonly watchMs?: number;
  /** How long refused kinds of commands are not sent; default 2,000. */
  readonly breakMs?: number;
  readonly counters: SharedCounters;
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
}

/** Late or slow answers, or refusals in a row after which nothing is asked for a while. */
const FAILURE_COUNT = 3;
const BREAK_MS = 2_000;
/** Waits between attempts to connect, in milliseconds: so long at most until a server that is back is used again. */
const RECONNECT = { baseMs: 250, maxMs: 3_000 };
const WATCH_MS = 2_000;
/** A connection that lived so long was a good one: the next is tried soon. */
const GOOD_MS = 10_000;

/** Commands go out while the server answers; while it does not, they fail at once and cost nobody time. */
export class RedisLink {
  readonly #options: RedisLinkOptions;
  readonly #closed = new AbortController();
  /** A server that is full or read-only refuses the one and answers the other. */
  readonly #pauses: { readonly read: Pause; readonly write: Pause };
  readonly #running: Promise<void>;
  #connection: RedisConnection | undefined;
  #lateCount = 0;
  /** Late answers so far, counted once for all commands that were out together. */
  #lateRound = 0;

  /** Begins to connect, and waits for nothing. */
  constructor(options: RedisLinkOptions) {
    const { clock, breakMs = BREAK_MS } = options;
    const pause = () => new Pause({ failureCount: FAILURE_COUNT, breakMs, clock });
    this.#options = options;
    this.#pauses = { read: pause(), write: pause() };
    this.#running = this.#keepConnected();
  }

  /** `gone` also where the server is there and refuses. */
  get state(): "connected" | "gone" {
    const { read, write } = this.#pauses;
    return this.#connection !== undefined && read.isOver && write.isOver ? "connected" : "gone";
  }

  /** The reply, or `gone`; a refusal that is about the key alone (`WRONGTYPE`) is handed on. */
  async run(
    command: readonly Argument[],
    kind: "read" | "write",
  ): Promise<{ readonly reply: unknown } | { readonly refusal: "WRONGTYPE" } | Gone> {
    const { counters } = this.#options;
    const connection = this.#connection;
    const pause = this.#pauses[kind];
    if (connection === undefined || !pause.mayTry()) {
      counters.skippedCommands++;
      return "gone";
    }
    const { clock, timeoutMs } = this.#options;
    const sentAtMs = clock();
    const round = this.#lateRound;
    try {
      const reply = await connection.send(command);
      if (clock() - sentAtMs > slowFrom(timeoutMs)) this.#late(connection, round);
      else this.#lateCount = 0;
      pause.succeeded();
      return { reply };
    } catch (error) {
      if (error instanceof RedisRefusal && error.code === "WRONGTYPE") {
        return { refusal: error.code };
      }
      counters.errors++;
      if (error instanceof RedisRefusal) this.#refused(error, pause);
      else if (error instanceof RedisLate) this.#late(connection, round);
      return "gone";
    }
  }

  /** Ends the connection and all attempts to make one. */
  async close(): Promise<void> {
    this.#closed.abort();
    this.#connection?.close();
    await this.#running;
  }

  #refused({ code }: RedisRefusal, pause: Pause): void {
    this.#lateCount = 0; // it answers
    const wasOver = pause.isOver;
    pause.failed();
    if (wasOver && !pause.isOver) {
      this.#options.log.warning("Redis refuses commands; going on without", { code });
    }
  }

  /** In time, but slower than many an upstream, is no help either. What hangs may be a connection that nobody will ever end: a new one proves more than waiting. */
  #late(connection: RedisConnection, round: number): void {
    if (round !== this.#lateRound) return; // a pause of our own makes all late that are out
    this.#lateRound++;
    this.#lateCount++;
    if (this.#lateCount >= FAILURE_COUNT && this.#connection === connection) connection.close();
  }

  /** Without it, nobody would know of a server that hangs, or takes writes again, until somebody calls. */
  async #watch(connection: RedisConnection, signal: AbortSignal): Promise<void> {
    const { timers, prefix, watchMs = WATCH_MS } = this.#options;
    while (this.#connection === connection && !signal.aborted) {
      await sleep(watchMs, signal, timers).catch(() => {});
      if (signal.aborted) return;
      await this.run(["PING"], "read");
      if (this.#pauses.write.isOver) continue;
      await this.run(["SET", `${prefix}:v1:probe`, "1", "PX", "1000"], "write");
    }
  }

  async #keepConnected(): Promise<void> {
    const { clock, random, timers, log, counters } = this.#options;
    const { signal } = this.#closed;
    let failedCount = 0;
    while (!signal.aborted) {
      const opened = await this.#open();
      if (signal.aborted) return typeof opened === "string" ? undefined : opened.close();
      let reason = opened;
      if (typeof opened !== "string") {
        const openedAtMs = clock();
        counters.connections++;
        if (failedCount > 0) log.info("Redis is back");
        this.#lateCount = 0;
        this.#connection = opened;
        const watching = new AbortController();
        this.#watch(opened, AbortSignal.any([signal, watching.signal]));
        reason = await opened.ended;
        this.#connection = undefined;
        watching.abort();
        opened.close();
        const livedMs = clock() - openedAtMs;
        if (livedMs < 0 || livedMs >= GOOD_MS) failedCount = 0;
      }
      failedCount++;
      if (signal.aborted) return;
      if (failedCount === 1) log.warning("Redis is gone; going on without", { reason });
      await sleep(backoffMs(failedCount, { ...RECONNECT, random }), signal, timers).catch(() => {});
    }
  }

  /** The connection, or in a word why there is none. */
  async #open(): Promise<RedisConnection | string> {
    try {
      return await openConnection({ ...this.#options, signal: this.#closed.signal });
    } catch (error) {
      return wordFor(error);
    }
  }
}
