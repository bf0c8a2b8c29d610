/** From a question to a fresh entry, by asking the upstream; nothing is kept here. @module */
import type { CacheEntry } from "../cache/response_cache.ts";
import type { SharedEntry } from "../cache/shared_entry.ts";
import { encodePlain } from "../cache/plain_codec.ts";
import { abortable } from "../resilience/abortable.ts";
import { startDeadline } from "../resilience/deadline.ts";
import { UpstreamError } from "../resilience/upstream_error.ts";
import type { WireAnswer } from "./attempt.ts";
import { decodeAnswer } from "./decode_answer.ts";
import { lookUp, type LookUpOptions } from "./look_up.ts";
import type { Origin, Question } from "./question.ts";
import type { ComposedRequest, UpstreamRequest } from "./upstream_request.ts";
import type { UpstreamBase } from "./upstream_url.ts";
import { toWireRequest } from "./wire_request.ts";

/** An answer of the upstream itself. */
export interface Fetched {
  readonly entry: CacheEntry;
  /** `revalidated`: the value of the entry before. */
  readonly status: "fetched" | "revalidated";
  /** UTF-16 units that the value was parsed from; 0 for one that other reads made. */
  readonly textLength: number;
  /** As others can read it; absent where it cannot be told as text, and where it was revalidated. */
  readonly shareable: (() => SharedEntry | undefined) | undefined;
}

/** What a fetch is made with. */
export interface FetchOptions extends Omit<LookUpOptions<unknown>, "finish"> {
  readonly base: UpstreamBase;
  readonly origin: Origin;
  /** The copy that may be confirmed. */
  readonly entry: CacheEntry | undefined;
}

/** @throws As `lookUp` and `ComposedRequest.load` do. */
export async function fetchAnswer<T>(
  request: Question<T>,
  options: FetchOptions,
): Promise<Fetched> {
  if ("load" in request) return await load(request, options);
  return await lookUp(() => toWireRequest(options.base, request, options.entry?.etag), {
    ...options,
    finish: (answer) => finish(answer, request, options),
  });
}

async function finish<T>(
  answer: WireAnswer,
  request: UpstreamRequest<T>,
  { entry, origin, service }: FetchOptions,
): Promise<Fetched> {
  if (answer.kind === "unchanged" && entry !== undefined) {
    const confirmed = { ...entry, confirmedAtMs: answer.readAtMs, expirationCounted: false };
    return { entry: confirmed, status: "revalidated", textLength: 0, shareable: undefined };
  }
  const found = answer.kind === "found" ? answer : undefined;
  const { readAtMs } = answer;
  return {
    entry: {
      service,
      ...origin,
      value: found === undefined ? undefined : await decodeAnswer(request, found),
      negative: found === undefined,
      etag: found?.etag,
      confirmedAtMs: readAtMs,
      expirationCounted: false,
    },
    status: "fetched",
    textLength: found?.text.length ?? 0,
    shareable: () => ({
      meta: {
        ...{ confirmedAtMs: readAtMs, readAtMs },
        negative: found === undefined,
        etag: found?.etag,
        contentType: found?.headers.get("content-type") ?? undefined,
        movedTo: found?.movedTo,
      },
      text: found?.text ?? "",
    }),
  };
}

/** Reads that keep to their time say more of a failure than we can: so much longer they have. */
const GRACE_MS = 250;

/** Where a part of the time is gone already, the reads need not know: they are ended. */
async function loadInTime<T>(
  request: ComposedRequest<T>,
  { service, limits, clock, timers, signal, deadlineMs = Infinity }: FetchOptions,
): Promise<T> {
  const startedAtMs = clock();
  const endsAtMs = Math.min(startedAtMs + limits.budgetMs, deadlineMs);
  if (deadlineMs === Infinity) return await request.load(signal, endsAtMs);
  const limit = startDeadline(signal, Math.max(0, endsAtMs - startedAtMs) + GRACE_MS, timers);
  try {
    return await abortable(request.load(limit.signal, endsAtMs), limit.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!limit.expired() || error !== limit.signal.reason) throw error;
    const elapsedMs = Math.max(0, clock() - startedAtMs);
    throw new UpstreamError({ kind: "timeout", service, attempts: 0, elapsedMs, cause: error });
  } finally {
    limit.release();
  }
}

/** Its texts were parsed by other reads, so only its own size is known. */
async function load<T>(
  request: ComposedRequest<T>,
  options: FetchOptions,
): Promise<Fetched> {
  const { service, origin, clock } = options;
  const value = await loadInTime(request, options);
  const nowMs = clock();
  const negative = value === undefined;
  return {
    entry: {
      ...{ service, ...origin, value, negative },
      ...{ etag: undefined, confirmedAtMs: nowMs, expirationCounted: false },
    },
    status: "fetched",
    textLength: 0,
    shareable: () => {
      const text = negative ? "" : encodePlain(value);
      if (text === undefined) return undefined;
      return {
        meta: {
          ...{ confirmedAtMs: nowMs, readAtMs: nowMs, negative },
          ...{ etag: undefined, contentType: undefined, movedTo: undefined },
        },
        text,
      };
    },
  };
}
