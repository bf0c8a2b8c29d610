/** The error kind "an upstream failed". @module */

/** Every way an upstream can fail, as told to a caller. */
export const UPSTREAM_ERROR_KINDS = [
  "unreachable", // no connection, reset, DNS, TLS
  "timeout", // headers or body did not arrive in time
  "rate_limited", // 429
  "unavailable", // 5xx
  "circuit_open", // it failed so often lately that it was not asked
  "rejected", // another 4xx, a redirect to another host, or our own queue is full
  "malformed", // not what its API promises: wrong type, cut off, too large, does not parse
] as const;
export type UpstreamErrorKind = typeof UPSTREAM_ERROR_KINDS[number];

/** What is known about the failure; upstream prose never enters it. */
export interface UpstreamFailure {
  readonly kind: UpstreamErrorKind;
  /** As in `SourceOutcome.service`. */
  readonly service: string;
  readonly status?: number;
  /** How long the upstream asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Requests sent for this look-up, retries included. */
  readonly attempts?: number;
  /** Time from the first attempt to giving up, in milliseconds. */
  readonly elapsedMs?: number;
  /** Our own words on what was wrong, e.g. `expected application/json, got text/html`. */
  readonly detail?: string;
  readonly cause?: unknown;
}

/** An upstream did not give a usable answer. Turned into a result in `src/server/`, nowhere else. */
export class UpstreamError extends Error {
  override readonly name = "UpstreamError";
  readonly kind: UpstreamErrorKind;
  readonly service: string;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly attempts: number;
  readonly elapsedMs: number;
  readonly detail: string | undefined;

  constructor(failure: UpstreamFailure) {
    super(
      `Cannot read from ${failure.service}: ${failure.kind}${
        failure.status === undefined ? "" : ` (${failure.status})`
      }` +
        (failure.detail === undefined ? "" : `, ${failure.detail}`),
      failure.cause === undefined ? undefined : { cause: failure.cause },
    );
    this.kind = failure.kind;
    this.service = failure.service;
    this.status = failure.status;
    this.retryAfterMs = failure.retryAfterMs;
    this.attempts = failure.attempts ?? 0;
    this.elapsedMs = failure.elapsedMs ?? 0;
    this.detail = failure.detail;
  }
}

/** A look-up whose failure is data: exactly one of the two is told. */
export type Settled<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly value?: undefined; readonly error: UpstreamError };

/**
 * Turns an upstream's failure into data; everything else (the caller is gone, our bug) is thrown
 * on. Whoever reads the result must say "unknown" for an error: it is never an empty list.
 */
export async function settle<T>(promise: Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await promise };
  } catch (error) {
    if (error instanceof UpstreamError) return { error };
    throw error;
  }
}
