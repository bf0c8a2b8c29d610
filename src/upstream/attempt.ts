/** One attempt: one request, its redirects, its answer. @module */
import type { Clock } from "../domain/clock.ts";
import { abortable } from "../resilience/abortable.ts";
import { AttemptFailure } from "../resilience/attempt_failure.ts";
import { DeadlineError, startDeadline } from "../resilience/deadline.ts";
import type { Timers } from "../resilience/timers.ts";
import { discardBody, readText } from "./body.ts";
import { type ByteRange, type BytesAnswer, rangeHeader, readRangeAnswer } from "./byte_range.ts";
import { checkMediaType } from "./media_type.ts";
import { parseRetryAfter } from "./retry_after.ts";

/** What the pipeline needs of `fetch`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Redirects that one attempt follows. */
const MAX_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
/** RFC 9110, 8.8.3: an entity tag; anything else must not come back to the upstream as a header. */
const ENTITY_TAG = /^(?:W\/)?"[\x21\x23-\x7e]{0,256}"$/;

/** Whether a text may go back to an upstream as an entity tag. */
export function isEntityTag(text: string): boolean {
  return ENTITY_TAG.test(text);
}

/** The `Authorization` header for a URL; `undefined`: that URL gets none. */
export type Authorize = (url: URL) => string | undefined;

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly accept: string;
  /** Empty: every media type is accepted. */
  readonly mediaTypes: readonly string[];
  readonly body: string | undefined;
  /** Entity tag of the copy that we hold; for GET only. */
  readonly etag: string | undefined;
  /** Set where a part of a file is wanted; the answer is then `part` or `absent`. */
  readonly part?: { readonly range: ByteRange; readonly maxBytes: number };
}

/** What came back, where it is an answer at all. */
export type WireAnswer =
  | {
    readonly kind: "found";
    readonly text: string;
    readonly headers: Headers;
    readonly etag: string | undefined;
    readonly readAtMs: number;
    /** Where redirects led, if there were any. */
    readonly movedTo: string | undefined;
  }
  | { readonly kind: "part"; readonly part: BytesAnswer; readonly readAtMs: number }
  | { readonly kind: "unchanged"; readonly readAtMs: number }
  | { readonly kind: "absent"; readonly readAtMs: number };

/** What an attempt is made with. */
export interface AttemptOptions {
  readonly fetch: Fetch;
  readonly userAgent: string;
  /** Over headers and body together, in milliseconds. */
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
  /** Asked for every URL of an attempt anew, so that a redirect cannot take a credential along. */
  readonly authorize?: Authorize | undefined;
  readonly clock: Clock;
  readonly timers: Timers;
  /** Reaches the socket. */
  readonly signal: AbortSignal;
}

/**
 * Sends one request and reads its answer to the end.
 * @throws {AttemptFailure} On everything that is not an answer.
 * @throws `signal.reason` when the signal aborts.
 */
export async function sendAttempt(
  request: WireRequest,
  options: AttemptOptions,
): Promise<WireAnswer> {
  const { signal, timeoutMs, timers } = options;
  signal.throwIfAborted();
  const limit = startDeadline(signal, timeoutMs, timers);
  try {
    const { response, url } = await follow(request, options, limit.signal);
    const movedTo = url === request.url ? undefined : url.href;
    return await readAnswer(response, request, { ...options, movedTo, signal: limit.signal });
  } catch (error) {
    if (limit.expired() || signal.reason instanceof DeadlineError) {
      throw new AttemptFailure({ kind: "timeout" });
    }
    signal.throwIfAborted();
    throw error;
  } finally {
    limit.release();
  }
}

/** Redirects are followed by hand: the platform would follow them to any host. */
async function follow(
  request: WireRequest,
  options: AttemptOptions,
  signal: AbortSignal,
): Promise<{ readonly response: Response; readonly url: URL }> {
  let url = request.url;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await send(url, request, { ...options, signal });
    if (!REDIRECTS.has(response.status)) return { response, url };
    discardBody(response);
    url = redirectTarget(response, url, request.method);
  }
  throw new AttemptFailure({
    kind: "rejected",
    detail: `redirected more than ${MAX_REDIRECTS} times`,
  });
}

async function send(
  url: URL,
  request: WireRequest,
  { fetch, userAgent, authorize, signal }: AttemptOptions,
): Promise<Response> {
  const headers = new Headers({ accept: request.accept, "user-agent": userAgent });
  if (request.body !== undefined) headers.set("content-type", "application/json");
  if (request.etag !== undefined) headers.set("if-none-match", request.etag);
  if (request.part !== undefined) {
    headers.set("range", rangeHeader(request.part.range));
    headers.set("accept-encoding", "identity"); // offsets count the bytes of the file itself
  }
  const authorization = authorize?.(url);
  if (authorization !== undefined) headers.set("authorization", authorization);
  const init: RequestInit = { method: request.method, headers, redirect: "manual", signal };
  if (request.body !== undefined) init.body = request.body;
  const answered = Promise.try(() => fetch(url.href, init));
  // A fetch that does not know signals may answer when nobody waits any more.
  answered.then((response) => signal.aborted && discardBody(response), () => {});
  try {
    return await abortable(answered, signal);
  } catch (cause) {
    const denied = cause instanceof Error && cause.name === "NotCapable";
    throw new AttemptFailure(
      denied
        ? { kind: "rejected", detail: "the program may not use that host", cause }
        : { kind: "unreachable", cause },
    );
  }
}

function redirectTarget(response: Response, from: URL, method: string): URL {
  const { status } = response;
  const location = response.headers.get("location") ?? "";
  const target = location.length > 2000 || location === "" ? null : URL.parse(location, from.href);
  if (target === null) {
    throw new AttemptFailure({ kind: "malformed", status, detail: "a redirect without a target" });
  }
  // 307 and 308 keep the method; the others would turn a query by POST into a GET for something else.
  if (method === "POST" && status !== 307 && status !== 308) {
    throw new AttemptFailure({ kind: "rejected", status, detail: "redirected to another method" });
  }
  if (target.origin !== from.origin || target.username !== "" || target.password !== "") {
    throw new AttemptFailure({ kind: "rejected", status, detail: "redirected to another host" });
  }
  return target;
}

async function readAnswer(
  response: Response,
  request: WireRequest,
  { maxResponseBytes, clock, movedTo, signal }: AttemptOptions & {
    readonly movedTo: string | undefined;
  },
): Promise<WireAnswer> {
  const { status, headers } = response;
  if (request.part !== undefined) {
    const maxBytes = Math.min(request.part.maxBytes, maxResponseBytes);
    const part = await readRangeAnswer(response, { ...request.part, maxBytes, signal });
    if (part !== undefined) return { kind: "part", part, readAtMs: clock() };
  } else if (status === 200) {
    try {
      checkMediaType(headers.get("content-type"), request.mediaTypes);
    } catch (error) {
      discardBody(response);
      throw error;
    }
    const text = await readText(response, { maxBytes: maxResponseBytes, signal });
    const etag = entityTag(headers);
    return { kind: "found", text, headers, etag, readAtMs: clock(), movedTo };
  }
  discardBody(response);
  if (status === 304 && request.etag !== undefined) return { kind: "unchanged", readAtMs: clock() };
  if (status === 404) return { kind: "absent", readAtMs: clock() };
  throw failureOf(status, headers, clock());
}

function failureOf(status: number, headers: Headers, nowMs: number): AttemptFailure {
  const wait = parseRetryAfter(headers.get("retry-after"), nowMs);
  const retryAfter = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 429) return new AttemptFailure({ kind: "rate_limited", status, ...retryAfter });
  if (status >= 500) return new AttemptFailure({ kind: "unavailable", status, ...retryAfter });
  if (status >= 400) return new AttemptFailure({ kind: "rejected", status });
  return new AttemptFailure({ kind: "malformed", status, detail: "expected 200" });
}

function entityTag(headers: Headers): string | undefined {
  const text = headers.get("etag");
  return text !== null && isEntityTag(text) ? text : undefined;
}
