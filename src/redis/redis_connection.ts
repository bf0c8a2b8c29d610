/** One connection to Redis, as bytes and plain replies; the only file that knows the client library. @module */
import { Buffer } from "node:buffer";
import {
  ConnectionTimeoutError,
  createClient,
  ErrorReply,
  RESP_TYPES,
  SocketClosedUnexpectedlyError,
} from "redis";
import { startDeadline } from "../resilience/deadline.ts";
import { abortable } from "../resilience/abortable.ts";
import type { Timers } from "../resilience/timers.ts";

/** The server's own word for what it refuses, e.g. `OOM`; its prose is not handed on. */
export class RedisRefusal extends Error {
  override readonly name = "RedisRefusal";
  constructor(readonly code: string) {
    super(`Redis refused a command: ${code}`);
  }
}

/** No answer in time. */
export class RedisLate extends Error {
  override readonly name = "RedisLate";
}

/** Where the server is, and how long it may take. */
export interface ConnectionOptions {
  /** May hold a password. */
  readonly url: string;
  /** For one command, in milliseconds. */
  readonly timeoutMs: number;
  readonly timers: Timers;
  /** Ends the opening. */
  readonly signal: AbortSignal;
}

/** A part of a command. */
export type Argument = string | Uint8Array<ArrayBuffer>;

/** Open until it breaks or is closed; it never comes back by itself. */
export interface RedisConnection {
  /** Resolves when it is of no more use, with a word for the log. */
  readonly ended: Promise<string>;
  /** Strings come as bytes. @throws {RedisRefusal | RedisLate | Error} */
  send(command: readonly Argument[]): Promise<unknown>;
  close(): void;
}

/** An answer that takes longer is a slow one, in milliseconds. */
export function slowFrom(timeoutMs: number): number {
  return timeoutMs / 2;
}

/** TCP, TLS and authentication together; at least this long, whatever one command may take. */
const OPENING_MS = 2_000;
const NEVER = new AbortController().signal;
/** Commands that wait for their replies; more are refused, so that a server that hangs costs little memory. */
const MAX_WAITING_COUNT = 1_000;

/** @throws {Error} Where it cannot be had, or the first command is not answered in time. */
export async function openConnection(options: ConnectionOptions): Promise<RedisConnection> {
  const { url, timeoutMs, timers, signal } = options;
  const openingMs = Math.max(OPENING_MS, timeoutMs);
  const client = createClient({
    url,
    RESP: 2, // what every server speaks
    maintNotifications: "disabled", // asked for, it would look into the environment
    disableOfflineQueue: true,
    disableClientInfo: true,
    commandsQueueMaxLength: MAX_WAITING_COUNT,
    socket: { connectTimeout: openingMs, reconnectStrategy: false },
  });
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  client.on("error", (error) => end(wordFor(error)));
  client.on("end", () => end("closed"));
  const close = () => {
    client.destroy();
    end("closed");
  };
  const send = async (command: readonly Argument[]) => {
    const args = command.map(toArgument);
    const reply = client.sendCommand(args, { typeMapping: { [RESP_TYPES.BLOB_STRING]: Buffer } });
    return await inTime(reply, { timeoutMs, timers });
  };
  try {
    await inTime(client.connect(), { timeoutMs: openingMs, timers, signal });
    // What is slow already is not begun with.
    await inTime(send(["PING"]), { timeoutMs: slowFrom(timeoutMs), timers, signal });
    return { ended, send, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function inTime<T>(
  answer: Promise<T>,
  { timeoutMs, timers, signal = NEVER }: Pick<ConnectionOptions, "timeoutMs" | "timers"> & {
    readonly signal?: AbortSignal;
  },
): Promise<T> {
  const limit = startDeadline(signal, timeoutMs, timers);
  try {
    return await abortable(answer, limit.signal);
  } catch (error) {
    if (limit.expired()) throw new RedisLate(`No answer within ${timeoutMs} ms`);
    throw error instanceof ErrorReply ? new RedisRefusal(wordFor(error)) : error;
  } finally {
    limit.release();
  }
}

/**
 * `WRONGPASS`, `ECONNREFUSED`, or the kind of error; never its text, which may quote what was sent. The library names its
 * errors after their classes only, and those have other names in the bundle.
 */
export function wordFor(error: unknown): string {
  if (error instanceof RedisRefusal) return error.code;
  if (error instanceof RedisLate || error instanceof ConnectionTimeoutError) return "late";
  if (error instanceof SocketClosedUnexpectedlyError) return "closed";
  if (error instanceof ErrorReply) return /^[A-Z]{2,20}\b/.exec(error.message)?.[0] ?? "ERR";
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[A-Z_]{2,40}$/.test(code) ? code : error.name;
}

function toArgument(part: Argument): string | Buffer {
  return typeof part === "string"
    ? part
    : Buffer.from(part.buffer, part.byteOffset, part.byteLength); // a view, not a copy
}
