/** How the upstreams are doing, as far as our own requests tell. @module */
import type { Clock } from "../domain/clock.ts";
import type { CircuitName } from "../resilience/circuit.ts";
import type { HostPolicies } from "../resilience/host_policies.ts";
import type { UpstreamError, UpstreamErrorKind } from "../resilience/upstream_error.ts";

/** One service on one host. */
export interface HostState {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
  /** Shared by all services on the host; `half-open` also where nobody has asked since its break was over. */
  readonly circuit: CircuitName;
  /** Attempts sent, background revalidation included. */
  readonly requestCount: number;
  /** Look-ups that ended in failure, however many attempts they took. */
  readonly failureCount: number;
  /** The same, by what went wrong. */
  readonly failures: ReadonlyMap<UpstreamErrorKind, number>;
  /** Attempts after the first of a look-up. */
  readonly retryCount: number;
  /** Look-ups that were answered, "no such thing" included. */
  readonly answerCount: number;
  /** Attempts that wait for their turn, for all services on the host. */
  readonly waitingCount: number;
  /** What the upstream did last time it failed; our own refusals (`circuit_open`) do not hide it. */
  readonly lastErrorKind?: UpstreamErrorKind;
  readonly lastErrorAtMs?: number;
}

/** What the pipeline counts for one service on one host. */
export interface HostRecord {
  requestCount: number;
  retryCount: number;
  answerCount: number;
  /** Notes a failed look-up. */
  failed(error: UpstreamError): void;
}

interface Row {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
  readonly counts: HostRecord;
  readonly failures: Map<UpstreamErrorKind, number>;
  last: { readonly kind: UpstreamErrorKind; readonly atMs: number } | undefined;
}

/** What the monitor is made with. */
export interface UpstreamMonitorOptions {
  readonly hosts: HostPolicies;
  readonly clock: Clock;
  /** Told of every failed look-up, for a log: one that runs in the background has no caller to tell. */
  readonly onFailure?: (error: UpstreamError, host: string) => void;
}

/** Told of everything by the pipelines; asks nobody. */
export class UpstreamMonitor {
  readonly #hosts: HostPolicies;
  readonly #clock: Clock;
  readonly #onFailure: (error: UpstreamError, host: string) => void;
  readonly #rows = new Map<string, Row>();

  constructor({ hosts, clock, onFailure = () => {} }: UpstreamMonitorOptions) {
    this.#hosts = hosts;
    this.#clock = clock;
    this.#onFailure = onFailure;
  }

  /** The record of one service on one host, made at the first call. */
  record(
    { service, host, isPublic }: Pick<HostState, "service" | "host" | "isPublic">,
  ): HostRecord {
    const key = `${service} ${host}`;
    const known = this.#rows.get(key);
    if (known !== undefined) return known.counts;
    const failures = new Map<UpstreamErrorKind, number>();
    const counts: HostRecord = {
      requestCount: 0,
      retryCount: 0,
      answerCount: 0,
      failed: (error) => {
        failures.set(error.kind, (failures.get(error.kind) ?? 0) + 1);
        if (error.kind !== "circuit_open") row.last = { kind: error.kind, atMs: this.#clock() };
        this.#onFailure(error, host);
      },
    };
    const row: Row = { service, host, isPublic, counts, failures, last: undefined };
    this.#rows.set(key, row);
    return counts;
  }

  /** One state for each service and host, in the order in which they were set up. */
  hostStates(): readonly HostState[] {
    return [...this.#rows.values()].map(
      ({ service, host, isPublic, counts, failures, last }) => {
        const { circuit, bulkhead, limiter } = this.#hosts.of(host);
        return {
          service,
          host,
          isPublic,
          circuit: circuit.state,
          requestCount: counts.requestCount,
          retryCount: counts.retryCount,
          answerCount: counts.answerCount,
          failureCount: [...failures.values()].reduce((sum, count) => sum + count, 0),
          failures,
          waitingCount: bulkhead.waitingCount + limiter.waitingCount,
          ...(last === undefined ? {} : { lastErrorKind: last.kind, lastErrorAtMs: last.atMs }),
        };
      },
    );
  }
}
