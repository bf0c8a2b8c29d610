/** How one attempt failed, before anybody knows how many there were. @module */
import { UpstreamError, type UpstreamErrorKind } from "./upstream_error.ts";

/** What is known about the failed attempt. */
export interface AttemptFault {
  readonly kind: UpstreamErrorKind;
  readonly status?: number;
  /** How long the upstream asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Our own words. */
  readonly detail?: string;
  readonly cause?: unknown;
  /** The connection broke, whatever `kind` the caller is told (a body that is cut off is `malformed`). */
  readonly networkFault?: boolean;
}

/** One attempt failed. Stays inside the pipeline, which turns it into an `UpstreamError` for the caller. */
export class AttemptFailure extends Error {
  override readonly name = "AttemptFailure";
  readonly fault: AttemptFault;

  constructor(fault: AttemptFault) {
    super(
      fault.detail ?? fault.kind,
      fault.cause === undefined ? undefined : { cause: fault.cause },
    );
    this.fault = fault;
  }

  /** Network faults, timeouts and 5xx: the host is in trouble, which is what opens its circuit. */
  get trips(): boolean {
    const { kind, networkFault } = this.fault;
    return networkFault === true || kind === "unreachable" || kind === "timeout" ||
      kind === "unavailable";
  }

  /** What a second attempt may cure: what trips the circuit, and 429. */
  get transient(): boolean {
    return this.trips || this.fault.kind === "rate_limited";
  }

  /** What the caller is told. */
  toUpstreamError(
    { service, attempts, elapsedMs }: { service: string; attempts: number; elapsedMs: number },
  ): UpstreamError {
    const { kind, status, retryAfterMs, detail, cause } = this.fault;
    return new UpstreamError({
      kind,
      service,
      attempts,
      elapsedMs,
      ...(status === undefined ? {} : { status }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
      ...(detail === undefined ? {} : { detail }),
      ...(cause === undefined ? {} : { cause }),
    });
  }
}
