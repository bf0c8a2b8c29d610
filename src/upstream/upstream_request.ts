/** What a client hands to the pipeline and what it gets back. @module */
import type { UpstreamCall } from "../domain/source.ts";
import type { BytesAnswer, BytesRequest } from "./byte_range.ts";

/** What is known about the answer besides its text. */
export interface UpstreamAnswer {
  /** Media type without parameters, in lower case. */
  readonly contentType: string;
  readonly headers: Headers;
  /** When the body had been read, by the injected clock. */
  readonly readAtMs: number;
  /** The URL that redirects led to; absent without any. What an answer holds may be relative to it. */
  readonly movedTo?: string | undefined;
}

/** One look-up. Within a service, one URL with one `accept` has one `decode`: callers share the parsed value. */
export interface UpstreamRequest<T> {
  readonly method?: "GET" | "POST";
  /**
   * Path and query under the service's base URL, every part already percent-encoded; or an absolute URL of an
   * allowed host (files). Anything that URL parsing would change is refused with a `TypeError`.
   */
  readonly path: string;
  /** The `Accept` header; part of the cache key. */
  readonly accept: string;
  /** JSON, for POST; part of the cache key. A POST is taken for an idempotent read and may be sent again. */
  readonly body?: unknown;
  /**
   * Text of a 200 answer to the parsed value, which is what is cached. A throw becomes `malformed`; a thrown
   * `UpstreamError` hands on its `detail`. A byte order mark is kept, so the text encodes to the bytes that were sent.
   */
  readonly decode: (text: string, answer: UpstreamAnswer) => T | Promise<T>;
  /** Media types that the answer may have, e.g. `application/json`; anything else is `malformed`. `*` admits all. */
  readonly contentType: string | readonly string[];
  /** 404: an answer (`undefined`, cached shortly) or a failure (`rejected`, 404). */
  readonly notFound: "answer" | "failure";
  /** Freshness; absent: the configured one. `Infinity`: immutable. `0`: not cached. */
  readonly freshMs?: number;
  /** What `ComposedRequest.load` was given, where this is a part of it. */
  readonly deadlineMs?: number;
}

/** A value that is made from several answers of one service: all pages of a query, or its share of a batch. */
export interface ComposedRequest<T> {
  /** Names the value within the service: one `key` has one `load`. */
  readonly key: string;
  /** An absolute URL whose host the outcome names; absent: the base URL's. */
  readonly about?: string;
  /**
   * Makes the value by reads of its own, whose outcomes it keeps to itself. The signal aborts when all callers left.
   * Reads that go one after the other take `deadlineMs` along, so that all of them have the time of one look-up.
   * `undefined`: there is no such thing, which is believed as shortly as a 404 is.
   * @throws {UpstreamError} What it could not read; never a value in its place.
   */
  readonly load: (signal: AbortSignal, deadlineMs: number) => Promise<T>;
  /** As in `UpstreamRequest`. */
  readonly freshMs?: number;
}

/** One service behind the whole pipeline. */
export interface UpstreamApi {
  readonly service: string;
  /** Host and port of the base URL. */
  readonly host: string;
  /** False where the base URL is not the service's public one. */
  readonly isPublic: boolean;
  /**
   * The parsed answer; `undefined` for a 404 that counts as an answer. Records one outcome in `call.sources`, on
   * failure too, but none when the caller left.
   * @throws {UpstreamError} On every failure of the upstream.
   * @throws `call.signal.reason`, as it is, when the caller left.
   */
  read<T>(request: UpstreamRequest<T>, call: UpstreamCall): Promise<T | undefined>;
  /**
   * The same for a value that several reads make: it is kept, shared and asked again as one. Records one outcome.
   * @throws As `read` does.
   */
  compose<T>(request: ComposedRequest<T>, call: UpstreamCall): Promise<T>;
  /**
   * Bytes of a file, by a `Range` header; through the same policies, but nothing is kept or shared: that is for the
   * `compose()` around it.
   * @throws As `read` does.
   */
  readBytes(request: BytesRequest, call: UpstreamCall): Promise<BytesAnswer>;
}
