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
  /** Shared by all services on the host. */
  readonly circuit: CircuitName;
  /** Attempts sent, background revalidation included. */
  readonly requestCount: number;
  /** Look-ups that ended in failure, however many attempts they took. */
  readonly failureCount: number;
  /** What the upstream did last time it failed; our own refusals (`circuit_open`) do not hide it. */
  readonly lastErrorKind?: UpstreamErrorKind;
  readonly lastErrorAtMs?: number;
}

/** What the pipeline counts for one service on one host. */
export interface HostRecord {
  requestCount: number;
  failureCount: number;
  /** Notes a failed look-up. */
  failed(error: UpstreamError): void;
}

interface Row {
  readonly service: string;
  readonly host: string;
  readonly isPublic: boolean;
  readonly counts: HostRecord;
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
    const counts: HostRecord = {
      requestCount: 0,
      failureCount: 0,
      failed: (error) => {
        counts.failureCount++;
        if (error.kind !== "circuit_open") row.last = { kind: error.kind, atMs: this.#clock() };
        this.#onFailure(error, host);
      },
    };
    const row: Row = { service, host, isPublic, counts, last: undefined };
    this.#rows.set(key, row);
    return counts;
  }

  /** One state for each service and host, in the order in which they were set up. */
  hostStates(): readonly HostState[] {
    return [...this.#rows.values()].map(({ service, host, isPublic, counts, last }) => ({
      service,
      host,
      isPublic,
      circuit: this.#hosts.of(host).circuit.state,
      requestCount: counts.requestCount,
      failureCount: counts.failureCount,
      ...(last === undefined ? {} : { lastErrorKind: last.kind, lastErrorAtMs: last.atMs }),
    }));
  }
}
